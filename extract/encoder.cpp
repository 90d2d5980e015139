#include "extract/encoder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/document_json.hpp"
#include "extract/products.hpp"

namespace dramatis {
namespace {

constexpr std::size_t width = Encoder::width;
constexpr std::size_t heads = 12;
constexpr std::size_t head_width = width / heads;
constexpr std::size_t inner = 1536;
constexpr std::size_t layer_count = 6;
constexpr std::size_t position_count = 512;
constexpr std::size_t shape_count = 7;

void softmax(float* row, std::size_t n) {
  const float most = *std::max_element(row, row + n);
  float sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += row[i] = std::exp(row[i] - most);
  for (std::size_t i = 0; i < n; ++i) row[i] /= sum;
}

/// (pieces, 3 width) of queries, keys and values -> (pieces, width)
Matrix attention(const Matrix& qkv) {
  const std::size_t n = qkv.rows;
  Matrix out(n, width);
  std::vector<float> scores(n * n);
  const auto part = [&](std::size_t which, std::size_t head) {
    return products::View{qkv.values.data() + which * width + head * head_width, n, head_width, qkv.columns};
  };
  const float scale = 1 / std::sqrt(static_cast<float>(head_width));
  for (std::size_t head = 0; head < heads; ++head) {
    products::multiply_transposed(part(0, head), part(1, head), scores.data(), n);
    for (float& s : scores) s *= scale;
    for (std::size_t i = 0; i < n; ++i) softmax(scores.data() + i * n, n);
    products::multiply({scores.data(), n, n, n}, part(2, head), out.values.data() + head * head_width, width);
  }
  return out;
}

void gelu(Matrix& x) {
  constexpr float root_half = 0.70710678118654752440f;
  for (float& v : x.values) v = 0.5f * v * (1 + std::erf(v * root_half));
}

void add(Matrix& x, const Matrix& y) {
  for (std::size_t i = 0; i < x.values.size(); ++i) x.values[i] += y.values[i];
}

}  // namespace

Encoder::Norm::Norm(const TensorFile& file, const std::string& name)
    : weight(file.vector(name + ".weight", width)), bias(file.vector(name + ".bias", width)) {}

void Encoder::Norm::operator()(Matrix& x) const {
  for (std::size_t i = 0; i < x.rows; ++i) {
    float* row = x.row(i);
    float mean = 0, variance = 0;
    for (std::size_t k = 0; k < width; ++k) mean += row[k];
    mean /= width;
    for (std::size_t k = 0; k < width; ++k) variance += (row[k] - mean) * (row[k] - mean);
    const float scale = 1 / std::sqrt(variance / width + 1e-12f);
    for (std::size_t k = 0; k < width; ++k) row[k] = (row[k] - mean) * scale * weight[k] + bias[k];
  }
}

Encoder::Layer::Layer(const TensorFile& file, const std::string& name, Precision precision)
    : qkv(file, name + ".qkv", 3 * width, width, precision),
      attended(file, name + ".attended", width, width, precision),
      up(file, name + ".up", inner, width, precision),
      down(file, name + ".down", width, inner, precision),
      norm1(file, name + ".norm1"),
      norm2(file, name + ".norm2") {}

void Encoder::Layer::operator()(Matrix& x) const {
  add(x, attended(attention(qkv(x))));
  norm1(x);
  Matrix wide = up(x);
  gelu(wide);
  add(x, down(wide));
  norm2(x);
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

Matrix Encoder::embed(const std::vector<Piece>& pieces) const {
  Matrix x(pieces.size(), width);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto piece = static_cast<std::size_t>(pieces[i].number);
    const float* shape = shapes_.row(static_cast<std::size_t>(pieces[i].shape));
    const float* position = positions_.row(i);
    float* out = x.row(i);
    for (std::size_t k = 0; k < width; ++k)
      out[k] = static_cast<float>(static_cast<signed char>(words_[piece * width + k])) * scale_[piece] + position[k] +
               shape[k];
  }
  return x;
}

Matrix Encoder::encode(const std::vector<Piece>& pieces) const {
  Matrix x = embed(pieces);
  norm_(x);
  for (const auto& layer : layers_) layer(x);
  return x;
}

Matrix Encoder::operator()(std::string_view text, const std::vector<Word>& words) const {
  Matrix states(words.size(), width);
  const Piece opening{wordpiece_.first(), CaseShape::special}, closing{wordpiece_.last(), CaseShape::special};
  std::vector<Piece> pieces{opening};
  std::vector<std::size_t> first_piece;  // of each word that has been read into the window
  std::size_t done = 0;

  const auto encode_window = [&] {
    pieces.push_back(closing);
    const Matrix encoded = encode(pieces);
    for (std::size_t k = 0; k < first_piece.size(); ++k)
      std::copy_n(encoded.row(first_piece[k]), width, states.row(done + k));
    done += first_piece.size();
    first_piece.clear();
    pieces.assign(1, opening);
  };

  std::vector<std::vector<std::int32_t>> sentence;
  for (std::size_t begin = 0; begin < words.size(); begin += sentence.size()) {
    sentence.clear();
    std::size_t size = 0;
    for (std::size_t w = begin; w < words.size() && words[w].sentence == words[begin].sentence; ++w) {
      sentence.push_back(wordpiece_(words[w].span.of(text)));
      size += sentence.back().size();
    }
    if (!first_piece.empty() && pieces.size() - 1 + size > window) encode_window();
    for (std::size_t k = 0; k < sentence.size(); ++k) {
      if (!first_piece.empty() && pieces.size() - 1 + sentence[k].size() > window) encode_window();
      first_piece.push_back(pieces.size());
      const auto shape = case_shape(words[begin + k].span.of(text));
      for (const auto number : sentence[k])
        pieces.push_back({number, first_piece.back() == pieces.size() ? shape : CaseShape::inner});
    }
  }
  if (!first_piece.empty()) encode_window();
  return states;
}

}  // namespace dramatis
