#include <sqlite3.h>

#include <boost/range/iterator_range.hpp>
#include <memory>
#include <stdexcept>
#include <tuple>

#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"

namespace dramatis {
namespace {

/// `time` is what other formats call `when`, and `place` is `where`: both are keywords of SQL. Datasette shows `name`
/// where another table refers to a relation.
constexpr const char* schema = R"(
CREATE TABLE documents (
  id TEXT PRIMARY KEY, title TEXT, date TEXT, url TEXT, source TEXT, sha256 TEXT, model TEXT);
CREATE TABLE actors (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, mentions INTEGER NOT NULL, url TEXT);
CREATE TABLE aliases (
  actor TEXT NOT NULL REFERENCES actors(id), name TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (actor, name));
CREATE TABLE roles (
  actor TEXT NOT NULL REFERENCES actors(id), role TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (actor, role));
CREATE TABLE mentions (
  actor TEXT NOT NULL REFERENCES actors(id), document TEXT NOT NULL REFERENCES documents(id),
  PRIMARY KEY (actor, document));
CREATE TABLE relations (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, source TEXT NOT NULL REFERENCES actors(id), relation TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES actors(id), status TEXT NOT NULL, confidence REAL NOT NULL,
  superseded INTEGER NOT NULL, confirmed TEXT,
  UNIQUE (source, relation, target, status));
CREATE INDEX relations_target ON relations (target);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, relation INTEGER NOT NULL REFERENCES relations(id), text TEXT NOT NULL, role TEXT,
  time TEXT, place TEXT, attribution TEXT, confidence REAL NOT NULL, superseded INTEGER NOT NULL, confirmed TEXT);
CREATE INDEX evidence_relation ON evidence (relation);
CREATE TABLE occurrences (
  id INTEGER PRIMARY KEY, evidence INTEGER NOT NULL REFERENCES evidence(id),
  document TEXT NOT NULL REFERENCES documents(id), sentence INTEGER NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL);
CREATE INDEX occurrences_evidence ON occurrences (evidence);
CREATE VIRTUAL TABLE evidence_fts USING fts5(
  text, content="evidence", content_rowid="id", tokenize="unicode61 remove_diacritics 2");
CREATE VIEW statements AS
  SELECT s.name AS source, r.relation, t.name AS target, r.status, e.role, e.time, e.place, e.attribution, e.text,
    o.document, o.sentence, d.date AS published, r.confidence, r.superseded
  FROM relations r JOIN actors s ON s.id = r.source JOIN actors t ON t.id = r.target
    JOIN evidence e ON e.relation = r.id JOIN occurrences o ON o.evidence = e.id
    JOIN documents d ON d.id = o.document;
)";

/// A database in memory.
class Database {
 public:
  Database() {
    sqlite3* database = nullptr;
    const int status = sqlite3_open(":memory:", &database);
    database_.reset(database);
    check(status);
  }

  void execute(const char* sql) { check(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr)); }

  /// The bytes of its file.
  std::string bytes() {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> image(sqlite3_serialize(database_.get(), "main", &size, 0),
                                                                sqlite3_free);
    if (!image) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(image.get()), static_cast<std::size_t>(size)};
  }

  sqlite3* get() const { return database_.get(); }

  void check(int status) const {
    if (status != SQLITE_OK && status != SQLITE_DONE) {
      throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database_.get()));
    }
  }

 private:
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> database_{nullptr, sqlite3_close};
};

/// A text that is NULL where it is empty.
struct Optional {
  const std::string& text;
};

/// Adds rows to a table, but none with a key that is there: control characters made equal what differs in them only.
class Inserter {
 public:
  /// `parameters` such as "?, ?".
  Inserter(const Database& database, const std::string& table, const std::string& parameters) : database_(database) {
    const std::string sql = "INSERT OR IGNORE INTO " + table + " VALUES (" + parameters + ")";
    sqlite3_stmt* statement = nullptr;
    database.check(sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &statement, nullptr));
    statement_.reset(statement);
  }

  template <typename... Values>
  void operator()(const Values&... values) {
    int column = 0;
    (bind(++column, values), ...);
    database_.check(sqlite3_step(statement_.get()));
    database_.check(sqlite3_reset(statement_.get()));
  }

 private:
  void bind(int column, std::string_view text) {
    const std::string clean = one_line(text);
    database_.check(
        sqlite3_bind_text(statement_.get(), column, clean.data(), static_cast<int>(clean.size()), SQLITE_TRANSIENT));
  }
  void bind(int column, const Optional& optional) {
    if (!optional.text.empty()) return bind(column, std::string_view(optional.text));
    database_.check(sqlite3_bind_null(statement_.get(), column));
  }
  void bind(int column, std::size_t number) {
    database_.check(sqlite3_bind_int64(statement_.get(), column, static_cast<sqlite3_int64>(number)));
  }
  void bind(int column, bool flag) { bind(column, static_cast<std::size_t>(flag)); }
  void bind(int column, double number) { database_.check(sqlite3_bind_double(statement_.get(), column, number)); }

  const Database& database_;
  std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement_{nullptr, sqlite3_finalize};
};

/// The documents of the records, and those that the network names besides.
void insert_documents(const Database& database, const ActorGraph& graph) {
  Inserter insert(database, "documents", "?, ?, ?, ?, ?, ?, ?");
  const std::vector<std::string> ids = document_ids(graph.records);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Record& record = graph.records[i];
    insert(ids[i], Optional{record.title}, Optional{record.date}, Optional{record.url}, Optional{record.source},
           Optional{record.hash}, Optional{record.model});
  }
  const std::string unknown;
  const auto insert_unknown = [&](const std::string& id) {
    insert(id, Optional{unknown}, Optional{unknown}, Optional{unknown}, Optional{unknown}, Optional{unknown},
           Optional{unknown});
  };
  const Network& network = graph.network;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    for (const std::string& document : network[vertex].documents) insert_unknown(document);
  }
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    for (const Evidence& evidence : network[edge].evidence) {
      insert_unknown(evidence.place.document);
      for (const Evidence::Place& copy : evidence.copies) insert_unknown(copy.document);
    }
  }
}

void insert_actors(const Database& database, const Network& network) {
  Inserter insert_actor(database, "actors", "?, ?, ?, ?, ?");
  Inserter insert_alias(database, "aliases", "?, ?, ?");
  Inserter insert_role(database, "roles", "?, ?, ?");
  Inserter insert_mention(database, "mentions", "?, ?");
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    const std::string key = key_of(actor.id);
    insert_actor(key, actor.label, to_string(actor.kind), actor.mentions, Optional{actor.url});
    for (const auto& [name, count] : actor.aliases) insert_alias(key, name, count);
    for (const auto& [role, count] : actor.roles) insert_role(key, role, count);
    for (const std::string& document : actor.documents) insert_mention(key, document);
  }
}

/// "Anna Berg meets Carl Dahl (planned)".
std::string statement_of(const Network& network, Network::edge_descriptor edge) {
  const Tie& tie = network[edge];
  std::string text = network[boost::source(edge, network)].label + " " + std::string(to_string(tie.relation)) + " " +
                     network[boost::target(edge, network)].label;
  if (tie.status != Status::asserted) text.append(" (").append(to_string(tie.status)).append(")");
  return text;
}

void insert_relations(const Database& database, const Network& network) {
  Inserter insert_relation(database, "relations", "?, ?, ?, ?, ?, ?, ?, ?, ?");
  Inserter insert_evidence(database, "evidence", "?, ?, ?, ?, ?, ?, ?, ?, ?, ?");
  Inserter insert_occurrence(database, "occurrences", "NULL, ?, ?, ?, ?, ?");
  std::size_t relation = 0;
  std::size_t evidence_id = 0;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    insert_relation(++relation, statement_of(network, edge), key_of(network[boost::source(edge, network)].id),
                    to_string(tie.relation), key_of(network[boost::target(edge, network)].id), to_string(tie.status),
                    tie.confidence, is_superseded(tie), Optional{tie.confirmed});
    for (const Evidence& evidence : tie.evidence) {
      insert_evidence(++evidence_id, relation, evidence.text, Optional{evidence.role}, Optional{evidence.when},
                      Optional{evidence.where}, Optional{evidence.attribution}, evidence.confidence,
                      evidence.superseded, Optional{evidence.confirmed});
      const auto insert_place = [&](const Evidence::Place& place) {
        insert_occurrence(evidence_id, place.document, place.sentence, place.start, place.end);
      };
      insert_place(evidence.place);
      for (const Evidence::Place& copy : evidence.copies) insert_place(copy);
    }
  }
}

}  // namespace

Export to_sqlite(const ActorGraph& graph) {
  Database database;
  database.execute("BEGIN");
  database.execute(schema);
  insert_documents(database, graph);
  insert_actors(database, graph.network);
  insert_relations(database, graph.network);
  database.execute("INSERT INTO evidence_fts (evidence_fts) VALUES ('rebuild')");
  database.execute("COMMIT");
  return {{{"", database.bytes()}}, {}};
}

}  // namespace dramatis
