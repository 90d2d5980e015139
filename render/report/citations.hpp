#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"
#include "render/report/content.hpp"

namespace dramatis {

/// The articles that a report cites, numbered by date, the undated last, and how it refers to them.
class Citations {
 public:
  /// Of those in the records the articles that a network cites.
  Citations(const std::vector<Record>&, const Network&);

  /// A list of all, and how many more were read.
  content::Blocks sources() const;

  /// "[3] night-in-djibouti, 22 March 2027". `document`: id.
  content::Text cite(const std::string& document) const;

  /// "[1], [3]" for the documents of some evidence.
  content::Text numbers(const std::vector<const Evidence*>&) const;

  /// The number of documents that have one of the sentences.
  std::size_t documents(const std::vector<const Evidence*>&) const;

  /// The sentence with its article and those that have it too.
  content::Quote quote(const Evidence&) const;

 private:
  struct Article {
    std::string document;
    const Record* record;
  };

  std::vector<Article> articles_;               // by number, from 1
  std::map<std::string, std::size_t> numbers_;  // by id
  std::size_t uncited_;
};

}  // namespace dramatis
