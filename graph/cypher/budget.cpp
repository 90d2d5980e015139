#include "graph/cypher/budget.hpp"

#include <sstream>

#include "graph/cypher/error.hpp"

namespace dramatis::cypher {

Budget::Budget(const Limits& limits) : limits_(limits) {}

void Budget::check_time() const {
  if (std::chrono::duration<double>(Clock::now() - start_).count() <= limits_.seconds) return;
  std::ostringstream message;
  message << "the query took more than " << limits_.seconds
          << " s: name an actor, bound each * (such as *1..3), or allow it more time (--timeout)";
  throw LimitError(std::move(message).str());
}

void Budget::keep(std::size_t values) {
  kept_ += values;
  if (kept_ <= limits_.values) return;
  throw LimitError("the result has more than " + std::to_string(limits_.values) +
                   " values: narrow the query by WHERE, count rows instead of listing them, or add LIMIT");
}

}  // namespace dramatis::cypher
