#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// The Documents of the articles and Documents that the arguments name (extract/reader.hpp), and how they are made.
class DocumentInput {
 public:
  void add_options(CLI::App&);

  /// Reads all inputs, extracts from the articles on several threads and hands each Document to `use`, in the order of
  /// the inputs. The model is loaded when the first article turns up. Throws InputError about the first input that
  /// cannot be read; with --keep-going that is reported, and an error only if nothing can be read.
  void each(const std::function<void(const Document&)>& use);

  /// Throws std::runtime_error if an input was left out: for the end, when the others are done.
  void check_complete() const;

 private:
  /// Calls `work`; an InputError of it counts as a failed input.
  void attempt(const std::function<void()>& work);

  std::vector<std::string> arguments_;
  std::optional<std::filesystem::path> model_;
  std::string date_;
  bool keep_going_ = false;
  std::size_t jobs_ = std::max(1U, std::thread::hardware_concurrency());
  std::size_t failed_ = 0;
};

}  // namespace dramatis
