#pragma once

#include <cstddef>
#include <string>

#include "graph/actor_graph.hpp"
#include "render/options.hpp"
#include "render/report/content.hpp"

namespace dramatis {

struct ReportOptions {
  std::string title = "Who leads, represents and meets whom";
  /// What is told of. What later reports have superseded is told with them; a meeting has the status of the latest.
  SelectionOptions selection{.max_actors = 100};
  std::size_t max_quotes = 2;  ///< sentences shown for each claim
  std::string program;         ///< name and version, for the method
};

/// What the articles of a graph say, section by section, with the sentences that say so. Each section is without its
/// heading, which is the template's.
struct Dossier {
  std::string title;
  std::string date;            ///< of the newest article, empty where none has one
  content::Blocks summary;     ///< how much was read and found
  content::Blocks diagram;     ///< the picture
  content::Blocks actors;      ///< who is who: roles, other names, bodies
  content::Blocks leads;       ///< by status
  content::Blocks represents;  ///< by status
  content::Blocks meets;       ///< by status and date; reports of one meeting are one
  content::Blocks timeline;    ///< what has a date
  content::Blocks contested;   ///< asserted and denied, planned and cancelled, planned and never heard of again
  content::Blocks sources;     ///< the articles, numbered
  content::Blocks method;      ///< how this was made, and how far to trust it
  RenderOptions drawing;       ///< how the graph is drawn for the diagram
};

/// A function of its arguments.
Dossier make_dossier(const ActorGraph&, const ReportOptions&);

}  // namespace dramatis
