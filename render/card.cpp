#include "render/card.hpp"

#include <algorithm>
#include <cmath>

#include "render/style.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

namespace dramatis {

bool Card::contains(Point p, double gap) const {
  if (!box.contains(p, gap)) return false;
  if (kind != Kind::place) return true;
  const double inset = slant * std::abs(p.y - box.center.y) / (box.size.height / 2);
  return std::abs(p.x - box.center.x) < box.size.width / 2 - inset + gap;
}

Card make_card(const Actor& actor, double max_text_width, std::size_t marks) {
  Card card;
  card.kind = actor.kind;
  card.name = wrap_text(clean_text(actor.label), max_text_width / style::name_size, Weight::bold, 3);
  card.role = wrap_text(main_role(actor), max_text_width / style::small_size, Weight::regular, 2);
  double width = 12;
  for (const std::string& line : card.name) width = std::max(width, text_width(line, Weight::bold) * style::name_size);
  for (const std::string& line : card.role)
    width = std::max(width, text_width(line, Weight::regular) * style::small_size);
  const double padding = card.kind == Kind::place ? Card::slant + 3 : 8.5;
  card.indent = Card::mark_step * static_cast<double>(std::max<std::size_t>(marks, 1) - 1);
  card.box.size = {width + 2 * padding + card.indent,
                   std::max(text_height(card), style::leading * style::name_size) + 7};
  return card;
}

double text_height(const Card& card) {
  return style::leading * (static_cast<double>(card.name.size()) * style::name_size +
                           static_cast<double>(card.role.size()) * style::small_size);
}

}  // namespace dramatis
