#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>

/// Tables of formats, each with the `extension` of its files; an empty one is of no file.
namespace dramatis {

/// The format that a file's extension names; nullptr if none does.
template <typename Formats>
const auto* format_of(const std::filesystem::path& file, const Formats& formats) {
  const auto found = std::find_if(std::begin(formats), std::end(formats), [&](const auto& known) {
    return file.has_extension() && known.extension == file.extension();
  });
  return found == std::end(formats) ? nullptr : &*found;
}

/// What is wrong with the name of an output file; empty if nothing.
template <typename Formats>
std::string check_extension(const std::string& file, const Formats& formats) {
  if (format_of(file, formats)) return {};
  std::string message = file + ": the extension names the format, and must be one of";
  for (const auto& format : formats)
    if (!format.extension.empty()) message.append(" ").append(format.extension);
  return message;
}

}  // namespace dramatis
