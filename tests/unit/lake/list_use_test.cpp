// lake: code lists of the workspace in mappings: allowed codes, the years in which they are valid, translation.
#include "lake/code_store.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

const std::string kHeader = "contact_id,person,year,care_form,hospital,municipality,sex,age,drg,cost\n";
std::string row(int id, int year, const std::string& municipality) {
  return fmt::format("K{},P{},{},inpatient,H1,{},F,70,E10,1\n", id, id, year, municipality);
}

/// A workspace with the municipalities before and after a reform: one moved, one was split, two were merged.
struct Reform : LakeFixture {
  explicit Reform(bool shut_in) : LakeFixture(2, shut_in) {
    CodeStore store(*connection);
    REQUIRE(store.import(
        {.file = write("new.csv", "code,label,valid_from,valid_to\n0331,Heby,2007,\n1917,Heby,,2006\n01,Ett,,\n02,Två,2003,\n03,Tre,,\n"),
         .id = "new"}));
    REQUIRE(store.import({.file = write("old.csv", "code,label\n1917,Heby\n10,Tio\n11,Elva\n12,Tolv\n13,Tretton\n"), .id = "old"}));
    REQUIRE(store.import_table({.file = write("way.csv", "from,to\n1917,0331\n10,01\n10,02\n11,03\n12,03\n"), .from = "old", .to = "new"}));
  }
  core::Expected<ImportReport> import(const std::string& csv, const std::string& codes, std::int64_t allow_rejects = 0) const {
    std::string columns = "[columns]\n";
    for (const char* name : {"contact_id", "person", "year", "care_form", "hospital", "municipality", "sex", "age", "drg", "cost"})
      columns += fmt::format("{0} = \"{0}\"\n", name);
    return contacts(csv, columns + "[codes.municipality]\n" + codes, allow_rejects);
  }
  std::string municipalities() const {
    const auto found = rows("contacts", "coalesce(municipality, '-')", "ORDER BY contact_id");
    std::string all;
    for (std::size_t i = 0; i < found.rows(); ++i) all += (i ? " " : "") + found.columns[0].text(i);
    return all;
  }
};

}  // namespace

TEST_CASE("lists in maps: a code must be in the list, and valid in the year of the row") {
  for (const bool shut_in : {false, true}) {
    const Reform reform(shut_in);
    const auto good =
        reform.import(kHeader + row(1, 2006, "1917") + row(2, 2007, "0331") + row(3, 2003, "02") + row(4, 2003, ""), "list = \"new\"\n");
    REQUIRE_MESSAGE(good.has_value(), (good ? "" : core::to_json(good.error())));
    CHECK(reform.municipalities() == "1917 0331 02 -");
    const auto labels = reform.lake->open("contacts")->codes.at("municipality");
    CHECK(labels.size() == 5);
    const auto bad =
        reform.import(kHeader + row(1, 2007, "1917") + row(2, 2006, "0331") + row(3, 2007, "99") + row(4, 2002, "02"), "list = \"new\"\n");
    REQUIRE_FALSE(bad);
    CHECK(codes_of(bad.error()) == std::vector<std::string>{"import_refused", "code_not_valid", "code_not_valid", "unknown_code", "code_not_valid"});
    CHECK(bad.error()[1].message.en.find("2007") != std::string::npos);
  }
}

TEST_CASE("lists in maps: codes of an earlier list are translated where they have one target; nothing is guessed") {
  const Reform reform(false);
  const std::string map = "list = \"new\"\nfrom = \"old\"\n";
  const auto good = reform.import(kHeader + row(1, 2007, "1917") + row(2, 2007, "11") + row(3, 2007, "12"), map);
  REQUIRE_MESSAGE(good.has_value(), (good ? "" : core::to_json(good.error())));
  CHECK(reform.municipalities() == "0331 03 03");
  const auto bad = reform.import(kHeader + row(1, 2007, "10") + row(2, 2007, "13") + row(3, 2007, "03") + row(4, 2006, "1917"), map);
  REQUIRE_FALSE(bad);
  CHECK(codes_of(bad.error()) == std::vector<std::string>{"import_refused", "not_translated", "not_translated", "not_translated", "code_not_valid"});
}

TEST_CASE("lists in maps: a list or a table that is not there is told at its place in the map") {
  const Reform reform(false);
  const auto list = reform.import(kHeader + row(1, 2007, "01"), "list = \"nya\"\n");
  REQUIRE_FALSE(list);
  CHECK(list.error().front().code == "unknown_list");
  CHECK(list.error().front().place.line == 12);
  const auto table = reform.import(kHeader + row(1, 2007, "01"), "list = \"old\"\nfrom = \"new\"\n");
  REQUIRE_FALSE(table);
  CHECK(table.error().front().code == "no_table");
}
