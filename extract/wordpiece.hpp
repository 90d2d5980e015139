#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dramatis {

/// Splits words into pieces of BERT's uncased vocabulary: the longest match first (Devlin et al. 2019,
/// arXiv:1810.04805).
class WordPiece {
 public:
  /// `vocabulary` has a piece a line, in the order of their numbers, and must outlive this. Throws InputError that
  /// names `file` if [UNK], [CLS] or [SEP] is not among them.
  WordPiece(std::string_view vocabulary, const std::string& file);

  /// Numbers of a word's pieces, at least one; [UNK] where it does not come out even or has over 100 characters.
  std::vector<std::int32_t> operator()(std::string_view word) const;

  std::size_t size() const { return size_; }
  std::int32_t first() const { return first_; }  ///< [CLS], which opens a window
  std::int32_t last() const { return last_; }    ///< [SEP], which closes it

 private:
  std::unordered_map<std::string_view, std::int32_t> begins_;     // pieces that begin a word
  std::unordered_map<std::string_view, std::int32_t> continues_;  // "##" pieces, without the marks
  std::size_t size_ = 0;
  std::int32_t unknown_ = 0;
  std::int32_t first_ = 0;
  std::int32_t last_ = 0;
};

}  // namespace dramatis
