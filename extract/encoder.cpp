#include "extract/encoder.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "extract/document_json.hpp"
#include "extract/kernels.hpp"

namespace dramatis {
namespace {

constexpr std::size_t width = Encoder::width;
constexpr std::size_t heads = 12;
constexpr std::size_t head_width = width / heads;
constexpr std::size_t inner = 1536;
constexpr std::size_t layer_count = 6;
constexpr std::size_t position_count = 512;
constexpr std::size_t shape_count = 7;

}  // namespace

Encoder::Norm::Norm(const TensorFile& file, const std::string& name)
    : weight(file.vector(name + ".weight", width)), bias(file.vector(name + ".bias", width)) {}

void Encoder::Norm::operator()(float* row, const float* change) const {
  kernels::layer_norm(row, change, width, weight.data(), bias.data());
}

Encoder::Layer::Layer(const TensorFile& file, const std::string& name, Precision precision)
    : qkv(file, name + ".qkv", 3 * width, width, precision),
      attended(file, name + ".attended", width, width, precision),
      up(file, name + ".up", inner, width, precision),
      down(file, name + ".down", width, inner, precision),
      norm1(file, name + ".norm1"),
      norm2(file, name + ".norm2") {}

void Encoder::Layer::operator()(Matrix& x, std::span<const Window> windows) const {
  thread_local Rows rows;
  thread_local Aligned<float> projected, context;
  projected.resize(x.rows * 3 * width);
  context.resize(x.rows * width);
  alignas(64) float wide[inner], change[width];
  for (std::size_t i = 0; i < x.rows; ++i) qkv.set_input(rows, i, x.row(i));
  qkv.multiply(rows, x.rows);
  for (std::size_t i = 0; i < x.rows; ++i) qkv.get_output(rows, i, projected.data() + i * 3 * width);
  std::size_t begin = 0;
  for (const auto& [pieces, _] : windows) {
    kernels::attention(projected.data() + begin * 3 * width, pieces.size(), heads, head_width,
                       context.data() + begin * width);
    begin += pieces.size();
  }
  for (std::size_t i = 0; i < x.rows; ++i) attended.set_input(rows, i, context.data() + i * width);
  attended.multiply(rows, x.rows);
  for (std::size_t i = 0; i < x.rows; ++i) {
    attended.get_output(rows, i, change);
    norm1(x.row(i), change);
    up.set_input(rows, i, x.row(i));
  }
  up.multiply(rows, x.rows);
  for (std::size_t i = 0; i < x.rows; ++i) {
    up.get_output(rows, i, wide);
    kernels::gelu(wide, inner);
    down.set_input(rows, i, wide);
  }
  down.multiply(rows, x.rows);
  for (std::size_t i = 0; i < x.rows; ++i) {
    down.get_output(rows, i, change);
    norm2(x.row(i), change);
  }
}

Encoder::Encoder(const TensorFile& embeddings, const TensorFile& model, Precision precision)
    : wordpiece_(embeddings.bytes("vocabulary"), embeddings.name()),
      words_(embeddings.bytes("words")),
      scale_(embeddings.vector("scale", wordpiece_.size())),
      positions_(model.matrix("encoder.positions.weight", position_count, width)),
      shapes_(model.matrix("encoder.shapes.weight", shape_count, width)),
      norm_(model, "encoder.norm") {
  if (words_.size() != wordpiece_.size() * width)
    throw InputError(embeddings.name() + ": tensor 'words' does not have a row for each piece of the vocabulary");
  for (std::size_t k = 0; k < layer_count; ++k)
    layers_.emplace_back(model, "encoder.layers." + std::to_string(k), precision);
}

Matrix Encoder::embed(std::span<const Window> windows) const {
  Matrix x(piece_count(windows), width);
  float* out = x.values.data();
  for (const auto& [pieces, _] : windows)
    for (std::size_t i = 0; i < pieces.size(); ++i, out += width) {
      const auto piece = static_cast<std::size_t>(pieces[i].number);
      const float* position = positions_.row(i);
      for (std::size_t k = 0; k < width; ++k)
        out[k] = static_cast<float>(static_cast<signed char>(words_[piece * width + k])) * scale_[piece] + position[k];
      norm_(out, shapes_.row(static_cast<std::size_t>(pieces[i].shape)));
    }
  return x;
}

std::vector<Encoder::Window> Encoder::windows(std::string_view text, const std::vector<Word>& words) const {
  const Piece opening{wordpiece_.first(), CaseShape::special}, closing{wordpiece_.last(), CaseShape::special};
  std::vector<Window> out;
  const auto open = [&] { out.push_back({{opening}, {}}); };
  const auto is_full = [&](std::size_t more) {
    return !out.back().first_pieces.empty() && out.back().pieces.size() - 1 + more > longest_window;
  };
  std::vector<std::vector<std::int32_t>> sentence;
  for (std::size_t begin = 0; begin < words.size(); begin += sentence.size()) {
    sentence.clear();
    std::size_t size = 0;
    for (std::size_t w = begin; w < words.size() && words[w].sentence == words[begin].sentence; ++w) {
      sentence.push_back(wordpiece_(words[w].span.of(text)));
      size += sentence.back().size();
    }
    if (out.empty() || is_full(size)) open();
    for (std::size_t k = 0; k < sentence.size(); ++k) {
      if (is_full(sentence[k].size())) open();
      auto& [pieces, first_pieces] = out.back();
      first_pieces.push_back(pieces.size());
      auto shape = case_shape(words[begin + k].span.of(text));
      for (const auto number : sentence[k]) pieces.push_back({number, std::exchange(shape, CaseShape::inner)});
    }
  }
  for (auto& window : out) window.pieces.push_back(closing);
  return out;
}

std::size_t Encoder::piece_count(std::span<const Window> windows) {
  return std::accumulate(windows.begin(), windows.end(), std::size_t{0},
                         [](std::size_t sum, const auto& window) { return sum + window.pieces.size(); });
}

Matrix Encoder::encode(std::span<const Window> windows) const {
  Matrix x = embed(windows);
  for (const auto& layer : layers_) layer(x, windows);
  return x;
}

Matrix Encoder::operator()(std::string_view text, const std::vector<Word>& words) const {
  constexpr std::size_t most_rows = 256;  // at once; with more of them extraction is not faster
  const auto all = windows(text, words);
  Matrix states(words.size(), width);
  std::size_t word = 0;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    std::size_t rows = 0;
    do rows += all[end++].pieces.size();
    while (end < all.size() && rows + all[end].pieces.size() <= most_rows);
    const auto together = std::span(all).subspan(begin, end - begin);
    const Matrix encoded = encode(together);
    const float* row = encoded.values.data();
    for (const auto& [pieces, first_pieces] : together) {
      for (const auto piece : first_pieces) std::copy_n(row + piece * width, width, states.row(word++));
      row += pieces.size() * width;
    }
  }
  return states;
}

}  // namespace dramatis
