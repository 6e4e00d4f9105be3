// formats: writing a table looks at each of its notes and categories a few times, however many there are.
#include <doctest/doctest.h>

#include "formats/jsonstat_write.h"
#include "formats/px_write.h"

using namespace rodtrad::formats;
namespace table = rodtrad::table;
using Level = StatisticsNote::Level;

namespace {

/// As many regions as notes; each region has one about it, another stands on its cell.
StatisticsTable with_notes(std::size_t notes) {
  StatisticsTable table{.title = {.sv = "Folkmängd", .en = "Population"}, .language = "sv", .languages = {"sv"}};
  table::Dimension regions{.id = "region", .label = {.sv = "region", .en = "region"}};
  table::Dimension years{.id = "year", .label = {.sv = "år", .en = "year"}, .role = table::Role::time};
  years.categories = {{.code = "2020", .label = {.sv = "2020", .en = "2020"}}};
  for (std::size_t i = 0; i < notes / 2; ++i) {
    const std::string code = fmt::format("R{}", i);
    regions.categories.push_back({.code = code, .label = {.sv = "område " + code, .en = "area " + code}});
    table.notes.push_back({.level = Level::value, .where = {"region", code}, .text = "om " + code});
    table.notes.push_back({.level = Level::cell, .where = {code, "2020"}, .text = "om cellen " + code});
  }
  table.dimensions = {regions, years};
  table.cells.resize(notes / 2);
  return table;
}

}  // namespace

TEST_CASE("many notes: the work of writing grows as the table does") {
  constexpr std::size_t kNotes = 50'000, kLooks = 6;  // at each note
  for (const std::size_t notes : {std::size_t{100}, kNotes}) {
    const StatisticsTable table = with_notes(notes);
    CHECK(px_effort(table) > notes);
    CHECK(px_effort(table) < kLooks * notes);
    CHECK(jsonstat_effort(table) > notes);
    CHECK(jsonstat_effort(table) < kLooks * notes);
  }
}

TEST_CASE("many notes: all of them are written, each at its place") {
  const StatisticsTable table = with_notes(1000);
  const PxFile px = read_px(write_px(table), "x.px");
  REQUIRE(px.is_usable());
  REQUIRE(px.table.notes.size() == 1000);
  for (std::size_t i = 0; i < 1000; ++i) {
    CHECK(px.table.notes[i].text == table.notes[i].text);
    CHECK(px.table.notes[i].where.back() == table.notes[i].where.back());
  }
  const std::string json = write_jsonstat(table);
  CHECK(json.find("område R499, 2020: om cellen R499") != std::string::npos);
  CHECK(json.find(R"("R17":["om R17"])") != std::string::npos);
}
