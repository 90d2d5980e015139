#include "graph/cypher/aggregate.hpp"

#include <stdexcept>
#include <utility>

namespace dramatis::cypher {

void Aggregate::add(Value value, bool counts_null, Budget& budget) {
  if (value.is_null() && !counts_null) return;
  if (distinct_) {
    if (!seen_.insert(value).second) return;
    budget.keep(weight(value));
  }
  ++count_;
  if (function_ == "collect") {
    budget.keep(weight(value));
    list_.push_back(std::move(value));
  } else if (function_ == "min") {
    if (count_ == 1 || order(value, extreme_) < 0) extreme_ = std::move(value);
  } else if (function_ == "max") {
    if (count_ == 1 || order(value, extreme_) > 0) extreme_ = std::move(value);
  } else if (function_ != "count") {
    add_number(value);
  }
}

void Aggregate::add_number(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    if (__builtin_add_overflow(whole_sum_, *whole, &whole_sum_)) {
      throw std::invalid_argument("the sum has more than 64 bits");
    }
    real_sum_ += static_cast<double>(*whole);
  } else if (const auto* real = std::get_if<double>(&value)) {
    is_real_ = true;
    real_sum_ += *real;
  } else {
    throw std::invalid_argument("only numbers can be added");
  }
}

Value Aggregate::result() const {
  if (function_ == "count") return count_;
  if (function_ == "collect") return list_;
  if (function_ == "sum") return is_real_ ? Value(real_sum_) : Value(whole_sum_);
  if (function_ == "avg") return count_ == 0 ? Value() : Value(real_sum_ / static_cast<double>(count_));
  return extreme_;
}

}  // namespace dramatis::cypher
