#include "render/svg/stylesheet.hpp"

#include "render/style.hpp"
#include "render/svg/elements.hpp"

namespace dramatis::svg {
namespace {

/// Rules under a scope.
class Rules {
 public:
  explicit Rules(std::string scope) : scope_(std::move(scope)) {}

  void add(const std::string& selector, const std::string& declarations) {
    css_ += scope_ + " " + selector + "{" + declarations + "}\n";
  }
  const std::string& css() const { return css_; }

 private:
  std::string scope_, css_;
};

/// What all themes share.
std::string shapes(const std::string& scope) {
  Rules rules(scope);
  const auto type = [](double size, const std::string& more) { return "font-size:" + number(size) + "px" + more; };
  rules.add("text", "font-family:" + std::string(style::font));
  rules.add(".title", type(style::title_size, ";font-weight:bold"));
  rules.add(".name", type(style::name_size, ";font-weight:bold;text-anchor:middle"));
  rules.add(".role", type(style::small_size, ";text-anchor:middle"));
  rules.add(".note", type(style::small_size, ""));
  rules.add(".card", "stroke-width:.8");
  rules.add(".frame", "fill:none;stroke-width:.6");
  rules.add(".mark", "stroke-width:.9");
  rules.add(".line", "fill:none");
  rules.add(".halo", "fill:none");
  rules.add(".vee", "fill:none");
  rules.add(".cross", "fill:none;stroke-width:1.3");
  rules.add(".planned .line", "stroke-dasharray:5 3");
  rules.add(".proposed .line", "stroke-dasharray:.1 3;stroke-linecap:round");
  return rules.css();
}

std::string colors(const std::string& scope, const style::Palette& palette) {
  Rules rules(scope);
  const auto fill = [](const std::string& color) { return "fill:" + color; };
  const auto stroke = [](const std::string& color) { return "stroke:" + color; };
  rules.add(".paper", fill(palette.paper));
  rules.add("text", fill(palette.ink));
  rules.add(".role", fill(palette.note));
  rules.add(".note", fill(palette.note));
  for (const Kind kind : {Kind::person, Kind::organization, Kind::place}) {
    const std::string name = "." + std::string(to_string(kind));
    rules.add(name + " .card", fill(palette.fill(kind)) + ";" + stroke(palette.border(kind)));
    rules.add(name + " .frame", stroke(palette.border(kind)));
  }
  const auto paint = [&](const std::string& selector, const std::string& color) {
    for (const char* part : {" .line", " .vee", " .mark"}) rules.add(selector + part, stroke(color));
    for (const char* part : {" .head", " .mark"}) rules.add(selector + part, fill(color));
  };
  for (const RelationType relation : {RelationType::leads, RelationType::represents, RelationType::meets})
    paint("." + std::string(to_string(relation)), palette.color(relation));
  rules.add(".represents .mark", "fill:none");  // as its arrow is open
  for (const char* selector : {".any", ".denied", ".ended"}) paint(selector, palette.grey);
  rules.add(".halo", stroke(palette.paper));
  rules.add(".cross", stroke(palette.ink));
  return rules.css();
}

}  // namespace

std::string scope_of(Theme theme) {
  switch (theme) {
    case Theme::light:
      return "dramatis-light";
    case Theme::dark:
      return "dramatis-dark";
    case Theme::print:
      return "dramatis-print";
    default:
      return "dramatis-auto";
  }
}

std::string stylesheet(Theme theme) {
  const std::string scope = "." + scope_of(theme);
  const style::Palette& palette = theme == Theme::dark    ? style::dark
                                  : theme == Theme::print ? style::print
                                                          : style::light;
  std::string css = shapes(scope) + colors(scope, palette);
  if (theme == Theme::automatic)
    css += "@media screen and (prefers-color-scheme:dark){\n" + colors(scope, style::dark) + "}\n";
  return css;
}

}  // namespace dramatis::svg
