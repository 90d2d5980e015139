#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/aligned.hpp"

namespace dramatis {

/// Numbers in rows; one row is contiguous.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  Aligned<float> values;

  Matrix() = default;
  Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}

  float* row(std::size_t i) { return values.data() + i * columns; }
  const float* row(std::size_t i) const { return values.data() + i * columns; }
};

/// The tensors of a safetensors file (https://github.com/huggingface/safetensors) in memory, which must outlive it.
class TensorFile {
 public:
  /// Throws InputError which names the file where it is no safetensors file or is cut short.
  TensorFile(std::string_view bytes, std::string name);

  /// A value of the file's __metadata__, empty if it is not there.
  std::string metadata(const std::string& key) const;

  /// A tensor of half or single precision of this shape. Throws InputError if it is missing, of another shape or type,
  /// or has numbers that are not finite.
  Matrix matrix(const std::string& tensor, std::size_t rows, std::size_t columns) const;
  Aligned<float> vector(const std::string& tensor, std::size_t size) const;

  /// The bytes of a tensor of int8 or uint8, in place.
  std::string_view bytes(const std::string& tensor) const;

  /// First 16 digits of the SHA-256 of the bytes of all tensors in the order of their names.
  std::string digest() const;

  const std::string& name() const { return name_; }

 private:
  struct Entry {
    std::string type;
    std::vector<std::size_t> shape;
    std::string_view data;
  };
  const Entry& entry(const std::string& tensor) const;
  void floats(const std::string& tensor, const std::vector<std::size_t>& shape, float* out) const;

  std::string name_;
  std::map<std::string, Entry> entries_;
  std::map<std::string, std::string> metadata_;
};

}  // namespace dramatis
