#include <initializer_list>

#include "extract/document_json.hpp"
#include "extract/tensors.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace dramatis;

namespace {

void try_to(auto work) {
  try {
    work();
  } catch (const InputError&) {
  }
}

}  // namespace

/// A model file is opened, and its tensors asked for in the shapes that the seeds have.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try_to([&] {
    const TensorFile file(text_of(data, size), "a.safetensors");
    file.metadata("hash");
    file.digest();
    for (const char* tensor : {"a", "b", ""}) {
      try_to([&] { require(file.matrix(tensor, 2, 3).values.size() == 6); });
      try_to([&] { require(file.vector(tensor, 4).size() == 4); });
      try_to([&] { require(file.bytes(tensor).size() <= size); });
    }
  });
  return 0;
}
