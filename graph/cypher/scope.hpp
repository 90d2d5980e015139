#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/cypher/ast.hpp"
#include "graph/cypher/query.hpp"
#include "graph/cypher/source.hpp"

/// What the names in a query mean.
namespace dramatis::cypher {

enum class VariableKind { node, relationship, relationships, path, column };

struct VariableInfo {
  std::size_t slot = 0;
  VariableKind kind = VariableKind::node;
  std::size_t clause = 0;  ///< the number of the MATCH that binds it
};

/// The variables that are bound so far. All functions throw QueryError.
class Scope {
 public:
  Scope(const Source& source, const Parameters& parameters) : source_(source), parameters_(parameters) {}

  /// Binds the variables of a MATCH, gives slots to all its parts and resolves its expressions.
  void bind(Match&);

  /// Gives variables their slots and parameters their values; looks up labels, types, properties and functions. An
  /// aggregate is an error unless they are allowed.
  void resolve(Expression&, bool aggregates_allowed);

  std::size_t new_slot() { return slots_++; }
  std::size_t slots() const { return slots_; }
  const std::map<std::string, VariableInfo>& variables() const { return variables_; }

  /// What a resolved expression is known to be; of any but a variable that is VariableKind::column.
  VariableKind kind_of(const Expression&) const;

  /// The name of a column hides that of a variable from now on.
  void add_column(const std::string& name, std::size_t slot, VariableKind kind) { variables_[name] = {slot, kind, 0}; }

  /// Throws std::invalid_argument about a parameter that was never looked up.
  void check_all_used() const;

 private:
  enum class Binding { allowed, forbidden };

  void bind_path(PathPattern&, Binding);
  void bind_node(NodePattern&, Binding);
  void bind_relationship(RelationshipPattern&, Binding);
  /// Slot of a variable that stands in a pattern.
  std::size_t bind_variable(const Word&, VariableKind, Binding);

  void resolve_variable(Expression&) const;
  void resolve_parameter(Expression&);
  void check_property(const Expression&) const;
  void check_labels(const Expression&) const;
  void check_function(Expression&, bool aggregates_allowed);
  void check_words(const std::vector<Word>&, VariableKind) const;
  void check_key(const Word&, VariableKind) const;
  void resolve_properties(std::vector<Property>&, VariableKind);

  /// Throws QueryError about a word that is none of the known.
  [[noreturn]] void fail_unknown(const Word&, const std::string& what,
                                 const std::vector<std::string_view>& known) const;

  const Source& source_;
  const Parameters& parameters_;
  std::map<std::string, VariableInfo> variables_;
  std::map<std::string, bool> used_parameters_;
  std::size_t slots_ = 0;
  std::size_t clause_ = 0;
  std::size_t pattern_parts_ = 0;
};

}  // namespace dramatis::cypher
