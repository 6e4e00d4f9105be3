// lake: published tables as they are handed out: titles, names on two rows, groups of digits, per cent, marks and footers. The
// files are made after public descriptions of Vården i siffror and Öppna jämförelser.
#include "core/unicode.h"
#include "lake/propose_mapping.h"

#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

const std::string kOpenComparisons =
    "Öppna jämförelser 2023;;;;\n"
    "Överlevnad efter hjärtinfarkt, procent;;;;\n"
    "Region;Kvinnor;;Män;\n"
    ";Värde;Täckningsgrad;Värde;Täckningsgrad\n"
    "25;12,5 %;98,1;..;97,0\n"
    "24;.;98,0;-;96,5\n"
    "Källa: Socialstyrelsen;;;;\n"
    "Uppgifterna är preliminära\n";

const std::string kWomen = R"(
header_row = 3
header_rows = 2
footer = ["Källa:"]
source = { sv = "Socialstyrelsen", en = "The National Board of Health and Welfare" }
[columns]
Region = "area"
"Kvinnor Värde" = ["value", "status"]
"Kvinnor Täckningsgrad" = "coverage"
[constants]
indicator = "oj-12"
year = 2023
sex = "F"
[units]
value = "%"
[values.value]
"." = ""
"-" = ""
[values.status]
".." = "not_available"
"." = "not_applicable"
"-" = "nil"
[otherwise]
status = ""
)";

std::string replaced(std::string text, std::string_view from, std::string_view to) { return core::replace_all(std::move(text), from, to); }

}  // namespace

TEST_CASE("published tables: two rows of names, per cent, marks kept apart, a footer left out") {
  const LakeFixture fixture;
  const auto women = fixture.take("indicator_value", "oj", kOpenComparisons, kWomen);
  REQUIRE_MESSAGE(women.has_value(), (women ? "" : core::to_json(women.error())));
  CHECK(women->rows_taken == 2);
  CHECK(fixture.number("oj", "sum(value)") == 12'500'000);
  CHECK(fixture.number("oj", "sum(coverage)") == 196'100);
  CHECK(fixture.rows("oj", "string_agg(coalesce(status, 'none'), ' ' ORDER BY area)").columns[0].text(0) == "not_applicable none");
  const auto men = fixture.take("indicator_value", "oj", kOpenComparisons, replaced(replaced(kWomen, "Kvinnor", "Män"), "\"F\"", "\"M\""));
  REQUIRE_MESSAGE(men.has_value(), (men ? "" : core::to_json(men.error())));
  CHECK(fixture.rows("oj", "string_agg(coalesce(status, 'none'), ' ' ORDER BY area)").columns[0].text(0) == "nil not_available");
}

TEST_CASE("published tables: a share is per cent when the map says so") {
  const LakeFixture fixture;
  const std::string csv = "year,indicator,area,value,coverage\n2023,a,25,0.5,0.981\n";
  REQUIRE(fixture.take("indicator_value", "x", csv,
                       "[columns]\nyear = \"year\"\nindicator = \"indicator\"\narea = \"area\"\nvalue = \"value\"\n"
                       "coverage = \"coverage\"\n[units]\ncoverage = \"share\"\n"));
  CHECK(fixture.number("x", "max(coverage)") == 98'100);
}

TEST_CASE("published tables: groups of digits are taken only as declared") {
  CHECK(without_groups("1 234 567,5", ' ') == "1234567,5");
  CHECK(without_groups("1\u00A0234", ' ') == "1234");
  CHECK(without_groups("-12\u202F345", ' ') == "-12345");
  CHECK(without_groups("1.234.567", '.') == "1234567");
  for (const char* other : {"12 34", "1234 567", "1 2345", "1 234 5", " 234", "12", "1,2 345", "abc", ""}) CHECK(without_groups(other, ' ') == other);
  const LakeFixture fixture;
  const std::string csv = "year;area;sex;age;count\n2023;25;F;0;1 234\n2023;25;M;0;12 345\n";
  const auto refused = fixture.take("population", "p", csv);
  REQUIRE(!refused);
  CHECK(refused.error()[1].hint.en.find("thousands = \" \"") != std::string::npos);
  const auto proposed = propose_mapping(fixture.write("p.csv", csv), "p.csv", {}, *rodtrad::schema::contract("population"));
  REQUIRE(proposed);
  CHECK(proposed->find("thousands = \" \"") != std::string::npos);
  const auto taken = fixture.take("population", "p", csv, *proposed);
  REQUIRE_MESSAGE(taken.has_value(), (taken ? "" : core::to_json(taken.error())));
  CHECK(fixture.number("p", "sum(count)") == 13'579);
}

TEST_CASE("published tables: the proposal tells values from marks and takes per cent signs away") {
  const LakeFixture fixture;
  const std::string csv =
      "Indikator;Region;År;Kön;Värde;KI nedre;KI övre;Täckningsgrad\nA;25;2022;Kvinna;12,5 %;11,0 %;14,0 "
      "%;98\nA;24;2022;Man;..;;;97\nA;23;2022;Man;-;;;97\n";
  const auto text = propose_mapping(fixture.write("vis.csv", csv), "vis.csv", {}, *rodtrad::schema::contract("indicator_value"));
  REQUIRE(text);
  INFO(*text);
  const auto taken = fixture.take("indicator_value", "vis", csv, *text);
  REQUIRE_MESSAGE(taken.has_value(), (taken ? "" : core::to_json(taken.error())));
  CHECK(fixture.rows("vis", "string_agg(coalesce(status, 'none'), ' ' ORDER BY area)").columns[0].text(0) == "nil not_available none");
  CHECK(fixture.number("vis", "sum(high)") == 14'000'000);
}

TEST_CASE("published tables: CP437 is told from its letters, and can be declared") {
  const LakeFixture fixture;
  const std::string csv = "year;area;sex;age;count;ort\n2023;25;F;0;5;Lule\x86 \x8Elvsbyn \x99ver\n";
  const auto reader = rodtrad::formats::CsvReader::open(fixture.write("dos.csv", csv));
  REQUIRE(reader);
  rodtrad::formats::RowBlock block;
  auto rows = rodtrad::formats::CsvReader::open(fixture.folder / "dos.csv");
  REQUIRE(rows->next(block));
  CHECK(block.row(0)[5] == "Luleå Älvsbyn Över");
  CHECK(rows->encoding() == rodtrad::formats::Encoding::cp437);
}
