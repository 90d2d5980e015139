#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>

/// Runs the built program as a shell does.
namespace dramatis {

inline const std::string documents = DRAMATIS_SOURCE_DIR "/tests/data/talks.jsonl";
inline const std::string article = DRAMATIS_SOURCE_DIR "/samples/articles/2027-03-25-truce-signed.txt";

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

/// An empty folder in which commands run, removed at the end.
class Workplace {
 public:
  Workplace() {
    std::string name = (std::filesystem::temp_directory_path() / "dramatis-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a folder for the test");
    folder_ = name;
  }
  ~Workplace() { std::filesystem::remove_all(folder_); }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  /// Runs a line of shell in which $dramatis is the program; `out` and `err` are what the line prints.
  Outcome shell(const std::string& line) const {
    const std::filesystem::path out = folder_ / ".out";
    const std::filesystem::path err = folder_ / ".err";
    const std::string command = "cd '" + folder_.string() + "' && dramatis='" DRAMATIS_PROGRAM "' && ( " + line +
                                " ) >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
    const int status = std::system(command.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(out), read_text(err)};
    std::filesystem::remove(out);
    std::filesystem::remove(err);
    return outcome;
  }

  Outcome run(const std::string& arguments) const { return shell("$dramatis " + arguments); }

  std::string read(const std::string& name) const { return read_text(folder_ / name); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  const std::filesystem::path& folder() const { return folder_; }

  /// The number of files, to see that nothing was left over.
  std::ptrdiff_t files() const {
    return std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
  }

 private:
  std::filesystem::path folder_;
};

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace dramatis
