#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "graph/events/date_range.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/xml.hpp"
#include "graph/sources.hpp"

namespace dramatis {
namespace {

std::string_view type_of(const PropertyValue& value) {
  if (std::holds_alternative<std::size_t>(value)) return "long";
  if (std::holds_alternative<double>(value)) return "double";
  if (std::holds_alternative<bool>(value)) return "boolean";
  return "string";
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml_text(value) + "\"";
}

void declare(std::string& out, std::string_view element, const std::vector<Property>& properties) {
  out += "    <attributes" + attribute("class", element) + ">\n";
  for (const Property& property : properties) {
    out += "      <attribute" + attribute("id", property.name) + attribute("title", property.name) +
           attribute("type", type_of(property.value)) + "/>\n";
  }
  out += "    </attributes>\n";
}

void write(std::string& out, const std::vector<Property>& properties) {
  out += "        <attvalues>\n";
  for (const Property& property : properties) {
    const std::string text = to_text(property.value);
    if (text.empty()) continue;
    out += "          <attvalue" + attribute("for", property.name) + attribute("value", text) + "/>\n";
  }
  out += "        </attvalues>\n";
}

/// The days of an edge's evidence, in order and without overlaps, which GEXF forbids.
std::vector<DateRange> days_of(const Tie& tie, const Sources& sources) {
  std::vector<DateRange> days;
  for (const Evidence& evidence : tie.evidence) {
    std::optional<DateRange> range = parse_date(evidence.when);
    if (!range) range = parse_date(sources.date_of(evidence.place.document));
    if (range) days.push_back(*range);
  }
  std::sort(days.begin(), days.end());
  std::vector<DateRange> united;
  for (const DateRange& range : days) {
    if (united.empty() || range.first > united.back().last) {
      united.push_back(range);
    } else {
      united.back().last = std::max(united.back().last, range.last);
    }
  }
  return united;
}

void write_spells(std::string& out, const std::vector<DateRange>& days) {
  if (days.empty()) return;
  out += "        <spells>\n";
  for (const DateRange& range : days) {
    out += "          <spell";
    if (range.first != first_of_days) out += attribute("start", to_string(range.first));
    if (range.last != last_of_days) out += attribute("end", to_string(range.last));
    out += "/>\n";
  }
  out += "        </spells>\n";
}

}  // namespace

Export to_gexf(const ActorGraph& graph) {
  const Network& network = graph.network;
  const Sources sources(graph);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "  <meta>\n    <creator>dramatis</creator>\n  </meta>\n"
      "  <graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" idtype=\"string\">\n";
  declare(out, "node", properties_of(Actor()));
  declare(out, "edge", properties_of(Tie()));
  out += "    <nodes>\n";
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    out += "      <node" + attribute("id", key_of(actor.id)) + attribute("label", one_line(actor.label)) + ">\n";
    write(out, properties_of(actor));
    out += "      </node>\n";
  }
  out += "    </nodes>\n    <edges>\n";
  std::size_t number = 0;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    out += "      <edge" + attribute("id", "e" + std::to_string(number++)) +
           attribute("source", key_of(network[boost::source(edge, network)].id)) +
           attribute("target", key_of(network[boost::target(edge, network)].id)) +
           attribute("type", tie.relation == RelationType::meets ? "undirected" : "directed") +
           attribute("kind", label_of(tie)) + attribute("label", label_of(tie)) +
           attribute("weight", std::to_string(weight_of(tie))) + ">\n";
    write(out, properties_of(tie));
    write_spells(out, days_of(tie, sources));
    out += "      </edge>\n";
  }
  out += "    </edges>\n  </graph>\n</gexf>\n";
  return {{{"", std::move(out)}}, {}};
}

}  // namespace dramatis
