#include "extract/products.hpp"

#include <dnnl.h>
#include <omp.h>

#include <stdexcept>
#include <string>

namespace dramatis::products {
namespace {

/// Documents are what runs in parallel, so that a product must not start threads of its own.
void one_thread() {
  thread_local const bool done = (omp_set_num_threads(1), true);
  (void)done;
}

void check(dnnl_status_t status) {
  if (status != dnnl_success) throw std::runtime_error("oneDNN failed with status " + std::to_string(status));
}

}  // namespace

void multiply_transposed(const std::uint8_t* a, const std::int8_t* b, std::int32_t* c, std::size_t m, std::size_t n,
                         std::size_t k) {
  if (m == 0 || n == 0) return;
  one_thread();
  const std::int32_t zero = 0;
  check(dnnl_gemm_u8s8s32('N', 'T', 'F', static_cast<dnnl_dim_t>(m), static_cast<dnnl_dim_t>(n),
                          static_cast<dnnl_dim_t>(k), 1, a, static_cast<dnnl_dim_t>(k), 0, b,
                          static_cast<dnnl_dim_t>(k), 0, 0, c, static_cast<dnnl_dim_t>(n), &zero));
}

}  // namespace dramatis::products
