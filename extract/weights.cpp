#include "extract/weights.hpp"

#include "extract/embed.hpp"

DRAMATIS_EMBED(weights_embeddings, DRAMATIS_WEIGHTS_DIR "/embeddings.safetensors");
DRAMATIS_EMBED(weights_model, DRAMATIS_WEIGHTS_DIR "/model.safetensors");

namespace dramatis {

TensorFile builtin_embeddings() { return {weights_embeddings(), "the built-in embeddings"}; }
TensorFile builtin_model() { return {weights_model(), "the built-in model"}; }

}  // namespace dramatis
