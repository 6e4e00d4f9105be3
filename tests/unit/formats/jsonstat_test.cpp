// formats: JSON-stat in its forms, and what is refused.
#include "formats/jsonstat.h"

#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;

namespace {

std::string corpus(const std::string& name) { return rodtrad::test::contents(rodtrad::test::source_dir() / "tests/fuzz/corpus/jsonstat" / name); }

std::string first_code(const std::string& text) {
  const JsonStatFile file = read_jsonstat(text, "x.json");
  return file.problems.empty() ? "" : file.problems[0].code;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("json-stat: a dataset of version 2, as rows too") {
  const JsonStatFile file = read_jsonstat(corpus("dataset.json"), "x.json");
  REQUIRE(file.problems.empty());
  REQUIRE(file.datasets.size() == 1);
  const StatisticsTable& table = file.datasets[0].table;
  CHECK(table.dimensions[0].role == rodtrad::table::Role::geography);
  CHECK(table.dimensions[1].role == rodtrad::table::Role::time);
  CHECK(table.dimensions[0].categories[1].label.sv == "Kiruna");
  const auto rows = statistics_rows(table, "x.json");
  CHECK(rows->header() == std::vector<std::string>{"area", "area (text)", "year", "year (text)", "value", "status"});
  RowBlock block;
  REQUIRE(*rows->next(block));
  const auto row = [&](std::size_t i) { return fmt::format("{}", fmt::join(block.row(i), "|")); };
  CHECK(block.rows() == 4);
  CHECK(row(0) == "2580|Luleå|2019|2019|78105|");
  CHECK(row(1) == "2580|Luleå|2020|2020||..");
  CHECK(row(3) == "2584|Kiruna|2020|2020|22664.5|");
}

TEST_CASE("json-stat: version 1, sparse values, sizes as texts, a lone category, status as a list") {
  const JsonStatFile file = read_jsonstat(corpus("sparse.json"), "x.json");
  REQUIRE(file.problems.empty());
  REQUIRE(file.datasets.size() == 1);
  CHECK(file.datasets[0].id == "bundle");
  const StatisticsCells& cells = file.datasets[0].table.cells;
  CHECK(cells.values == std::vector<double>{1, 0, 3});
  CHECK(cells.states[1] == StatisticsCells::absent);
  CHECK(cells.words[cells.statuses[2]] == "e");
  CHECK(file.datasets[0].table.dimensions[0].categories[0].code == "x");
}

TEST_CASE("json-stat: collections and what is refused") {
  const JsonStatFile collection = read_jsonstat(corpus("collection.json"), "x.json");
  CHECK(collection.is_usable());
  CHECK(collection.items == 1);
  const std::string whole = corpus("dataset.json");
  CHECK(first_code("{") == "json_syntax");
  CHECK(first_code("{}") == "no_dataset");
  CHECK(first_code("[1]") == "no_dataset");
  CHECK(first_code(with(whole, "\"dimension\"", "\"dimensions\"")) == "dimension_missing");
  CHECK(first_code(with(whole, "\"year\":{\"category\"", "\"tid\":{\"category\"")) == "dimension_missing");
  CHECK(first_code(with(whole, "[2,2]", "[2]")) == "bad_size");
  CHECK(first_code(with(whole, "[2,2]", "[2,-2]")) == "bad_size");
  CHECK(first_code(with(whole, "[2,2]", "[3,2]")) == "wrong_category_count");
  CHECK(first_code(with(whole, ",22664.5", "")) == "wrong_cell_count");
  CHECK(first_code(with(corpus("sparse.json"), "\"2\":3e0", "\"3\":3e0")) == "cell_outside");
  CHECK(first_code(with(whole, "22664.5", "\"x\"")) == "not_a_number");
  CHECK(read_jsonstat(with(whole, "22664.5", "\"x\""), "x").is_usable());
}
