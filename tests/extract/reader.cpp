#include "extract/reader.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include "extract/dates.hpp"
#include "extract/document_json.hpp"

namespace dramatis {

namespace fs = std::filesystem;

namespace {

const fs::path data = DRAMATIS_SOURCE_DIR "/tests/data/text";

struct Read {
  std::vector<Input> inputs;
  std::vector<std::string> notices;

  const Article& article(std::size_t i = 0) const { return std::get<Article>(inputs.at(i)); }
};

Read read(const fs::path& file) {
  Read result;
  InputReader reader(file);
  while (auto input = reader.next()) {
    result.inputs.push_back(
        parse_input(std::move(*input), [&](const std::string& notice) { result.notices.push_back(notice); }));
  }
  return result;
}

/// A directory that goes when the test ends.
struct Scratch {
  fs::path path = fs::temp_directory_path() / fs::path("dramatis-reader-" + std::to_string(std::random_device()()));

  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }

  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return path / name;
  }
};

/// The message of the error that reading gives, without the path of the directory.
std::string error_of(const std::string& name, const std::string& bytes) {
  const Scratch scratch;
  try {
    read(scratch.write(name, bytes));
  } catch (const InputError& error) {
    const std::string message = error.what();
    BOOST_TEST(message.find(scratch.path.string()) == 0);
    return message.substr(scratch.path.string().size() + 1);
  }
  return "";
}

template <typename Call>
std::string message_of(Call call) {
  try {
    call();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// Gives a text on standard input while it lives.
struct StandardInput {
  std::istringstream text;
  std::streambuf* before;

  explicit StandardInput(const std::string& bytes) : text(bytes), before(std::cin.rdbuf(text.rdbuf())) {}
  ~StandardInput() { std::cin.rdbuf(before); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reader)

BOOST_AUTO_TEST_CASE(folders_are_expanded) {
  const auto folder = (data / "folder").string();
  const std::vector<fs::path> expected = {folder + "/a.md", folder + "/b.txt", folder + "/deeper/c.TXT"};
  BOOST_TEST(expand_input(folder) == expected, boost::test_tools::per_element());
  BOOST_TEST(expand_input("-").at(0) == "-");
  BOOST_TEST(expand_input((data / "page.html").string()).at(0) == data / "page.html");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_expanded) {
  BOOST_TEST(message_of([] { expand_input("no/such.txt"); }) == "no/such.txt: No such file or directory");
  const Scratch scratch;
  scratch.write("notes.csv", "a,b");
  BOOST_TEST(message_of([&] { expand_input(scratch.path.string()); }) ==
             scratch.path.string() + ": has no articles (.txt, .md, .html, .htm, .jsonl)");
  const auto notes = (scratch.path / "notes.csv").string();
  const auto unknown = notes + ": is not a known kind of file (.txt, .md, .html, .htm, .jsonl)";
  BOOST_TEST(message_of([&] { expand_input(notes); }) == unknown);
  BOOST_TEST(message_of([&] { read(notes); }) == unknown);
}

BOOST_AUTO_TEST_CASE(text_is_verbatim) {
  const auto result = read(data / "wrapped.txt");
  BOOST_TEST(result.article().text.find("Envoys of two rivals sit down in Geneva\nBy Marta Olin\n\nGENEVA") == 0);
  BOOST_TEST(result.article().source == (data / "wrapped.txt").string());
  BOOST_TEST(result.notices.empty());
}

BOOST_AUTO_TEST_CASE(ids_are_paths_from_here) {
  const auto here = fs::current_path();
  const Scratch scratch;
  const auto file = scratch.write("talks.may.txt", "They met.");
  fs::current_path(scratch.path);
  const auto absolute = read(fs::current_path() / "talks.may.txt").article().id;
  const auto relative = read("./talks.may.txt").article().id;
  fs::current_path(here);
  BOOST_TEST(absolute == "talks.may");
  BOOST_TEST(relative == "talks.may");
}

BOOST_AUTO_TEST_CASE(front_matter) {
  const auto result = read(data / "front-matter.md");
  BOOST_TEST(result.article().title == "Premier receives envoy");
  BOOST_TEST(result.article().date == "2024-05-14");
  BOOST_TEST(result.article().url == "https://example.org/premier-receives-envoy");
  BOOST_TEST(result.article().text ==
             "\n# Premier receives envoy\n\nPremier **Odile Marchand** received the envoy of Kenya on Tuesday.\n");
  const Scratch scratch;
  const std::string rule = "---\nThey met: it was a long day.\n";
  BOOST_TEST(read(scratch.write("a.md", rule)).article().text == rule);
}

BOOST_AUTO_TEST_CASE(encodings_are_noticed) {
  const auto result = read(data / "windows-1252.txt");
  BOOST_TEST(result.article().text.find("Ren\u00e9") != std::string::npos);
  BOOST_TEST(result.notices.size() == 1);
}

BOOST_AUTO_TEST_CASE(pages) {
  const auto result = read(data / "page.html");
  BOOST_TEST(result.article().title == "Premier receives envoy");
  BOOST_TEST(result.article().date == "2024-05-14");
  BOOST_TEST(result.article().text.find("Subscribe") == std::string::npos);
  const Scratch scratch;
  BOOST_TEST(read(scratch.write("a.htm", "<meta charset=koi8-r><p>\xcc\xce\xd3\xca")).article().text == "лнсй");
}

BOOST_AUTO_TEST_CASE(json_lines) {
  const auto result = read(data / "records.jsonl");
  BOOST_TEST(result.inputs.size() == 4);
  BOOST_TEST(result.article(0).id == "talks/1");
  BOOST_TEST(result.article(0).date == "2024-05-14");
  BOOST_TEST(result.article(0).url == "https://example.org/1");
  BOOST_TEST(result.article(1).id == "7");
  BOOST_TEST(result.article(1).title == "");
  BOOST_TEST(fs::path(result.article(2).id).filename() == "records:4");
  BOOST_TEST(std::get<Document>(result.inputs.at(3)).mentions.size() == 1);
}

BOOST_AUTO_TEST_CASE(errors_name_file_and_line) {
  BOOST_TEST(error_of("a.jsonl", "{\"text\": \"They met.\"}\n{\"id\": \"x\"}\n") == "a.jsonl:2: text: is missing");
  BOOST_TEST(error_of("a.jsonl", "{\"text\": 5}") == "a.jsonl:1: text: must be a string");
  BOOST_TEST(error_of("a.jsonl", "{\"text\": \"They").find("a.jsonl:1: ") == 0);
  BOOST_TEST(error_of("a.jsonl", "[]").find("a.jsonl:1: ") == 0);
  BOOST_TEST(error_of("a.jsonl", "{\"text\": \" \"}") == "a.jsonl:1: has no text");
  BOOST_TEST(error_of("a.jsonl", "{\"text\": \"caf\xe9\"}").find("a.jsonl:1: byte 13") == 0);
  BOOST_TEST(error_of("a.jsonl", "\n\n") == "a.jsonl: is empty");
  BOOST_TEST(error_of("a.jsonl", "{\"text\": \"They met.\", \"mentions\": 5}").find("a.jsonl:1: ") == 0);
}

BOOST_AUTO_TEST_CASE(reading_goes_on_behind_an_error) {
  const Scratch scratch;
  InputReader reader(scratch.write("a.jsonl", std::string(max_line_size + 1, ' ') + "\n{}\n\n{\"text\": \"x\"}"));
  BOOST_TEST(message_of([&] { reader.next(); }).find("a.jsonl:1: the line is over 64 MB") != std::string::npos);
  const auto second = reader.next();
  BOOST_TEST(second.value().bytes == "{}");
  BOOST_TEST(second->place == second->source + ":2");
  BOOST_TEST(reader.position() == max_line_size + 5);
  BOOST_TEST(fs::path(reader.next().value().id).filename() == "a:4");
  BOOST_TEST(!reader.next());
  BOOST_TEST(!reader.next());
  BOOST_TEST(reader.position() == max_line_size + 19);

  InputReader text(scratch.write("a.txt", ""));
  BOOST_CHECK_THROW(text.next(), InputError);
  BOOST_TEST(!text.next());
}

BOOST_AUTO_TEST_CASE(lines_of_any_length_are_whole) {
  const Scratch scratch;
  for (const std::size_t size : {65534U, 65535U, 65536U, 131070U, 131071U, 200000U}) {
    const std::string line(size, 'x');
    InputReader reader(scratch.write("a.jsonl", line + "\n" + line));
    for (int i = 0; i < 2; ++i) BOOST_TEST((reader.next().value().bytes == line));
    BOOST_TEST(!reader.next());
    BOOST_TEST(reader.position() == 2 * size + 1);
  }
}

BOOST_AUTO_TEST_CASE(bad_files) {
  BOOST_TEST(error_of("a.txt", "") == "a.txt: is empty");
  BOOST_TEST(error_of("a.txt", " \n\t\n") == "a.txt: has no text");
  BOOST_TEST(error_of("a.md", "---\ntitle: x\n---\n") == "a.md: has no text");
  BOOST_TEST(error_of("a.html", "<script>x</script>") == "a.html: has no text");
  BOOST_TEST(error_of("a.txt", std::string("They\0met.", 9)).find("a.txt: is binary data") == 0);
  BOOST_TEST(error_of("a.txt", std::string(max_article_size + 1, 'x')) ==
             "a.txt: has 1000001 bytes of text; an article has at most 1000000; split it");
  BOOST_TEST(error_of("a.txt", std::string(max_article_size, 'x')) == "");
  BOOST_TEST(error_of("a.txt", std::string(16 * max_article_size + 1, 'x')).find("a.txt: is over 16 MB") == 0);
  BOOST_TEST(message_of([] { read("no/such.txt"); }) == "no/such.txt: No such file or directory");
}

BOOST_AUTO_TEST_CASE(file_names_need_not_be_utf8) {
  const Scratch scratch;
  const auto article = read(scratch.write("caf\xe9.txt", "They met.")).article();
  BOOST_TEST(fs::path(article.id).filename() == "caf\uFFFD");
  BOOST_TEST(fs::path(article.source).filename() == "caf\uFFFD.txt");
}

BOOST_AUTO_TEST_CASE(standard_input) {
  {
    const StandardInput input("They met in Nice.");
    BOOST_TEST(read("-").article().text == "They met in Nice.");
  }
  {
    const StandardInput input("{\"text\": \"They met.\"}\n{\"text\": \"He left.\"}\n");
    const auto result = read("-");
    BOOST_TEST(result.article(0).text == "They met.");
    BOOST_TEST(result.article(1).id == "stdin:2");
  }
  const StandardInput input("");
  BOOST_TEST(message_of([] { read("-"); }) == "standard input: is empty");
}

BOOST_AUTO_TEST_CASE(texts_that_are_not_english_are_noticed) {
  const Scratch scratch;
  const auto german = scratch.write(
      "a.txt",
      "Die Kanzlerin hat am Montag in Berlin den Präsidenten empfangen. Beide sprachen mehr als zwei Stunden über die "
      "Lage an der Grenze, sagte ein Sprecher. Am Freitag will der Außenminister nach Paris reisen, um dort weiter zu "
      "verhandeln.");
  BOOST_TEST(read(german).notices.size() == 1);
  BOOST_TEST(read(scratch.write("b.txt", "Wer weiß das schon?")).notices.empty());
}

BOOST_AUTO_TEST_CASE(dates_are_found) {
  BOOST_TEST(first_date("on Monday, May 18, 2015") == "2015-05-18");
  BOOST_TEST(first_date("18th May 2015") == "2015-05-18");
  BOOST_TEST(first_date("Sept. 3, 2019") == "2019-09-03");
  BOOST_TEST(first_date("MARCH 3 2021") == "2021-03-03");
  BOOST_TEST(first_date("Tue, 14 May 2024 08:30:00 GMT") == "2024-05-14");
  BOOST_TEST(first_date("2024-05-14T08:30:00Z") == "2024-05-14");
  BOOST_TEST(first_date("Feb 30, 2015, then Feb 28, 2015") == "2015-02-28");
  BOOST_TEST(first_date("١٨ May ٢٠١٥, ſept 3, 2019, then May 18, 2015") == "2015-05-18");
  for (const auto* text : {"5/6/2015", "May 2015", "2024-13-01", "in 2015", "", "May 18, 20151"}) {
    BOOST_TEST(first_date(text) == "");
  }
}

BOOST_AUTO_TEST_CASE(dates_of_documents) {
  BOOST_TEST(document_date("Talks fail\n\nMonday, May 18, 2015\n\nThey met.") == "2015-05-18");
  BOOST_TEST(document_date("GENEVA, 18 May 2015 (Wire) \u2014 They met on June 3, 2014 and " + std::string(200, 'x')) ==
             "2015-05-18");
  BOOST_TEST(document_date("They met on June 3, 2014 for the first time and talked, it is said in a report of the "
                           "council, about the border.") == "");
  BOOST_TEST(document_date("Marta Olin (May 18, 1915 \u2013 June 3, 2014)") == "");
  BOOST_TEST(document_date("GENEVA (May 18, 2015) \u2014 They met.") == "2015-05-18");
  BOOST_TEST(document_date("a\nb\nc\nd\ne\nf\nMay 18, 2015") == "");
  BOOST_TEST(document_date("") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dramatis
