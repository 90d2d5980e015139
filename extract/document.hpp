#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What the extraction stage finds in one article: who is named, and who leads, represents or meets whom.
namespace dramatis {

enum class Kind { person, organization, place };
enum class Level { name, nominal, pronoun };
enum class RelationType { leads, represents, meets };
enum class Status { asserted, planned, proposed, denied, ended };

std::string_view to_string(Kind);
std::string_view to_string(Level);
std::string_view to_string(RelationType);
std::string_view to_string(Status);

/// The reverse of to_string. Throws std::invalid_argument which lists the known words.
Kind kind_from(std::string_view);
Level level_from(std::string_view);
RelationType relation_type_from(std::string_view);
Status status_from(std::string_view);

/// Half-open range of bytes in an article's UTF-8 text. Files count in code points instead (document_json.hpp).
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - start; }
  std::string_view of(std::string_view text) const { return text.substr(start, size()); }
  bool operator==(const Span&) const = default;
};

/// A text as it was read: UTF-8, verbatim after decoding.
struct Article {
  std::string id;      ///< path from where the run began, without extension, or the record's own id
  std::string source;  ///< the file that it came from
  std::string url;
  std::string title;
  std::string date;  ///< ISO 8601, empty where unknown
  std::string text;
};

/// One reference to an actor. All mentions of one actor share `entity` (a coreference chain).
struct Mention {
  Span span;
  Kind kind = Kind::person;
  Level level = Level::name;
  std::string entity;
  double confidence = 1;

  bool operator==(const Mention&) const = default;
};

/// A relation that one sentence states between two entities; meets is symmetric and stands once.
struct Relation {
  RelationType type = RelationType::leads;
  std::string source;
  std::string target;
  Status status = Status::asserted;
  std::size_t sentence = 0;  ///< index into Document::sentences
  double confidence = 1;
  std::string role;  ///< the words of the office, such as "deputy foreign minister"

  /// Of meets, when it is, or was to be: EDTF of level 0 or 1 with the precision of the words ("2024-05-14", "2024-05",
  /// "2024", "2024-05-14T10:00", "2024-05-20/2024-05-26" for next week, "../2024-05-17" by Friday, "2024-05-14~" around
  /// it), or the words themselves where they decide nothing ("soon", or "Friday" in a document without a date). Of
  /// leads and represents, the interval in which the office is held ("2012/..", "../2024-05"). Empty where the sentence
  /// does not say.
  std::string when;

  std::string where;  ///< of meets: the name of the place, empty where the sentence does not say

  /// The entity whom the text names as the one who says so ("X said", "according to Y"); empty where it says so itself.
  std::string attribution;

  bool operator==(const Relation&) const = default;
};

struct Document {
  Article article;
  std::vector<Span> sentences;
  std::vector<Mention> mentions;  ///< in order of their spans, which do not overlap
  std::vector<Relation> relations;
  std::string model;  ///< name and hash of the model that made it, empty for annotations by hand
};

}  // namespace dramatis
