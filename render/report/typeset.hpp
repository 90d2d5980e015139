#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "render/report/dossier.hpp"
#include "render/report/print.hpp"

/// Reports in formats that other programs make: pandoc (https://pandoc.org), and weasyprint for PDF.
namespace dramatis {

/// How a report is to look; what is not set is ours.
struct Look {
  std::optional<Template> markdown;
  std::optional<Template> html;
  std::optional<std::filesystem::path> docx;  ///< a document whose styles are taken: pandoc's --reference-doc
};

/// The report of a graph as Word document, LaTeX or PDF. Throws std::runtime_error which names the program that is
/// missing or fails, and the remedy. `picture`: the name of the diagram's file, as LaTeX is to name it.
std::string to_docx(const ActorGraph&, const Dossier&, const Look&);
std::string to_latex(const Dossier&, const Look&, const std::string& picture);
std::string to_pdf(const ActorGraph&, const Dossier&, const Look&);

}  // namespace dramatis
