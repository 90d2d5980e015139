#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>

#include "tests/cli/program.hpp"
#include "tests/cli/terminal.hpp"

using namespace dramatis;

namespace {

/// Articles as JSON Lines, with ids from 0 on.
std::string records(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id": ")" + number + R"(", "text": "Tomas Bredal met Rosa Quint in Town )" + number + ".\"}\n";
  }
  return lines;
}

std::ptrdiff_t lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

/// A line of shell in which the program is ended by a signal once it has written something, while it reads many.jsonl
/// from a pipe that does not come to its end.
std::string end_by(const std::string& signal) {
  return "mv many.jsonl all.jsonl; mkfifo many.jsonl; exec 3<>many.jsonl; cat all.jsonl >&3; "
         "env --default-signal=INT $dramatis extract many.jsonl -o out.jsonl & "
         "until [ -s out.jsonl ]; do sleep 0.01; done; kill -" +
         signal + " $!; wait $!; status=$?; mv all.jsonl many.jsonl; exit $status";
}

struct Stream : Workplace {
  /// What a run that nothing disturbs prints for many.jsonl.
  std::string whole(int count) const {
    write("many.jsonl", records(count));
    return run("extract many.jsonl").out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stream, Stream)

BOOST_AUTO_TEST_CASE(output_is_the_same_for_any_number_of_jobs) {
  std::string articles;
  for (int i = 0; i < 40; ++i) {
    const std::string text = i % 7 == 0 ? std::string(3000, 'x') : "Nobody came.";
    articles += R"({"id": ")" + std::to_string(i) + R"(", "text": ")" + text + "\"}\n";
  }
  write("many.jsonl", articles);
  const std::string alone = run("extract many.jsonl --jobs 1").out;
  BOOST_TEST(lines_of(alone) == 40);
  BOOST_TEST(alone.find("\"38\"") < alone.find("\"39\""));
  for (const std::string jobs : {"2", "3", "16"}) BOOST_TEST(run("extract many.jsonl --jobs " + jobs).out == alone);
}

BOOST_AUTO_TEST_CASE(documents_come_out_while_more_are_awaited) {
  const Outcome outcome = shell(
      "mkfifo in.jsonl; $dramatis extract in.jsonl -o out.jsonl & exec 3>in.jsonl; "
      "echo '{\"text\": \"Nobody came.\"}' >&3; for i in $(seq 1000); do [ -s out.jsonl ] && break; sleep 0.05; done; "
      "cp out.jsonl first.jsonl; echo '{\"text\": \"They left.\"}' >&3; exec 3>&-; wait $!");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(lines_of(read("first.jsonl")) == 1);
  BOOST_TEST(lines_of(read("out.jsonl")) == 2);
}

BOOST_AUTO_TEST_CASE(bad_line_is_named_and_the_next_ones_are_read) {
  write("some.jsonl", "{\"text\": \"One.\"}\n{\"text\": \n\n{\"text\": 5}\n{\"text\": \"Two.\"}");
  const Outcome kept = run("extract some.jsonl --keep-going");
  BOOST_TEST(kept.status == 1);
  BOOST_TEST(lines_of(kept.out) == 2);
  BOOST_TEST(contains(kept.out, "\"some:5\""));
  BOOST_TEST(contains(kept.err, "dramatis: some.jsonl:2: "));
  BOOST_TEST(contains(kept.err, "dramatis: some.jsonl:4: text: must be a string"));
  BOOST_TEST(contains(kept.err, "dramatis: 2 of the inputs"));

  const Outcome stopped = run("extract some.jsonl -o out.jsonl --jobs 3");
  BOOST_TEST(stopped.status == 1);
  BOOST_TEST(contains(stopped.err, "dramatis: some.jsonl:2: "));
  BOOST_TEST(read("out.jsonl") == kept.out.substr(0, kept.out.find('\n') + 1));
}

BOOST_AUTO_TEST_CASE(line_that_is_too_long_is_left_out) {
  const std::string too_long = R"(awk 'BEGIN { while (i++ < 65000) printf "%01000d", 0; print "" }')";
  BOOST_TEST(shell(too_long + " >long.jsonl; echo '{\"text\": \"Two.\"}' >>long.jsonl").status == 0);
  const Outcome outcome = run("extract long.jsonl --keep-going");
  BOOST_TEST(contains(outcome.err, "dramatis: long.jsonl:1: the line is over 64 MB"));
  BOOST_TEST(contains(outcome.out, "\"long:2\""));
}

BOOST_AUTO_TEST_CASE(signal_leaves_whole_lines_and_resume_goes_on) {
  const std::string expected = whole(100);
  for (const std::string signal : {"INT", "TERM", "KILL"}) {
    BOOST_TEST_CONTEXT(signal) {
      const Outcome ended = shell("rm -f out.jsonl; " + end_by(signal));
      BOOST_TEST(ended.status > 128);
      const std::string left = read("out.jsonl");
      BOOST_TEST(left.ends_with('\n'));
      BOOST_TEST((expected.starts_with(left)));
      if (signal != "KILL") {
        BOOST_TEST(contains(ended.err, "dramatis: interrupted; " + std::to_string(lines_of(left)) + " Document"));
        BOOST_TEST(contains(ended.err, " in out.jsonl; --resume goes on from there"));
      }
      BOOST_TEST(run("extract many.jsonl -o out.jsonl --resume").status == 0);
      BOOST_TEST((read("out.jsonl") == expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(resume_drops_a_torn_line) {
  const std::string expected = whole(5);
  const std::size_t end_of_second = expected.find('\n', expected.find('\n') + 1) + 1;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, end_of_second - 1, end_of_second, end_of_second + 7,
                                 expected.size() - 1, expected.size()}) {
    write("out.jsonl", expected.substr(0, size));
    BOOST_TEST_CONTEXT(size) {
      const Outcome outcome = run("extract many.jsonl -o out.jsonl --resume");
      BOOST_TEST(outcome.status == 0);
      BOOST_TEST(outcome.err == "");
      BOOST_TEST(read("out.jsonl") == expected);
    }
  }
  write("out.jsonl", expected + "{\"id");
  BOOST_TEST(run("extract many.jsonl -o out.jsonl --resume").status == 0);
  BOOST_TEST(read("out.jsonl") == expected);
  BOOST_TEST(run("extract many.jsonl -o new.jsonl --resume").status == 0);
  BOOST_TEST(read("new.jsonl") == expected);
}

BOOST_AUTO_TEST_CASE(resume_passes_bad_inputs_again) {
  write("some.jsonl", "{\"text\": \"One.\"}\n{\n{\"text\": \"Two.\"}\n{\"text\": \"Three.\"}\n");
  const Outcome once = run("extract some.jsonl --keep-going");
  write("out.jsonl", once.out.substr(0, once.out.find('\n', once.out.find('\n') + 1) + 1));
  const Outcome again = run("extract some.jsonl --keep-going -o out.jsonl --resume");
  BOOST_TEST(again.status == 1);
  BOOST_TEST(again.err == once.err);
  BOOST_TEST(read("out.jsonl") == once.out);
}

BOOST_AUTO_TEST_CASE(resume_with_other_inputs_changes_nothing) {
  const std::string other = whole(3);
  write("many.jsonl", "{\"id\": \"0\", \"text\": \"Another text.\"}\n");
  for (const std::string& former : {other, std::string("no Document\n"), run("extract many.jsonl").out + other}) {
    write("out.jsonl", former);
    const Outcome outcome = run("extract many.jsonl -o out.jsonl --resume --keep-going");
    BOOST_TEST_CONTEXT(outcome.err) {
      BOOST_TEST(outcome.status == 1);
      BOOST_TEST(outcome.err.starts_with("dramatis: out.jsonl:"));
      BOOST_TEST(read("out.jsonl") == former);
    }
  }
  BOOST_TEST(run("extract many.jsonl --resume").status == 2);
}

BOOST_AUTO_TEST_CASE(output_that_is_an_input_is_refused) {
  whole(3);
  for (const std::string output : {"-o many.jsonl", "-o ./many.jsonl", ">>many.jsonl"}) {
    const Outcome outcome = run("extract . " + output);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(contains(outcome.err, "many.jsonl: is the output, too"));
    BOOST_TEST(read("many.jsonl") == records(3));
  }
}

BOOST_AUTO_TEST_CASE(full_disk_is_reported_and_leaves_what_was_written) {
  const std::string expected = whole(60);
  const std::string limit = "ulimit -f 20; ";  // blocks of 512 or 1024 bytes
  for (const std::string output : {"-o out.jsonl", ">out.jsonl"}) {
    const Outcome outcome = shell(limit + "$dramatis extract many.jsonl " + output);
    BOOST_TEST_CONTEXT(outcome.err) {
      BOOST_TEST(outcome.status == 1);
      BOOST_TEST(contains(outcome.err, ": cannot be written: File too large; "));
      const std::string left = read("out.jsonl");
      BOOST_TEST(lines_of(left) > 1);
      BOOST_TEST(left.ends_with('\n'));
      BOOST_TEST(expected.starts_with(left));
      BOOST_TEST(contains(outcome.err, std::to_string(lines_of(left)) + " Documents are "));
    }
  }
  BOOST_TEST(run("extract many.jsonl -o out.jsonl --resume").status == 0);
  BOOST_TEST(read("out.jsonl") == expected);
}

BOOST_AUTO_TEST_CASE(terminal_shows_how_far_the_work_is) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += read_text(documents);
  write("many.jsonl", many);
  const std::string command = "cd '" + folder().string() + "' && '" DRAMATIS_PROGRAM "' extract many.jsonl";
  // The reader comes so late that the work is long.
  Terminal terminal(command + " | { sleep 1.5; cat; } >/dev/null");
  const std::string seen = terminal.wait_for(" left");
  BOOST_TEST(contains(seen, "["));
  BOOST_TEST(contains(seen, " %, "));
  BOOST_TEST(contains(seen, " articles, "));
  BOOST_TEST(contains(seen, " a second, "));
  BOOST_TEST(terminal.wait_for_end() == 0);

  Terminal silent(command + " 2>log | { sleep 1.5; cat; } >/dev/null; cat log; echo end");
  BOOST_TEST(silent.wait_for("end") == "end");
}

BOOST_AUTO_TEST_SUITE_END()
