// Makes a graph of synthetic records, the same each time: as many actors as documents, ten relations a document, each
// with a sentence of its own. Prints the seconds that resolution and writing took.
//
//   make_graph DOCUMENTS GRAPH.json

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "extract/sha256.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/bench/stopwatch.hpp"

using namespace dramatis;

namespace {

constexpr std::size_t statements_per_document = 10;
constexpr std::size_t entities_per_document = 8;
constexpr std::size_t actors_per_topic = 200;

/// The same numbers with every standard library.
class Random {
 public:
  std::size_t below(std::size_t size) { return engine_() % size; }

  /// Small numbers more often, as few actors are in most of the news.
  std::size_t skewed_below(std::size_t size) {
    const std::size_t once = below(size);
    return once * below(size) / size;
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::string_view consonants = "bdfgklmnprstvz";
constexpr std::string_view vowels = "aiu";
constexpr std::size_t syllables = consonants.size() * vowels.size();

/// A word of so many syllables, another one for each number.
std::string word(std::size_t number, std::size_t length) {
  std::string text;
  for (; length > 0; --length) {
    text += consonants[number % consonants.size()];
    text += vowels[number / consonants.size() % vowels.size()];
    number /= syllables;
  }
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

struct Name {
  Kind kind;
  std::string full;
  std::string brief;  ///< empty: there is none
};

/// Another one for each number; six of ten are of persons, some of whom share a surname.
Name name(std::size_t number) {
  constexpr std::size_t first_words = syllables * syllables;
  constexpr std::size_t all = first_words * syllables * syllables * syllables;
  const std::size_t scrambled = number * 2654435761 % all;  // the factor and `all` share no divisor
  const std::string first = word(scrambled % first_words, 2);
  const std::string second = word(scrambled / first_words, 3);
  if (number % 10 < 6) return {Kind::person, first + ' ' + second, second};
  if (number % 10 < 8) return {Kind::organization, second + ' ' + first + " Council", ""};
  return {Kind::place, "Port " + second + ' ' + first, ""};
}

Record::Entity entity(std::size_t index, const Name& name) {
  Record::Entity entity;
  entity.id = "e" + std::to_string(index);
  entity.kind = name.kind;
  entity.names[name.full] = 2;
  if (!name.brief.empty()) entity.names[name.brief] = 1;
  if (name.kind == Kind::person) entity.roles["minister"] = 1;
  entity.mentions = 4;
  return entity;
}

std::string sentence(const std::string& source, const std::string& target, const Relation& relation) {
  constexpr std::array verbs{" leads ", " speaks for ", " meets "};
  constexpr std::array hedges{"", ", as is planned", ", as some propose", ", which both deny", ", or did until lately"};
  return source + verbs[static_cast<std::size_t>(relation.type)] + target +
         hedges[static_cast<std::size_t>(relation.status)] +
         ", officials said after talks that had gone on for days behind closed doors.";
}

/// A document's actors: that of its own number, and most of the others from its topic.
std::vector<std::size_t> draw_actors(Random& random, std::size_t document, std::size_t documents) {
  const std::size_t topic = document / actors_per_topic * actors_per_topic;
  std::vector<std::size_t> actors{document};
  while (actors.size() < entities_per_document) {
    const bool is_local = random.below(5) > 0;
    const std::size_t actor =
        is_local ? topic + random.below(std::min(actors_per_topic, documents - topic)) : random.skewed_below(documents);
    if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
  }
  return actors;
}

std::vector<Record> make_records(std::size_t documents) {
  Random random;
  std::set<std::tuple<std::size_t, std::size_t, RelationType, Status>> edges;
  std::vector<Record> records;
  for (std::size_t d = 0; d < documents; ++d) {
    const std::string number = std::to_string(d);
    Record record{.hash = sha256(number),
                  .document = "wire/" + number,
                  .source = "wire.jsonl",
                  .url = "https://example.org/wire/" + number,
                  .title = "Talks, part " + number,
                  .date = "2031-05-" + std::to_string(10 + d % 20),
                  .model = "synthetic",
                  .entities = {},
                  .statements = {}};
    const std::vector<std::size_t> actors = draw_actors(random, d, documents);
    std::vector<Name> names;
    for (const std::size_t actor : actors) {
      names.push_back(name(actor));
      record.entities.push_back(entity(record.entities.size(), names.back()));
    }
    while (record.statements.size() < statements_per_document) {
      const std::size_t source = record.statements.empty() ? 0 : random.below(actors.size());
      const std::size_t target = random.below(actors.size());
      Relation relation{.type = static_cast<RelationType>(std::min<std::size_t>(random.below(5), 2)),
                        .source = record.entities[source].id,
                        .target = record.entities[target].id,
                        .status = static_cast<Status>(random.skewed_below(5)),
                        .sentence = record.statements.size(),
                        .confidence = 0.5 + 0.001 * static_cast<double>(random.below(500)),
                        .role = {},
                        .when = {},
                        .where = {},
                        .attribution = {}};
      auto ends = std::pair(actors[source], actors[target]);
      if (relation.type == RelationType::meets && ends.second < ends.first) std::swap(ends.first, ends.second);
      if (source == target || !edges.emplace(ends.first, ends.second, relation.type, relation.status).second) continue;
      if (relation.type == RelationType::meets) {
        relation.when = record.date;
      } else {
        relation.role = "deputy foreign minister";
      }
      const std::size_t start = 150 * relation.sentence;
      const std::string text = sentence(names[source].full, names[target].full, relation);
      record.statements.push_back({relation, text, start, start + text.size()});
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_graph DOCUMENTS GRAPH.json\n";
    return 2;
  }
  std::vector<Record> records = make_records(std::max<std::size_t>(std::stoul(argv[1]), 100));
  Stopwatch watch;
  const ActorGraph graph = build_graph(std::move(records));
  std::cout << "resolve " << watch.seconds() << '\n';
  std::ofstream file(argv[2], std::ios::binary);
  watch = {};
  write_json(file, graph);
  file.close();
  std::cout << "write " << watch.seconds() << "\nnodes " << boost::num_vertices(graph.network) << "\nedges "
            << boost::num_edges(graph.network) << '\n';
  return file ? 0 : 1;
}
