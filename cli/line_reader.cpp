#include "cli/line_reader.hpp"

#include <histedit.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <system_error>

#include "extract/code_points.hpp"

namespace dramatis {
namespace {

/// Where the lines of former sessions are kept; empty if there is no place for them.
std::filesystem::path history_file() {
  const auto folder = [](const char* variable) -> std::filesystem::path {
    const char* value = std::getenv(variable);
    return value ? value : "";
  };
  std::filesystem::path state = folder("XDG_STATE_HOME");
  if (!state.is_absolute()) state = folder("HOME") / ".local/state";
  return state.is_absolute() ? state / "dramatis/history" : "";
}

struct Close {
  void operator()(EditLine* editor) const { el_end(editor); }
  void operator()(History* history) const { history_end(history); }
};

}  // namespace

class LineReader::Terminal {
 public:
  explicit Terminal(const Completer& completer)
      : completer_(completer), history_(history_init()), editor_(el_init("dramatis", stdin, stdout, stderr)) {
    if (!std::setlocale(LC_CTYPE, "") || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
    EditLine* editor = editor_.get();
    el_set(editor, EL_CLIENTDATA, this);
    el_set(editor, EL_PROMPT, +[](EditLine*) { return const_cast<char*>("dramatis> "); });
    el_set(editor, EL_EDITOR, "emacs");
    el_wset(  // el_set would leak copies of the two texts
        editor, EL_ADDFN, L"dramatis-complete", L"Completes a command or a name",
        +[](EditLine* line, int) { return of(line).complete(); });
    el_set(editor, EL_BIND, "^I", "dramatis-complete", nullptr);
    el_set(editor, EL_SETTY, "-d", "-isig", nullptr);  // so that Ctrl-C comes as a key
    el_wset(
        editor, EL_ADDFN, L"dramatis-cancel", L"Ends the line", +[](EditLine* line, int) { return of(line).cancel(); });
    el_set(editor, EL_BIND, "^C", "dramatis-cancel", nullptr);

    constexpr int lines = 1000;
    HistEvent event;
    history(history_.get(), &event, H_SETSIZE, lines);
    history(history_.get(), &event, H_SETUNIQUE, 1);
    if (!file_.empty()) history(history_.get(), &event, H_LOAD, file_.c_str());
    el_set(editor, EL_HIST, history, history_.get());
  }

  ~Terminal() {
    if (file_.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    HistEvent event;
    history(history_.get(), &event, H_SAVE, file_.c_str());
  }

  std::optional<std::string> next() {
    is_cancelled_ = false;
    int length = 0;
    const char* line = el_gets(editor_.get(), &length);
    if (is_cancelled_) return "";
    if (!line || length <= 0) {
      std::fputs("\n", stdout);
      return {};
    }
    std::string text(line, static_cast<std::size_t>(length));
    if (text.find_first_not_of(" \n") != text.npos) {
      HistEvent event;
      history(history_.get(), &event, H_ENTER, line);
    }
    return text;
  }

 private:
  static Terminal& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Terminal*>(self);
  }

  unsigned char complete() {
    constexpr std::size_t max_listed = 40;
    const LineInfo* line = el_line(editor_.get());
    const std::string before(line->buffer, line->cursor);
    const Completion completion = completer_.complete(before);
    const auto& candidates = completion.candidates;
    if (candidates.empty()) return CC_REFRESH_BEEP;
    el_deletestr(editor_.get(), static_cast<int>(CodePoints(completion.word).size()));
    el_insertstr(editor_.get(), completion.text.c_str());
    if (candidates.size() == 1) return CC_REFRESH;
    std::fputs("\n", stdout);
    for (std::size_t i = 0; i < std::min(candidates.size(), max_listed); ++i)
      std::printf("%s\n", candidates[i].c_str());
    if (candidates.size() > max_listed) std::printf("... %zu in all\n", candidates.size());
    return CC_REDISPLAY;
  }

  unsigned char cancel() {
    is_cancelled_ = true;
    std::fputs("^C\n", stdout);
    return CC_NEWLINE;
  }

  const Completer& completer_;
  std::filesystem::path file_ = history_file();
  std::unique_ptr<History, Close> history_;
  std::unique_ptr<EditLine, Close> editor_;
  bool is_cancelled_ = false;
};

LineReader::LineReader(const Completer& completer) {
  if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1) terminal_ = std::make_unique<Terminal>(completer);
}

LineReader::~LineReader() = default;

std::optional<std::string> LineReader::next() {
  if (terminal_) return terminal_->next();
  std::string line;
  if (!std::getline(std::cin, line)) return {};
  return line;
}

}  // namespace dramatis
