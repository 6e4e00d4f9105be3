// lake: rows put right in quarantine take the place of those of the file.
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

core::Expected<ImportReport> import(const LakeFixture& fixture, const std::filesystem::path& file, const std::filesystem::path& repairs) {
  return fixture.lake->import({.file = file, .kind = "care_contact", .name = "contacts", .repairs = repairs, .purpose = "uppfoljning"});
}

std::string code_of(const core::Expected<ImportReport>& report) { return report ? "" : report.error().front().code; }

std::filesystem::path quarantine_of(const LakeFixture& fixture) {
  for (const auto& entry : std::filesystem::directory_iterator(fixture.folder / "private/originals/contacts/quarantine")) return entry.path();
  return {};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("repairs: a quarantine that was put right makes the file whole") {
  for (const bool shut_in : {false, true}) {
    const LakeFixture fixture(2, shut_in);
    const std::string csv = kContactHeader + contact(1, "P1", 2020) + contact(2, "P2", 2020, "dyrt") + contact(3, "P3", 2020, "x");
    CHECK(code_of(fixture.contacts(csv)) == "import_refused");
    const std::filesystem::path file = fixture.folder / "contacts.csv", quarantine = quarantine_of(fixture);
    std::string text = contents(quarantine);
    CHECK(code_of(import(fixture, file, quarantine)) == "import_refused");
    text = replaced(replaced(text, "dyrt", "20"), ",x\r", ",30\r");
    const auto report = import(fixture, file, fixture.write("repaired.csv", text));
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
    CHECK(report->rows_taken == 3);
    CHECK(fixture.number("contacts", "sum(cost)") == 10050 + 2000 + 3000);
    const auto version = fixture.lake->show("contacts");
    CHECK(version->repairs_sha256.size() == 64);
    std::size_t kept = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fixture.folder / "private/originals/contacts/originals")) {
      kept += contents(entry.path()) == csv || contents(entry.path()) == text;
    }
    CHECK(kept == 2);
  }
}

TEST_CASE("repairs: those of another file are refused") {
  const LakeFixture fixture;
  const std::filesystem::path file = fixture.write("contacts.csv", kContactHeader + contact(1, "P1", 2020));
  const std::string header = "rodtrad_line,rodtrad_reasons," + kContactHeader;
  CHECK(code_of(import(fixture, file, fixture.write("r.csv", kContactHeader + contact(1, "P1", 2020)))) == "not_a_quarantine");
  CHECK(code_of(import(fixture, file, fixture.write("r.csv", header + "noll,x," + contact(1, "P1", 2020)))) == "not_a_quarantine");
  CHECK(code_of(import(fixture, file, fixture.write("r.csv", header + "9,x," + contact(1, "P1", 2020)))) == "unknown_line");
  CHECK(code_of(import(fixture, file, fixture.folder / "none.csv")) == "file_missing");
}
