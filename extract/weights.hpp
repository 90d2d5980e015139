#pragma once

#include "extract/tensors.hpp"

namespace dramatis {

/// The weights that are built into the library (training/export.py writes them).
TensorFile builtin_embeddings();
TensorFile builtin_model();

}  // namespace dramatis
