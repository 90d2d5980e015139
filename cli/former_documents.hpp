#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "extract/document.hpp"

namespace dramatis {

/// The Documents that a run which did not come to its end has left in a file, one after another. A last line without an
/// end does not count.
class FormerDocuments {
 public:
  /// Without a file, and of one that is not there, none.
  explicit FormerDocuments(std::filesystem::path file);

  /// Whether the next one is of this article; false if there is no other. Throws std::runtime_error, which names the
  /// line, if it is of another article or no Document at all.
  bool next_is(const Article&);

  /// Of the Documents that next_is has found: how many there are, and the bytes of their lines.
  std::size_t count() const { return count_; }
  std::uintmax_t size() const { return size_; }

  /// Throws std::runtime_error if there are more.
  void check_end();

 private:
  bool read_line();

  std::filesystem::path file_;
  std::ifstream in_;
  std::string line_;
  std::size_t count_ = 0;
  std::uintmax_t size_ = 0;
};

}  // namespace dramatis
