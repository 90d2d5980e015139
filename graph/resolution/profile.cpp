#include "graph/resolution/profile.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace dramatis {
namespace {

template <typename Set>
bool intersect(const Set& a, const Set& b) {
  const Set& fewer = a.size() < b.size() ? a : b;
  const Set& more = a.size() < b.size() ? b : a;
  return std::any_of(fewer.begin(), fewer.end(), [&](const auto& one) { return more.count(one) > 0; });
}

/// Whether a noun for a person says more than how it stands to somebody.
bool tells(const std::string& noun) {
  static const std::unordered_set<std::string_view> bonds{
      "ally",      "boss",     "brother", "child",    "colleague",   "counterpart", "cousin", "daughter",
      "father",    "friend",   "guest",   "host",     "husband",     "leader",      "man",    "member",
      "mother",    "namesake", "native",  "official", "predecessor", "rival",       "sister", "son",
      "successor", "wife",     "woman",   "veteran",  "man",         "partner"};
  return !bonds.count(noun);
}

}  // namespace

Profile profile_of(const Facts& facts, Clusters& clusters, std::size_t entity) {
  constexpr std::size_t enough = 200;  // entities to look at
  Profile profile;
  std::size_t he = 0, she = 0, seen = 0;
  for (const std::size_t member : clusters.members(entity)) {
    if (++seen > enough) break;
    he += facts[member].gender == Gender::he;
    she += facts[member].gender == Gender::she;
    for (const std::string& title : facts[member].titles) {
      if (tells(title)) profile.titles.insert(title);
    }
    for (const Post& post : facts[member].posts) {
      if (post.status == Status::denied) continue;
      const std::size_t employer = clusters.find(post.of);
      if (post.status != Status::ended) {
        if (facts[post.of].is_named()) profile.employers.insert(employer);
        for (const Post& above : facts[post.of].posts) {
          if (facts[above.of].is_named()) profile.employers.insert(clusters.find(above.of));
        }
      }
      if (post.title.empty()) continue;
      profile.offices.emplace(post.title, employer);
    }
  }
  if (he > 2 * she) profile.gender = Gender::he;
  if (she > 2 * he) profile.gender = Gender::she;
  return profile;
}

bool same_office(const Profile& a, const Profile& b) { return intersect(a.offices, b.offices); }

bool same_title(const Profile& a, const Profile& b) { return intersect(a.titles, b.titles); }

bool same_employer(const Profile& a, const Profile& b) { return intersect(a.employers, b.employers); }

bool contradict(const Profile& a, const Profile& b) {
  if (differ(a.gender, b.gender)) return true;
  if (a.employers.empty() || b.employers.empty() || a.titles.empty() || b.titles.empty()) return false;
  return !same_employer(a, b) && !same_title(a, b);
}

}  // namespace dramatis
