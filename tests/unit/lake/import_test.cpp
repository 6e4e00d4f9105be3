// lake: a whole import and what is kept of it: values, versions, years, persons, labels.
#include "core/json.h"
#include "lake_support.h"
#include "support/sheet_file.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

TEST_CASE("contacts come in typed, derived and counted") {
  const LakeFixture fixture;
  const auto report =
      fixture.contacts(kContactHeader + contact(1, "P1", 2019, "100.50") + contact(2, "P2", 2019, "200") + contact(3, "P1", 2020, "0.01"));
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_read == 3);
  CHECK(report->rows_taken == 3);
  CHECK(report->years == std::vector<int>{2019, 2020});
  CHECK(report->currency == "SEK");
  CHECK(report->faults.empty());
  CHECK(report->quarantine.empty());
  const auto version = fixture.lake->open("contacts");
  REQUIRE(version);
  CHECK(version->version == report->version);
  CHECK(version->rows() == 3);
  CHECK(version->sums().at("cost") == 30051);
  CHECK(version->has_persons);
  CHECK_FALSE(version->is_public);
  CHECK(version->purpose == "uppfoljning");
  CHECK(version->codes.at("sex")[0].label.sv == "Kvinnor");
  CHECK(version->codes.at("chapter").size() == 22);
  CHECK(version->age_groups.at("65-79") == std::pair(65, 79));
  CHECK(version->columns() == std::vector<std::string>{"contact_id", "person", "year", "start_date", "end_date", "care_form", "hospital", "sex",
                                                       "age", "age_group", "diagnosis", "chapter", "drg", "weight", "los", "cost"});
  const auto rows = fixture.rows("contacts", "contact_id, person, start_date, chapter, age_group, weight, cost, clinic", "ORDER BY contact_id");
  CHECK(rows.columns[0].text(2) == "K3");
  CHECK(rows.columns[1].integer(0) == rows.columns[1].integer(2));
  CHECK(rows.columns[1].integer(0) != rows.columns[1].integer(1));
  CHECK(rows.columns[2].text(0) == "2019-03-01");
  CHECK(rows.columns[3].text(0) == "09");
  CHECK(rows.columns[4].text(0) == "65-79");
  CHECK(rows.columns[5].integer(0) == 1250000);
  CHECK(rows.columns[6].integer(2) == 1);
  CHECK(rows.columns[7].is_null(0));
}

TEST_CASE("an import replaces the years in its file and carries the others forward") {
  LakeFixture fixture;
  const auto first = fixture.contacts(kContactHeader + contact(1, "P1", 2018) + contact(2, "P2", 2019));
  const auto second = fixture.contacts(kContactHeader + contact(2, "P2", 2019, "500") + contact(3, "P3", 2020));
  REQUIRE(second);
  CHECK(second->years_replaced == std::vector<int>{2019});
  CHECK(second->years_carried == std::vector<int>{2018});
  CHECK(second->version != first->version);
  const auto now = fixture.lake->open("contacts");
  CHECK(now->years() == std::vector<int>{2018, 2019, 2020});
  CHECK(now->sums().at("cost") == 10050 + 50000 + 10050);
  CHECK(now->files[0].imported_as == first->version);
  CHECK(now->files[1].imported_as == second->version);
  CHECK(fixture.lake->open("contacts@" + first->version)->sums().at("cost") == 2 * 10050);
  CHECK(fixture.lake->versions("contacts") == std::vector<std::string>{second->version, first->version});
  fixture.reopen();
  CHECK(fixture.lake->open("contacts")->version == second->version);
}

TEST_CASE("the same content is the same version, and becomes the current one again") {
  const LakeFixture fixture;
  const std::string old_text = kContactHeader + contact(1, "P1", 2019);
  const auto first = fixture.contacts(old_text);
  const auto second = fixture.contacts(kContactHeader + contact(1, "P1", 2019, "7"));
  const auto again = fixture.contacts(old_text);
  CHECK(again->version == first->version);
  CHECK(again->known_before);
  CHECK_FALSE(second->known_before);
  CHECK(fixture.lake->open("contacts")->version == first->version);
  CHECK(fixture.lake->imports("contacts").size() == 3);
}

TEST_CASE("bytes and version are the same for any order of rows and number of threads") {
  std::vector<std::string> lines;
  for (int i = 0; i < 3000; ++i)
    lines.push_back(contact(i, fmt::format("P{}", i * 7919 % 500), 2018 + i % 3, fmt::format("{}.{:02}", i % 97, i % 100)));
  std::vector<std::string> seen;
  for (const int threads : {1, 2}) {
    for (const int step : {1, 1009}) {
      const LakeFixture fixture(threads);
      std::string text = kContactHeader;
      for (std::size_t i = 0; i < lines.size(); ++i) text += lines[i * static_cast<std::size_t>(step) % lines.size()];
      const auto report = fixture.contacts(text);
      REQUIRE(report);
      std::string hashes = report->version;
      const auto version = fixture.lake->open("contacts");
      for (const DataFile& file : version->files) hashes += " " + file.sha256;
      seen.push_back(hashes);
    }
  }
  for (const std::string& hashes : seen) CHECK(hashes == seen.front());
}

TEST_CASE("rows lie sorted by person within the year") {
  const LakeFixture fixture;
  std::string text = kContactHeader;
  for (int i = 0; i < 200; ++i) text += contact(i, fmt::format("P{}", i % 40), 2019);
  REQUIRE(fixture.contacts(text));
  const auto rows = fixture.rows("contacts", "person");
  for (std::size_t i = 1; i < rows.rows(); ++i) CHECK(rows.columns[0].integer(i - 1) <= rows.columns[0].integer(i));
}

TEST_CASE("persons keep their numbers, whatever the form of the identifier") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "19121212-1212", 2018) + contact(2, "B", 2018)));
  const auto before = fixture.rows("contacts", "person", "WHERE contact_id = 'K1'").columns[0].integer(0);
  fixture.reopen();
  REQUIRE(fixture.contacts(kContactHeader + contact(3, "0", 2019) + contact(4, "191212121212", 2019) + contact(5, "b", 2019)));
  CHECK(fixture.rows("contacts", "person", "WHERE contact_id = 'K4'").columns[0].integer(0) == before);
  CHECK(fixture.number("contacts", "max(person)") == 3);
  CHECK(fixture.number("contacts", "count(DISTINCT person)") == 3);
  CHECK(fixture.rows("contacts", "person", "WHERE contact_id = 'K3'").columns[0].integer(0) == 3);
}

TEST_CASE("labels, currency, bounds and marks of the mapping are kept with the version") {
  const LakeFixture fixture;
  const std::string map = R"(currency = "USD"
synthetic = true
label = { sv = "Besök", en = "Visits" }
source = { sv = "Källa", en = "Source" }
[columns]
h = "hospital"
s = "sex"
g = "age_group"
c = "cost"
[constants]
year = 2020
care_form = "outpatient"
[units]
c = "major"
[values.sex]
kvinna = "F"
[age_groups]
"50 to 69" = [50, 69]
[codes.hospital]
H1 = "Östra"
)";
  std::string good = map;
  good.replace(good.find("\nc = \"major\""), 12, "\ncost = \"major\"");
  CHECK(codes_of(fixture.take("care_contact", "visits", "h,s,g,c\n", map).error()) == std::vector<std::string>{"unknown_column"});
  REQUIRE(fixture.take("care_contact", "visits", "h,s,g,c\nH1,kvinna,50 to 69,12.5\n", good));
  const auto version = fixture.lake->show("visits");
  CHECK(version->currency == "USD");
  CHECK(version->synthetic);
  CHECK(version->label == core::Text{.sv = "Besök", .en = "Visits"});
  CHECK(version->source.en == "Source");
  CHECK(version->codes.at("hospital")[0].label.sv == "Östra");
  CHECK(version->codes.at("age_group")[0].label.en == "50–69 years");
  CHECK(version->age_groups.size() == 1);
  CHECK(version->mapping == good);
  CHECK_FALSE(version->has_persons);
  const auto manifest = core::parse_json(contents(version->folder / "manifest.json"));
  REQUIRE(manifest);
  CHECK((*manifest)["version"].string() == version->version);
  CHECK((*manifest)["sums"]["cost"].integer() == 1250);
  CHECK((*manifest)["files"].array()[0]["sha256"].string() == version->files[0].sha256);
}

TEST_CASE("the public mark needs a ground, and holds only when all years have it") {
  const LakeFixture fixture;
  ImportRequest request{
      .file = fixture.write("p.csv", "year,area,sex,age,count\n2019,25,F,0,10\n"), .kind = "population", .public_ground = "öppna data"};
  REQUIRE(fixture.lake->import(request));
  CHECK(fixture.lake->show("p")->is_public);
  CHECK(fixture.lake->show("p")->public_ground == "öppna data");
  fixture.write("p.csv", "year,area,sex,age,count\n2020,25,F,0,10\n");
  request.public_ground.clear();
  REQUIRE(fixture.lake->import(request));
  CHECK_FALSE(fixture.lake->show("p")->is_public);
  CHECK(fixture.lake->list().size() == 1);
}

TEST_CASE("originals of personal data and keys lie outside the workspace, closed to others") {
  const LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  REQUIRE(fixture.take("population", "people", "year,area,sex,age,count\n2019,25,F,0,10\n"));
  for (const std::string& path : tree(fixture.folder / "lake")) CHECK(path.find("contacts/originals") == std::string::npos);
  const std::string hash = fixture.lake->show("contacts")->source_sha256;
  const auto original = fixture.folder / "private/originals/contacts/originals" / (hash.substr(0, 12) + "-contacts.csv");
  CHECK(contents(original) == contents(fixture.folder / "contacts.csv"));
  for (const auto& path :
       {fixture.folder / "private/keys", fixture.folder / "private/keys/person.key", fixture.folder / "private/keys/persons.bin", original}) {
    const auto mode = std::filesystem::status(path).permissions() & (std::filesystem::perms::group_all | std::filesystem::perms::others_all);
    CHECK_MESSAGE(mode == std::filesystem::perms::none, path.string());
  }
  CHECK(tree(fixture.folder / "lake/people/originals").size() == 1);
}

TEST_CASE("a sheet comes in like a CSV file, its faults and quarantine too") {
  const LakeFixture fixture;
  const auto row = [](int number, const char* sex, const char* count) {
    return fmt::format(
        "<row r=\"{}\"><c><v>2020</v></c><c t=\"inlineStr\"><is><t>2580</t></is></c><c t=\"inlineStr\"><is><t>{}</t></is></c>"
        "<c><v>40</v></c><c><v>{}</v></c></row>",
        number, sex, count);
  };
  std::string names;
  for (const char* name : {"\u00C5r", "area", "K\u00F6n", "age", "count"}) names += fmt::format("<c t=\"inlineStr\"><is><t>{}</t></is></c>", name);
  const std::string bytes = sheet_file("<row r=\"2\">" + names + "</row>" + row(3, "Kvinna", "17") + row(4, "Man", "19") + row(5, "Katt", "1"));
  const std::string map = R"(sheet = "Blad1"
header_row = 2
[columns]
"År" = "year"
area = "area"
"Kön" = "sex"
age = "age"
count = "count"
[values.sex]
Kvinna = "F"
Man = "M"
)";
  const auto report = fixture.take("population", "folk", bytes, map, 1);
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_taken == 2);
  CHECK(fixture.number("folk", "sum(count)") == 36);
  REQUIRE(report->problems.size() == 1);
  CHECK(report->problems[0].code == "unknown_code");
  CHECK(report->problems[0].place.line == 5);
  CHECK(report->problems[0].place.column == 3);
  CHECK(core::read_file(report->quarantine)->find("5;unknown_code;2020;2580;Katt;40;1") != std::string::npos);
  CHECK(fixture.take("population", "folk", bytes, "header_row = 0\n").error()[0].code == "bad_header_row");
}
