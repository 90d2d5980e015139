#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/document_json.hpp"
#include "graph/find.hpp"
#include "render/report/dossier.hpp"
#include "render/report/html.hpp"
#include "render/report/markdown.hpp"
#include "render/report/print.hpp"
#include "render/report/program.hpp"
#include "render/told_date.hpp"
#include "tests/graph/annotated.hpp"
#include "tests/render/networks.hpp"

using namespace dramatis;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

std::string print(const ActorGraph& graph, const ReportOptions& options) {
  return print_markdown(make_dossier(graph, options), markdown_template(), "p.svg");
}

std::string contested_of(const ActorGraph& graph) { return to_markdown(make_dossier(graph, {}).contested, ""); }

struct Told {
  Status status;
  std::string published;
  std::string when;
};

/// Articles named one, two, three, each of which tells of a meeting of the same two people.
ActorGraph dated(const std::vector<Told>& articles) {
  const std::vector<std::string> names{"one", "two", "three"};
  std::vector<Record> records;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    Document document = annotated(names[i], "[Ann Lund|PER a] and [Bo Berg|PER b], " + names[i] + ".\n= meets a b " +
                                                std::string(to_string(articles[i].status)));
    document.article.date = articles[i].published;
    document.relations.front().when = articles[i].when;
    records.push_back(record_of(document));
  }
  return build_graph(records);
}

const std::string hostile = "A <b>&\"x\" *y* [z](javascript:1) | `c` $d$ {{summary}}";

}  // namespace

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(dates_are_told_in_words) {
  const std::vector<std::pair<std::string, std::string>> told{
      {"2024-05-14", "14 May 2024"},
      {"2024-05", "May 2024"},
      {"2024", "2024"},
      {"2024-05-14T10:00", "14 May 2024, 10:00"},
      {"2024-21", "spring 2024"},
      {"199X", "the 1990s"},
      {"2024-05-14~", "about 14 May 2024"},
      {"2024-05-20/2024-05-26", "20 to 26 May 2024"},
      {"2024-05-30/2024-06-02", "30 May to 2 June 2024"},
      {"2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"},
      {"2024-05/2024-06", "May 2024 to June 2024"},
      {"2012/..", "from 2012"},
      {"../2024-05-17", "by 17 May 2024"},
      {"the  weekend", "“the weekend”"},
      {"2024-13-40", "“2024-13-40”"},
      {"", ""},
  };
  for (const auto& [when, words] : told) BOOST_TEST(told_date(when) == words);
  BOOST_TEST(told_date("../2021", "until") == "until 2021");
}

BOOST_AUTO_TEST_CASE(text_stays_text_in_markdown) {
  BOOST_TEST(escape_markdown(hostile) ==
             "A \\<b>\\&\"x\" \\*y\\* \\[z\\](javascript:1) \\| \\`c\\` \\$d\\$ \\{\\{summary\\}\\}");
  BOOST_TEST(escape_markdown("# x") == "\\# x");
  BOOST_TEST(escape_markdown("12. x") == "12\\. x");
  BOOST_TEST(escape_markdown("(a) x") == "\\(a\\) x");
  BOOST_TEST(escape_markdown("- x") == "\\- x");
  BOOST_TEST(escape_markdown(": x", false) == ": x");
  BOOST_TEST(escape_markdown("U.N. x, no. 3 - y") == "U.N\\. x, no. 3 - y");
}

BOOST_AUTO_TEST_CASE(blocks_are_printed_in_both_languages) {
  using namespace content;
  const Blocks blocks{Heading{"H"}, Table{{{"a", 1}, {"n", 1, true}}, {{{strong("b")}, {plain("2")}}}},
                      Entry{{strong("A"), plain(" meets "), strong("B")},
                            {plain("in Oslo")},
                            {{"They met.", {linked("[1]", "#source-1"), plain(" Story")}}}},
                      Source{1, {linked("Story", "https://example.org/<a b>")}}, Figure{"Who"}};
  BOOST_TEST(to_markdown(blocks, "my pic.svg") ==
             "### H\n\n| a | n |\n| ---- | ----: |\n| **b** | 2 |\n\n**A** meets **B** – in Oslo\n\n"
             "> “They met.”\\\n> — \\[1\\] Story\n\n\\[1\\] [Story](<https://example.org/%3Ca%20b%3E>)\n\n"
             "![Who](<my%20pic.svg>)\n");
  const std::string html = to_html(blocks, "<svg/>");
  BOOST_TEST(contains(html, "<th scope=\"row\"><strong>b</strong></th><td class=\"number\" data-title=\"n\">2</td>"));
  BOOST_TEST(contains(html, "<blockquote><p>They met.</p><footer><a href=\"#source-1\">[1]</a> Story</footer>"));
  BOOST_TEST(contains(html, "<p class=\"source\" id=\"source-1\">"));
  BOOST_TEST(contains(html, "href=\"https://example.org/&lt;a b&gt;\""));
  BOOST_TEST(contains(html, "<figure>\n<svg/><figcaption>Who</figcaption>"));
}

BOOST_AUTO_TEST_CASE(templates_are_filled_once) {
  Dossier dossier;
  dossier.title = hostile;
  dossier.summary = {content::Paragraph{{content::plain(hostile)}}};
  const std::string page = print_html(dossier, {"<h1>{{title}}</h1>{{ summary }}\n{{meets}}.", "mine.html"}, "");
  const std::string text = "A &lt;b&gt;&amp;&quot;x&quot; *y* [z](javascript:1) | `c` $d$ {{summary}}";
  BOOST_TEST(page == "<h1>" + text + "</h1><p>" + text + "</p>\n.");
  BOOST_CHECK_EXCEPTION(print_markdown(dossier, {"a\n{{sumary}}", "mine.md"}, ""), InputError, [](const auto& error) {
    return contains(error.what(), "mine.md:2: no place of that name; those known are {{actors}} {{contested}}");
  });
  BOOST_CHECK_THROW(print_markdown(dossier, {"{{open", "mine.md"}, ""), InputError);
}

BOOST_AUTO_TEST_CASE(dossier_tells_by_status) {
  ReportOptions options;
  options.max_quotes = 1;
  options.program = "dramatis 9";
  const Dossier dossier = make_dossier(test::talks(), options);
  const std::string text = print_markdown(dossier, markdown_template(), "p.svg");
  BOOST_TEST(contains(text, "5 relations between 4 actors") == false);
  BOOST_TEST(contains(text, "6 relations between 4 actors"));
  BOOST_TEST(contains(text, "| **Anna Berg** | president |"));
  BOOST_TEST(contains(text, "### No longer so (ended)\n\n**Carl Dahl** leads **Truce Commission**"));
  BOOST_TEST(contains(text, "**Anna Berg** leads **Norway** – 4 sentences in 1 article\n\n> “Sentence 0 states it.”"));
  BOOST_TEST(!contains(text, "Sentence 2 states it."));
  BOOST_TEST(contains(text, "### Told both ways"));
  BOOST_TEST(contains(text, "A program, dramatis 9, read the articles"));
  BOOST_TEST(!contains(text, "Nobody Inparticular"));
  BOOST_TEST(print_markdown(make_dossier(test::talks(), options), markdown_template(), "p.svg") == text);
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_said) {
  ReportOptions options;
  options.selection.max_actors = 3;
  const std::string text = print(test::talks(), options);
  BOOST_TEST(contains(text, "Not shown: 1 less central actor with "));
  BOOST_TEST(!contains(text, "This report tells only"));
}

BOOST_AUTO_TEST_CASE(a_report_may_be_about_one_actor) {
  const ActorGraph graph = test::talks();
  ReportOptions options;
  options.selection.around = find_actors(graph.network, "Anna Berg");
  options.selection.depth = 1;
  const std::string text = print(graph, options);
  BOOST_TEST(contains(text, "This report tells only of actors at most 1 step from Anna Berg.\n"));
  BOOST_TEST(contains(text, "4 relations between 3 actors"));
  BOOST_TEST(!contains(text, "**Truce Commission**"));
  BOOST_TEST(contains(text, "Not shown: 1 actor more than 1 step from Anna Berg"));
  options.selection.relations = {RelationType::meets};
  options.selection.statuses = {Status::denied, Status::planned};
  BOOST_TEST(contains(print(graph, options),
                      "only of actors at most 1 step from Anna Berg, of who meets whom and of what "
                      "is planned or denied.\n"));
}

BOOST_AUTO_TEST_CASE(a_choice_of_statuses_hides_no_later_report) {
  const ActorGraph graph =
      dated({{Status::planned, "2031-05-10", "2031-05-20"}, {Status::denied, "2031-05-19", "2031-05-20"}});
  ReportOptions options;
  options.selection.statuses = {Status::planned};
  BOOST_TEST(contains(print(graph, options), "## Who meets whom\n\nNothing of this kind was found."));
  options.selection.statuses = {Status::denied};
  const std::string text = print(graph, options);
  BOOST_TEST(contains(text, "**Ann Lund** meets **Bo Berg** – 20 May 2031 · also told as planned · 2 sentences"));
  BOOST_TEST(contains(text, "— *planned* \\[1\\] one, 10 May 2031"));
}

BOOST_AUTO_TEST_CASE(each_side_of_a_contradiction_is_heard) {
  ActorGraph graph = dated({{Status::asserted, "2031-05-21", "2031-05-20"},
                            {Status::asserted, "2031-05-22", "2031-05-20"},
                            {Status::denied, "2031-05-23", "2031-05-20"}});
  for (const auto tie : boost::make_iterator_range(edges(graph.network))) {
    for (Evidence& evidence : graph.network[tie].evidence)
      evidence.confidence = graph.network[tie].status == Status::denied ? 0.25 : 0.9;
  }
  const std::string text = contested_of(graph);
  BOOST_TEST(contains(text, "### Asserted and denied"));
  BOOST_TEST(contains(text, "**Ann Lund** meets **Bo Berg**, counted as *denied*"));
  BOOST_TEST(contains(text, "— *asserted* \\[1\\] one, 21 May 2031"));
  BOOST_TEST(contains(text, "— *denied*, uncertain (confidence 0.25) \\[3\\] three, 23 May 2031"));
}

BOOST_AUTO_TEST_CASE(an_office_is_contested_that_some_deny) {
  const auto office = [](const std::string& id, const std::string& status) {
    return annotated(id, "[Ann Lund|PER a] and [Norway|LOC n], " + id + ".\n= represents a n " + status);
  };
  BOOST_TEST(
      contains(contested_of(graph_of({office("one", "asserted"), office("two", "denied")})),
               "### Asserted and denied\n\nSome sentences say so and others deny it. Elsewhere a meeting counts as "
               "the latest report has it.\n\n**Ann Lund** represents **Norway** – 2 sentences in 2 articles\n"));
  BOOST_TEST(contains(contested_of(graph_of({office("one", "planned"), office("two", "denied")})),
                      "### Planned or proposed, then denied"));
  BOOST_TEST(contains(contested_of(graph_of({office("one", "ended"), office("two", "denied")})),
                      "No report contradicts another."));
}

BOOST_AUTO_TEST_CASE(meetings_of_other_days_contradict_nothing) {
  BOOST_TEST(contains(contested_of(dated({{Status::denied, "2031-05-13", "2031-05-12"},
                                          {Status::asserted, "2031-05-26", "2031-05-25"}})),
                      "No report contradicts another."));
  BOOST_TEST(contains(
      contested_of(dated({{Status::denied, "2031-05-13", ""}, {Status::asserted, "2031-05-26", "2031-05-25"}})),
      "No report contradicts another."));
  const std::string open =
      contested_of(dated({{Status::asserted, "2031-05-13", "2031-05-12"}, {Status::denied, "2031-05-26", ""}}));
  BOOST_TEST(contains(open, "### Told both ways"));
  BOOST_TEST(contains(open, "met: 12 May 2031 · did not meet: reported 26 May 2031"));
}

BOOST_AUTO_TEST_CASE(every_table_has_a_name_of_its_own_and_no_empty_header) {
  const ActorGraph graph = dated({{Status::asserted, "2031-05-14", "2031-05-12"}, {Status::denied, "", ""}});
  const std::string html = print_html(make_dossier(graph, {}), html_template(), "");
  BOOST_TEST(contains(html, "<h3>Without a date</h3>"));
  BOOST_TEST(!contains(html, "<th scope=\"row\"></th>"));
  std::set<std::string> names;
  std::size_t tables = 0;
  const std::regex label("role=\"region\"[^>]*aria-label=\"([^\"]+)\"");
  for (std::sregex_iterator match(html.begin(), html.end(), label), end; match != end; ++match, ++tables)
    names.insert((*match)[1]);
  BOOST_TEST(tables >= 3U);
  BOOST_TEST(names.size() == tables);
}

BOOST_AUTO_TEST_CASE(empty_graph_gives_an_honest_report) {
  const std::string text = print_html(make_dossier({}, {}), html_template(), "");
  BOOST_TEST(contains(text, "0 articles, name no actor. No relation between actors was found."));
  BOOST_TEST(contains(text, "No relations between actors were found."));
  BOOST_TEST(contains(text, "No report contradicts another."));
}

BOOST_AUTO_TEST_CASE(programs_run_in_a_folder_of_their_own) {
  const TemporaryFolder folder;
  folder.write("in.txt", "x");
  folder.run({"sh", "-c", "cat in.txt in.txt > out.txt; printf %s \"$SOURCE_DATE_EPOCH\" > date.txt"}, 86400);
  BOOST_TEST(folder.read("out.txt") == "xx");
  BOOST_CHECK_EXCEPTION(folder.run({"sh", "-c", "echo wrong >&2; exit 3"}), std::runtime_error,
                        [](const auto& error) { return std::string(error.what()) == "sh failed:\nwrong\n"; });
  BOOST_CHECK_THROW(folder.run({"no-such-program-here"}), std::runtime_error);
  BOOST_TEST(is_installed("sh"));
  BOOST_TEST(!is_installed("no-such-program-here"));
}

BOOST_AUTO_TEST_SUITE_END()
