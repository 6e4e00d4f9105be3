// A table of published statistics, as PX and JSON-stat hold it: dimensions, one value per combination of their categories,
// and what the publisher says about values that are missing or special. Marks of different kinds are kept apart.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "formats/row_source.h"
#include "table/table.h"

namespace rodtrad::formats {

struct StatisticsCells {
  enum State : std::uint8_t { absent, number, marked };  // absent: the file says nothing
  std::vector<double> values;                            // row-major; 0 where there is no number
  std::vector<std::uint8_t> states;
  std::vector<std::uint16_t> statuses;  // index into `words`; 0: none
  std::vector<std::string> words = {""};

  std::size_t size() const { return values.size(); }
  void resize(std::size_t count);
  /// The word's index, added when new; 0 when there are too many kinds of words to be any.
  std::uint16_t word(std::string_view text);
};

struct StatisticsNote {
  enum class Level { table, dimension, value, cell };
  Level level = Level::table;
  std::vector<std::string> where;  // dimension: its id; value: id and code; cell: a code per dimension, "*" for any
  std::string language;            // "" = the main one
  std::string text;
  bool mandatory = false;
};

struct StatisticsUnit {
  core::Text name;              // "antal", "kronor"
  std::optional<int> decimals;  // that are shown
};

struct StatisticsTable {
  std::string id;
  core::Text title;
  core::Text source;
  std::string language;                // main one; "" when not stated
  std::vector<std::string> languages;  // main one first
  core::Text contents;                 // what is measured, without the dimensions
  core::Text subject;
  std::string subject_code;
  std::string updated;  // as the publisher writes it
  std::vector<table::Dimension> dimensions;
  std::string measure;                // id of the dimension that says what is measured; "" when there is one measure
  std::vector<StatisticsUnit> units;  // one per category of that dimension, or one of the table, or none
  StatisticsCells cells;
  std::vector<StatisticsNote> notes;

  /// Product of the sizes; nothing when it does not fit.
  std::optional<std::size_t> combinations() const;
};

/// The words in a language of the table; the Swedish ones when it has none.
const std::string& words_in(const core::Text& text, const std::string& language);

/// The table as rows: for each dimension its code, under the dimension's id, and its label, under the id and " (text)";
/// then `value` and `status`. Cells about which the file says nothing are left out.
std::unique_ptr<RowSource> statistics_rows(StatisticsTable table, std::string name);

/// The shortest text that reads back to the same number.
std::string number_text(double number);

}  // namespace rodtrad::formats
