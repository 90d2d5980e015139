#include "graph/corrections/review.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/user_files.hpp"
#include "cli/verdict_file.hpp"
#include "graph/merge.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

/// Asks a person line by line, on standard output and input.
class Dialogue {
 public:
  Dialogue(const std::vector<Question>& questions, VerdictFile& file, const Signature& signature)
      : questions_(questions), file_(file), signature_(signature), answers_(questions.size(), Answer::none) {}

  /// To the end of the questions or of the input.
  void run() {
    std::size_t next = 0;
    while (next < questions_.size()) {
      show(next);
      const std::optional<std::string> line = ask();
      if (!line) return;
      const auto letter = line->empty() ? ' ' : static_cast<char>(line->front() | 0x20);  // lower case
      if (letter == 'q') return;
      if (letter == 's') answers_[next++] = Answer::skipped;
      if (letter == 'u') next = undo(next);
      if (letter == 'y' || letter == 'n') judge(next++, letter == 'y', why(*line));
      if (std::string_view("ynsuq").find(letter) == std::string_view::npos) {
        write_standard_output(
            "  y yes, n no, s skip, u undo, q quit; a reason may follow y and n: n she was in Oslo\n");
      }
    }
  }

  std::size_t judged() const { return count(Answer::judged); }
  std::size_t left() const { return questions_.size() - judged(); }

 private:
  enum class Answer { none, skipped, judged };

  std::size_t count(Answer answer) const {
    return static_cast<std::size_t>(std::count(answers_.begin(), answers_.end(), answer));
  }

  void show(std::size_t number) const {
    const Question& question = questions_[number];
    std::string text =
        "\n[" + std::to_string(number + 1) + "/" + std::to_string(questions_.size()) + "] " + question.text + '\n';
    for (const std::string& line : question.details) text += "    " + line + '\n';
    write_standard_output(text);
  }

  /// The line without the white space around it; none at the end of the input.
  static std::optional<std::string> ask() {
    write_standard_output("[y]es [n]o [s]kip [u]ndo [q]uit? ");
    std::string line;
    if (!std::getline(std::cin, line)) return {};
    return squeeze(line);
  }

  /// What follows the answer's word.
  static std::string why(const std::string& line) {
    const auto space = line.find(' ');
    return space == line.npos ? "" : line.substr(space + 1);
  }

  void judge(std::size_t number, bool yes, const std::string& reason) {
    Signature signature = signature_;
    signature.why = reason;
    std::vector<Correction> verdicts = yes ? questions_[number].if_yes : questions_[number].if_no;
    for (Correction& verdict : verdicts) verdict = signature.sign(std::move(verdict));
    file_.append(verdicts);
    answers_[number] = Answer::judged;
  }

  /// Goes back to the question before `next`, and takes back its verdict. Returns the question to ask now.
  std::size_t undo(std::size_t next) {
    if (next == 0) {
      write_standard_output("  nothing to undo in this session\n");
      return next;
    }
    if (answers_[next - 1] == Answer::judged && !file_.undo()) {
      write_standard_output("  cannot undo: the file has been changed meanwhile\n");
      return next;
    }
    answers_[next - 1] = Answer::none;
    return next - 1;
  }

  const std::vector<Question>& questions_;
  VerdictFile& file_;
  const Signature& signature_;
  std::vector<Answer> answers_;
};

enum class Subject { all, actors, edges };

Subject subject_from(std::string_view word) {
  if (word == "actors") return Subject::actors;
  if (word == "edges") return Subject::edges;
  throw std::invalid_argument("unknown subject '" + std::string(word) + "' (known: actors, edges)");
}

std::vector<Question> questions_on(const ActorGraph& graph, Subject subject, std::size_t limit) {
  std::vector<Question> questions;
  if (subject != Subject::edges) questions = actor_questions(graph, limit);
  if (subject != Subject::actors) {
    std::vector<Question> more = edge_questions(graph, limit);
    std::move(more.begin(), more.end(), std::back_inserter(questions));
  }
  return questions;
}

struct Options {
  std::string graph;
  std::string file;
  Subject subject = Subject::all;
  std::size_t limit = 200;
  Signature signature;
};

/// As one word for a shell.
std::string quoted(const std::string& text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

void run(const Options& options) {
  if (options.graph == "-") throw std::runtime_error("the graph must be a file: standard input is for the answers");
  const std::filesystem::path file = options.file.empty()
                                         ? std::filesystem::path(options.graph).replace_extension(".corrections.jsonl")
                                         : std::filesystem::path(options.file);
  VerdictFile verdicts(file);
  check_writable(file);
  std::vector<ActorGraph> graphs;
  graphs.push_back(read_graph_file(options.graph));
  if (std::filesystem::exists(file)) graphs.emplace_back().corrections = read_corrections_file(file.string());
  const ActorGraph graph = merge(std::move(graphs));

  const std::vector<Question> questions = questions_on(graph, options.subject, options.limit);
  Dialogue dialogue(questions, verdicts, options.signature);
  dialogue.run();
  std::string end =
      "\n" + std::to_string(dialogue.judged()) + " judged, " + std::to_string(dialogue.left()) + " left\n";
  if (std::filesystem::exists(file)) {
    end += "to apply: dramatis correct " + quoted(options.graph) + ' ' + quoted(file.string()) + " -o " +
           quoted(options.graph) + '\n';
  }
  write_standard_output(end);
}

}  // namespace

void add_review(CLI::App& app) {
  CLI::App* command = add_command(app, "review", "Judge the least certain actors and relations, one by one",
                                  "dramatis review talks.json --corrections verdicts.jsonl");
  auto options = std::make_shared<Options>();
  add_graph(*command, options->graph);
  command
      ->add_option("--corrections", options->file,
                   "Add the verdicts to this file, instead of one beside the graph; what has one is not asked again")
      ->type_name("FILE");
  add_word(*command, "--only", options->subject, subject_from, "Ask only about these: actors, edges");
  command->add_option("--limit", options->limit, "Ask at most so many questions about actors, and about edges")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 10000));
  options->signature.add_who(*command);
  command->callback([options] { run(*options); });
}

}  // namespace dramatis
