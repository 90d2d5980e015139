#include "cli/input.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <system_error>
#include <variant>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "extract/extractor.hpp"
#include "extract/reader.hpp"

namespace dramatis {
namespace {

namespace fs = std::filesystem;

/// So many inputs for each thread are in memory at most: others go on while a long one is at work.
constexpr std::size_t inputs_per_job = 4;

/// The model, loaded when it is first asked for. What is wrong with it is no matter of one input.
class LazyExtractor {
 public:
  explicit LazyExtractor(const std::optional<fs::path>& model) : model_(model) {}

  const Extractor& get() {
    std::call_once(loaded_, [this] {
      try {
        extractor_.emplace(model_);
      } catch (const InputError& error) {
        throw std::runtime_error(error.what());
      }
    });
    return *extractor_;
  }

 private:
  const std::optional<fs::path>& model_;
  std::once_flag loaded_;
  std::optional<Extractor> extractor_;
};

/// One input on its way from its file to what becomes of it.
struct Passage {
  RawInput raw;
  Input input;
  bool skipped = false;
  std::function<void()> finish;
  std::vector<std::string> notices;
  std::exception_ptr error;     ///< why it went no further
  std::uintmax_t position = 0;  ///< bytes of all files up to its end

  /// Does one step, unless an earlier one has failed.
  template <typename Step>
  void advance(Step step) {
    if (error) return;
    try {
      step();
    } catch (...) {
      error = std::current_exception();
    }
  }
};

using PassageRef = std::shared_ptr<Passage>;

/// The inputs of several files, one after another.
class InputSequence {
 public:
  explicit InputSequence(std::vector<fs::path> files) : files_(std::move(files)) {
    bool known = true;
    for (const fs::path& file : files_) {
      std::error_code unknown;
      size_ += fs::file_size(file, unknown);
      known = known && !unknown;
    }
    if (!known) size_ = 0;
  }

  /// The next, with its error if it cannot be read; nullptr at the end.
  PassageRef next() {
    while (reader_ || next_file_ < files_.size()) {
      auto passage = std::make_shared<Passage>();
      passage->advance([&] {
        if (!reader_) reader_.emplace(files_[next_file_++]);
        if (auto raw = reader_->next()) {
          passage->raw = std::move(*raw);
        } else {
          before_ += reader_->position();
          reader_.reset();
        }
      });
      passage->position = before_ + (reader_ ? reader_->position() : 0);
      if (reader_ || passage->error) return passage;
    }
    return nullptr;
  }

  /// The bytes of all files; 0 if one of them is no regular file.
  std::uintmax_t size() const { return size_; }

 private:
  std::vector<fs::path> files_;
  std::size_t next_file_ = 0;
  std::optional<InputReader> reader_;
  std::uintmax_t before_ = 0;  // bytes of the files before this one
  std::uintmax_t size_ = 0;
};

Article& article_of(Input& input) {
  auto* article = std::get_if<Article>(&input);
  return article ? *article : std::get<Document>(input).article;
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

std::vector<fs::path> DocumentInput::files() {
  std::vector<fs::path> files;
  std::set<fs::path> known;
  for (const std::string& argument : arguments_) {
    attempt([&] {
      for (fs::path& file : expand_input(argument)) {
        std::error_code ignored;
        if (fs::equivalent(file, output_, ignored)) throw std::runtime_error(file.string() + ": is the output, too");
        if (known.insert(file).second) files.push_back(std::move(file));
      }
    });
  }
  return files;
}

void DocumentInput::each(const Work& work) {
  InputSequence inputs(files());
  LazyExtractor extractor(model_);
  bool skipping = is_done_ != nullptr;
  std::size_t skipped = 0;
  std::size_t finished = 0;
  std::uintmax_t position = 0;
  std::optional<Progress> progress;

  const auto read = [&](tbb::flow_control& control) {
    PassageRef passage = inputs.next();
    if (!passage) control.stop();
    return passage;
  };
  const auto parse = [&](const PassageRef& passage) {
    passage->advance([&] {
      const auto notice = [&](const std::string& text) { passage->notices.push_back(text); };
      passage->input = parse_input(std::move(passage->raw), notice);
    });
    return passage;
  };
  const auto skip = [&](const PassageRef& passage) {
    if (skipping) passage->advance([&] { skipping = is_done_(article_of(passage->input)); });
    passage->skipped = skipping;
    return passage;
  };
  const auto extract = [&](const PassageRef& passage) {
    if (passage->skipped) return passage;
    passage->advance([&] {
      Input& input = passage->input;
      if (std::string& date = article_of(input).date; date.empty()) date = date_;
      auto* article = std::get_if<Article>(&input);
      passage->finish = work(article ? extractor.get()(std::move(*article)) : std::get<Document>(std::move(input)));
    });
    return passage;
  };
  const auto finish = [&](const PassageRef& passage) {
    for (const std::string& notice : passage->notices) report(notice);
    attempt([&] {
      if (passage->error) std::rethrow_exception(passage->error);
      if (passage->finish) passage->finish();
      ++(passage->skipped ? skipped : finished);
    });
    if (!progress && !passage->skipped) progress.emplace("articles", position, inputs.size());
    position = passage->position;
    if (progress) progress->show(finished, position);
  };

  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs_);
  tbb::task_arena(static_cast<int>(jobs_)).execute([&] {
    using Mode = tbb::filter_mode;
    tbb::parallel_pipeline(inputs_per_job * jobs_,
                           tbb::make_filter<void, PassageRef>(Mode::serial_in_order, read) &
                               tbb::make_filter<PassageRef, PassageRef>(Mode::parallel, parse) &
                               tbb::make_filter<PassageRef, PassageRef>(Mode::serial_in_order, skip) &
                               tbb::make_filter<PassageRef, PassageRef>(Mode::parallel, extract) &
                               tbb::make_filter<PassageRef, void>(Mode::serial_in_order, finish));
  });
  if (finished + skipped == 0) throw std::runtime_error("nothing could be read");
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
