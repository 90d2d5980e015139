#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/geometry.hpp"
#include "render/text.hpp"

/// Elements and attributes of SVG. One user unit is one point in print.
namespace dramatis::svg {

/// With at most one decimal.
std::string number(double);

/// ` name="value"`, escaped.
std::string attribute(const std::string& name, std::string_view value);

/// Path data of straight lines; open.
std::string polygon(const std::vector<Point>& corners);

/// Path data of a spline.
std::string curve(const Spline&);

/// A path with that data; no stroke width of its own for 0.
std::string path(const std::string& css_class, const std::string& d, double stroke_width = 0);

std::string rectangle(const std::string& css_class, const Box&, double radius = 0);

/// A line of text, as wide as text_width says whatever the font, where that is measured; where it is right-to-left,
/// "start" is its right end.
std::string text(const std::string& css_class, Point, const std::string& content, double size, Weight);

std::string group(const std::string& css_class, const std::string& content);

std::string translated_group(Point offset, const std::string& content);

/// A group with some attributes, a name for screen readers and a tooltip of several lines.
std::string explained_group(const std::string& attributes, const std::string& name, const std::string& tooltip,
                            const std::string& content);

}  // namespace dramatis::svg
