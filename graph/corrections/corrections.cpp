#include "graph/corrections/corrections.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>

namespace dramatis {
namespace {

constexpr std::array<std::string_view, 6> actions{"reject", "confirm", "same", "different", "name", "kind"};

/// A document's id, or the first digits of its hash.
std::string short_form(const std::string& document) {
  constexpr std::size_t hash_digits = 64;
  constexpr std::size_t shown_digits = 12;
  const bool is_hash =
      document.size() == hash_digits && document.find_first_not_of("0123456789abcdef") == document.npos;
  return is_hash ? document.substr(0, shown_digits) : document;
}

std::string description(const ActorReference& actor) {
  std::string text = actor.name;
  if (actor.kind) text.append(" (").append(to_string(*actor.kind)).append(")");
  if (!actor.document.empty()) text += " in " + short_form(actor.document);
  return text;
}

}  // namespace

std::string_view to_string(Correction::Action action) { return actions[static_cast<std::size_t>(action)]; }

Correction::Action action_from(std::string_view word) {
  std::string known;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (actions[i] == word) return static_cast<Correction::Action>(i);
    known.append(i ? ", " : "").append(actions[i]);
  }
  throw std::invalid_argument("unknown action '" + std::string(word) + "' (known: " + known + ")");
}

std::string attribution(const Correction& correction) {
  std::string text = correction.who.empty() ? "somebody" : correction.who;
  if (!correction.when.empty()) text += " on " + correction.when;
  if (!correction.why.empty()) text += ": " + correction.why;
  return text;
}

std::string description(const Correction& correction) {
  std::string text(to_string(correction.action));
  text += ' ' + description(correction.actor);
  switch (correction.action) {
    case Correction::Action::reject:
    case Correction::Action::confirm:
      if (correction.relation) text.append(" ").append(to_string(*correction.relation));
      text += ' ' + description(correction.other);
      if (correction.status) text.append(" (").append(to_string(*correction.status)).append(")");
      if (!correction.document.empty()) text += ", as " + short_form(correction.document) + " says";
      if (!correction.sentence.empty()) text += ", \"" + correction.sentence + '"';
      return text;
    case Correction::Action::same:
    case Correction::Action::different:
      return text + " and " + description(correction.other);
    default:
      return text + ": " + correction.value;
  }
}

}  // namespace dramatis
