#include "render/dot.hpp"

#include <graphviz/cgraph.h>

#include <map>
#include <memory>
#include <stdexcept>

#include "render/selection.hpp"
#include "render/style.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

/// In labels, tooltips and names of DOT a backslash starts an escape.
std::string escape_dot(std::string_view text) {
  std::string escaped;
  for (const char c : clean_text(text)) escaped += c == '\\' ? "\\\\" : std::string(1, c);
  return escaped;
}

/// Lines of a label, without the empty ones.
std::string lines(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items)
    if (!item.empty()) text += (text.empty() ? "" : "\\n") + escape_dot(item);
  return text;
}

/// The lines of a tooltip.
std::string tooltip(const std::string& description) {
  std::vector<std::string> items(1);
  for (const char c : description) {
    if (c == '\n')
      items.emplace_back();
    else
      items.back() += c;
  }
  return lines(items);
}

/// Writing to a std::string.
Agiodisc_t string_io = {nullptr,
                        [](void* output, const char* s) {
                          static_cast<std::string*>(output)->append(s);
                          return 0;
                        },
                        [](void*) { return 0; }};
Agdisc_t discipline = {&AgMemDisc, &AgIdDisc, &string_io};

class DotGraph {
 public:
  DotGraph() : graph_(agopen(text("actors"), Agdirected, &discipline), &agclose) {}

  Agnode_t* add_node(const std::string& name) { return agnode(graph_.get(), text(name), 1); }
  Agedge_t* add_edge(Agnode_t* from, Agnode_t* to, const std::string& key) {
    return agedge(graph_.get(), from, to, text(key), 1);
  }
  /// The default of an attribute of the graph, of nodes or of edges.
  void set_default(int kind, const std::string& name, const std::string& value) {
    agattr(graph_.get(), kind, text(name), text(value));
  }
  void set(void* object, const std::string& name, const std::string& value) {
    agsafeset(object, text(name), text(value), text(""));
  }
  std::string write() {
    std::string dot;
    if (agwrite(graph_.get(), &dot) != 0) throw std::runtime_error("libcgraph cannot write the graph as DOT");
    return dot;
  }

 private:
  // libcgraph copies what it is given, but 2.42 does not say so with const.
  static char* text(const std::string& s) { return const_cast<char*>(s.c_str()); }
  std::unique_ptr<Agraph_t, int (*)(Agraph_t*)> graph_;
};

const char* shape(Kind kind) { return kind == Kind::place ? "hexagon" : "box"; }

const char* line_style(Status status) {
  switch (status) {
    case Status::planned:
      return "dashed";
    case Status::proposed:
      return "dotted";
    default:
      return "solid";
  }
}

const char* arrow(RelationType relation) {
  switch (relation) {
    case RelationType::leads:
      return "normal";
    case RelationType::represents:
      return "vee";
    default:
      return "none";
  }
}

}  // namespace

std::string to_dot(const ActorGraph& graph, const RenderOptions& options) {
  const Network& network = graph.network;
  const Selection selection = select(graph, options.selection);
  DotGraph dot;
  dot.set_default(AGRAPH, "label",
                  lines({options.title, left_out(network, selection, options.selection),
                         options.source.empty() ? "" : "Source: " + options.source}));
  dot.set_default(AGRAPH, "labelloc", "t");
  dot.set_default(AGRAPH, "rankdir", "LR");
  dot.set_default(AGRAPH, "fontname", "Arial");
  dot.set_default(AGNODE, "fontname", "Arial");
  dot.set_default(AGNODE, "fontsize", "11");
  dot.set_default(AGEDGE, "fontname", "Arial");
  dot.set_default(AGEDGE, "fontsize", "9");

  std::map<Network::vertex_descriptor, Agnode_t*> nodes;
  for (const auto vertex : selection.actors) {
    const Actor& actor = network[vertex];
    Agnode_t* node = nodes[vertex] = dot.add_node(escape_dot(actor.id));
    std::vector<std::string> label = wrap_text(clean_text(actor.label), 12, Weight::bold, 4);
    if (const std::string role = main_role(actor); !role.empty()) label.push_back(role);
    dot.set(node, "label", lines(label));
    dot.set(node, "shape", shape(actor.kind));
    dot.set(node, "style", actor.kind == Kind::person ? "rounded,filled" : "filled");
    dot.set(node, "fillcolor", style::light.fill(actor.kind));
    dot.set(node, "color", style::light.border(actor.kind));
    dot.set(node, "tooltip", tooltip(describe(actor)));
    dot.set(node, "kind", std::string(to_string(actor.kind)));
  }
  for (const auto tie_edge : selection.ties) {
    const Tie& tie = network[tie_edge];
    const std::string relation(to_string(tie.relation)), status(to_string(tie.status));
    Agedge_t* edge =
        dot.add_edge(nodes[source(tie_edge, network)], nodes[target(tie_edge, network)], relation + " " + status);
    const bool grey = tie.status == Status::denied || tie.status == Status::ended;
    const std::string color = grey ? style::light.grey : style::light.color(tie.relation);
    dot.set(edge, "label",
            tie.status == Status::denied     ? "✕ " + relation + ", denied"
            : tie.status == Status::asserted ? relation
                                             : relation + ", " + status);
    dot.set(edge, "color", color);
    dot.set(edge, "fontcolor", color);
    dot.set(edge, "style", line_style(tie.status));
    dot.set(edge, "penwidth", std::to_string(style::line_width(tie.status, tie.evidence.size())));
    dot.set(edge, "arrowhead", arrow(tie.relation));
    dot.set(edge, "tooltip", tooltip(describe(network, tie_edge)));
    dot.set(edge, "relation", relation);
    dot.set(edge, "status", status);
    dot.set(edge, "evidence", std::to_string(tie.evidence.size()));
  }
  return dot.write();
}

}  // namespace dramatis
