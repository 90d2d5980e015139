#include "render/svg.hpp"

#include <algorithm>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

#include "render/style.hpp"
#include "render/text.hpp"
#include "tests/render/networks.hpp"

using namespace dramatis;
using boost::property_tree::ptree;

namespace {

ptree parse(const std::string& svg) {
  std::istringstream in(svg);
  ptree tree;
  read_xml(in, tree);
  return tree;
}

void visit(const ptree& tree, const std::function<void(const std::string&, const ptree&)>& see) {
  for (const auto& [name, child] : tree) {
    see(name, child);
    visit(child, see);
  }
}

std::string css_class(const ptree& element) { return element.get("<xmlattr>.class", ""); }

/// The elements whose class begins with a word.
std::vector<ptree> of_class(const ptree& tree, const std::string& word) {
  std::vector<ptree> found;
  visit(tree, [&](const std::string&, const ptree& element) {
    if ((css_class(element) + " ").starts_with(word + " ")) found.push_back(element);
  });
  return found;
}

std::vector<std::string> texts(const ptree& tree) {
  std::vector<std::string> found;
  visit(tree, [&](const std::string& name, const ptree& element) {
    if (name == "text") found.push_back(element.data());
  });
  return found;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Of the picture, without the legend's samples, which have no title.
std::vector<ptree> explained(const ptree& tree, const std::string& word) {
  std::vector<ptree> found;
  for (const ptree& element : of_class(tree, word))
    if (element.count("title") > 0) found.push_back(element);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(svg)

BOOST_AUTO_TEST_CASE(every_actor_and_every_tie_is_there_once_with_its_tooltip) {
  const ptree tree = parse(to_svg(test::talks(), {.title = "Talks", .width_mm = 170}));
  BOOST_TEST(explained(tree, "actor").size() == 4U);
  BOOST_TEST(explained(tree, "edge").size() == 6U);
  std::map<std::string, std::string> tooltips;
  for (const char* word : {"actor", "edge"})
    for (const ptree& element : explained(tree, word))
      tooltips[element.get<std::string>("<xmlattr>.aria-label")] = element.get<std::string>("title");
  BOOST_TEST(tooltips.size() == 10U);
  BOOST_TEST(
      tooltips["Anna Berg meets Carl Dahl (denied)"] ==
      "Anna Berg meets Carl Dahl (denied)\n“Sentence 0 states it.” (article)\n“Sentence 1 states it.” (article)");
  BOOST_TEST(tooltips["Anna Berg, president"] == "Anna Berg (person)\nRoles: president\n3 mentions in 1 document");
}

BOOST_AUTO_TEST_CASE(a_page_finds_actors_and_ties_by_their_ids) {
  const ptree tree = parse(to_svg(test::talks(), {.title = "Talks", .width_mm = 170}));
  const ptree berg = of_class(tree, "actor person").front();
  BOOST_TEST(berg.get<std::string>("<xmlattr>.data-actor") == "person/Anna Berg");
  const ptree edge = of_class(tree, "edge represents").front().get_child("<xmlattr>");
  BOOST_TEST(edge.get<std::string>("data-source") == "organization/Truce Commission");
  BOOST_TEST(edge.get<std::string>("data-target") == "place/Norway");
  BOOST_TEST(edge.get<std::string>("data-relation") == "represents");
  BOOST_TEST(edge.get<std::string>("data-status") == "proposed");
}

BOOST_AUTO_TEST_CASE(a_tooltip_says_who_confirmed_it) {
  ActorGraph graph = test::talks();
  Tie& tie = graph.network[*edges(graph.network).first];
  tie.confirmed = "Ada on 2026-11-28";
  tie.evidence.front().confirmed = "Ada on 2026-11-28: she was there";
  const std::string svg = to_svg(graph, {.title = "", .width_mm = 170});
  BOOST_TEST(contains(svg, "(article) – confirmed: Ada on 2026-11-28: she was there"));
  BOOST_TEST(contains(svg, "\nConfirmed: Ada on 2026-11-28</title>"));
}

BOOST_AUTO_TEST_CASE(it_says_what_it_is) {
  const ptree tree = parse(to_svg(test::talks(), {.title = "Talks & more", .width_mm = 170}));
  BOOST_TEST(tree.get<std::string>("svg.<xmlattr>.role") == "graphics-document");
  BOOST_TEST(tree.get<std::string>("svg.<xmlattr>.aria-label") == "Talks & more");
  BOOST_TEST(tree.get<std::string>("svg.title") == "Talks & more");
  BOOST_TEST(contains(tree.get<std::string>("svg.desc"), "Anna Berg leads Norway."));
  const std::vector<std::string> lines = texts(tree);
  for (const char* line : {"Talks & more", "4 actors and 6 relations in 1 document.", "president", "leads", "denied",
                           "organization", "Not shown: 1 actor without a relation."})
    BOOST_TEST((std::find(lines.begin(), lines.end(), line) != lines.end()), line);
}

BOOST_AUTO_TEST_CASE(the_legend_has_only_what_occurs) {
  ActorGraph graph;
  const auto anna = test::add_actor(graph, Kind::person, "Anna");
  const auto carl = test::add_actor(graph, Kind::person, "Carl");
  test::add_tie(graph, anna, carl, RelationType::meets);
  const std::vector<std::string> lines = texts(parse(to_svg(graph, {.title = "", .width_mm = 170})));
  const std::vector<std::string> expected = {"2 actors and 1 relation in 1 document.", "Anna", "Carl", "person",
                                             "meets"};
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(status_and_relation_are_classes_with_a_style) {
  const std::string svg = to_svg(test::talks(), {.title = "", .width_mm = 170});
  const ptree tree = parse(svg);
  BOOST_TEST(of_class(tree, "edge meets planned").size() == 1U);
  BOOST_TEST(of_class(tree, "edge leads ended").size() == 1U);
  BOOST_TEST(of_class(tree, "cross").size() == explained(tree, "edge meets denied").size() + 1);  // and in the legend
  BOOST_TEST(svg.find("<g class=\"crosses\"") > svg.rfind("class=\"halo\"", svg.find("class=\"actor")));
  for (const ptree& tie : explained(tree, "edge leads ended")) BOOST_TEST(of_class(tie, "head").size() == 1U);
  for (const ptree& tie : explained(tree, "edge meets")) BOOST_TEST(of_class(tie, "head").empty());
  for (const char* rule : {".planned .line{stroke-dasharray:5 3}", ".leads .line{stroke:#D55E00}", ".proposed .line{"})
    BOOST_TEST(contains(svg, rule), rule);
}

BOOST_AUTO_TEST_CASE(no_type_is_smaller_than_seven_points_in_print) {
  for (const double width_mm : {60.0, 170.0}) {
    const std::string svg = to_svg(test::summit(4, 2), {.title = "Summit", .width_mm = width_mm});
    std::smatch view;
    BOOST_TEST_REQUIRE(
        std::regex_search(svg, view, std::regex("<svg [^>]*width=\"([0-9.]+)mm\"[^>]*viewBox=\"0 0 ([0-9.]+) ")));
    const double points_per_unit = std::stod(view[1]) * 72 / 25.4 / std::stod(view[2]);
    BOOST_TEST(std::stod(view[1]) == width_mm);
    const std::regex size("font-size:([0-9.]+)px");
    std::size_t sizes = 0;
    for (std::sregex_iterator match(svg.begin(), svg.end(), size), end; match != end; ++match, ++sizes)
      BOOST_TEST(std::stod((*match)[1]) * points_per_unit >= 6.99);
    BOOST_TEST(sizes >= 4U);
  }
}

BOOST_AUTO_TEST_CASE(hostile_text_stays_text) {
  ActorGraph graph;
  const auto berg = test::add_actor(graph, Kind::person, "</text><script>alert(1)</script>", "\"boss\" & <co>");
  const auto dahl = test::add_actor(graph, Kind::organization, "two\nlines\x01\x1b \\N 'q'");
  test::add_tie(graph, berg, dahl, RelationType::leads);
  const std::string svg = to_svg(graph, {.title = "]]> <!-- \x03 & --", .width_mm = 170});
  const ptree tree = parse(svg);
  visit(tree, [](const std::string& name, const ptree&) { BOOST_TEST(name != "script"); });
  BOOST_TEST(tree.get<std::string>("svg.title") == "]]> <!-- & --");
  BOOST_TEST(explained(tree, "actor").size() == 2U);
  for (const char c : svg) BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
}

BOOST_AUTO_TEST_CASE(only_elements_and_attributes_of_svg_and_aria_are_used) {
  const std::map<std::string, std::set<std::string>> known = {
      {"svg", {"xmlns", "class", "width", "height", "viewBox", "role", "aria-roledescription", "aria-label"}},
      {"title", {}},
      {"desc", {}},
      {"style", {"type"}},
      {"g",
       {"class", "transform", "role", "aria-label", "data-actor", "data-source", "data-target", "data-relation",
        "data-status"}},
      {"rect", {"class", "x", "y", "width", "height", "rx"}},
      {"path", {"class", "d", "stroke-width"}},
      {"text", {"class", "x", "y", "textLength", "lengthAdjust", "direction"}}};
  visit(parse(to_svg(test::summit(4, 2), {.title = "Summit"})), [&](const std::string& name, const ptree& element) {
    if (name == "<xmlattr>" || element.count("<xmlattr>") == 0) return;
    BOOST_TEST_REQUIRE(known.contains(name), name);
    for (const auto& [attribute, value] : element.get_child("<xmlattr>"))
      BOOST_TEST(known.at(name).contains(attribute), name + " " + attribute);
  });
}

BOOST_AUTO_TEST_CASE(offices_are_marks_in_groups_and_lines_where_asked_for) {
  const ActorGraph graph = test::summit(4, 2);
  const ptree grouped = parse(to_svg(graph, {}));
  BOOST_TEST(of_class(grouped, "frame").size() == 4U);
  for (const ptree& office : explained(grouped, "edge leads")) BOOST_TEST(of_class(office, "mark").size() == 1U);
  const ptree lines = parse(to_svg(graph, {.offices = Offices::lines}));
  BOOST_TEST(of_class(lines, "frame").empty());
  for (const ptree& office : explained(lines, "edge leads")) BOOST_TEST(of_class(office, "line").size() == 1U);
  BOOST_TEST(explained(grouped, "edge").size() == explained(lines, "edge").size());
}

BOOST_AUTO_TEST_CASE(styles_hold_for_the_picture_alone) {
  for (const Theme theme : {Theme::automatic, Theme::light, Theme::dark, Theme::print}) {
    const ptree tree = parse(to_svg_fragment(test::talks(), {.theme = theme}));
    const std::string scope = "." + css_class(tree.get_child("svg"));
    std::istringstream rules(tree.get<std::string>("svg.style"));
    for (std::string rule; std::getline(rules, rule);)
      BOOST_TEST((rule.empty() || rule == "}" || rule.starts_with("@media") || rule.starts_with(scope + " ")), rule);
  }
}

BOOST_AUTO_TEST_CASE(a_fragment_is_as_wide_as_there_is_room) {
  const ptree attributes = parse(to_svg_fragment(test::talks(), {})).get_child("svg.<xmlattr>");
  BOOST_TEST(attributes.count("width") == 0U);
  BOOST_TEST(attributes.count("viewBox") == 1U);
}

BOOST_AUTO_TEST_CASE(the_source_and_the_dates_stand_under_the_title) {
  ActorGraph graph = test::talks();
  graph.records.resize(1);
  graph.records[0].document = "article";
  graph.records[0].date = "2027-03-04";
  const std::vector<std::string> lines = texts(parse(to_svg(graph, {.title = "Talks", .source = "Muscat Wire"})));
  BOOST_TEST(lines[1] == "4 actors and 6 relations in 1 document of 4 March 2027.");
  BOOST_TEST(lines[2] == "Source: Muscat Wire");
}

BOOST_AUTO_TEST_CASE(names_from_right_to_left_say_so) {
  ActorGraph graph;
  const auto anna = test::add_actor(graph, Kind::person, "نجيب محفوظ");
  const auto carl = test::add_actor(graph, Kind::person, "毛泽东");
  test::add_tie(graph, anna, carl, RelationType::meets);
  const std::string svg = to_svg(graph, {});
  BOOST_TEST(contains(svg, " direction=\"rtl\">نجيب محفوظ</text>"));
  BOOST_TEST(contains(svg, "\">毛泽东</text>"));
}

BOOST_AUTO_TEST_CASE(text_has_the_width_that_its_card_was_made_for) {
  ActorGraph graph;
  const auto anna = test::add_actor(graph, Kind::person, "Anna Berg");
  const auto carl = test::add_actor(graph, Kind::person, "\u041f\u0443\u0442\u0438\u043d");
  test::add_tie(graph, anna, carl, RelationType::meets);
  visit(parse(to_svg(graph, {})), [](const std::string& name, const ptree& element) {
    if (name != "text") return;
    const auto width = element.get_optional<double>("<xmlattr>.textLength");
    BOOST_TEST(width.has_value() == (element.data() != "\u041f\u0443\u0442\u0438\u043d"), element.data());
    if (element.data() == "Anna Berg")
      BOOST_TEST(std::abs(*width - text_width("Anna Berg", Weight::bold) * style::name_size) < 0.06);
  });
}

BOOST_AUTO_TEST_CASE(an_empty_graph_gives_an_honest_picture) {
  const ptree tree = parse(to_svg({}, {.title = "Nothing", .width_mm = 170}));
  const std::vector<std::string> expected = {"Nothing", "No relations between actors were found."};
  BOOST_TEST(texts(tree) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_graph_gives_the_same_bytes) {
  const std::string first = to_svg(test::summit(5, 3), {.title = "Summit", .width_mm = 170});
  BOOST_TEST((first == to_svg(test::summit(5, 3), {.title = "Summit", .width_mm = 170})));
}

BOOST_AUTO_TEST_CASE(an_impossible_width_is_an_error) {
  for (const double width : {0.0, -5.0, 39.0, 1e9, std::numeric_limits<double>::quiet_NaN()})
    BOOST_CHECK_THROW(to_svg(test::talks(), {.title = "", .width_mm = width}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
