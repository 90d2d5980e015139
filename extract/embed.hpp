#pragma once

#include <cstddef>
#include <string_view>

/// Builds the bytes of a file into the program: DRAMATIS_EMBED(countries, DRAMATIS_DATA_DIR "/countries.tsv") defines
/// `std::string_view countries()`. The bytes are aligned to 64. `file` is a string literal, `name` is unique in the
/// program. The build must name the file as a dependency of the source (OBJECT_DEPENDS), as compilers do not see it.
#define DRAMATIS_EMBED(name, file)                                                                               \
  __asm__(                                                                                                       \
      ".pushsection .rodata\n"                                                                                   \
      ".global dramatis_" #name "_begin, dramatis_" #name                                                        \
      "_end\n"                                                                                                   \
      ".hidden dramatis_" #name "_begin, dramatis_" #name                                                        \
      "_end\n"                                                                                                   \
      ".balign 64\n"                                                                                             \
      "dramatis_" #name "_begin: .incbin \"" file                                                                \
      "\"\n"                                                                                                     \
      "dramatis_" #name                                                                                          \
      "_end: .byte 0\n"                                                                                          \
      ".popsection\n");                                                                                          \
  extern "C" const char dramatis_##name##_begin[];                                                               \
  extern "C" const char dramatis_##name##_end[];                                                                 \
  static std::string_view name() {                                                                               \
    return {dramatis_##name##_begin, static_cast<std::size_t>(dramatis_##name##_end - dramatis_##name##_begin)}; \
  }                                                                                                              \
  static_assert(true)
