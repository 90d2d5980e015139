#pragma once

#include "graph/export/export.hpp"

/// The writers of export_formats(), each in a file of its own.
namespace dramatis {

/// GraphML of one directed multigraph, for igraph, networkx, yEd. Meetings are directed in it, since networkx reads no
/// graph with edges of both sorts; the edge's property `directed` tells. Lists are one item a line.
Export to_graphml(const ActorGraph&);

/// GEXF 1.3, for Gephi: meetings are undirected, parallel edges differ by `kind`, and an edge exists in the days of its
/// evidence (`when`, else the document's date); one without dates always exists. No default type of edges is named, for
/// Gephi drops all edges that are not of the default.
Export to_gexf(const ActorGraph&);

/// The JSON of Cytoscape and cytoscape.js.
Export to_cytoscape(const ActorGraph&);

/// Tables of nodes and edges, as Gephi's import and spreadsheets take them. Lists are one item a line in the cell.
/// Gephi keeps parallel edges only where they differ by `Kind`.
Export to_csv(const ActorGraph&);

/// A flowchart of Mermaid of the actors that have a relation; evidence stands in comments while there is room.
Export to_mermaid(const ActorGraph&);

/// RDF (graph/export/rdf.hpp) in Turtle and in JSON-LD.
Export to_turtle(const ActorGraph&);
Export to_jsonld(const ActorGraph&);

/// A script for Neo4j 5 that may be run again and again. Labels, types and properties are those of graph/cypher.
Export to_cypher(const ActorGraph&);

/// Files for neo4j-admin database import, with the same labels, types and properties.
Export to_neo4j(const ActorGraph&);

/// Entities of FollowTheMoney, one JSON object a line. Its schema knows no status of a relation, so that only what is
/// asserted and what has ended is in it; the notices say what is not.
Export to_followthemoney(const ActorGraph&);

/// An SQLite database with full-text search over the evidence.
Export to_sqlite(const ActorGraph&);

}  // namespace dramatis
