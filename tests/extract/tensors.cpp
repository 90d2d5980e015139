#include "extract/tensors.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstring>
#include <string>

#include "extract/document_json.hpp"
#include "extract/weights.hpp"

using namespace dramatis;

namespace {

/// A safetensors file of this header and data.
std::string file_of(const std::string& header, const std::string& data) {
  const std::uint64_t size = header.size();
  std::string bytes(sizeof size, '\0');
  std::memcpy(bytes.data(), &size, sizeof size);
  return bytes + header + data;
}

auto says(const std::string& part) {
  return [part](const InputError& error) {
    BOOST_TEST_INFO(error.what());
    const std::string message = error.what();
    return message.starts_with("m.safetensors: ") && message.find(part) != message.npos;
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tensors)

BOOST_AUTO_TEST_CASE(reads_half_and_single_precision) {
  const std::string bytes =
      file_of(R"({"__metadata__":{"name":"n"},"h":{"dtype":"F16","shape":[4],"data_offsets":[0,8]},)"
              R"("s":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}})",
              std::string("\x00\x3C\x00\xC0\x01\x00\xFF\x7B", 8) + std::string("\x00\x00\x80\x3F", 4));
  const TensorFile file(bytes, "m.safetensors");
  BOOST_TEST(file.metadata("name") == "n");
  BOOST_TEST(file.metadata("absent") == "");
  const std::vector<float> expected{1.0f, -2.0f, 0x1p-24f, 65504.0f};
  BOOST_TEST(file.vector("h", 4) == expected, boost::test_tools::per_element());
  BOOST_TEST(file.matrix("s", 1, 1).row(0)[0] == 1.0f);
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_file) {
  const auto read = [](const std::string& bytes) { TensorFile(bytes, "m.safetensors"); };
  const std::string entry = R"({"h":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}})";
  BOOST_CHECK_EXCEPTION(read(""), InputError, says("cut short"));
  BOOST_CHECK_EXCEPTION(read("an article"), InputError, says("no safetensors file"));
  BOOST_CHECK_EXCEPTION(read(file_of(entry, "123")), InputError, says("'h' ends after the file"));
  BOOST_CHECK_EXCEPTION(read(file_of(entry, "12345678").substr(0, 30)), InputError, says("cut short"));
  BOOST_CHECK_EXCEPTION(read(file_of("{", "")), InputError, says("not JSON"));
  BOOST_CHECK_EXCEPTION(read(file_of(R"({"h":1})", "")), InputError, says("'h' is not an object"));
  BOOST_CHECK_EXCEPTION(read(file_of(R"({"h":{"dtype":"F16"}})", "")), InputError, says("'h' is not described"));
  BOOST_CHECK_EXCEPTION(read(file_of(R"({"h":{"dtype":"F16","shape":[9],"data_offsets":[0,8]}})", "12345678")),
                        InputError, says("'h' is not as long as its shape"));
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_tensor) {
  const std::string bytes = file_of(
      R"({"h":{"dtype":"F16","shape":[4],"data_offsets":[0,8]},"b":{"dtype":"I8","shape":[2],"data_offsets":[8,10]},)"
      R"("n":{"dtype":"F16","shape":[1],"data_offsets":[10,12]}})",
      "1234567890\xFF\x7F");
  const TensorFile file(bytes, "m.safetensors");
  BOOST_TEST(file.bytes("b") == "90");
  BOOST_CHECK_EXCEPTION(file.vector("absent", 4), InputError, says("no tensor 'absent'"));
  BOOST_CHECK_EXCEPTION(file.vector("n", 1), InputError, says("'n' has numbers that are not finite"));
  BOOST_CHECK_EXCEPTION(file.vector("h", 3), InputError, says("'h' is of another shape"));
  BOOST_CHECK_EXCEPTION(file.vector("b", 2), InputError, says("'b' is of type I8"));
  BOOST_CHECK_EXCEPTION(file.bytes("h"), InputError, says("'h' is of type F16"));
}

BOOST_AUTO_TEST_CASE(the_built_in_model_belongs_to_the_built_in_embeddings) {
  BOOST_TEST(builtin_model().metadata("embeddings") == builtin_embeddings().metadata("hash"));
  BOOST_TEST(builtin_model().digest() == builtin_model().metadata("hash"));
  BOOST_TEST(builtin_embeddings().digest() == builtin_embeddings().metadata("hash"));
}

BOOST_AUTO_TEST_SUITE_END()
