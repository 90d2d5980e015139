#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// The Documents of the articles and Documents that the arguments name (extract/reader.hpp), and how they are made.
class DocumentInput {
 public:
  /// Makes something of a Document, on several threads at once. What it returns is then called, on one at a time and in
  /// the order of the inputs.
  using Work = std::function<std::function<void()>(Document)>;

  void add_options(CLI::App&);

  /// A file that is not to be read, since it is written.
  void exclude(const std::filesystem::path& output) { output_ = output; }

  /// Leaves out the first inputs, for as long as `is_done` says so of what they hold.
  void skip_while(std::function<bool(const Article&)> is_done) { is_done_ = std::move(is_done); }

  /// Reads the inputs one by one, of which a few are in memory, makes Documents of the articles and hands them to
  /// `work`. The model is loaded when the first article turns up. Throws InputError about the first input that cannot
  /// be read, when the work on those before it is done; with --keep-going that is reported, and an error only if
  /// nothing can be read.
  void each(const Work& work);

  /// Throws std::runtime_error if an input was left out: for the end, when the others are done.
  void check_complete() const;

 private:
  std::vector<std::filesystem::path> files();

  /// Reports an error that `work` throws as a failed input; without --keep-going, or if it is no InputError, throws it.
  void attempt(const std::function<void()>& work);

  std::vector<std::string> arguments_;
  std::optional<std::filesystem::path> model_;
  std::string date_;
  bool keep_going_ = false;
  std::size_t jobs_ = std::max(1U, std::thread::hardware_concurrency());
  std::filesystem::path output_;
  std::function<bool(const Article&)> is_done_;
  std::size_t failed_ = 0;
};

}  // namespace dramatis
