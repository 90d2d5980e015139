#include "render/report/print.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "extract/document_json.hpp"
#include "extract/embed.hpp"
#include "render/report/html.hpp"
#include "render/report/markdown.hpp"
#include "render/template.hpp"
#include "render/text.hpp"

DRAMATIS_EMBED(report_markdown, DRAMATIS_REPORT_DIR "/template.md");
DRAMATIS_EMBED(report_html, DRAMATIS_REPORT_DIR "/template.html");
DRAMATIS_EMBED(report_css, DRAMATIS_REPORT_DIR "/style.css");

namespace dramatis {
namespace {

using Places = std::map<std::string, std::string, std::less<>>;

Places places_of(const Dossier& dossier, const std::function<std::string(const content::Blocks&)>& print) {
  return {{"summary", print(dossier.summary)},       {"diagram", print(dossier.diagram)},
          {"actors", print(dossier.actors)},         {"leads", print(dossier.leads)},
          {"represents", print(dossier.represents)}, {"meets", print(dossier.meets)},
          {"timeline", print(dossier.timeline)},     {"contested", print(dossier.contested)},
          {"sources", print(dossier.sources)},       {"method", print(dossier.method)}};
}

[[noreturn]] void fail(const Template& form, std::size_t at, const Places& places) {
  const auto line = 1 + std::count(form.text.begin(), form.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  std::string known;
  for (const auto& [name, content] : places) known += " {{" + name + "}}";
  throw InputError(form.name + ":" + std::to_string(line) + ": no place of that name; those known are" + known);
}

std::string fill(const Template& form, const Places& places) {
  return fill_places(form.text, [&](std::string_view place, std::size_t at) {
    std::string name(place);
    std::erase(name, ' ');
    const auto found = places.find(name);
    if (found == places.end()) fail(form, at, places);
    const std::string_view content = found->second;
    // A place that is followed by a line end of its own does not need that of its content.
    return content.ends_with('\n') ? content.substr(0, content.size() - 1) : content;
  });
}

}  // namespace

Template markdown_template() { return {std::string(report_markdown()), "template.md"}; }
Template html_template() { return {std::string(report_html()), "template.html"}; }

std::string print_markdown(const Dossier& dossier, const Template& form, const std::string& picture) {
  Places places = places_of(dossier, [&](const content::Blocks& blocks) { return to_markdown(blocks, picture); });
  places["title"] = escape_markdown(dossier.title);
  return fill(form, places);
}

std::string print_html(const Dossier& dossier, const Template& form, const std::string& picture) {
  Places places = places_of(dossier, [&](const content::Blocks& blocks) { return to_html(blocks, picture); });
  places["title"] = escape_xml(dossier.title);
  places["style"] = report_css();
  return fill(form, places);
}

}  // namespace dramatis
