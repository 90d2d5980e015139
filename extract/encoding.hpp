#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace dramatis {

/// Takes what the user should know about an input that is used all the same.
using Notice = std::function<void(const std::string&)>;

/// The text in `bytes` as UTF-8, without a byte order mark and otherwise verbatim. `place` ("talks.txt") opens each
/// message.
/// - UTF-8 is taken as it is, UTF-16 and UTF-32 by their byte order mark.
/// - Text that is nearly UTF-8 is an error which names the byte: to guess would spoil the rest.
/// - Else the encoding is the one `declared` (by the text itself, may be empty), or the one that ICU detects, with a
///   notice.
/// Throws InputError also for binary data and where no encoding is likely enough.
std::string decode(std::string_view bytes, const std::string& place, const Notice& notice,
                   const std::string& declared = {});

/// Throws InputError, naming the byte, if the text is not UTF-8.
void check_utf8(std::string_view text, const std::string& place);

}  // namespace dramatis
