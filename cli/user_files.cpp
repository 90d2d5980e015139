#include "cli/user_files.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <iterator>
#include <utility>

#include "cli/graph_file.hpp"
#include "graph/corrections/authority_file.hpp"
#include "graph/corrections/corrections_json.hpp"

namespace dramatis {
namespace {

void add_files(CLI::App& command, const std::string& option, std::vector<std::string>& files,
               const std::string& description) {
  command.add_option(option, files, description + "; may be given several times")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

template <typename Element>
void append(std::vector<Element>& to, std::vector<Element> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  std::array<char, 11> date{};
  std::strftime(date.data(), date.size(), "%Y-%m-%d", &local);
  return date.data();
}

}  // namespace

void UserFiles::add_authority(CLI::App& command) {
  add_files(command, "--authority", authority_, "Take names and ids of actors from this file (.csv, .jsonl)");
}

void UserFiles::add_corrections(CLI::App& command) {
  add_files(command, "--corrections", corrections_, "Apply and keep the corrections in this file (.jsonl)");
}

ActorGraph UserFiles::read() const {
  ActorGraph graph;
  for (const std::string& file : authority_) append(graph.authority, read_authority(read_bytes(file), file));
  for (const std::string& file : corrections_) append(graph.corrections, read_corrections_file(file));
  return graph;
}

Signature::Signature() {
  if (const char* user = std::getenv("USER")) who = user;
}

void Signature::add_who(CLI::App& command) {
  command.add_option("--who", who, "Who says so, instead of $USER")->type_name("NAME");
}

Correction Signature::sign(Correction correction) const {
  correction.who = who;
  correction.when = today();
  correction.why = why;
  return correction;
}

std::vector<Correction> read_corrections_file(const std::string& file) {
  return read_corrections(read_bytes(file), file == "-" ? "standard input" : file);
}

}  // namespace dramatis
