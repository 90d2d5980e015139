#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace dramatis {

/// A built-in table of names that news do not explain, such as "UN": lines of a full name, a tab, and other names
/// separated by semicolons, after a header.
class KnownNames {
 public:
  /// `key` gives the form in which names are looked up.
  KnownNames(std::string_view table, std::string (*key)(std::string_view));

  /// The key of the full name of what a key names; nullptr if the table has nothing of it.
  const std::string* full_name(const std::string& key) const;

 private:
  std::unordered_map<std::string, std::string> full_names_;
};

}  // namespace dramatis
