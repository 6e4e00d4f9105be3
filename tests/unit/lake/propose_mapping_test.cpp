// lake: a proposed mapping finds columns by name and value, says what is lacking, and can be used as it stands.
#include "lake/propose_mapping.h"

#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

TEST_CASE("map: a Swedish export becomes contacts with the map that was proposed") {
  const LakeFixture fixture;
  const std::string csv =
      "Personnummer;Inskrivningsdatum;Utskrivningsdatum;Vårdform;Sjukhus;Kön;Ålder;Huvuddiagnos;DRG;Kostnad;Anmärkning\n"
      "P1;2020-03-01;2020-03-04;Sluten vård;H1;Kvinna;71;I21.4;E10;1000,50;x\nP2;2020-05-01;2020-05-01;Öppen vård;H1;M;33;J45;;200;\n";
  const auto text = propose_mapping(fixture.write("a.csv", csv), "a.csv", {}, *rodtrad::schema::contract("care_contact"));
  REQUIRE(text);
  INFO(*text);
  CHECK(text->find("\"Utskrivningsdatum\" = \"end_date\"") != std::string::npos);
  CHECK(text->find("# \"Anmärkning\"") != std::string::npos);
  CHECK(text->find("\"Kvinna\" = \"F\"") != std::string::npos);
  CHECK(text->find("[constants]") == std::string::npos);
  const auto report = fixture.contacts(csv, *text);
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_taken == 2);
  CHECK(report->ignored == std::vector<std::string>{"Anmärkning"});
  CHECK(fixture.number("contacts", "sum(cost)") == 120050);
}

TEST_CASE("map: names that agree but values that do not are not matched; what is lacking is said") {
  const LakeFixture fixture;
  const auto text = propose_mapping(fixture.write("a.csv", "year,area,sex,age,count\n2020,2580,F,gammal,17\n2020,2581,Katt,ung,1\n"), "a.csv", {},
                                    *rodtrad::schema::contract("population"));
  REQUIRE(text);
  CHECK(text->find("# \"age\" = \"\"") != std::string::npos);
  CHECK(text->find("# age = ") != std::string::npos);
  CHECK(text->find("# \"Katt\" = \"\"") != std::string::npos);
}
