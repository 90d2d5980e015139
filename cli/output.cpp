#include "cli/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <deque>
#include <stdexcept>
#include <system_error>

namespace dramatis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name, int error) {
  throw std::runtime_error(name + ": cannot be written: " + std::generic_category().message(error));
}

/// Writes to a stream and flushes it; 0 or the error.
int write(std::FILE* stream, std::string_view content) {
  const bool written = std::fwrite(content.data(), 1, content.size(), stream) == content.size();
  return written && std::fflush(stream) == 0 ? 0 : errno;
}

/// Writes a file of the given fopen mode.
void write_file(const fs::path& file, const char* mode, std::string_view content, const fs::path& name) {
  std::FILE* stream = std::fopen(file.c_str(), mode);
  if (!stream) fail(name, errno);
  int error = write(stream, content);
  if (std::fclose(stream) != 0 && error == 0) error = errno;
  if (error != 0) fail(name, error);
}

/// A file under a temporary name beside its target, gone at the end unless it was published.
class StagedFile {
 public:
  explicit StagedFile(const Output& output) : StagedFile(output.file) {
    write_file(staged_, "wx", output.content, output.file);
    if (fs::exists(target_)) fs::permissions(staged_, fs::status(target_).permissions());
  }
  ~StagedFile() { remove(); }
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;

  void publish() const { fs::rename(staged_, target_); }

 private:
  explicit StagedFile(const fs::path& target) : target_(fs::weakly_canonical(target)), staged_(target_) {
    staged_ += ".tmp" + std::to_string(::getpid());
    remove();  // what a run that was killed has left
  }

  void remove() const {
    std::error_code ignored;
    fs::remove(staged_, ignored);
  }

  fs::path target_;
  fs::path staged_;
};

bool is_special(const fs::path& file) { return fs::exists(file) && !fs::is_regular_file(file); }

}  // namespace

void check_writable(const fs::path& file) {
  if (fs::is_directory(file)) fail(file, EISDIR);
  const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
  if (!is_special(file) && ::access(folder.c_str(), W_OK) != 0) fail(file, errno);
}

void write_files(const std::vector<Output>& outputs) {
  std::deque<StagedFile> staged;
  for (const Output& output : outputs) {
    if (!is_special(output.file)) staged.emplace_back(output);
  }
  for (const StagedFile& file : staged) file.publish();
  for (const Output& output : outputs) {
    if (is_special(output.file)) write_file(output.file, "w", output.content, output.file);
  }
}

void write_standard_output(std::string_view content) {
  if (const int error = write(stdout, content); error != 0) fail("standard output", error);
}

}  // namespace dramatis
