// A register with the program's own record types, and plans stored in it.
#pragma once

#include "domain/plan_records.h"
#include "schema/read.h"
#include "support/support.h"

namespace rodtrad::test {

struct PlanRegister {
  PlanRegister()
      : connection(sql::open_sqlite(folder / "register.db")), store(*records::Store::open(*connection, *schema::load_schema(folder.path()))) {}

  domain::StoredPlan stored(const domain::PlanDocument& plan) {
    const auto ids = domain::store_plan(store, plan, source);
    REQUIRE_MESSAGE(ids, (ids ? "" : core::to_json(ids.error())));
    return *ids;
  }
  records::Record record(const records::RecordId& id) {
    const auto found = store.get(id);
    REQUIRE(found);
    return *found;
  }

  /// Everything that is read back is what was stored.
  void check_round_trip(const domain::PlanDocument& plan) {
    const domain::StoredPlan ids = stored(plan);
    REQUIRE(ids.assignments.size() == plan.assignments.size());
    for (std::size_t i = 0; i < plan.assignments.size(); ++i) {
      CHECK_MESSAGE(domain::assignment_from(record(ids.assignments[i])) == plan.assignments[i], "assignment ", i + 1);
    }
    const auto trends = store.list({.type = "trend", .where = {{"plan", ids.plan}}});
    REQUIRE(trends);
    REQUIRE(trends->size() == plan.trends.size());
    for (std::size_t i = 0; i < plan.trends.size(); ++i) CHECK_MESSAGE(domain::trend_from((*trends)[i]) == plan.trends[i], "trend ", i + 1);
  }

  TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection;
  records::Store store;
  const domain::PlanSource source{
      .file = "plan.txt", .sha256 = std::string(64, 'a'), .text_file = "plans/aaaa.txt", .imported = "2020-03-31T12:00:00Z"};
};

}  // namespace rodtrad::test
