#include "extract/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <initializer_list>
#include <memory_resource>
#include <utility>
#include <vector>

#include "extract/fold.hpp"

namespace dramatis {

namespace {

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT; }

GumboTag tag_of(const GumboNode& node) { return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN; }

/// The value of an attribute, empty where it is absent.
std::string_view attribute(const GumboNode& node, const char* name) {
  const auto* found = is_element(node) ? gumbo_get_attribute(&node.v.element.attributes, name) : nullptr;
  return found ? found->value : "";
}

bool has_attribute(const GumboNode& node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name);
}

/// Walks the tree under `root` in the order of the document and without recursion, as pages may be nested deeply.
/// `enter` returns whether to go into the node; `leave` follows for each node that was gone into.
template <typename Enter, typename Leave>
void walk(const GumboNode& root, Enter enter, Leave leave) {
  struct Step {
    const GumboNode* node;
    unsigned child;
  };
  std::vector<Step> path;
  const auto visit = [&](const GumboNode& node) {
    if (enter(node) && is_element(node)) path.push_back({&node, 0});
  };
  visit(root);
  while (!path.empty()) {
    auto& step = path.back();
    const auto& children = step.node->v.element.children;
    if (step.child < children.length) {
      visit(*static_cast<const GumboNode*>(children.data[step.child++]));
    } else {
      leave(*step.node);
      path.pop_back();
    }
  }
}

/// Calls `use` for each element under `root`.
template <typename Use>
void each_element(const GumboNode& root, Use use) {
  walk(
      root,
      [&](const GumboNode& node) {
        if (is_element(node)) use(node);
        return true;
      },
      [](const GumboNode&) {});
}

bool is_block(GumboTag tag) {
  return is_one_of(tag,
                   {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_CAPTION,
                    GUMBO_TAG_DD,      GUMBO_TAG_DIV,     GUMBO_TAG_DL,         GUMBO_TAG_DT,   GUMBO_TAG_FIGCAPTION,
                    GUMBO_TAG_FIGURE,  GUMBO_TAG_H1,      GUMBO_TAG_H2,         GUMBO_TAG_H3,   GUMBO_TAG_H4,
                    GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_HEADER,     GUMBO_TAG_HR,   GUMBO_TAG_LI,
                    GUMBO_TAG_MAIN,    GUMBO_TAG_OL,      GUMBO_TAG_P,          GUMBO_TAG_PRE,  GUMBO_TAG_SECTION,
                    GUMBO_TAG_TABLE,   GUMBO_TAG_TR,      GUMBO_TAG_UL});
}

bool is_dropped(const GumboNode& node, bool within_article) {
  const auto tag = tag_of(node);
  return is_one_of(tag, {GUMBO_TAG_ASIDE, GUMBO_TAG_BUTTON, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_HEAD,
                         GUMBO_TAG_IFRAME, GUMBO_TAG_MATH, GUMBO_TAG_NAV, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_OBJECT,
                         GUMBO_TAG_SCRIPT, GUMBO_TAG_SELECT, GUMBO_TAG_STYLE, GUMBO_TAG_SVG, GUMBO_TAG_TEMPLATE,
                         GUMBO_TAG_TEXTAREA}) ||
         (tag == GUMBO_TAG_HEADER && !within_article) || has_attribute(node, "hidden") ||
         attribute(node, "aria-hidden") == "true";
}

/// Puts text together as a browser shows it.
class TextWriter {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space_ = true;
        continue;
      }
      if (!text_.empty() && newlines_ > 0) text_.append(static_cast<std::size_t>(newlines_), '\n');
      if (!text_.empty() && newlines_ == 0 && space_) text_ += ' ';
      newlines_ = 0;
      space_ = false;
      text_ += c;
    }
  }
  void space() { space_ = true; }
  void line_break() { newlines_ = std::min(newlines_ + 1, 2); }
  void paragraph_break() { newlines_ = 2; }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  int newlines_ = 0;  // due before the next character
  bool space_ = false;
};

std::string visible_text(const GumboNode& root) {
  const bool within_article = tag_of(root) == GUMBO_TAG_ARTICLE;
  TextWriter out;
  int figures = 0;
  int captions = 0;
  walk(
      root,
      [&](const GumboNode& node) {
        const bool shown = figures == 0 || captions > 0;
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
          if (shown) out.add(node.v.text.text);
          return false;
        }
        const auto tag = tag_of(node);
        if (!is_element(node) || is_dropped(node, within_article)) return false;
        figures += tag == GUMBO_TAG_FIGURE;
        captions += tag == GUMBO_TAG_FIGCAPTION;
        if (is_block(tag)) out.paragraph_break();
        if (tag == GUMBO_TAG_BR && shown) out.line_break();
        if (is_one_of(tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) out.space();
        return true;
      },
      [&](const GumboNode& node) {
        const auto tag = tag_of(node);
        figures -= tag == GUMBO_TAG_FIGURE;
        captions -= tag == GUMBO_TAG_FIGCAPTION;
        if (is_block(tag)) out.paragraph_break();
      });
  return out.take();
}

/// The text of the longest <article>, else of the longest <main>, else of the page.
std::string article_text(const GumboNode& page) {
  for (const auto wanted : {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN}) {
    std::string longest;
    walk(
        page,
        [&](const GumboNode& node) {
          if (tag_of(node) != wanted) return true;
          longest = std::max(longest, visible_text(node), [](auto& a, auto& b) { return a.size() < b.size(); });
          return false;  // what is nested in it is part of it
        },
        [](const GumboNode&) {});
    if (!longest.empty()) return longest;
  }
  return visible_text(page);
}

void read_metadata(const GumboNode& page, HtmlArticle& article) {
  const auto set = [](std::string& field, std::string_view value) {
    if (field.empty()) {
      TextWriter out;
      out.add(value);
      field = out.take();
    }
  };
  std::string title;
  std::string time;
  each_element(page, [&](const GumboNode& node) {
    const auto tag = tag_of(node);
    if (tag == GUMBO_TAG_META) {
      const auto content = attribute(node, "content");
      const auto property = attribute(node, "property");
      if (property == "og:title") set(article.title, content);
      if (property == "og:url") set(article.url, content);
      if (property == "article:published_time" || attribute(node, "itemprop") == "datePublished") {
        set(article.date, content);
      }
    } else if (tag == GUMBO_TAG_LINK && attribute(node, "rel") == "canonical") {
      set(article.url, attribute(node, "href"));
    } else if (tag == GUMBO_TAG_TITLE && node.v.element.children.length > 0) {
      const auto& text = *static_cast<const GumboNode*>(node.v.element.children.data[0]);
      if (text.type == GUMBO_NODE_TEXT) set(title, text.v.text.text);
    } else if (tag == GUMBO_TAG_TIME) {
      set(time, attribute(node, "datetime"));
    }
  });
  set(article.title, title);
  set(article.date, time);
}

}  // namespace

HtmlArticle read_html(std::string_view html) {
  // gumbo would free its tree by recursion, which deep nesting turns into a crash: the memory is freed as one instead.
  std::pmr::monotonic_buffer_resource memory(4 * html.size() + 4096);
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = &memory;
  options.allocator = [](void* pool, std::size_t size) {
    return static_cast<std::pmr::memory_resource*>(pool)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  const auto* output = gumbo_parse_with_options(&options, html.data(), html.size());

  HtmlArticle article;
  article.text = article_text(*output->root);
  read_metadata(*output->root, article);
  return article;
}

std::string declared_encoding(std::string_view html) {
  const std::string head = lower_ascii(html.substr(0, 1024));
  constexpr std::string_view key = "charset=";
  const auto at = head.find(key);
  if (at == head.npos) return {};
  const auto start = head.find_first_not_of("\"' ", at + key.size());
  if (start == head.npos) return {};
  const auto name = head.substr(start, head.find_first_of("\"'>;/ ", start) - start);
  return name == "iso-8859-1" ? "windows-1252" : name;  // its superset, as on the web
}

}  // namespace dramatis
