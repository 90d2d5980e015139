#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis {

/// What is to stand in a file.
struct Output {
  std::filesystem::path file;
  std::string content;
};

/// A look before long work: throws std::runtime_error if no file can be made there.
void check_writable(const std::filesystem::path&);

/// Writes all files or none, each through a temporary file beside it that takes its name when all are written; what is
/// there and is no regular file (a pipe, a device) is written to as it stands. Throws std::runtime_error which names
/// the file and what is wrong.
void write_files(const std::vector<Output>&);

/// Throws std::runtime_error if not all of it could be written, also where the reader has gone.
void write_standard_output(std::string_view content);

}  // namespace dramatis
