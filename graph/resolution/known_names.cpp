#include "graph/resolution/known_names.hpp"

#include "extract/table.hpp"

namespace dramatis {

KnownNames::KnownNames(std::string_view table, std::string (*key)(std::string_view)) {
  take_field(table, '\n');  // header
  while (!table.empty()) {
    std::string_view line = take_field(table, '\n');
    const std::string full = key(take_field(line, '\t'));
    full_names_.emplace(full, full);
    while (!line.empty()) full_names_.emplace(key(take_field(line, ';')), full);
  }
}

const std::string* KnownNames::full_name(const std::string& key) const {
  const auto found = full_names_.find(key);
  return found == full_names_.end() ? nullptr : &found->second;
}

}  // namespace dramatis
