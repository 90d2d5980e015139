#include "graph/export/export.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "graph/export/formats.hpp"

namespace dramatis {
namespace {

constexpr std::array<ExportFormat, 11> formats{{
    {"graphml", ".graphml", "GraphML, for networkx, igraph, yEd", to_graphml},
    {"gexf", ".gexf", "GEXF 1.3 with time, for Gephi", to_gexf},
    {"cytoscape", ".cyjs", "JSON of Cytoscape and cytoscape.js", to_cytoscape},
    {"csv", ".csv", "tables of nodes and edges, for Gephi and spreadsheets", to_csv},
    {"mermaid", ".mmd", "flowchart of Mermaid, for Markdown", to_mermaid},
    {"turtle", ".ttl", "RDF in Turtle, with schema.org and PROV-O", to_turtle},
    {"jsonld", ".jsonld", "the same RDF in JSON-LD", to_jsonld},
    {"cypher", ".cypher", "script for Neo4j 5", to_cypher},
    {"neo4j", ".neo4j.csv", "files for neo4j-admin database import", to_neo4j},
    {"ftm", ".ftm.json", "entities of FollowTheMoney, for Aleph", to_followthemoney},
    {"sqlite", ".sqlite", "SQLite database with full-text search, for Datasette", to_sqlite},
}};

template <std::string_view ExportFormat::* member>
std::string known() {
  std::string list;
  for (const ExportFormat& format : formats) list.append(list.empty() ? "" : ", ").append(format.*member);
  return list;
}

}  // namespace

std::span<const ExportFormat> export_formats() { return formats; }

const ExportFormat& export_format_from(std::string_view name) {
  const auto* format = std::find_if(formats.begin(), formats.end(), [&](const auto& one) { return one.name == name; });
  if (format != formats.end()) return *format;
  throw std::invalid_argument("unknown format '" + std::string(name) + "', known are " + known<&ExportFormat::name>());
}

const ExportFormat& export_format_of(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const ExportFormat* found = nullptr;
  for (const ExportFormat& format : formats) {
    const bool longer = !found || format.extension.size() > found->extension.size();
    if (name.size() > format.extension.size() && name.ends_with(format.extension) && longer) found = &format;
  }
  if (found) return *found;
  throw std::invalid_argument(file.string() + ": the extension names the format, and must be one of " +
                              known<&ExportFormat::extension>() + "; or name it with --format");
}

std::filesystem::path part_file(const std::filesystem::path& file, const ExportFormat& format,
                                const Export::Part& part) {
  if (part.name.empty()) return file;
  const std::string name = file.filename().string();
  const bool has_extension = name.size() > format.extension.size() && name.ends_with(format.extension);
  const std::string extension = has_extension ? std::string(format.extension) : file.extension().string();
  const std::string stem = name.substr(0, name.size() - extension.size());
  return std::filesystem::path(file).replace_filename(stem + "-" + part.name + extension);
}

}  // namespace dramatis
