#include <set>
#include <string>

#include "render/report/sections.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

using namespace content;

/// "the model dramatis-minilm f40f2fb0d9ba7f34"
std::string readers(const std::vector<Record>& records) {
  std::set<std::string> models;
  bool by_hand = false;
  for (const Record& record : records) {
    if (record.model.empty())
      by_hand = true;
    else
      models.insert(clean_text(record.model));
  }
  std::string text;
  for (const std::string& model : models) text += (text.empty() ? "the model " : " and ") + model;
  if (by_hand) text += std::string(text.empty() ? "" : ", and for some articles ") + "annotations that name no model";
  return text.empty() ? "no model" : text;
}

Blocks corrections(const ActorGraph& graph) {
  Blocks blocks;
  if (!graph.authority.empty()) {
    blocks.push_back(Paragraph{{plain("Names and identities of " + counted(graph.authority.size(), "actor") +
                                      " come from a list of the user's.")}});
  }
  if (graph.corrections.empty()) return blocks;
  blocks.push_back(Heading{"Corrections by hand"});
  List list;
  for (const Correction& correction : graph.corrections) {
    const std::string by = clean_text(attribution(correction));
    list.items.push_back({plain(clean_text(description(correction)) + (by.empty() ? "" : " – " + by))});
  }
  blocks.push_back(std::move(list));
  return blocks;
}

/// What is told of, and what is not.
Paragraph choice(const Subject& subject) {
  std::string text = subject.scope;
  if (!subject.scope.empty())
    text += " A meeting that is told of is told with all its reports, and steps are relations of the kinds told of.";
  if (!subject.left_out.empty()) text += (text.empty() ? "" : " ") + subject.left_out;
  return {{plain(clean_text(text))}};
}

}  // namespace

Blocks method_of(const Subject& subject) {
  Blocks blocks;
  const std::string program = subject.options.program.empty() ? "dramatis" : subject.options.program;
  blocks.push_back(
      Paragraph{{plain("A program, " + program + ", read the articles with " + readers(subject.all.records) +
                       ". It finds persons, organizations and places, joins what means the same one, within an "
                       "article and across articles, and takes from each sentence who leads, represents or meets "
                       "whom. Nobody has checked what is not marked as confirmed.")}});
  blocks.push_back(List{{
      {strong("leads"), plain(": is at the head of a country, body or group.")},
      {strong("represents"), plain(": speaks or acts for it, as a minister, envoy or spokesperson does.")},
      {strong("meets"), plain(": in person, by telephone or in writing; who meets whom has no direction.")},
      {status("asserted"), plain(" is told as a fact, "), status("planned"), plain(" as arranged, "),
       status("proposed"), plain(" as an offer or a wish, "), status("denied"),
       plain(" as refused, cancelled or untrue, "), status("ended"), plain(" as true in the past.")},
  }});
  if (!subject.scope.empty() || !subject.left_out.empty()) blocks.push_back(choice(subject));
  blocks.push_back(
      Paragraph{{plain("Reports of one meeting are one event, and the latest report decides its status. Dates that "
                       "articles give in words are reckoned from the date of the article; in quotation marks "
                       "stand those that decide nothing. The same sentence in two articles counts once.")}});
  blocks.push_back(Paragraph{{plain(
      "The report repeats what the articles say, not what is true. The program misreads: it takes “he” or “the "
      "minister” "
      "for the wrong person, misses what is told over several sentences, and mistakes plans for facts. What is not "
      "here "
      "may still stand in an article, and a claim with a single sentence is worth a look at that sentence. How often "
      "it errs, measured on articles that it has not learnt from, is told in the section “Quality” of the program's "
      "README. "
      "Mistakes can be put right with “dramatis review” and “dramatis correct”.")}});
  const Blocks by_hand = corrections(subject.all);
  blocks.insert(blocks.end(), by_hand.begin(), by_hand.end());
  return blocks;
}

}  // namespace dramatis
