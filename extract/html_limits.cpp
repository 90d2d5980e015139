#include "extract/html_limits.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "extract/document_json.hpp"
#include "extract/fold.hpp"

namespace dramatis {
namespace {

using Names = std::unordered_set<std::string_view>;

/// Elements that do not nest in themselves: without content, or closed by what comes next.
const Names flat = {"a",     "area", "base",  "body",   "br",       "button", "caption", "col",   "colgroup",
                    "dd",    "dt",   "embed", "form",   "frame",    "h1",     "h2",      "h3",    "h4",
                    "h5",    "h6",   "head",  "hr",     "html",     "image",  "img",     "input", "keygen",
                    "li",    "link", "meta",  "nobr",   "optgroup", "option", "p",       "param", "rb",
                    "rp",    "rt",   "rtc",   "select", "source",   "tbody",  "td",      "tfoot", "th",
                    "thead", "tr",   "track", "wbr"};

/// Elements whose content is text, whatever it looks like.
const Names raw = {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Goes from tag to tag.
class Tags {
 public:
  explicit Tags(std::string_view html) : html_(html) {}

  std::string name;
  bool is_end = false;
  bool closes_itself = false;
  std::size_t attributes = 0;

  /// Finds the next tag; false at the end.
  bool next() {
    if (!is_end && raw.contains(name)) skip_raw_text();
    while ((at_ = html_.find('<', at_)) < html_.size()) {
      ++at_;
      if (html_.substr(at_, 3) == "!--") {
        at_ = std::min(html_.find("-->", at_), html_.size());
        continue;
      }
      is_end = html_.substr(at_, 1) == "/";
      at_ += is_end;
      if (at_ < html_.size() && is_letter(html_[at_])) {
        read_tag();
        return true;
      }
    }
    return false;
  }

 private:
  void read_tag() {
    const std::size_t end = std::min(html_.find_first_of(" \t\n\v\f\r/>", at_), html_.size());
    name = lower_ascii(html_.substr(at_, end - at_));
    attributes = 0;
    for (at_ = end; at_ < html_.size() && html_[at_] != '>'; ++at_) {
      if (html_[at_] == '=')
        skip_value();
      else if (!is_space(html_[at_]) && html_[at_] != '/' && (is_space(html_[at_ - 1]) || html_[at_ - 1] == '/'))
        ++attributes;
    }
    closes_itself = at_ < html_.size() && html_[at_ - 1] == '/';
  }

  /// From "=" to the last character of the value.
  void skip_value() {
    std::size_t start = at_ + 1;
    while (start < html_.size() && is_space(html_[start])) ++start;
    if (start == html_.size() || (html_[start] != '"' && html_[start] != '\'')) return;
    at_ = std::min(html_.find(html_[start], start + 1), html_.size() - 1);
  }

  void skip_raw_text() {
    while ((at_ = html_.find("</", at_)) < html_.size()) {
      if (lower_ascii(html_.substr(at_ + 2, name.size())) == name) return;
      at_ += 2;
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace

void check_html_limits(std::string_view html, const std::string& place) {
  std::unordered_map<std::string, std::size_t> open;
  std::size_t depth = 0;
  for (Tags tag(html); tag.next();) {
    if (tag.attributes > max_html_attributes) {
      throw InputError(place + ": has a tag <" + tag.name.substr(0, 40) + "> with more than " +
                       std::to_string(max_html_attributes) + " attributes");
    }
    if (flat.contains(tag.name)) continue;
    std::size_t& count = open[tag.name];
    if (tag.is_end) {
      depth -= count > 0;
      count -= count > 0;
    } else if (!tag.closes_itself || (open["svg"] == 0 && open["math"] == 0)) {
      ++count;
      ++depth;
    }
    if (depth > max_html_depth) {
      throw InputError(place + ": elements are nested more than " + std::to_string(max_html_depth) +
                       " deep; save the article's text as .txt");
    }
  }
}

}  // namespace dramatis
