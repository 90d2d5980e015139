#pragma once

#include <sstream>
#include <stdexcept>
#include <string>

#include "graph/actor_graph.hpp"

/// A document from lines of text with its mentions marked, "[Kenyan|LOC kenya]", each followed by the relations that it
/// states, "= leads ruto kenya asserted", with "by odinga" at the end where it is attributed. Capitals mark names,
/// lower case common nouns, "pro" pronouns of persons.
inline dramatis::Document annotated(const std::string& id, const std::string& lines) {
  using namespace dramatis;
  Document document;
  document.article.id = id;
  std::string& text = document.article.text;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind("= ", 0) == 0) {
      std::istringstream words(line.substr(2));
      std::string type, source, target, status, by, attribution;
      words >> type >> source >> target >> status >> by >> attribution;
      document.relations.push_back({relation_type_from(type), source, target, status_from(status),
                                    document.sentences.size() - 1, 1, "", "", "", attribution});
      continue;
    }
    if (!text.empty()) text += ' ';
    const std::size_t start = text.size();
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t open = std::min(line.find('[', at), line.size());
      text += line.substr(at, open - at);
      if (open == line.size()) break;
      const std::size_t bar = line.find('|', open), space = line.find(' ', bar), close = line.find(']', space);
      if (close == line.npos) throw std::invalid_argument("not an annotation: " + line.substr(open));
      const std::string name = line.substr(open + 1, bar - open - 1), tag = line.substr(bar + 1, space - bar - 1);
      Mention mention;
      mention.span = {text.size(), text.size() + name.size()};
      mention.kind = tag == "ORG" || tag == "org"   ? Kind::organization
                     : tag == "LOC" || tag == "loc" ? Kind::place
                                                    : Kind::person;
      mention.level = tag == "pro" ? Level::pronoun : tag[0] >= 'a' ? Level::nominal : Level::name;
      mention.entity = line.substr(space + 1, close - space - 1);
      document.mentions.push_back(mention);
      text += name;
      at = close + 1;
    }
    document.sentences.push_back({start, text.size()});
  }
  return document;
}

/// The graph of some documents.
inline dramatis::ActorGraph graph_of(const std::vector<dramatis::Document>& documents) {
  std::vector<dramatis::Record> records;
  for (const auto& document : documents) records.push_back(dramatis::record_of(document));
  return dramatis::build_graph(records);
}
