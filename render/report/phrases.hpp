#pragma once

#include <array>
#include <string>
#include <vector>

#include "graph/events/events.hpp"
#include "graph/find.hpp"
#include "render/report/content.hpp"
#include "render/report/sections.hpp"

/// What several sections say alike. Private to make_dossier.
namespace dramatis {

inline constexpr std::array all_statuses{Status::asserted, Status::planned, Status::proposed, Status::denied,
                                         Status::ended};

/// A sentence, and the status of what it tells.
struct Evidenced {
  const Evidence* sentence;
  Status status;
};

/// The sentences of an event, the earliest first.
std::vector<Evidenced> sentences_of(const Subject&, const Event&);

/// The parts that are not empty, with separators.
content::Text note_of(const std::vector<std::string>& parts);

/// "7 sentences in 4 articles".
std::string extent_of(const Subject&, const std::vector<Evidenced>&);

/// "0.43".
std::string two_decimals(double);

/// "uncertain (confidence 0.43)" where it is below 0.6, else empty.
std::string doubt_of(double confidence);

/// "7 March 2027", "“the weekend”" or nothing.
std::string told_day(const Event&);

/// "reported 7 March 2027", by its first report; empty where that has no date.
std::string reported_day(const Event&);

/// The numbers of the articles that tell of it.
content::Text articles_of(const Subject&, const Event&);

/// Such as "also told as planned"; empty if there is nothing to tell.
std::string history_of(const Event&);

/// "Ada meets Bo", the names strong.
content::Text claim_of(const Network&, Vertex source, RelationType, Vertex target);

/// Adds the best of the sentences as quotes, in the order given. `with_status` says of each which status it has, and
/// has each status speak.
void add_quotes(const Subject&, const std::vector<Evidenced>&, bool with_status, content::Entry&);

/// An event with its date, place, history and quotes.
content::Entry entry_of(const Subject&, const Event&, bool with_status);

}  // namespace dramatis
