// model: Result and Provenance go to JSON and back without loss, and protected cells leave no number behind.
#include "core/json.h"
#include "model/provenance_json.h"
#include "model/result.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::model;

namespace {

table::Table sample_table() {
  table::Table table{.id = "by_sex", .title = {"Efter kön", "By sex"}, .row_heading = {"Kön", "Sex"}, .role = table::Role::sex};
  table.rows = {{"F", {"Kvinnor", "Women"}, false}, {"_", {"Alla", "All", {{"fi", "Kaikki"}}}, true}};
  table.columns = {{"rate", {"Andel", "Share"}, table::Unit::percent, 1, true}, {"cost", {"Kostnad", "Cost"}, table::Unit::money, 1, false}};
  table.cells.resize(4);
  table.cells[0] = {.status = table::Status::value, .value = 0.1 + 0.2, .low = -0.0, .high = 1e-7, .n = 9007199254740993};
  table.cells[1] = {.status = table::Status::protected_, .value = 4711, .low = 4712, .reason = {"skyddad", "protected"}};
  table.cells[2] = {.status = table::Status::not_possible, .reason = {"gräns saknas", "no boundary"}};
  table.cells[3] = {.status = table::Status::value, .value = 130000000};
  table.notes = {{"Not.", "Note."}};
  return table;
}

Result sample_result() {
  Result result{.method = "cost_outliers", .method_version = "1"};
  result.protection = {.level = Level::public_,
                       .threshold = 5,
                       .counts_persons = false,
                       .primary = 1,
                       .secondary = 2,
                       .p_percent = 12.5,
                       .dominance_n = 2,
                       .dominance_k = 85,
                       .knows_contributors = false,
                       .sums_primary = 4,
                       .sums_secondary = 5,
                       .shown_protected = 3};
  result.tables = {sample_table()};
  figure::Figure figure{.id = "f1", .kind = figure::Kind::interval_dots, .title = {"T", "T"}, .unit = table::Unit::percent, .table = "by_sex"};
  figure.categories = {{"Kvinnor", "Women"}};
  figure.series = {{"own", {"Här", "Here"}, figure::SeriesRole::nation, {{.status = table::Status::value, .value = 5.25, .low = 5, .high = 6}}}};
  result.figures = {figure};
  ResolvedFinding finding{.id = "a", .figure = "f1", .table = "by_sex", .answers = {"kön", "\"x\"\n"}};
  finding.headline.sv = {{"Andelen är ", std::nullopt}, {"5,3 %", table::CellId{"by_sex", "F", "rate"}}};
  finding.headline.en = {{"5.3%", table::CellId{"by_sex", "F", "rate"}}};
  result.findings = {finding};
  result.notes = {{"no_person_key", {"n", "n"}}};
  result.facts = {{{"Regel", "Rule"}, {"typ 7", "type 7"}}};
  return result;
}

}  // namespace

TEST_CASE("a Result is the same after JSON and back") {
  const std::string json = to_json(sample_result());
  const auto read = result_from_json(json, "result.json");
  REQUIRE(read);
  CHECK(to_json(*read) == json);
  CHECK(read->tables[0].cells[0].value == 0.1 + 0.2);
  CHECK(read->tables[0].cells[0].n == 9007199254740993);
  CHECK(read->tables[0].rows[1].label.others.at("fi") == "Kaikki");
  CHECK(read->findings[0].headline.sv[1].cell == table::CellId{"by_sex", "F", "rate"});
  CHECK(read->figures[0].series[0].points[0].high == 6.0);
  CHECK(read->protection.level == Level::public_);
  CHECK_FALSE(read->protection.counts_persons);
}

TEST_CASE("a protected cell has no number in JSON") {
  const std::string json = to_json(sample_result());
  CHECK(json.find("4711") == std::string::npos);
  CHECK(json.find("4712") == std::string::npos);
}

TEST_CASE("JSON that is no Result is refused with every fault") {
  CHECK_FALSE(result_from_json("{", "x.json"));
  const auto empty = result_from_json("{}", "x.json");
  REQUIRE_FALSE(empty);
  CHECK(empty.error()[0].code == "not_a_result");
  std::string json = to_json(sample_result());
  json.replace(json.find("\"sex\""), 5, "\"hue\"");
  json.replace(json.find("interval_dots"), 13, "spiral_chart_");
  const auto wrong = result_from_json(json, "x.json");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().size() == 2);
  CHECK(wrong.error()[0].place.file == "x.json");
}

TEST_CASE("Provenance is the same after JSON and back") {
  Provenance provenance{.run = "run-1", .method = "m", .method_version = "2", .method_title = {"M", "M"}, .program = "0.1.0"};
  provenance.params = {{"share", {"andel", "share"}, {"%", "%"}, {"5", "5"}, false, "ref"}};
  provenance.data = {{"contacts", "care_contact", "0123456789ab", {"Kontakter", "Contacts"}, {"Källa", "Source"}, 12, true}};
  provenance.requests = {"cells by sex"};
  const std::string json = to_json(provenance);
  const auto parsed = core::parse_json(json);
  REQUIRE(parsed);
  CHECK(to_json(provenance_from(*parsed)) == json);
}
