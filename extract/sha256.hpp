#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The same in base64 (RFC 4648), as Content-Security-Policy has it.
std::string sha256_base64(std::string_view bytes);

}  // namespace dramatis
