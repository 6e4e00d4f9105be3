// lake/row_list: rows as they are stored, without who somebody is, in one order, some at a time.
#include "lake/row_list.h"

#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;

namespace {

std::string rows() {
  std::string text = kContactHeader;
  for (int i = 1; i <= 9; ++i) text += contact(i, fmt::format("P{}", i), i <= 3 ? 2019 : 2020, fmt::format("{}.05", 100 * i));
  return text;
}

std::vector<std::string> values(const RowList& list, const std::string& column) {
  const auto at = std::find(list.columns.begin(), list.columns.end(), column) - list.columns.begin();
  REQUIRE(at < static_cast<std::ptrdiff_t>(list.columns.size()));
  std::vector<std::string> found;
  for (const auto& row : list.rows) found.push_back(row[static_cast<std::size_t>(at)]);
  return found;
}

}  // namespace

TEST_CASE("rows: amounts in their unit, nothing that tells who somebody is, and the same order page by page") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(rows()));
  const auto all = list_rows(*fixture.lake, {.reference = "contacts"});
  REQUIRE(all);
  CHECK(all->matching == 9);
  CHECK(values(*all, "cost").front() == "100.05");
  for (const char* hidden : {"person", "contact_id"}) CHECK(std::find(all->columns.begin(), all->columns.end(), hidden) == all->columns.end());
  std::vector<std::vector<std::string>> paged;
  for (std::int64_t offset = 0; offset < 9; offset += 4) {
    const auto some = list_rows(*fixture.lake, {.reference = "contacts", .where = {}, .offset = offset, .limit = 4});
    REQUIRE(some);
    CHECK(some->matching == 9);
    paged.insert(paged.end(), some->rows.begin(), some->rows.end());
  }
  CHECK(paged == all->rows);
}

TEST_CASE("rows: chosen by values, which are never read as SQL; an unknown or hidden column is told") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(rows()));
  const auto found = [&](std::map<std::string, std::string> where) {
    return list_rows(*fixture.lake, {.reference = "contacts", .where = std::move(where)});
  };
  CHECK(found({{"year", "2019"}})->matching == 3);
  CHECK(found({{"year", "2020"}, {"cost", "400.05"}})->matching == 1);
  CHECK(found({{"year", "2019' OR '1' = '1"}})->matching == 0);
  for (const char* column : {"person", "contact_id", "year\" OR 1 = 1 --", "nowhere"}) {
    const auto refused = found({{column, "1"}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().code == "unknown_column");
  }
  CHECK(list_rows(*fixture.lake, {.reference = "nowhere"}).error().front().code == "unknown_dataset");
}
