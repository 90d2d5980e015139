#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/corrections/corrections.hpp"

namespace dramatis {

/// A file of corrections that grows while a person judges.
class VerdictFile {
 public:
  /// A file that is not there is made by the first verdict.
  explicit VerdictFile(std::filesystem::path);

  /// Adds lines and sees to it that they are on the disk. Throws std::runtime_error; then the file is as it was.
  void append(const std::vector<Correction>&);

  /// Takes the lines of the last append out. False if there was none, or the file has been changed by others since.
  bool undo();

 private:
  struct Addition {
    std::uintmax_t offset;
    std::string lines;
  };

  std::filesystem::path file_;
  std::vector<Addition> additions_;
};

}  // namespace dramatis
