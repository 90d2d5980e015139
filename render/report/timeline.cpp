#include <string>
#include <utility>
#include <vector>

#include "render/report/phrases.hpp"
#include "render/report/sections.hpp"
#include "render/text.hpp"

namespace dramatis {

using namespace content;

Blocks timeline_of(const Subject& subject) {
  Table dated{{{"when", 4}, {"what", 6}, {"where", 3}, {"status", 4}, {"articles", 4}}, {}};
  Table undated = dated;
  for (const Event& event : subject.events) {
    const std::string day = told_day(event), reported = reported_day(event);
    const std::string history = history_of(event);
    std::vector<Text> row{{plain(day)},
                          claim_of(subject.network, event.source, event.relation, event.target),
                          {plain(clean_text(event.where))},
                          {status(std::string(to_string(event.status)))},
                          articles_of(subject, event)};
    if (!event.days && !reported.empty()) row[0] = {plain(day.empty() ? reported : day + ", " + reported)};
    if (!history.empty()) row[3].push_back(plain("; " + history));
    (event.day() ? dated : undated).rows.push_back(std::move(row));
  }
  if (dated.rows.empty() && undated.rows.empty()) return {Paragraph{{plain("Nothing with a date was found.")}}};
  Blocks blocks;
  if (!dated.rows.empty()) blocks.push_back(std::move(dated));
  if (!undated.rows.empty()) {
    blocks.push_back(Heading{"Without a date"});
    blocks.push_back(std::move(undated));
  }
  return blocks;
}

}  // namespace dramatis
