// lake: mapping files: everything that can be said, and every mistake with its place and hint.
#include "lake/mapping.h"

#include "support/support.h"

using namespace rodtrad::lake;
namespace core = rodtrad::core;
namespace schema = rodtrad::schema;

namespace {

core::Expected<Mapping> parse(const std::string& text, const char* kind = "care_contact") {
  return parse_mapping(text, "/nowhere/map.toml", *schema::contract(kind));
}

/// The first problem of a mapping that must have one.
core::Problem problem(const std::string& text, const char* kind = "care_contact") {
  const auto mapping = parse(text, kind);
  REQUIRE_MESSAGE(!mapping, text);
  return mapping.error().front();
}

}  // namespace

TEST_CASE("a mapping says what a file's columns mean") {
  const auto mapping = parse(R"(
delimiter = "tab"
decimal = ","
encoding = "Latin-1"
missing = ["NA", "-"]
currency = "USD"
rounding = "half_even"
synthetic = true
label = { sv = "Kontakter", en = "Contacts" }
source = "Källan"
[columns]
"Total.Costs" = "cost"
kon = "sex"
[constants]
year = 2020
care_form = "inpatient"
[units]
cost = "tkr"
weight = "DRG-poäng"
[values.sex]
Kvinna = "F"
"Okänt" = ""
[age_groups]
"80+" = [80]
"0-79" = [0, 79]
[codes.municipality]
"2580" = "Luleå"
"2505" = { sv = "Arvidsjaur", en = "Arvidsjaur municipality" }
[derive]
chapter = false
)");
  REQUIRE_MESSAGE(mapping.has_value(), (mapping ? "" : core::to_json(mapping.error())));
  CHECK(mapping->form.csv.delimiter == '\t');
  CHECK(mapping->form.csv.decimal == ',');
  CHECK(mapping->form.csv.encoding == rodtrad::formats::Encoding::windows_1252);
  CHECK(mapping->missing == std::vector<std::string>{"NA", "-"});
  CHECK(mapping->currency == "USD");
  CHECK(mapping->rounding == Rounding::half_even);
  CHECK(mapping->synthetic);
  CHECK(mapping->columns.size() == 2);
  CHECK(mapping->columns[0].source == "Total.Costs");
  CHECK(mapping->constants[0].text == "2020");
  CHECK(mapping->shifts.at("cost") == 5);
  CHECK(mapping->shifts.at("weight") == 6);
  CHECK(mapping->values.at("sex").at("Okänt").empty());
  CHECK(mapping->age_groups.at("80+") == schema::AgeRange{80, schema::kOpenAge});
  CHECK(mapping->codes.at("age_group")[0].code == "0-79");
  CHECK(mapping->codes.at("municipality")[0].label.en == "Arvidsjaur municipality");
  CHECK(mapping->not_derived == std::vector<std::string>{"chapter"});
}

TEST_CASE("without a word on currency it is kronor, and kinds without money have none") {
  CHECK(parse("")->currency == "SEK");
  CHECK(parse("", "population")->currency.empty());
  CHECK(default_mapping(*schema::contract("care_contact")).currency == "SEK");
}

TEST_CASE("mistakes in a mapping have code, place and hint") {
  const core::Problem column = problem("[columns]\n\"Kostnad\" = \"coste\"\n");
  CHECK(column.code == "unknown_column");
  CHECK(column.place.file == "/nowhere/map.toml");
  CHECK(column.place.line == 2);
  CHECK(column.place.column == 13);
  CHECK(column.hint.sv == "menade du \"cost\"?");
  const core::Problem unit = problem("[units]\ncost = \"krr\"\n");
  CHECK(unit.code == "unknown_unit");
  CHECK(unit.hint.sv == "menade du \"kr\"?");
  CHECK(problem("delimeter = \";\"").code == "unknown_key");
  CHECK(problem("delimiter = \";;\"").code == "bad_delimiter");
  CHECK(problem("decimal = \"x\"").code == "bad_decimal");
  CHECK(problem("encoding = \"utf-16\"").code == "unknown_encoding");
  CHECK(problem("currency = \"kronor\"").code == "bad_currency");
  CHECK(problem("currency = \"SEK\"", "population").code == "no_money");
  CHECK(problem("rounding = \"up\"").code == "unknown_rounding");
  CHECK(problem("synthetic = \"yes\"").code == "not_true_or_false");
  CHECK(problem("missing = \"NA\"").code == "not_a_list");
  CHECK(problem("columns = 3").code == "not_a_section");
  CHECK(problem("[columns]\na = 3").code == "not_text");
  CHECK(problem("[columns]\na = \"cost\"\nb = \"cost\"").code == "column_twice");
  CHECK(problem("[columns]\na = \"year\"\n[constants]\nyear = 2020").code == "column_twice");
  CHECK(problem("[constants]\nyear = 20.5").code == "bad_constant");
  CHECK(problem("[units]\nsex = \"kr\"").code == "unknown_unit");
  CHECK(problem("[values.kon]\nK = \"F\"").code == "unknown_column");
  CHECK(problem("[age_groups]\na = [5, 1]").code == "bad_age_group");
  CHECK(problem("[age_groups]\na = [0, 5]\nb = [5, 9]").code == "age_groups_overlap");
  CHECK(problem("[codes.sex]\nF = \"Kvinnor\"").code == "codes_fixed");
  CHECK(problem("[codes.hospital]\nfile = \"missing.csv\"").code == "file_missing");
  CHECK(problem("[derive]\nsex = false").code == "not_derivable");
  CHECK(problem("[columns\n").code == "toml_syntax");
}

TEST_CASE("labels of codes can stand in a file beside the mapping") {
  rodtrad::test::TemporaryFolder folder;
  const auto read = [&](const std::string& labels) {
    core::write_file(folder / "h.csv", labels);
    core::write_file(folder / "map.toml", "[codes.hospital]\nfile = \"h.csv\"\n");
    return read_mapping(folder / "map.toml", *schema::contract("care_contact"));
  };
  const auto mapping = read("code;label;label_en\nB;Öst;East\nA;Väst\n");
  REQUIRE(mapping);
  CHECK(mapping->codes.at("hospital")[0].label == core::Text{.sv = "Väst", .en = "Väst"});
  CHECK(mapping->codes.at("hospital")[1].label == core::Text{.sv = "Öst", .en = "East"});
  CHECK(read("code;label\nA;x\nA;y\n").error()[0].code == "code_twice");
  CHECK(read("kod;namn\nA;x\n").error()[0].code == "missing_column");
  CHECK(read("").error()[0].code == "empty_file");
}
