#include "extract/products.hpp"

#include <omp.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <oneapi/dnnl/dnnl.hpp>
#include <utility>
#include <vector>

namespace dramatis::products {
namespace {

using dnnl::memory;

constexpr std::size_t most_groups = 16;  // so many rows at once

const dnnl::engine& engine() {
  static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
  return cpu;
}

/// oneDNN's stream of a thread, and the memory that its products use on the way. It must be there before a product is
/// made or computed.
struct Worker {
  dnnl::stream stream{engine()};
  std::vector<std::uint8_t> scratchpad;

  /// Documents are what runs in parallel, so that a product must not start threads of its own.
  Worker() { omp_set_num_threads(1); }
};

Worker& worker() {
  thread_local Worker of_thread;
  return of_thread;
}

memory::dims shape(std::size_t rows, std::size_t columns) {
  return {static_cast<memory::dim>(rows), static_cast<memory::dim>(columns)};
}

struct Product {
  dnnl::matmul::primitive_desc description;
  dnnl::matmul primitive;
};

/// The kernels for weights (n, k) and 1 to most_groups groups of rows, made when they are first needed, which all take
/// the weights in one layout.
class Kernels {
 public:
  Kernels(std::size_t n, std::size_t k)
      : n_(n), k_(k), weights_(shape(k, n), memory::data_type::s8, memory::format_tag::any) {
    weights_ = of(most_groups).description.weights_desc();
  }

  const memory::desc& weights() const { return weights_; }

  const Product& of(std::size_t groups) {
    auto& product = by_groups_[groups - 1];
    std::call_once(made_[groups - 1], [&] {
      const std::size_t m = groups * row_group;
      const memory::desc a(shape(m, k_), memory::data_type::u8, memory::format_tag::ab);
      const memory::desc c(shape(m, n_), memory::data_type::s32, memory::format_tag::ab);
      dnnl::primitive_attr attributes;
      attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
#if DNNL_VERSION_MAJOR < 3
      const dnnl::matmul::primitive_desc description({a, weights_, c}, attributes, engine());
#else
      const dnnl::matmul::primitive_desc description(engine(), a, weights_, c, attributes);
#endif
      product = {description, dnnl::matmul(description)};
    });
    return product;
  }

 private:
  std::size_t n_, k_;
  memory::desc weights_;
  std::array<std::once_flag, most_groups> made_;
  std::array<Product, most_groups> by_groups_;
};

Kernels& kernels(std::size_t n, std::size_t k) {
  static std::mutex mutex;
  static std::map<std::pair<std::size_t, std::size_t>, Kernels> known;
  worker();
  const std::lock_guard lock(mutex);
  return known.try_emplace({n, k}, n, k).first->second;
}

}  // namespace

struct Weights::Packed {
  Kernels& kernels;
  memory values;
  std::size_t n, k;
};

Weights::Weights(const std::int8_t* values, std::size_t n, std::size_t k) {
  Kernels& of_shape = kernels(n, k);
  memory packed(of_shape.weights(), engine());
  const memory::desc plain(shape(k, n), memory::data_type::s8, memory::format_tag::ba);
  memory given(plain, engine(), const_cast<std::int8_t*>(values));
  dnnl::reorder(given, packed).execute(worker().stream, given, packed);
  packed_ = std::make_unique<const Packed>(Packed{of_shape, packed, n, k});
}

Weights::~Weights() = default;
Weights::Weights(Weights&&) noexcept = default;

void Weights::multiply(const std::uint8_t* a, std::size_t m, std::int32_t* c) const {
  const auto& [kernels, values, n, k] = *packed_;
  auto& [stream, scratchpad] = worker();
  for (std::size_t i = 0; i < m; i += most_groups * row_group) {
    const std::size_t groups = std::min(most_groups, (m - i + row_group - 1) / row_group);
    const auto& [description, primitive] = kernels.of(groups);
    scratchpad.resize(std::max(scratchpad.size(), description.scratchpad_desc().get_size()));
    primitive.execute(stream, {{DNNL_ARG_SRC, {description.src_desc(), engine(), const_cast<std::uint8_t*>(a) + i * k}},
                               {DNNL_ARG_WEIGHTS, values},
                               {DNNL_ARG_DST, {description.dst_desc(), engine(), c + i * n}},
                               {DNNL_ARG_SCRATCHPAD, {description.scratchpad_desc(), engine(), scratchpad.data()}}});
  }
}

}  // namespace dramatis::products
