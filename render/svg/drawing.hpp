#pragma once

#include <string>

#include "render/picture.hpp"

/// The parts of a picture as SVG.
namespace dramatis::svg {

std::string draw_frames(const Picture&);
std::string draw_ties(const Network&, const Picture&);

/// With marks for the offices that groups show.
std::string draw_actors(const Network&, const Picture&);

std::string draw_outline(Kind, const Box&);

/// A line with a halo that parts it from those that it crosses; its arrow points at the end of the spline.
std::string draw_line(const Spline&, RelationType, double width);

/// Over a line, at a parameter of it.
std::string draw_cross(const Spline&, double at);

/// At the left end of a card.
std::string draw_mark(const Box& card, std::size_t number);

/// The classes of a tie: "leads planned".
std::string words(RelationType, Status);

}  // namespace dramatis::svg
