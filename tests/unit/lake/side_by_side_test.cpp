// lake: blocks of rows are checked by several threads; what comes out is what one thread gives.
#include "core/unicode.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

/// Some megabytes of contacts, a few of them with faults, duplicates or persons written in two ways.
std::string many_contacts(int rows) {
  std::string text = kContactHeader;
  for (int i = 0; i < rows; ++i) {
    const std::string person = i % 2 ? fmt::format("P-{}", i % 977) : fmt::format("p{}", i % 977);
    text += i % 5000 == 17   ? contact(i, person, 2019, "much")
            : i % 5000 == 18 ? contact(i - 4000, person, 2018 + i % 3)
                             : contact(i, person, 2018 + i % 3);
  }
  return text;
}

/// All that an import leaves: the version, each year's file, what was told, the quarantine.
std::string left_by(const LakeFixture& fixture, const core::Expected<ImportReport>& report) {
  REQUIRE(report);
  std::string all = fmt::format("{} {} {}\n{}", report->version, report->rows_read, report->rows_rejected, core::to_json(report->problems));
  const auto version = fixture.lake->open("contacts");
  REQUIRE(version);
  for (const DataFile& file : version->files) all += fmt::format("\n{} {} {}", file.year, file.rows, file.sha256);
  return core::replace_all(all, fixture.folder.path().string(), "") + contents(report->quarantine);
}

}  // namespace

TEST_CASE("side by side: one thread or several leave the same, faults and quarantine too") {
  constexpr int kRows = 40'000;
  const std::string text = many_contacts(kRows);
  REQUIRE(text.size() > 2U << 20);  // several blocks
  const LakeFixture one(1), two(2), many(5);
  const std::string expected = left_by(one, one.contacts(text, "", 100));
  CHECK(expected.find("duplicate_key") != std::string::npos);
  CHECK(expected.find("not_a_number") != std::string::npos);
  CHECK(left_by(two, two.contacts(text, "", 100)) == expected);
  CHECK(left_by(many, many.contacts(text, "", 100)) == expected);
}

TEST_CASE("side by side: what ends the reading in the middle of the file is told as by one thread") {
  std::string text = many_contacts(20'000);
  text[text.size() - 1000] = '\0';
  for (const int threads : {1, 3}) {
    const LakeFixture fixture(threads);
    const auto report = fixture.contacts(text);
    REQUIRE_FALSE(report);
    CHECK(report.error().front().code == "binary_file");
    CHECK(tree(fixture.folder / "lake").empty());
  }
}
