#include "render/svg/elements.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "render/text.hpp"

namespace dramatis::svg {

std::string number(double value) {
  char buffer[32];
  const double rounded = std::round(value * 10) / 10 + 0.0;  // + 0.0 makes -0 positive
  char* end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed, 1).ptr;
  std::string text(buffer, end);
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string coordinates(Point p) { return number(p.x) + " " + number(p.y); }

std::string polygon(const std::vector<Point>& corners) {
  std::string d = "M" + coordinates(corners.front()) + "L";
  for (std::size_t i = 1; i < corners.size(); ++i) d += (i > 1 ? " " : "") + coordinates(corners[i]);
  return d;
}

std::string curve(const Spline& spline) {
  std::string d = "M" + coordinates(spline.front());
  for (std::size_t i = 1; i < spline.size(); ++i) d += (i % 3 == 1 ? "C" : " ") + coordinates(spline[i]);
  return d;
}

std::string path(const std::string& css_class, const std::string& d, double stroke_width) {
  return "<path" + attribute("class", css_class) +
         (stroke_width > 0 ? attribute("stroke-width", number(stroke_width)) : "") + attribute("d", d) + "/>";
}

std::string rectangle(const std::string& css_class, const Box& box, double radius) {
  const Point corner = box.center - Point{box.size.width / 2, box.size.height / 2};
  return "<rect" + attribute("class", css_class) + attribute("x", number(corner.x)) + attribute("y", number(corner.y)) +
         attribute("width", number(box.size.width)) + attribute("height", number(box.size.height)) +
         (radius > 0 ? attribute("rx", number(radius)) : "") + "/>";
}

std::string text(const std::string& css_class, Point p, const std::string& content, double size, Weight weight) {
  const std::string length = is_measured(content)
                                 ? attribute("textLength", number(size * text_width(content, weight))) +
                                       attribute("lengthAdjust", "spacingAndGlyphs")
                                 : "";
  return "<text" + attribute("class", css_class) + attribute("x", number(p.x)) + attribute("y", number(p.y)) + length +
         (is_right_to_left(content) ? attribute("direction", "rtl") : "") + ">" + escape_xml(content) + "</text>";
}

std::string attribute(const std::string& name, std::string_view value) {
  return " " + name + "=\"" + escape_xml(value) + "\"";
}

std::string group(const std::string& css_class, const std::string& content) {
  return "<g" + attribute("class", css_class) + ">" + content + "</g>\n";
}

std::string explained_group(const std::string& attributes, const std::string& name, const std::string& tooltip,
                            const std::string& content) {
  std::string lines;
  for (std::size_t start = 0; start <= tooltip.size();) {
    const std::size_t end = std::min(tooltip.find('\n', start), tooltip.size());
    lines += (start > 0 ? "\n" : "") + escape_xml(std::string_view(tooltip).substr(start, end - start));
    start = end + 1;
  }
  return "<g" + attributes + attribute("role", "graphics-symbol") + attribute("aria-label", name) + "><title>" + lines +
         "</title>" + content + "</g>\n";
}

std::string translated_group(Point offset, const std::string& content) {
  return "<g transform=\"translate(" + coordinates(offset) + ")\">\n" + content + "</g>\n";
}

}  // namespace dramatis::svg
