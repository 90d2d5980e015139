#include "extract/tensors.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "extract/document_json.hpp"
#include "extract/sha256.hpp"

namespace dramatis {
namespace {

constexpr std::int16_t infinite_half = 0x7C00;  // and above it, without the sign

/// IEEE 754 binary16 to binary32, of finite numbers; without branches, so that compilers make vectors of it.
float from_half(std::uint16_t half) {
  const float magnitude = std::bit_cast<float>((half & 0x7FFFu) << 13) * 0x1p112f;  // the exponent's bias is 112 more
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | (half & 0x8000u) << 16);
}

std::size_t width_of(const std::string& type) {
  if (type == "F32") return 4;
  if (type == "F16") return 2;
  return type == "I8" || type == "U8" ? 1 : 0;
}

}  // namespace

TensorFile::TensorFile(std::string_view bytes, std::string name) : name_(std::move(name)) {
  const auto fail = [&](const std::string& what) { return InputError(name_ + ": not a usable model: " + what); };
  std::uint64_t size = 0;
  if (bytes.size() < sizeof size) throw fail("the file is cut short");
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  if (size > bytes.size()) throw fail("it is no safetensors file, or cut short");
  const auto data = bytes.substr(size);

  rapidjson::Document header;
  header.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), size);
  if (header.HasParseError() || !header.IsObject()) throw fail("its header is not JSON");
  for (const auto& [key, value] : header.GetObject()) {
    if (!value.IsObject()) throw fail(std::string("its header's '") + key.GetString() + "' is not an object");
    if (std::string_view(key.GetString()) == "__metadata__") {
      for (const auto& [k, v] : value.GetObject())
        if (v.IsString()) metadata_[k.GetString()] = v.GetString();
      continue;
    }
    const auto tensor = [&fail, name = std::string(key.GetString())](const char* what) {
      return fail("tensor '" + name + "' " + what);
    };
    const auto type = value.FindMember("dtype");
    const auto shape = value.FindMember("shape");
    const auto range = value.FindMember("data_offsets");
    if (type == value.MemberEnd() || !type->value.IsString() || shape == value.MemberEnd() || !shape->value.IsArray() ||
        range == value.MemberEnd() || !range->value.IsArray() || range->value.Size() != 2 ||
        !range->value[0].IsUint64() || !range->value[1].IsUint64())
      throw tensor("is not described");
    Entry entry{type->value.GetString(), {}, {}};
    std::size_t count = width_of(entry.type);
    for (const auto& n : shape->value.GetArray()) {
      if (!n.IsUint()) throw tensor("has a shape that is not numbers");
      entry.shape.push_back(n.GetUint());
      count *= n.GetUint();
    }
    const auto begin = range->value[0].GetUint64(), end = range->value[1].GetUint64();
    if (begin > end || end > data.size()) throw tensor("ends after the file, which is cut short");
    if (end - begin != count) throw tensor("is not as long as its shape");
    entry.data = data.substr(begin, end - begin);
    entries_.emplace(key.GetString(), std::move(entry));
  }
}

std::string TensorFile::metadata(const std::string& key) const {
  const auto found = metadata_.find(key);
  return found == metadata_.end() ? std::string() : found->second;
}

const TensorFile::Entry& TensorFile::entry(const std::string& tensor) const {
  const auto found = entries_.find(tensor);
  if (found == entries_.end()) throw InputError(name_ + ": not a usable model: it has no tensor '" + tensor + "'");
  return found->second;
}

void TensorFile::floats(const std::string& tensor, const std::vector<std::size_t>& shape, float* out) const {
  const auto& found = entry(tensor);
  if (found.shape != shape) throw InputError(name_ + ": tensor '" + tensor + "' is of another shape");
  const std::size_t width = width_of(found.type);
  if (width < 2) throw InputError(name_ + ": tensor '" + tensor + "' is of type " + found.type + ", not F16 or F32");
  const std::size_t count = found.data.size() / width;
  bool finite = true;
  if (width == 4) {
    std::memcpy(out, found.data.data(), found.data.size());
    finite = std::all_of(out, out + count, [](float x) { return std::isfinite(x); });
  } else {
    std::int16_t most = 0;
    for (std::size_t i = 0; i < count; ++i) {
      std::uint16_t half = 0;
      std::memcpy(&half, found.data.data() + 2 * i, 2);
      most = std::max(most, static_cast<std::int16_t>(half & 0x7FFF));
      out[i] = from_half(half);
    }
    finite = most < infinite_half;
  }
  if (!finite) throw InputError(name_ + ": tensor '" + tensor + "' has numbers that are not finite");
}

Matrix TensorFile::matrix(const std::string& tensor, std::size_t rows, std::size_t columns) const {
  Matrix out(rows, columns);
  floats(tensor, {rows, columns}, out.values.data());
  return out;
}

Aligned<float> TensorFile::vector(const std::string& tensor, std::size_t size) const {
  Aligned<float> out(size);
  floats(tensor, {size}, out.data());
  return out;
}

std::string TensorFile::digest() const {
  std::string all;
  for (const auto& [tensor, found] : entries_) all += found.data;
  return sha256(all).substr(0, 16);
}

std::string_view TensorFile::bytes(const std::string& tensor) const {
  const auto& found = entry(tensor);
  if (width_of(found.type) != 1)
    throw InputError(name_ + ": tensor '" + tensor + "' is of type " + found.type + ", not I8 or U8");
  return found.data;
}

}  // namespace dramatis
