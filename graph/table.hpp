#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis {

enum class TableFormat { table, json, jsonl, csv };

/// The format of that name. Throws std::invalid_argument which lists the known words.
TableFormat table_format_from(std::string_view);

using Row = std::vector<std::string>;  ///< all rows of a table are equally long, and the first holds its titles

/// Aligned columns for a terminal, which sees no control character.
void write_table(std::ostream&, std::vector<Row>);

/// RFC 4180. What a spreadsheet would take for a formula is opened by an apostrophe.
void write_csv(std::ostream&, const std::vector<Row>&);

}  // namespace dramatis
