// domain: every kind of gap is found where it is and nowhere else, with owner and age.
#include "domain/gaps.h"
#include "schema/read.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;

namespace {

struct Region {
  Region() : connection(sql::open_sqlite(folder / "register.db")), store(*records::Store::open(*connection, *schema::load_schema({}))) {
    store.act_as({.by = "test", .source = "import:test@1"});
  }

  RecordId made(const std::string& type, const std::vector<std::pair<std::string, records::Value>>& values) {
    Record record(type);
    for (const auto& [field, value] : values) record.set(field, value);
    return created(store, record);
  }

  /// "id days", of one kind.
  std::vector<std::string> found(const std::string& kind) {
    const auto gaps = domain::find_gaps(store, {2026, 1, 31}, {}, {kind});
    REQUIRE(gaps);
    std::vector<std::string> all;
    for (const domain::Gap& gap : *gaps) all.push_back(fmt::format("{} {}", to_text(gap.id), gap.days));
    return all;
  }

  TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection;
  records::Store store;
};

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("gaps of goals and indicators") {
  Region region;
  const RecordId person = region.made("person", {{"name", "Ada"}});
  region.made("goal", {{"title", "utan"}, {"state", "adopted"}, {"start", "2026-01-01"}, {"responsible", person}});
  const RecordId with = region.made("goal", {{"title", "med"}, {"state", "adopted"}});
  region.made("goal", {{"title", "förslag"}});
  CHECK(region.found("goal_without_indicator").size() == 2);
  const RecordId measured = region.made("indicator", {{"title", "mätt"}, {"state", "in_use"}, {"goal", with}, {"next_due", "2026-01-30"}});
  region.made("indicator", {{"title", "omätt"}, {"state", "in_use"}, {"baseline_date", "2026-01-21"}});
  region.made("indicator_value", {{"indicator", measured}, {"time", "2025"}, {"value", 1.0}});
  CHECK(region.found("goal_without_indicator") == Found{"goal-1 30"});
  CHECK(region.found("indicator_without_value") == Found{"indicator-2 10"});
  CHECK(region.found("indicator_overdue") == Found{"indicator-1 1"});
  const auto gaps = domain::find_gaps(region.store, {2026, 1, 31}, {}, {"goal_without_indicator"});
  CHECK((*gaps)[0].owner == "Ada");
}

TEST_CASE("gaps of decisions and projects, oldest first") {
  Region region;
  region.made("decision", {{"title", "nyss"}, {"state", "final"}, {"follow_up_due", "2026-01-30"}});
  region.made("decision", {{"title", "länge"}, {"state", "final"}, {"follow_up_due", "2025-12-31"}});
  region.made("decision", {{"title", "sedan"}, {"state", "final"}, {"follow_up_due", "2026-02-28"}});
  region.made("decision", {{"title", "gjort"}, {"state", "followed_up"}, {"follow_up_due", "2025-12-31"}, {"followed_up", "2025-12-01"}});
  CHECK(region.found("decision_without_follow_up") == Found{"decision-2 31", "decision-1 1"});
  const RecordId ended = region.made("project", {{"title", "slut"}, {"direction", "own"}, {"state", "ended"}, {"end", "2026-01-11"}});
  CHECK(region.found("project_without_target_area").size() == 1);
  CHECK(region.found("project_without_final_report") == Found{"project-1 20"});
  region.made("project_report", {{"project", ended}, {"title", "slutrapport"}, {"kind", "final"}, {"state", "sent"}});
  CHECK(region.found("project_without_final_report").empty());
}

TEST_CASE("every kind can be asked, and an unknown one is told") {
  Region region;
  for (const domain::GapKind& kind : domain::gap_kinds()) CHECK_MESSAGE(region.found(kind.id).empty(), kind.id);
  const auto refused = domain::find_gaps(region.store, {2026, 1, 31}, {}, {"goal_without_indicatr"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].hint.en == "did you mean \"goal_without_indicator\"?");
  const auto hidden = [](const schema::RecordType&) { return records::Condition{.text = "false"}; };
  region.made("goal", {{"title", "dolt"}, {"state", "adopted"}});
  CHECK(domain::find_gaps(region.store, {2026, 1, 31}, hidden)->empty());
}
