#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// What a reader sees of an article's page.
struct HtmlArticle {
  std::string text;   ///< paragraphs separated by an empty line, white space as it is shown
  std::string title;  ///< og:title, else <title>
  std::string date;   ///< article:published_time, datePublished or the first <time>, as it is written there
  std::string url;    ///< the page's canonical address
};

/// Reads a page in UTF-8, however broken, for which time grows with the square of its depth (html_limits.hpp). The text
/// is that of the longest <article>, else of the longest <main>, else of <body>, without navigation, forms, scripts,
/// asides, figures (their captions stay), footers, and headers that are not within the article.
HtmlArticle read_html(std::string_view html);

/// The encoding that a page declares in its first kilobyte, empty if none.
std::string declared_encoding(std::string_view html);

}  // namespace dramatis
