#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "extract/document.hpp"
#include "extract/linear.hpp"

namespace dramatis {

/// The extraction model with all that runs it: article in, Document out. Loaded once, then usable from several threads.
class Extractor {
 public:
  /// The built-in weights, or those of `model` (model.safetensors, training/export.py) on the built-in embeddings.
  /// Throws InputError which names the file and what is wrong with it.
  explicit Extractor(const std::optional<std::filesystem::path>& model = std::nullopt,
                     Precision precision = Precision::int8);
  ~Extractor();

  /// An article without a date gets that of its text (dates.hpp).
  Document operator()(Article) const;

  /// The same with sentences that are known, such as those of an annotated document.
  Document operator()(Article, std::vector<Span> sentences) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace dramatis
