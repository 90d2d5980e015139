#include "render/report/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "render/child_process.hpp"

extern char** environ;

namespace dramatis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, int error) {
  throw std::runtime_error(what + ": " + std::generic_category().message(error));
}

/// What a child does with its files before the program begins.
class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void open(int descriptor, const fs::path& file, int flags) {
    ::posix_spawn_file_actions_addopen(&actions_, descriptor, file.c_str(), flags, 0600);
  }
  void change_folder(const fs::path& folder) { ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str()); }

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "dramatis-XXXXXX").string();
  if (!::mkdtemp(name.data()))
    fail("no folder for temporary files can be made in " + fs::temp_directory_path().string(), errno);
  folder_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void TemporaryFolder::write(const std::string& file, std::string_view content) const {
  fs::create_directories((folder_ / file).parent_path());
  std::ofstream out(folder_ / file, std::ios::binary);
  out << content << std::flush;
  if (!out) fail((folder_ / file).string(), errno);
}

std::string TemporaryFolder::read(const std::string& file) const {
  std::ifstream in(folder_ / file, std::ios::binary);
  if (!in) fail((folder_ / file).string(), errno);
  return {std::istreambuf_iterator(in), {}};
}

std::string TemporaryFolder::run(const std::vector<std::string>& command, std::int64_t epoch) const {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  std::string date = "SOURCE_DATE_EPOCH=" + std::to_string(epoch);
  std::vector<char*> environment;
  for (char** variable = environ; *variable; ++variable) environment.push_back(*variable);
  if (!std::getenv("SOURCE_DATE_EPOCH")) environment.push_back(date.data());
  environment.push_back(nullptr);
  const std::string errors = ".errors";
  FileActions actions;
  actions.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  actions.open(STDOUT_FILENO, "/dev/null", O_WRONLY);
  actions.open(STDERR_FILENO, folder_ / errors, O_WRONLY | O_CREAT | O_TRUNC);
  actions.change_folder(folder_);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, arguments[0], actions.get(), nullptr, arguments.data(), environment.data());
  if (error != 0) fail(command.front() + " cannot be run", error);
  const int status = wait_for(child);
  std::string said = read(errors);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return said;
  throw std::runtime_error(command.front() + " failed:\n" + said);
}

bool is_installed(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const fs::path file = fs::path(folder.empty() ? "." : folder) / program;
    if (fs::is_regular_file(file) && ::access(file.c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace dramatis
