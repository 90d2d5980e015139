#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis {

/// A folder that is gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Makes the folders that the name has.
  void write(const std::string& file, std::string_view content) const;
  std::string read(const std::string& file) const;

  /// Runs a program, which is looked for in $PATH, within the folder, with empty standard input; what it prints is
  /// dropped. `epoch`: the time that stands in what it makes (https://reproducible-builds.org/specs/source-date-epoch),
  /// in seconds, unless the user's environment names one. Returns what it says on standard error; throws
  /// std::runtime_error with that where it fails.
  std::string run(const std::vector<std::string>& command, std::int64_t epoch = 0) const;

 private:
  std::filesystem::path folder_;
};

/// Whether a program stands in $PATH.
bool is_installed(const std::string& program);

}  // namespace dramatis
