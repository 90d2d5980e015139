#pragma once

#include <string>
#include <string_view>

#include "render/report/dossier.hpp"

namespace dramatis {

/// What a report is printed into: text with a place for each section, which is named by Dossier's member: {{title}},
/// {{summary}}, {{diagram}}, {{actors}}, {{leads}}, {{represents}}, {{meets}}, {{timeline}}, {{contested}},
/// {{sources}}, {{method}}; in HTML also {{style}}, our style sheet. What stands in none of them is left out.
struct Template {
  std::string text;
  std::string name;  ///< of its file, for messages
};

Template markdown_template();  ///< ours
Template html_template();      ///< ours

/// The report as Markdown. `picture`: the name of the diagram's file. Throws InputError about a place that is not
/// known.
std::string print_markdown(const Dossier&, const Template&, const std::string& picture);

/// The report as HTML which needs no other file. `picture`: the diagram as SVG. Throws InputError as well.
std::string print_html(const Dossier&, const Template&, const std::string& picture);

}  // namespace dramatis
