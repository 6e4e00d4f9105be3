// lake: what is refused, with which words, and what is left behind: the quarantine and nothing else.
#include "formats/csv.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

using Codes = std::vector<std::string>;
using Problems = core::Problems;

/// Codes of the row faults of a refused import of contacts.
Codes row_codes(const std::string& row, const std::string& map = "") {
  const LakeFixture fixture;
  const auto report = fixture.contacts(kContactHeader + row, map);
  REQUIRE_MESSAGE(!report, row);
  CHECK(report.error().front().code == "import_refused");
  Codes codes = codes_of(report.error());
  codes.erase(codes.begin());
  return codes;
}

std::string with(const std::string& from, const std::string& to) {
  return core::Text{.sv = contact(1, "P1", 2019)}.sv.replace(contact(1, "P1", 2019).find(from), from.size(), to);
}

}  // namespace

TEST_CASE("each fault of a row has its code") {
  CHECK(row_codes(with("100.50", "kostnad")) == Codes{"not_a_number"});
  CHECK(row_codes(with("100.50", "100.505")) == Codes{"too_many_decimals"});
  CHECK(row_codes(with("100.50", "1e30")) == Codes{"too_large"});
  CHECK(row_codes(with("100.50", "-1")) == Codes{"negative_cost"});
  CHECK(row_codes(with("100.50", "")) == Codes{"missing_value"});
  CHECK(row_codes(with("100.50", "1,5")) == Codes{"wrong_field_count"});
  CHECK(row_codes(with(",F,", ",X,")) == Codes{"unknown_code"});
  CHECK(row_codes(with("inpatient", "inpatent")) == Codes{"unknown_code"});
  CHECK(row_codes(with(",70,", ",130,")) == Codes{"out_of_range"});
  CHECK(row_codes(with(",3,", ",-3,")) == Codes{"negative_los"});
  CHECK(row_codes(with("2019-03-01", "2019-03-32")) == Codes{"not_a_date"});
  CHECK(row_codes(with("2019-03-01", "2019-03-05")) == Codes{"end_before_start"});
  CHECK(row_codes(with(",2019,", ",2018,")) == Codes{"year_mismatch"});
  CHECK(row_codes(contact(1, "P1", 2019) + contact(1, "P2", 2019)) == Codes{"duplicate_key"});
  CHECK(row_codes(with("inpatient", "\"inpatient\"x")) == Codes{"text_after_quote"});
  CHECK(row_codes(with(",F,", ",X,").replace(0, 2, "\"K") + contact(2, "P2", 2019)) == Codes{"open_quote"});
}

TEST_CASE("faults stand with line, column and hint, and all of them are told") {
  const LakeFixture fixture;
  const auto report = fixture.contacts(kContactHeader + contact(1, "P1", 2019) + with("70", "gammal").replace(0, 2, "Ö2") +
                                       with("100.50", "9 kr").replace(0, 2, "K3"));
  REQUIRE_FALSE(report);
  const Problems& problems = report.error();
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].message.sv == "2 av 3 rader kan inte tas in; ingenting har tagits in");
  CHECK(problems[1].place.line == 3);
  CHECK(problems[1].place.column == 49);
  CHECK(problems[1].message.sv == "age: värdet \"gammal\" är inget tal");
  CHECK(problems[2].place.line == 4);
  CHECK(problems[2].message.en == "cost: the value \"9 kr\" is not a number");
}

TEST_CASE("a message never shows who or how ill someone is") {
  const LakeFixture fixture;
  const auto report = fixture.contacts(kContactHeader + with(",70,", ",191212121212,") + with("2019-03-01", "19121212-1212").replace(0, 2, "K2"));
  REQUIRE_FALSE(report);
  CHECK(core::to_json(report.error()).find("1212") == std::string::npos);
}

TEST_CASE("a refused import leaves its quarantine and nothing else") {
  const LakeFixture fixture;
  const auto before = tree(fixture.folder / "lake");
  const auto report =
      fixture.contacts("contact_id;year;care_form;hospital;sex;cost\n1;2019;inpatient;\"H;1\";F;x\n2;2019;inpatient;H2;F;5\n3;2019;out;H3;X;7\n");
  REQUIRE_FALSE(report);
  CHECK(tree(fixture.folder / "lake") == before);
  CHECK(fixture.lake->list().empty());
  CHECK_FALSE(std::filesystem::exists(fixture.folder / "private/keys"));
  const auto kept = tree(fixture.folder / "private/originals");
  REQUIRE(kept.size() == 3);
  CHECK(contents(fixture.folder / "private/originals" / kept[2]) ==
        "rodtrad_line;rodtrad_reasons;contact_id;year;care_form;hospital;sex;cost\r\n2;not_a_number;1;2019;inpatient;\"H;1\";F;x\r\n4;unknown_code;3;"
        "2019;out;H3;X;7\r\n");
}

TEST_CASE("with --allow-rejects the rest is taken in and the rejected rows are counted") {
  const LakeFixture fixture;
  const std::string text = kContactHeader + contact(1, "P1", 2019) + with("100.50", "x").replace(0, 2, "K2") + contact(3, "P3", 2019);
  CHECK_FALSE(fixture.contacts(text, "", 0));
  const auto report = fixture.contacts(text, "", 1);
  REQUIRE(report);
  CHECK(report->rows_read == 3);
  CHECK(report->rows_taken == 2);
  CHECK(report->rows_rejected == 1);
  CHECK(std::filesystem::exists(report->quarantine));
  REQUIRE(report->faults.size() == 1);
  CHECK(report->faults[0].code == "not_a_number");
  CHECK(report->faults[0].column == "cost");
  CHECK(fixture.number("contacts", "count(*)") == 2);
  CHECK(codes_of(fixture.contacts(kContactHeader + with("100.50", "x"), "", 5).error()).front() == "import_refused");
}

TEST_CASE("many faults are all counted, and the list stays short") {
  const LakeFixture fixture;
  std::string text = kContactHeader;
  for (int i = 0; i < 3000; ++i) text += contact(i, "P1", 2019, "x");
  text += with(",F,", ",X,");
  const auto report = fixture.contacts(text);
  REQUIRE_FALSE(report);
  CHECK(report.error()[0].message.en == "3001 of 3001 rows cannot be taken in; nothing was taken in");
  CHECK(report.error().size() == 1 + kListedProblems + 1);
  CHECK(report.error().back().code == "unknown_code");  // each kind is listed, also when another fills the list
}

TEST_CASE("warnings keep the rows and are counted") {
  const LakeFixture fixture;
  const std::string header = "year,care_form,hospital,sex,cost,charges,diagnosis\n";
  const std::string row = "2019,inpatient,H1,F,200,100,I21\n";
  const auto report = fixture.contacts(header + row + row + row + "2019,inpatient,H1,F,50,100,MUS009\n");
  REQUIRE(report);
  CHECK(report->rows_taken == 4);
  std::map<std::string, std::int64_t> counts;
  for (const FaultKind& kind : report->faults) counts[kind.code] = kind.count;
  CHECK(counts == std::map<std::string, std::int64_t>{{"cost_above_charges", 3}, {"duplicate_row", 2}, {"not_derived", 1}});
  CHECK(report->problems[0].severity == core::Severity::warning);
  CHECK(fixture.number("contacts", "count(*)") == 4);
}

TEST_CASE("a negative cost is right for a credited row") {
  const LakeFixture fixture;
  const auto report = fixture.contacts("year,care_form,hospital,sex,cost,credited\n2019,inpatient,H1,F,-200,1\n2019,inpatient,H1,F,200,0\n");
  REQUIRE(report);
  CHECK(fixture.lake->show("contacts")->sums().at("cost") == 0);
  CHECK(codes_of(fixture.contacts("year,care_form,hospital,sex,cost,credited\n2019,inpatient,H1,F,-200,0\n").error())[1] == "negative_cost");
}

TEST_CASE("requests and maps that cannot be right are refused before the file is read") {
  const LakeFixture fixture;
  const std::string text = kContactHeader + contact(1, "P1", 2019);
  const auto file = fixture.write("a.csv", text);
  CHECK(fixture.lake->import({.file = file, .kind = "care_contacts", .purpose = "x"}).error()[0].hint.sv == "menade du \"care_contact\"?");
  CHECK(codes_of(fixture.lake->import({.file = file, .kind = "care_contact"}).error()) == Codes{"purpose_missing"});
  CHECK(codes_of(fixture.lake->import({.file = file, .kind = "care_contact", .name = "../x", .purpose = "x"}).error()) == Codes{"bad_name"});
  CHECK(codes_of(fixture.lake->import({.file = "/nowhere.csv", .kind = "care_contact", .purpose = "x"}).error()) == Codes{"file_missing"});
  CHECK(codes_of(fixture.lake->import({.file = fixture.folder.path(), .kind = "care_contact", .purpose = "x"}).error()) == Codes{"file_is_folder"});
  CHECK(codes_of(fixture.contacts("").error()) == Codes{"empty_file"});
  CHECK(codes_of(fixture.contacts(std::string("a\0b\n", 4)).error()) == Codes{"binary_file"});
  CHECK(codes_of(fixture.contacts(std::string("PK\3\4\0\0", 6)).error()) == Codes{"zip_broken"});
  CHECK(codes_of(fixture.contacts(kContactHeader).error()) == Codes{"no_rows"});
  CHECK(codes_of(fixture.contacts("year,care_form,sex\n2019,inpatient,F\n").error()) == Codes{"missing_column", "missing_column"});
  CHECK(codes_of(fixture.contacts(text, "[columns]\n\"Kost\" = \"cost\"\n").error())[0] == "unknown_source_column");
  CHECK(codes_of(fixture
                     .contacts("cost,cost\n1,2\n",
                               "[columns]\ncost = \"cost\"\n[constants]\nyear = 2019\ncare_form = \"inpatient\"\nhospital = \"H\"\nsex = \"F\"\n")
                     .error()) == Codes{"source_column_twice"});
  const auto constant =
      fixture.contacts("k\n1\n", "[columns]\nk = \"cost\"\n[constants]\nyear = 2019\ncare_form = \"in\"\nhospital = \"H\"\nsex = \"F\"\n").error();
  CHECK(codes_of(constant) == Codes{"unknown_code"});
  CHECK(constant[0].place.line == 5);
  CHECK(fixture.lake->list().empty());
}

TEST_CASE("years that do not belong together are not put together") {
  const LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2018)));
  const std::string next = "a,b,c,d,e\n2019,inpatient,H1,F,1\n";
  const std::string columns = "[columns]\na = \"year\"\nb = \"care_form\"\nc = \"hospital\"\nd = \"sex\"\ne = \"cost\"\n";
  CHECK(codes_of(fixture.contacts(next, "currency = \"NOK\"\n" + columns).error()) == Codes{"other_currency"});
  CHECK(codes_of(fixture.take("population", "contacts", "year,area,sex,age,count\n2019,25,F,0,1\n").error()) ==
        Codes{"other_kind", "other_currency"});
  CHECK(fixture.lake->versions("contacts").size() == 1);
}

TEST_CASE("keys of the other kinds may occur once, also when part of them is missing") {
  const LakeFixture fixture;
  const std::string header = "year,care_form,drg,limit,list_id,list_kind,list_version,errata\n";
  const std::string row = "2020,inpatient,E10,100000,SOS,clinic,1,\n";
  CHECK(codes_of(fixture.take("drg_limit", "limits", header + row + row).error())[1] == "duplicate_key");
  CHECK(fixture.take("drg_limit", "limits", header + row + "2020,inpatient,E10,100000,SOS,clinic,1,rev\n").has_value());
  const std::string people = "year,area,sex,age,count\n2019,25,F,0,1\n2019,25,F,0,2\n";
  CHECK(codes_of(fixture.take("population", "people", people).error())[1] == "duplicate_key");
}
