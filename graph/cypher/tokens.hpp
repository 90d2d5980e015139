#pragma once

#include <boost/spirit/home/x3.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "graph/cypher/ast.hpp"
#include "graph/cypher/source.hpp"

/// The words and signs of Cypher as parsers of Spirit X3, which find the Source in their context.
namespace dramatis::cypher {

namespace x3 = boost::spirit::x3;

struct SourceTag;

/// The Source that x3::with<SourceTag> has put into a context.
template <typename Context>
const Source& source_in(const Context& context) {
  return x3::get<SourceTag>(context).get();
}

struct TokenBase {};

/// A parser by two functions of `Derived`: `std::size_t read(const Source&, std::size_t at, Attribute&) const`, which
/// returns the offset behind the token that starts at `at`, or npos if none does; and `what() const`, for errors.
template <typename Derived, typename Attribute>
struct Token : x3::parser<Derived>, TokenBase {
  using attribute_type = Attribute;
  static constexpr bool has_attribute = !std::is_same_v<Attribute, x3::unused_type>;

  template <typename Context, typename RuleContext, typename Target>
  bool parse(const char*& first, const char* last, const Context& context, RuleContext&, Target& target) const {
    const char* at = first;
    x3::skip_over(at, last, context);
    const Source& source = source_in(context);
    Attribute attribute{};
    const std::size_t end = this->derived().read(source, source.offset(at), attribute);
    if (end == std::string_view::npos) return false;
    first = source.begin() + end;
    x3::traits::move_to(std::move(attribute), target);
    return true;
  }
};

/// A parser that errors call by a name.
template <typename Subject>
struct Named : x3::unary_parser<Subject, Named<Subject>>, TokenBase {
  static constexpr bool is_pass_through_unary = true;

  constexpr Named(const Subject& inner, const char* named)
      : x3::unary_parser<Subject, Named<Subject>>(inner), name(named) {}

  template <typename Context, typename RuleContext, typename Target>
  bool parse(const char*& first, const char* last, const Context& context, RuleContext& rule, Target& target) const {
    return this->subject.parse(first, last, context, rule, target);
  }

  std::string what() const { return name; }
  const char* name;
};

template <typename Parser>
constexpr Named<Parser> named(const char* name, const Parser& parser) {
  return {parser, name};
}

/// White space and comments, for x3::phrase_parse to skip.
struct Space : x3::parser<Space> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  explicit constexpr Space(const Source& text) : source(&text) {}

  template <typename Context, typename RuleContext, typename Target>
  bool parse(const char*& first, const char*, const Context&, RuleContext&, Target&) const {
    const char* start = first;
    first = source->skip_space(first);
    return first != start;
  }

  const Source* source;
};

/// A word that is part of the language, in upper or lower case.
struct Keyword : Token<Keyword, x3::unused_type> {
  explicit constexpr Keyword(const char* upper_case) : word(upper_case) {}
  std::size_t read(const Source&, std::size_t at, x3::unused_type) const;
  std::string what() const { return word; }
  const char* word;
};

/// Signs such as "<-", between which white space may stand.
struct Sign : Token<Sign, x3::unused_type> {
  explicit constexpr Sign(const char* signs) : text(signs) {}
  std::size_t read(const Source&, std::size_t at, x3::unused_type) const;
  std::string what() const { return std::string("'") + text + "'"; }
  const char* text;
};

/// = <> < <= > >=
struct Comparator : Token<Comparator, Op> {
  std::size_t read(const Source&, std::size_t at, Op&) const;
  std::string what() const { return "a comparison"; }
};

/// A name of any kind; between back quotes it may hold any character.
struct Identifier : Token<Identifier, Word> {
  explicit constexpr Identifier(const char* named) : kind(named) {}
  std::size_t read(const Source&, std::size_t at, Word&) const;
  std::string what() const { return kind; }
  const char* kind;
};

/// A name that is no reserved word of the language, unless it stands between back quotes.
struct Variable : Token<Variable, Word> {
  std::size_t read(const Source&, std::size_t at, Word&) const;
  std::string what() const { return "a variable"; }
};

/// A text between single or double quotation marks.
struct Quotation : Token<Quotation, std::string> {
  std::size_t read(const Source&, std::size_t at, std::string&) const;
  std::string what() const { return "a string"; }
};

/// An integer or a floating point number, perhaps negative.
struct Number : Token<Number, Value> {
  std::size_t read(const Source&, std::size_t at, Value&) const;
  std::string what() const { return "a number"; }
};

/// A whole number without a sign.
struct Count : Token<Count, std::size_t> {
  std::size_t read(const Source&, std::size_t at, std::size_t&) const;
  std::string what() const { return "a whole number"; }
};

/// The offset where the next token starts; reads nothing.
struct Here : Token<Here, std::size_t> {
  std::size_t read(const Source&, std::size_t at, std::size_t& here) const { return here = at; }
  std::string what() const { return "anything"; }
};

/// Whether a path starts there; reads nothing.
struct PathAhead : Token<PathAhead, x3::unused_type> {
  std::size_t read(const Source& source, std::size_t at, x3::unused_type) const {
    return source.text().substr(at).starts_with('(') && source.opens_path(source.begin() + at) ? at
                                                                                               : std::string_view::npos;
  }
  std::string what() const { return "a pattern"; }
};

/// The end of the query.
struct End : Token<End, x3::unused_type> {
  std::size_t read(const Source& source, std::size_t at, x3::unused_type) const {
    return at == source.text().size() ? at : std::string_view::npos;
  }
  std::string what() const { return "ORDER BY, SKIP, LIMIT or the end of the query"; }
};

}  // namespace dramatis::cypher

namespace boost::spirit::x3 {

template <typename Parser>
struct get_info<Parser, std::enable_if_t<std::is_base_of_v<dramatis::cypher::TokenBase, Parser>>> {
  std::string operator()(const Parser& token) const { return token.what(); }
};

}  // namespace boost::spirit::x3
