// formats: a table that people see is the same table as PX and JSON-stat, with its reasons for what is not there.
#include "formats/statistics_of.h"

#include "formats/jsonstat_write.h"
#include "formats/px_write.h"
#include "formats/table_files.h"
#include "formats/xlsx_reader.h"
#include "support/same_table.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::formats;

namespace {

table::Table sample() {
  table::Table table{.id = "cost", .title = {"Kostnad per kommun", "Cost by municipality"}, .row_heading = {"Kommun", "Municipality"}};
  table.role = table::Role::geography;
  table.rows = {{.code = "2580", .label = core::same_text("Luleå")}, {.code = "2584", .label = core::same_text("Kiruna")}};
  table.columns = {{.id = "cost", .label = {"Kostnad", "Cost"}, .unit = table::Unit::money},
                   {.id = "share", .label = {"Andel", "Share"}, .unit = table::Unit::percent, .decimals = 1, .interval = true}};
  table.cells = {{.status = table::Status::value, .value = 123456},
                 {.status = table::Status::value, .value = 4.26, .low = 3.94, .high = 4.5},
                 {.status = table::Status::protected_, .reason = {"för få personer", "too few persons"}},
                 {.status = table::Status::not_possible}};
  table.notes = {{"En not.", "A note."}};
  return table;
}

}  // namespace

TEST_CASE("statistics_of: units, intervals, marks and reasons follow the table") {
  const StatisticsTable out = statistics_of(sample(), {.source = {"Regionen", "The region"}});
  REQUIRE(out.dimensions.size() == 2);
  CHECK(out.dimensions[0].id == "municipality");
  CHECK(out.dimensions[1].categories[2].code == "share_low");
  CHECK(out.cells.values == std::vector<double>{1234.56, 4.3, 3.9, 4.5, 0, 0, 0, 0});
  const auto mark = [&](std::size_t cell) { return out.cells.words[out.cells.statuses[cell]]; };
  CHECK(mark(4) == "..");
  CHECK(mark(5) == ".");
  CHECK(out.units[0].name.sv == "SEK");
  REQUIRE(out.notes.size() == 8);
  CHECK(out.notes[2].where == std::vector<std::string>{"2584", "cost"});
}

TEST_CASE("statistics_of: PX in two languages and JSON-stat hold the table") {
  const StatisticsTable out = statistics_of(sample(), {.source = {"Regionen", "The region"}});
  const PxFile px = read_px(write_px(out), "x.px");
  CHECK_MESSAGE(px.problems.empty(), core::to_json(px.problems));
  CHECK(px.table.title == out.title);
  CHECK(px.table.dimensions[0].label.en == "Municipality");
  CHECK(px.table.cells.values == out.cells.values);
  CHECK(px.table.notes.size() == out.notes.size());
  const JsonStatFile english = read_jsonstat(write_jsonstat(out, JsonStatVersion::v2, "en"), "x.json");
  CHECK(english.is_usable());
  CHECK(english.datasets[0].table.dimensions[1].categories[0].label.sv == "Cost");
  CHECK(english.datasets[0].table.cells.values == out.cells.values);
}

TEST_CASE("table files: CSV and a workbook hold the shown numbers and marks in one language") {
  CHECK(write_csv(sample(), core::Language::sv) ==
        "Kod,Kommun,Kostnad (SEK),Andel (procent),\"Andel, nedre gräns (95 %) (procent)\",\"Andel, övre gräns (95 %) (procent)\"\r\n"
        "2580,Luleå,1234.56,4.3,3.9,4.5\r\n2584,Kiruna,..,.,.,.\r\n");
  const std::string workbook = write_xlsx(sample(), core::Language::en, {.source = {"Regionen", "The region"}});
  CHECK(workbook == write_xlsx(sample(), core::Language::en, {.source = {"Regionen", "The region"}}));
  const auto rows = XlsxReader::open(workbook, "x.xlsx");
  REQUIRE(rows.has_value());
  CHECK((*rows)->sheets() == std::vector<std::string>{"Data", "About the table"});
  CHECK((*rows)->header()[2] == "Cost (SEK)");
  RowBlock block;
  REQUIRE(*(*rows)->next(block));
  CHECK(block.row(0)[2] == "1234.56");
  CHECK(block.row(1)[2] == "..");
}
