#include "extract/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace dramatis {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("libcrypto cannot compute SHA-256");
  }
  static constexpr char digits[] = "0123456789abcdef";
  std::string hexadecimal;
  for (unsigned int i = 0; i < size; ++i) hexadecimal += {digits[digest[i] >> 4], digits[digest[i] & 15]};
  return hexadecimal;
}

}  // namespace dramatis
