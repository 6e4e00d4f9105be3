// ops/rows: who reads rows about single persons says why, and it is noted; other rows are open to those who work with data.
#include "ops/rows.h"

#include "ops/data_ops.h"
#include "ops/workspace.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

struct WithRows {
  WithRows() {
    REQUIRE(ops::init_workspace({.folder = folder / "workspace", .region = "Prov", .keys = folder / "keys"}));
    workspace = *ops::Workspace::open(folder / "workspace", ops::Access::write);
    core::write_file(folder / "contacts.csv",
                     "contact_id,person,year,start_date,end_date,care_form,hospital,sex,age,diagnosis,drg,weight,los,cost\n"
                     "K1,P1,2020,2020-03-01,2020-03-04,inpatient,H1,F,70,I21.4,E10,1.25,3,1000.50\n");
    core::write_file(folder / "population.csv", "area,sex,age,year,count\n1980,F,70,2020,312\n");
    REQUIRE(import("contacts.csv", "care_contact", "prov"));
    REQUIRE(import("population.csv", "population", ""));
  }

  core::Expected<lake::ImportReport> import(const std::string& file, const std::string& kind, const std::string& purpose) {
    lake::ImportRequest request = ops::import_from((folder / file).string());
    request.kind = kind;
    request.purpose = purpose;
    request.by = "prov";
    return ops::import_data(*workspace, request);
  }

  std::vector<records::Record> readings() { return *workspace->store().list({.type = "row_reading"}); }

  test::TemporaryFolder folder;
  std::unique_ptr<ops::Workspace> workspace;
};

}  // namespace

TEST_CASE("rows about persons: a strong login and a reason, or nothing is shown and nothing noted") {
  WithRows with;
  ops::RowRequest request{.question = {.reference = "contacts"}, .by = "karin"};
  auto refused = ops::read_rows(*with.workspace, request);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().size() == 2);
  CHECK(refused.error()[0].code == "persons_need_strong_login");
  CHECK(refused.error()[1].code == "reason_missing");
  request.may_see_persons = true;
  request.reason = "  ";
  CHECK(ops::read_rows(*with.workspace, request).error().front().code == "reason_missing");
  request.reason = "rimlighet";
  request.run = "run-9";
  CHECK_FALSE(ops::read_rows(*with.workspace, request));
  CHECK(with.readings().empty());
}

TEST_CASE("rows about persons: what was read, by whom and why is in the register, in its log") {
  WithRows with;
  const auto read = ops::read_rows(
      *with.workspace,
      {.question = {.reference = "contacts", .where = {{"year", "2020"}}}, .reason = "kostnaden verkar hög", .by = "karin", .may_see_persons = true});
  REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
  CHECK(read->list.rows.size() == 1);
  const std::vector<records::Record> readings = with.readings();
  REQUIRE(readings.size() == 1);
  CHECK(read->reading == to_text(readings[0].id));
  CHECK(readings[0].text("by") == "karin");
  CHECK(readings[0].text("reason") == "kostnaden verkar hög");
  CHECK(readings[0].text("selection") == "year = 2020");
  CHECK(readings[0].text("dataset").starts_with("contacts@"));
  CHECK(with.workspace->store().history(readings[0].id)->size() == 1);
  CHECK(ops::rows_csv(read->list).find("1000.50") != std::string::npos);
}

TEST_CASE("rows about nobody: no reason is asked for, and nothing is noted") {
  WithRows with;
  const auto read = ops::read_rows(*with.workspace, {.question = {.reference = "population"}, .by = "anna"});
  REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
  CHECK(read->list.matching == 1);
  CHECK(read->reading.empty());
  CHECK(with.readings().empty());
}
