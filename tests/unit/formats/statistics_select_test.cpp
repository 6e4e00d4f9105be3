// A part of a table holds the same cells as the whole, wherever they stand, and what is said about them.
#include "formats/statistics_select.h"

#include "formats/jsonstat_write.h"
#include "formats/pxweb_files.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::formats;

namespace {

/// Two areas, three years, two measures; cell = 100·area + 10·year + measure.
StatisticsTable sample() {
  StatisticsTable table{.id = "T", .title = core::same_text("T"), .source = core::same_text("S"), .language = "sv", .languages = {"sv", "en"}};
  table.dimensions = {{.id = "area", .label = core::same_text("area")},
                      {.id = "Tid", .label = core::same_text("year"), .role = table::Role::time},
                      {.id = "ContentsCode", .label = core::same_text("contents")}};
  for (const char* code : {"a", "b"}) table.dimensions[0].categories.push_back({.code = code, .label = core::same_text(code)});
  table.dimensions[0].categories[0].total = true;
  for (const char* code : {"2020", "2021", "2022"}) table.dimensions[1].categories.push_back({.code = code, .label = core::same_text(code)});
  for (const char* code : {"m", "n"}) table.dimensions[2].categories.push_back({.code = code, .label = core::same_text(code)});
  table.measure = "ContentsCode";
  table.units = {{.name = core::same_text("antal"), .decimals = 0}, {.name = core::same_text("procent"), .decimals = 1}};
  table.cells.resize(12);
  for (std::size_t i = 0; i < 12; ++i) {
    table.cells.states[i] = StatisticsCells::number;
    table.cells.values[i] = static_cast<double>(100 * (i / 6) + 10 * (i / 2 % 3) + i % 2);
  }
  table.cells.values[11] = 0;
  table.cells.states[11] = StatisticsCells::marked;
  table.cells.statuses[11] = table.cells.word("..");
  using Level = StatisticsNote::Level;
  table.notes = {{.level = Level::cell, .where = {"b", "2022", "n"}, .language = "sv", .text = "skyddad"},
                 {.level = Level::value, .where = {"area", "a"}, .language = "sv", .text = "hela"},
                 {.level = Level::table, .language = "sv", .text = "alla"}};
  return table;
}

}  // namespace

TEST_CASE("dimensions in another order, some categories, one left out") {
  const StatisticsTable part = select(sample(), {.categories = {{1}, {0, 2}, {1, 0}}, .order = {2, 1}});
  CHECK(part.dimensions.size() == 2);
  CHECK(part.dimensions[0].id == "ContentsCode");
  CHECK(part.measure == "ContentsCode");
  CHECK(part.units[0].decimals == 1);
  CHECK(part.cells.values == std::vector<double>{101, 0, 100, 120});
  CHECK(part.cells.states[1] == StatisticsCells::marked);
  CHECK(part.cells.words[part.cells.statuses[1]] == "..");
  REQUIRE(part.notes.size() == 2);  // that of the area that is left out is gone
  CHECK(part.notes[0].where == std::vector<std::string>{"n", "2022"});
}

TEST_CASE("notes about what is not chosen are left out") {
  const StatisticsTable part = select(sample(), {.categories = {{0}, {1}, {0}}, .order = {0, 1, 2}});
  CHECK(part.cells.values == std::vector<double>{10});
  REQUIRE(part.notes.size() == 2);
  CHECK(part.notes[0].text == "hela");
  const StatisticsTable alone = select(sample(), {.categories = {{0}, {1}, {1}}, .order = {}});
  CHECK(alone.cells.values == std::vector<double>{11});
  CHECK(alone.units.size() == 1);
  CHECK(alone.measure.empty());
}

TEST_CASE("text files have what is measured in the columns, or every cell in a row") {
  CHECK(write_pxweb_csv(select(sample(), {.categories = {{1}, {1, 2}, {0, 1}}, .order = {1, 2}}), 1, {.separator = ';'}, "sv") ==
        "\"year\";\"m\";\"n\"\r\n\"2021\";110;111\r\n\"2022\";120;\"..\"\r\n");
  const std::string rows = write_pxweb_csv(sample(), 0, {.show = ShowCategories::codes, .with_title = true}, "sv");
  CHECK(rows.starts_with("\"T\"\r\n\r\n"));
  CHECK(rows.find("\"b\",\"2022\",\"n\",\"..\"\r\n") != std::string::npos);
}

TEST_CASE("JSON of version 1 has a row for each key and a column for each measure") {
  const auto json = core::parse_json(write_pxweb_json(sample(), "2026-01-01T00:00:00Z", "sv"));
  REQUIRE(json);
  CHECK((*json)["columns"].array().size() == 4);
  CHECK((*json)["columns"].array()[1]["type"].string() == "t");
  CHECK((*json)["data"].array().size() == 6);
  const core::Json& last = (*json)["data"].array().back();
  CHECK(last["key"].array()[1].string() == "2022");
  CHECK(last["values"].array()[0].string() == "120");
  CHECK(last["values"].array()[1].string() == "..");
  CHECK((*json)["comments"].array()[0]["value"].string() == "a");
}

TEST_CASE("JSON-stat of PxWebApi 2 has dense values, places of categories, and what stands for a variable that is left out") {
  const PxWebDetails details{.updated = "2026-01-01T00:00:00Z", .stub = {"area", "Tid"}, .heading = {"ContentsCode"}};
  const auto json = core::parse_json(write_pxweb_jsonstat(sample(), details, "sv"));
  REQUIRE(json);
  CHECK((*json)["value"].array().size() == 12);
  CHECK((*json)["value"].array()[11].is_null());
  CHECK((*json)["status"]["11"].string() == "..");
  CHECK((*json)["dimension"]["Tid"]["category"]["index"]["2022"].integer() == 2);
  CHECK((*json)["dimension"]["area"]["extension"]["eliminationValueCode"].string() == "a");
  CHECK((*json)["dimension"]["ContentsCode"]["category"]["unit"]["n"]["base"].string() == "procent");
  CHECK((*json)["extension"]["px"]["stub"].array().size() == 2);
  PxWebDetails about = details;
  about.with_values = false;
  const auto metadata = core::parse_json(write_pxweb_jsonstat(sample(), about, "sv"));
  CHECK((*metadata)["value"].array().empty());
  CHECK_FALSE(metadata->has("status"));
}
