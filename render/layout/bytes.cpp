#include "render/layout/bytes.hpp"

#include <cstring>
#include <stdexcept>
#include <utility>

namespace dramatis {
namespace {

void write_number(std::string& bytes, double number) {
  char buffer[sizeof number];
  std::memcpy(buffer, &number, sizeof number);
  bytes.append(buffer, sizeof number);
}

double read_number(const std::string& bytes, std::size_t& position) {
  double number = 0;
  if (position + sizeof number > bytes.size()) throw std::runtime_error("the layout is incomplete");
  std::memcpy(&number, bytes.data() + position, sizeof number);
  position += sizeof number;
  return number;
}

}  // namespace

std::string serialize(const Layout& layout) {
  std::string bytes;
  const auto write_point = [&](Point p) {
    write_number(bytes, p.x);
    write_number(bytes, p.y);
  };
  write_point({layout.size.width, layout.size.height});
  for (const Point center : layout.centers) write_point(center);
  for (const Box& frame : layout.frames) {
    write_point(frame.center);
    write_point({frame.size.width, frame.size.height});
  }
  for (const Spline& line : layout.lines) {
    write_number(bytes, static_cast<double>(line.size()));
    for (const Point p : line) write_point(p);
  }
  return bytes;
}

Layout deserialize(const std::string& bytes, const Diagram& diagram) {
  std::size_t position = 0;
  const auto read_point = [&] {
    const double x = read_number(bytes, position);
    return Point{x, read_number(bytes, position)};
  };
  Layout layout;
  const auto read_size = [&] {
    const Point p = read_point();
    return Size{p.x, p.y};
  };
  layout.size = read_size();
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) layout.centers.push_back(read_point());
  for (std::size_t i = 0; i < diagram.groups.size(); ++i) {
    const Point center = read_point();
    layout.frames.push_back({center, read_size()});
  }
  for (std::size_t i = 0; i < diagram.lines.size(); ++i) {
    Spline line(static_cast<std::size_t>(read_number(bytes, position)));
    for (Point& p : line) p = read_point();
    layout.lines.push_back(std::move(line));
  }
  return layout;
}

}  // namespace dramatis
