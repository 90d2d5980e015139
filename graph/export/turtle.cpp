#include <array>
#include <cstdio>

#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"
#include "graph/export/rdf.hpp"

namespace dramatis {
namespace {

std::string string_literal(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(c));
      literal += escape.data();
    } else {
      literal += c;
    }
  }
  return literal + '"';
}

std::string to_turtle(const rdf::Term& term) {
  switch (term.sort) {
    case rdf::Term::Sort::iri:
      return "<" + term.text + ">";
    case rdf::Term::Sort::name:
      return term.text;
    case rdf::Term::Sort::literal:
      break;
  }
  return string_literal(term.text) + (term.datatype.empty() ? "" : "^^" + std::string(term.datatype));
}

}  // namespace

Export to_turtle(const ActorGraph& graph) {
  std::string out;
  for (const auto& [prefix, iri] : rdf::prefixes) {
    out.append("@prefix ").append(prefix).append(": <").append(iri).append("> .\n");
  }
  for (const rdf::Node& node : rdf::to_nodes(graph)) {
    out += node.iri.front() == '#' ? "\n<" + node.iri + "> a " : "\n" + node.iri + " a ";
    const char* separator = "";
    for (const std::string_view type : node.types) {
      out.append(separator).append(type);
      separator = ", ";
    }
    for (const auto& [predicate, term] : node.says) {
      out.append(" ;\n    ").append(predicate).append(" ").append(to_turtle(term));
    }
    out += " .\n";
  }
  return {{{"", std::move(out)}}, {}};
}

}  // namespace dramatis
