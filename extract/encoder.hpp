#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/linear.hpp"
#include "extract/tensors.hpp"
#include "extract/wordpiece.hpp"
#include "extract/words.hpp"

namespace dramatis {

/// The transformer encoder: MiniLM-L6 (Wang et al. 2020, arXiv:2002.10957), 6 layers of 384 with 12 heads, post-norm as
/// in BERT, which is told the case shape of each word beside its pieces.
class Encoder {
 public:
  static constexpr std::size_t width = 384;
  static constexpr std::size_t longest_window = 126;  ///< word pieces read at once, beside the two special ones

  struct Piece {
    std::int32_t number;
    CaseShape shape;
  };
  /// Word pieces that are read at once.
  struct Window {
    std::vector<Piece> pieces;              ///< the special ones too
    std::vector<std::size_t> first_pieces;  ///< of its words
  };

  /// `embeddings` has the vocabulary and the frozen embeddings of its pieces, `model` all else; both must outlive this.
  Encoder(const TensorFile& embeddings, const TensorFile& model, Precision);

  /// The state of each word's first piece: (words, width).
  Matrix operator()(std::string_view text, const std::vector<Word>& words) const;

  /// Whole sentences where they fit, so that every word is in one window.
  std::vector<Window> windows(std::string_view text, const std::vector<Word>& words) const;

  static std::size_t piece_count(std::span<const Window>);

  /// (pieces, width), those of all windows, one after another
  Matrix encode(std::span<const Window>) const;

 private:
  struct Norm {
    Aligned<float> weight;
    Aligned<float> bias;

    Norm(const TensorFile&, const std::string& name);
    void operator()(float* row, const float* change) const;
  };
  struct Layer {
    Linear qkv, attended, up, down;
    Norm norm1, norm2;

    Layer(const TensorFile&, const std::string& name, Precision);
    void operator()(Matrix&, std::span<const Window>) const;
  };
  Matrix embed(std::span<const Window>) const;

  WordPiece wordpiece_;
  std::string_view words_;  // int8 (vocabulary, width)
  Aligned<float> scale_;
  Matrix positions_;
  Matrix shapes_;
  Norm norm_;
  std::vector<Layer> layers_;
};

}  // namespace dramatis
