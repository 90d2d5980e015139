// Encodes articles and prints their word pieces and the processor's seconds of the encoder, of the whole-number
// products alone that it makes, and of its attention alone. Writes the windows of pieces, from which another engine can
// compute the same: a line each of the pieces' numbers and one of their case shapes.
//
//   time_encoder ARTICLES.jsonl WINDOWS

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "extract/encoder.hpp"
#include "extract/kernels.hpp"
#include "extract/products.hpp"
#include "extract/reader.hpp"
#include "extract/segment.hpp"
#include "extract/weights.hpp"
#include "extract/words.hpp"

using namespace dramatis;

namespace {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

using Windows = std::vector<Encoder::Window>;

/// The products of Linear for each article as the encoder makes them.
double seconds_of_products(const std::vector<Windows>& articles) {
  constexpr std::size_t width = Encoder::width, inner = 4 * width, layers = 6;
  std::size_t most = 0;
  for (const auto& windows : articles) most = std::max(most, Encoder::piece_count(windows) + products::row_group);
  const Aligned<std::uint8_t> levels(most * inner, 3);
  const std::vector<std::int8_t> values(inner * width, 2);
  std::vector<products::Weights> of_layer;
  for (const auto& [n, k] : {std::pair(3 * width, width), {width, width}, {inner, width}, {width, inner}})
    of_layer.emplace_back(values.data(), n, k);
  Aligned<std::int32_t> sums(most * inner);
  const double start = processor_seconds();
  for (std::size_t layer = 0; layer < layers; ++layer)
    for (const auto& windows : articles)
      for (const auto& weights : of_layer) weights.multiply(levels.data(), Encoder::piece_count(windows), sums.data());
  return processor_seconds() - start;
}

double seconds_of_attention(const std::vector<Windows>& articles) {
  constexpr std::size_t heads = 12, head_width = Encoder::width / heads, layers = 6;
  Aligned<float> projected((Encoder::longest_window + 2) * 3 * Encoder::width);
  for (std::size_t k = 0; k < projected.size(); ++k) projected[k] = static_cast<float>(k % 97) / 97;
  Aligned<float> context(projected.size() / 3);
  const double start = processor_seconds();
  for (std::size_t layer = 0; layer < layers; ++layer)
    for (const auto& windows : articles)
      for (const auto& window : windows)
        kernels::attention(projected.data(), window.pieces.size(), heads, head_width, context.data());
  return processor_seconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: time_encoder ARTICLES.jsonl WINDOWS\n";
    return 2;
  }
  const auto embeddings = builtin_embeddings();
  const auto model = builtin_model();
  const Encoder encoder(embeddings, model, Precision::int8);
  std::vector<Windows> articles;
  InputReader reader(argv[1]);
  while (auto raw = reader.next()) {
    const auto text = std::get<Article>(parse_input(std::move(*raw), [](const std::string&) {})).text;
    articles.push_back(encoder.windows(text, split_words(text, segment(text))));
  }
  std::ofstream out(argv[2]);
  std::size_t pieces = 0;
  for (const auto& windows : articles) {
    for (const auto& window : windows) {
      for (const auto& piece : window.pieces) out << piece.number << ' ';
      out << '\n';
      for (const auto& piece : window.pieces) out << static_cast<int>(piece.shape) << ' ';
      out << '\n';
    }
    pieces += Encoder::piece_count(windows);
  }
  encoder.encode(articles.front());
  const double start = processor_seconds();
  for (const auto& windows : articles) encoder.encode(windows);
  const double seconds = processor_seconds() - start;
  std::cout << pieces << ' ' << seconds << ' ' << seconds_of_products(articles) << ' ' << seconds_of_attention(articles)
            << '\n';
}
