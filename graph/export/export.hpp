#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor_graph.hpp"

/// The graph in the formats of other programs. All are functions of the graph alone: same graph, same bytes.
namespace dramatis {

/// What stands in the files of an export.
struct Export {
  struct Part {
    std::string name;  ///< such as "nodes", where the format has several files; else empty
    std::string content;
  };
  std::vector<Part> parts;
  std::vector<std::string> notices;  ///< for the user: what is left out, how the files are loaded
};

struct ExportFormat {
  std::string_view name;
  std::string_view extension;  ///< with the dot
  std::string_view description;
  Export (*write)(const ActorGraph&);
};

/// In the order in which they are listed to users.
std::span<const ExportFormat> export_formats();

/// The format of that name. Throws std::invalid_argument which lists the known ones.
const ExportFormat& export_format_from(std::string_view name);

/// The format with the longest extension that a file's name ends with. Throws std::invalid_argument which lists the
/// known ones.
const ExportFormat& export_format_of(const std::filesystem::path&);

/// The file of a part: the name goes before the extension ("talks.csv" -> "talks-nodes.csv").
std::filesystem::path part_file(const std::filesystem::path&, const ExportFormat&, const Export::Part&);

}  // namespace dramatis
