#pragma once

#include <sstream>
#include <string>
#include <utility>

#include "graph/cypher/output.hpp"
#include "graph/cypher/query.hpp"
#include "graph/cypher/run.hpp"
#include "tests/graph/annotated.hpp"

/// Six actors: Kemal Karaböcek leads Turkey, met Bo Sand in May and will meet him again; Emine Karaböcek represents the
/// Sand Board and refused to meet Bo; Ann stands alone.
inline dramatis::ActorGraph talks() {
  using namespace dramatis;
  Document document =
      annotated("talks",
                "[Turkish|LOC t] [President|per k] [Kemal Karaböcek|PER k] met [Bo Sand|PER b].\n"
                "= leads k t asserted\n= meets k b asserted\n"
                "[Bo Sand|PER b] will meet [Karaböcek|PER k].\n= meets b k planned\n"
                "[Emine Karaböcek|PER e] speaks for the [Sand Board|ORG s].\n= represents e s asserted\n"
                "[Emine Karaböcek|PER e] refused to see [Bo Sand|PER b].\n= meets e b denied\n"
                "[Ann|PER a] was there.");
  document.relations[1].when = "2031-05-13";
  document.relations[2].when = "soon";
  return graph_of({document});
}

/// The answer as CSV, lines ended by '|'; or the first line of the error.
inline std::string ask(const dramatis::Network& network, const std::string& query,
                       const dramatis::cypher::Parameters& parameters = {}) {
  using namespace dramatis;
  try {
    const cypher::PropertyGraph graph(network);
    std::ostringstream out;
    cypher::write_result(out, graph, cypher::run(cypher::compile(query, parameters), graph), TableFormat::csv);
    std::string text = out.str();
    for (std::size_t at = 0; (at = text.find("\r\n", at)) != text.npos;) text.replace(at, 2, "|");
    return text.substr(text.find('|') + 1);
  } catch (const std::exception& error) {
    const std::string message = error.what();
    return message.substr(0, message.find('\n'));
  }
}
