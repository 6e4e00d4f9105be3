// domain: vouchers of a project from CSV and SIE; other rows are not kept; the same file again doubles nothing.
#include "domain/project_costs.h"
#include "formats/open_rows.h"
#include "support/plan_register.h"

using namespace rodtrad;
using namespace rodtrad::domain;
using records::Record;

namespace {

constexpr const char* kCsv =
    "Serie;Verifikat;Datum;Konto;Text;Belopp;Projekt\n"
    "A;1;2021-02-03;5010;Lokalhyra;1 200,50;P7\n"
    "A;1;2021-02-03;1930;Lokalhyra;-1 200,50;\n"
    "A;2;20210210;7010;Lön;30000;P7\n"
    "A;3;2021-02-11;5010;Annan hyra;99;P8\n";

constexpr const char* kSie =
    "#FLAGGA 0\n#SIETYP 4\n#FNAMN \"Bolaget\"\n#DIM 6 \"Projekt\"\n#OBJEKT 6 \"P7\" \"Labbet\"\n#KONTO 5010 \"Lokalhyra\"\n"
    "#VER A 1 20210203 \"Hyra\"\n{\n#TRANS 5010 {6 \"P7\"} 1200.50\n#TRANS 1930 {} -1200.50\n}\n";

core::Expected<ProjectCosts> read(const std::string& text, const std::string& name, const CostQuery& query) {
  test::TemporaryFolder folder;
  core::write_file(folder / name, text);
  const auto rows = formats::open_rows(folder / name, name);
  REQUIRE(rows);
  return read_project_costs(**rows, query);
}

}  // namespace

TEST_CASE("project costs: only the project's rows, to the öre, from CSV and SIE") {
  const auto csv = read(kCsv, "verifikat.csv", {.object = "P7", .dimension = ""});
  REQUIRE_MESSAGE(csv, (csv ? "" : core::to_json(csv.error())));
  CHECK(csv->rows.size() == 2);
  CHECK(csv->other_rows == 2);
  CHECK(csv->sum() == 3'120'050);
  CHECK(csv->rows[1].date == "2021-02-10");
  const auto sie = read(kSie, "bok.se", {.object = "P7", .dimension = ""});
  REQUIRE_MESSAGE(sie, (sie ? "" : core::to_json(sie.error())));
  REQUIRE(sie->rows.size() == 1);
  CHECK(sie->rows[0].ore == 120'050);
  CHECK(sie->rows[0].account == "5010");
  CHECK(sie->rows[0].date == "2021-02-03");
  CHECK(sie->dimension == "dimension_6");
}

TEST_CASE("project costs: refusals with what to do") {
  CHECK(read(kCsv, "v.csv", {.object = "P9", .dimension = ""}).error()[0].hint.sv == "filen har: P7, P8");
  CHECK(read("a;b\n1;2\n", "v.csv", {.object = "P7", .dimension = ""}).error()[0].code == "costs_columns_missing");
  CHECK(read("Verifikat;Datum;Konto;Belopp;Projekt\n1;igår;5010;12;P7\n", "v.csv", {.object = "P7", .dimension = ""}).error()[0].place.line == 2);
}

TEST_CASE("project costs: amounts as ledgers write them") {
  CHECK(ore_of("1 234,50") == 123450);
  CHECK(ore_of("-12.5") == -1250);
  CHECK(ore_of("\u22127") == -700);
  CHECK(ore_of("0") == 0);
  CHECK_FALSE(ore_of(""));
  CHECK_FALSE(ore_of("1,234"));
  CHECK_FALSE(ore_of("12 kr"));
}

TEST_CASE("project costs: booked costs by dimension and object; again doubles nothing, a corrected row is changed") {
  test::PlanRegister region;
  records::Store& store = region.store;
  Record project("project");
  project.set("title", "Labbet");
  project.set("direction", "given");
  const records::RecordId id = *store.create(project);
  const auto put = [&](const std::string& text) {
    const auto costs = read(text, "verifikat.csv", {.object = "P7", .dimension = ""});
    REQUIRE(costs);
    RecordImport import(store, {.file = "verifikat.csv", .sha256 = "0", .text_file = ""});
    REQUIRE(store_costs(import, store, id, *costs));
    return import.records();
  };
  CHECK(put(kCsv).size() == 2);
  CHECK(put(kCsv)[0].what == ImportedRecord::What::same);
  std::string corrected = kCsv;
  corrected.replace(corrected.find("30000"), 5, "31000");
  const auto again = put(corrected);
  CHECK(again[1].what == ImportedRecord::What::changed);
  CHECK(again[1].fields == std::vector<std::string>{"amount"});
  const auto costs = store.list({.type = "booked_cost"});
  REQUIRE(costs);
  REQUIRE(costs->size() == 2);
  CHECK(costs->front().text("object") == "P7");
  CHECK(store.history(costs->front().id)->front().act.source == "import:verifikat.csv@2");
}
