#include "extract/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace dramatis {

namespace {

using Digest = std::array<unsigned char, 32>;

Digest digest_of(std::string_view bytes) {
  Digest digest;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("libcrypto cannot compute SHA-256");
  }
  return digest;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hexadecimal;
  for (const unsigned char byte : digest_of(bytes)) hexadecimal += {digits[byte >> 4], digits[byte & 15]};
  return hexadecimal;
}

std::string sha256_base64(std::string_view bytes) {
  const Digest digest = digest_of(bytes);
  std::array<unsigned char, 4 * ((std::tuple_size_v<Digest> + 2) / 3) + 1> base64;
  const int size = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return {base64.begin(), base64.begin() + size};
}

}  // namespace dramatis
