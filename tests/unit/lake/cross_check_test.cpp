// lake: what an import says about other datasets, and sums that must be nothing.
#include "lake/code_store.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;
namespace schema = rodtrad::schema;

namespace {

std::string told(const ImportReport& report) {
  std::string out;
  for (const FaultKind& fault : report.faults) out += fmt::format("{} {}; ", fault.code, fault.count);
  return out;
}

const std::string kPopulation = "year,area,sex,age,count\n2020,2580,F,0,10\n";
const std::string kContacts = "contact_id,person,year,care_form,hospital,municipality,sex,age,drg,cost\n";

}  // namespace

TEST_CASE("cross checks: contracts refer to kinds and columns that are there") {
  for (const schema::Contract& contract : schema::contracts()) {
    for (const schema::Reference& one : contract.references) {
      const schema::Contract* other = schema::contract(one.kind);
      INFO(contract.kind << " " << one.kind << " " << one.to);
      REQUIRE(other);
      REQUIRE(other->find(one.to));
      CHECK_MESSAGE((!one.same_year || other->file_by == contract.file_by), contract.kind);
    }
  }
}

TEST_CASE("cross checks: municipalities and years are looked for once a population is there") {
  const LakeFixture fixture;
  const std::string rows =
      kContacts + "K1,P1,2020,inpatient,H1,2580,F,70,E10,1\nK2,P2,2020,inpatient,H1,2599,F,70,E10,1\nK3,P2,2021,inpatient,H1,,F,71,E10,1\n";
  const auto before = fixture.contacts(rows);
  REQUIRE_MESSAGE(before.has_value(), (before ? "" : core::to_json(before.error())));
  CHECK(told(*before).empty());
  REQUIRE(fixture.take("population", "people", kPopulation));
  const auto after = fixture.contacts(rows);
  REQUIRE(after);
  CHECK(told(*after) == "unknown_municipality 1; year_without_population 1; ");
  CHECK(after->rows_taken == 3);
  for (const auto& problem : after->problems) CHECK(problem.message.sv.find("2599") == std::string::npos);
}

TEST_CASE("cross checks: without a population, a list of the workspace for the column is looked in, as it was in the year") {
  const LakeFixture fixture;
  CodeStore store(*fixture.connection);
  REQUIRE(store.import(
      {.file = fixture.write("list.csv", "code,label,valid_from,valid_to\n1917,Heby,,2006\n0331,Heby,2007,\n"), .id = "care_contact.municipality"}));
  const std::string rows =
      kContacts +
      "K1,P1,2006,inpatient,H1,1917,F,70,E10,1\nK2,P2,2007,inpatient,H1,1917,F,70,E10,1\nK3,P2,2007,inpatient,H1,0331,F,71,E10,1\n"
      "K4,P2,2006,inpatient,H1,0331,F,71,E10,1\nK5,P2,2006,inpatient,H1,2599,F,71,E10,1\n";
  const auto report = fixture.contacts(rows);
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(told(*report) == "unknown_municipality 3; ");
}

TEST_CASE("cross checks: amounts of one year may need more bits than those of another") {
  const LakeFixture fixture;
  const auto report = fixture.take("ledger_entry", "ledger",
                                   "date,series,voucher,row,account,amount\n2019-01-01,A,1,1,4010,10\n2019-01-01,A,1,2,1910,-10\n"
                                   "2020-01-02,A,1,1,4010,30000000\n2020-01-02,A,1,2,1910,-29999999\n");
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(told(*report) == "unbalanced_voucher 1; ");
}

TEST_CASE("cross checks: cost centres of the year, with the codes that are not there") {
  const LakeFixture fixture;
  REQUIRE(fixture.take("cost_centre", "centres", "year,cost_centre,name,class\n2020,100,A,care\n2021,200,B,care\n"));
  const auto report = fixture.take("ledger_entry", "ledger",
                                   "date,series,voucher,row,account,cost_centre,amount\n2020-01-01,A,1,1,4010,100,10\n2020-01-01,A,1,2,1910,200,-10\n"
                                   "2020-01-02,A,2,1,4010,100,5\n2020-01-02,A,2,2,1910,100,-4\n");
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(told(*report) == "unknown_cost_centre 1; unbalanced_voucher 1; ");
  CHECK(report->faults[0].message.sv.find("\"200\"") != std::string::npos);
}
