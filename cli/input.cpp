#include "cli/input.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <variant>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/ordered_tasks.hpp"
#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "extract/extractor.hpp"
#include "extract/reader.hpp"

namespace dramatis {
namespace {

namespace fs = std::filesystem;

/// The model; what is wrong with it is no matter of one input.
std::unique_ptr<const Extractor> load_extractor(const std::optional<fs::path>& model) {
  try {
    return std::make_unique<const Extractor>(model);
  } catch (const InputError& error) {
    throw std::runtime_error(error.what());
  }
}

/// Reads an option's value as a date; what is wrong with it, or nothing.
std::string normalize_date(std::string& value) {
  const std::string date = first_date(value);
  if (date.empty()) return "'" + value + "' is not a full date, such as 2024-05-14";
  value = date;
  return {};
}

}  // namespace

void DocumentInput::add_options(CLI::App& command) {
  command
      .add_option("input", arguments_,
                  "Articles (.txt .md .html .jsonl), Documents (.jsonl), folders of them, - for standard input")
      ->required()
      ->type_name("INPUT");
  command.add_option("--model", model_, "Take this model instead of the built-in one")->type_name("FILE");
  command.add_option("--date", date_, "Date of the articles which give none")
      ->type_name("DATE")
      ->transform(CLI::Validator(normalize_date, ""));
  command.add_option("--jobs", jobs_, "Read so many articles at once")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 256));
  command.add_flag("--keep-going", keep_going_, "Leave out inputs that cannot be read, and exit with 1 at the end");
}

void DocumentInput::each(const std::function<void(const Document&)>& use) {
  std::vector<fs::path> files;
  std::set<fs::path> known;
  for (const std::string& argument : arguments_) {
    attempt([&] {
      for (fs::path& file : expand_input(argument)) {
        if (known.insert(file).second) files.push_back(std::move(file));
      }
    });
  }

  std::unique_ptr<const Extractor> extractor;
  std::size_t documents = 0;
  Progress progress;
  OrderedTasks<Document> tasks(jobs_, [&](const Document& document) {
    use(document);
    ++documents;
  });
  const auto add = [&](Input input) {
    Article* article = std::get_if<Article>(&input);
    if (article && !extractor) extractor = load_extractor(model_);
    std::string& date = article ? article->date : std::get<Document>(input).article.date;
    if (date.empty()) date = date_;
    tasks.add([input = std::move(input), extractor = extractor.get()] {
      const Article* text = std::get_if<Article>(&input);
      return text ? (*extractor)(*text) : std::get<Document>(input);
    });
    progress.show(std::to_string(documents) + " articles read");
  };
  for (const fs::path& file : files) {
    attempt([&] { read_inputs(file, add, report); });
  }
  tasks.finish();
  if (documents == 0) throw std::runtime_error("nothing could be read");
}

void DocumentInput::check_complete() const {
  if (failed_ > 0) throw std::runtime_error(std::to_string(failed_) + " of the inputs could not be read");
}

void DocumentInput::attempt(const std::function<void()>& work) {
  try {
    work();
  } catch (const InputError& error) {
    if (!keep_going_) throw;
    report(error.what());
    ++failed_;
  }
}

}  // namespace dramatis
