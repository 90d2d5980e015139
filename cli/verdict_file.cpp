#include "cli/verdict_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "graph/corrections/corrections_json.hpp"

namespace dramatis {
namespace {

namespace fs = std::filesystem;

/// Writes at the end of a file, and to the disk; 0 or the error.
int append_to(const fs::path& file, const std::string& text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  int error = 0;
  for (std::size_t done = 0; done < text.size() && error == 0;) {
    const ssize_t written = ::write(descriptor, text.data() + done, text.size() - done);
    if (written < 0 && errno != EINTR) error = errno;
    if (written > 0) done += static_cast<std::size_t>(written);
  }
  if (error == 0 && ::fsync(descriptor) != 0 && errno != EINVAL) error = errno;
  ::close(descriptor);
  return error;
}

/// What stands in a file from a place on.
std::string tail(const fs::path& file, std::uintmax_t offset) {
  std::ifstream in(file, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(offset));
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

VerdictFile::VerdictFile(fs::path file) : file_(std::move(file)) {
  if (fs::exists(file_) && !fs::is_regular_file(file_)) {
    throw std::runtime_error(file_.string() + ": is no regular file, so verdicts cannot be kept there");
  }
}

void VerdictFile::append(const std::vector<Correction>& corrections) {
  const std::uintmax_t size = fs::exists(file_) ? fs::file_size(file_) : 0;
  std::ostringstream lines;
  if (size > 0 && tail(file_, size - 1) != "\n") lines << '\n';
  for (const Correction& correction : corrections) write_json(lines, correction);
  additions_.push_back({size, std::move(lines).str()});
  if (const int error = append_to(file_, additions_.back().lines); error != 0) {
    std::error_code ignored;
    fs::resize_file(file_, size, ignored);
    additions_.pop_back();
    throw std::runtime_error(file_.string() + ": cannot be written: " + std::generic_category().message(error));
  }
}

bool VerdictFile::undo() {
  if (additions_.empty()) return false;
  const auto& [offset, lines] = additions_.back();
  if (tail(file_, offset) != lines) return false;
  fs::resize_file(file_, offset);
  additions_.pop_back();
  return true;
}

}  // namespace dramatis
