#include "cli/completion.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "cli/commands.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

struct Words {
  std::string first;      ///< empty: there is only the last
  std::string_view last;  ///< may be empty or begin with a quotation mark that is open
};

Words split(std::string_view line) {
  Words words;
  char quote = '\0';
  std::size_t start = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote != '\0') {
      if (line[i] == quote) quote = '\0';
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == ' ') {
      if (words.first.empty()) words.first = line.substr(start, i - start);
      start = i + 1;
    }
  }
  words.last = line.substr(start);
  return words;
}

/// Whole characters that all have at their beginning.
std::string common_start(const std::vector<std::string>& texts) {
  std::string common = texts.empty() ? "" : texts.front();
  for (const std::string& text : texts) {
    const auto differ = std::mismatch(common.begin(), common.end(), text.begin(), text.end()).first;
    common.erase(differ, common.end());
  }
  const auto is_inside = [](const std::string& text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (!common.empty() && is_inside(texts.front(), common.size())) common.pop_back();
  return common;
}

/// A name as a word of a command, open where it may go on.
std::string quoted(const std::string& name, bool is_whole) {
  const bool is_plain = name.find_first_of(" '\"\\") == name.npos;
  const std::string quote = is_plain && is_whole ? "" : name.find('"') == name.npos ? "\"" : "'";
  return quote + name + (is_whole ? quote : "");
}

}  // namespace

Completer::Completer(const CLI::App& commands, const Network& network) : commands_(commands) {
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    names_.emplace_back(fold_name(actor.label), squeeze(actor.label));
    for (const auto& [alias, count] : actor.aliases) names_.emplace_back(fold_name(alias), squeeze(alias));
  }
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

Completion Completer::complete(std::string_view line) const {
  const Words words = split(line);
  Completion completion{words.last, "", {}};
  std::vector<std::string>& candidates = completion.candidates;
  const auto add = [&](const std::string& word) {
    if (std::string_view(word).starts_with(words.last)) candidates.push_back(word);
  };
  const bool is_name = !words.first.empty() && !words.last.starts_with('-');
  if (words.first.empty()) {
    for (const CLI::App* command : commands_.get_subcommands({})) add(command->get_name());
  } else if (is_name) {
    candidates = names_beginning_with(std::string(words.last));
  } else if (const CLI::App* command = find_command(commands_, words.first)) {
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) add("--" + name);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  if (candidates.empty()) return completion;
  const bool is_whole = candidates.size() == 1;
  const std::string common = common_start(candidates);
  completion.text = (is_name ? quoted(common, is_whole) : common) + (is_whole ? " " : "");
  return completion;
}

std::vector<std::string> Completer::names_beginning_with(const std::string& typed) const {
  const std::string folded = fold_name(typed);
  std::vector<std::string> names;
  for (auto name = std::lower_bound(names_.begin(), names_.end(), std::pair(folded, std::string()));
       name != names_.end() && name->first.starts_with(folded); ++name) {
    names.push_back(name->second);
  }
  return names;
}

}  // namespace dramatis
