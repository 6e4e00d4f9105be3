// formats: whatever the table of statistics, it is the same after it was written and read.
#include <cmath>
#include <random>

#include "formats/jsonstat_write.h"
#include "formats/px_write.h"
#include "support/same_table.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::formats;

namespace {

using Level = StatisticsNote::Level;
using Random = std::mt19937;

constexpr int kTables = 300;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

/// Words with what is hard: separators of the formats, letters beyond Latin-1, texts over a line's length.
std::string random_words(Random& random) {
  static const std::vector<std::string> kParts = {"Luleå", "a;b", "x,y", "(z)", "=",     " ",   "'",  "#",
                                                  "日本",  "é",   "\\",  ":",   "DATA=", "1,5", "..", "-"};
  std::string words;
  const std::size_t count = below(random, 20) == 0 ? 90 : 1 + below(random, 4);
  for (std::size_t i = 0; i < count; ++i) words += kParts[below(random, kParts.size())];
  return words;
}

core::Text random_text(Random& random, bool translated, const std::string& own) {
  const std::string sv = own + random_words(random);
  return {.sv = sv, .en = translated ? own + random_words(random) : sv};
}

table::Dimension random_dimension(Random& random, std::size_t number, bool translated) {
  table::Dimension one{.label = random_text(random, translated, fmt::format("d{}", number))};
  one.id = one.label.sv;  // PX knows variables by their words only
  const std::size_t size = 1 + below(random, 6);
  const bool time = below(random, 4) == 0;
  one.role = time ? table::Role::time : below(random, 4) == 0 ? table::Role::geography : table::Role::other;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string own = fmt::format("v{}", i);
    const std::string code = time ? fmt::format("{}", 2000 + i) : own + random_words(random);
    one.categories.push_back({.code = code, .label = random_text(random, translated, own)});
  }
  return one;
}

double random_number(Random& random) {
  switch (below(random, 5)) {
    case 0:
      return 0;
    case 1:
      return static_cast<double>(below(random, 1000));
    case 2:
      return -static_cast<double>(below(random, 100000)) / 100;
    case 3:
      return std::ldexp(static_cast<double>(random()), static_cast<int>(below(random, 80)) - 60);
    default:
      return 1e15 / 7 * static_cast<double>(below(random, 9));
  }
}

void fill_cells(Random& random, StatisticsTable& table, bool absent) {
  static const std::vector<std::string> kMarks = {"-", ".", "..", "...", "....", ".....", "......"};
  table.cells.resize(*table.combinations());
  const bool sparse = below(random, 3) == 0;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const std::size_t kind = below(random, 10);
    if (absent && kind == 0) continue;
    const bool marked = kind == 1 && !sparse;
    table.cells.states[i] = marked ? StatisticsCells::marked : StatisticsCells::number;
    if (marked) table.cells.statuses[i] = table.cells.word(kMarks[below(random, kMarks.size())]);
    if (!marked) table.cells.values[i] = sparse && kind > 1 ? 0 : random_number(random);
  }
}

void add_notes(Random& random, StatisticsTable& table, bool cells) {
  const auto add = [&](Level level, std::vector<std::string> where) {
    const bool english = table.languages.size() > 1 && below(random, 2) == 0;
    table.notes.push_back({.level = level, .where = std::move(where), .language = english ? "en" : "", .text = random_words(random)});
    table.notes.back().mandatory = cells && below(random, 2) == 0;
  };
  const table::Dimension& one = table.dimensions[below(random, table.dimensions.size())];
  add(Level::table, {});
  add(Level::dimension, {one.id});
  add(Level::value, {one.id, one.categories.back().code});
  std::vector<std::string> where;
  for (const table::Dimension& each : table.dimensions) where.push_back(below(random, 2) == 0 ? "*" : each.categories.front().code);
  if (cells) add(Level::cell, std::move(where));
}

StatisticsTable random_table(Random& random, bool px) {
  const bool translated = px && below(random, 2) == 0;
  StatisticsTable table{.id = "T1", .title = random_text(random, translated, "t"), .source = random_text(random, translated, "s")};
  table.contents = random_text(random, translated, "c");
  table.subject = random_text(random, translated, "a");
  table.subject_code = "BE";
  table.updated = "20201231 09:30";
  if (px) table.language = "sv";
  if (px) table.languages = {"sv"};
  if (translated) table.languages.push_back("en");
  const std::size_t dimensions = 1 + below(random, 4);
  for (std::size_t i = 0; i < dimensions; ++i) table.dimensions.push_back(random_dimension(random, i, translated));
  table.units = {{.name = random_text(random, translated, "u"), .decimals = px ? std::optional(static_cast<int>(below(random, 4))) : std::nullopt}};
  if (below(random, 2) == 0) {
    const table::Dimension& measured = table.dimensions.back();
    table.measure = measured.id;
    table.units.clear();
    for (std::size_t i = 0; i < measured.categories.size(); ++i)
      table.units.push_back({.name = random_text(random, translated, "u"), .decimals = static_cast<int>(below(random, 4))});
  } else if (!px) {
    table.units.clear();
  }
  fill_cells(random, table, !px);
  add_notes(random, table, px);
  return table;
}

/// Notes of a table in the order that JSON-stat has them: by level, then by dimension and category.
void sort_notes(StatisticsTable& table) {
  std::stable_sort(table.notes.begin(), table.notes.end(), [](const StatisticsNote& a, const StatisticsNote& b) { return a.level < b.level; });
}

}  // namespace

TEST_CASE("property: PX read back is the table that was written, and the bytes are stable") {
  Random random(1);
  for (int i = 0; i < kTables; ++i) {
    CAPTURE(i);
    const StatisticsTable table = random_table(random, true);
    const std::string bytes = write_px(table);
    const PxFile px = read_px(bytes, "x.px");
    REQUIRE_MESSAGE(px.is_usable(), core::to_json(px.problems));
    REQUIRE(test::difference(table, px.table) == "");
    REQUIRE(write_px(px) == bytes);
    REQUIRE(write_px(px.table) == bytes);
  }
}

TEST_CASE("property: JSON-stat read back is the table that was written") {
  Random random(2);
  for (int i = 0; i < kTables; ++i) {
    CAPTURE(i);
    StatisticsTable table = random_table(random, false);
    const JsonStatVersion version = i % 2 == 0 ? JsonStatVersion::v1 : JsonStatVersion::v2;
    JsonStatFile file = read_jsonstat(write_jsonstat(table, version), "x.json");
    REQUIRE_MESSAGE(file.is_usable(), core::to_json(file.problems));
    StatisticsTable& back = file.datasets.at(0).table;
    back.id = table.id;
    sort_notes(back);
    REQUIRE(test::difference(table, back) == "");
  }
}
