#include "cli/former_documents.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "extract/document_json.hpp"

namespace dramatis {

FormerDocuments::FormerDocuments(std::filesystem::path file) : file_(std::move(file)) {
  if (file_.empty() || !std::filesystem::exists(file_)) return;
  if (!std::filesystem::is_regular_file(file_)) {
    throw std::runtime_error(file_.string() + ": is no file that --resume could go on from");
  }
  in_.open(file_, std::ios::binary);
  if (!in_) throw std::runtime_error(file_.string() + ": " + std::strerror(errno));
}

bool FormerDocuments::next_is(const Article& article) {
  if (!read_line()) return false;
  const std::string place = file_.string() + ":" + std::to_string(count_ + 1);
  Article former;
  try {
    former = read_document(line_, place).article;
  } catch (const InputError& error) {
    throw std::runtime_error(error.what());
  }
  if (former.id != article.id || former.text != article.text) {
    throw std::runtime_error(place + ": is of '" + former.id + "', where the inputs have '" + article.id +
                             (former.id == article.id ? "' with another text" : "'") +
                             "; --resume needs the inputs, in the order and from the folder, of the run before");
  }
  ++count_;
  size_ += line_.size() + 1;
  return true;
}

void FormerDocuments::check_end() {
  if (read_line()) {
    throw std::runtime_error(file_.string() + ":" + std::to_string(count_ + 1) +
                             ": there are more Documents than the inputs have; --resume needs those of the run before");
  }
}

bool FormerDocuments::read_line() { return in_.is_open() && std::getline(in_, line_) && !in_.eof(); }

}  // namespace dramatis
