// example: the made-up register is the same every time and goes into a register without a fault.
#include <set>

#include "core/file.h"
#include "example/register_lines.h"
#include "ops/record_lines.h"
#include "ops/thread.h"
#include "support/support.h"

using namespace rodtrad;

TEST_CASE("the made-up register is deterministic and coherent") {
  const std::string lines = example::register_files().lines;
  CHECK(lines == example::register_files().lines);
  CHECK(example::register_files().links == example::register_files().links);
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
  const auto workspace = std::move(*ops::Workspace::open(folder / "w", ops::Access::write));
  core::write_file(folder / "register.jsonl", lines);
  const records::Actor actor{.name = "demo", .roles = {{.role = "administrator"}}};
  const auto done = ops::import_lines(*workspace, actor, folder / "register.jsonl");
  REQUIRE_MESSAGE(done, (done ? "" : core::to_json(done.error())));
  const auto count = [&](const char* type) { return *workspace->store().count({.type = type}); };
  CHECK(count("project") == 40);
  CHECK(count("need") == 60);
  CHECK(count("meeting") == 10);
  CHECK(count("goal") == 14);
  CHECK(count("indicator_value") > 400);
  CHECK(count("booked_cost") > 300);
  CHECK(count("case") > 20);
  CHECK(count("document") == 2 * count("case"));
  CHECK(count("vote") > 0);
  CHECK(count("proposal") == 2 * count("vote"));
  CHECK(count("release_request") == 2);

  const domain::Thread thread = *ops::view_thread(*workspace, actor, "goal-2", domain::ThreadWay::both);
  std::set<std::string> kinds;
  for (const domain::ThreadStep& step : thread.steps) kinds.insert(step.id.type);
  for (const char* kind :
       {"vision", "strategy", "target_area", "goal", "programme", "decision", "project", "booked_cost", "indicator", "indicator_value"})
    CHECK_MESSAGE(kinds.contains(kind), kind);
  const auto gaps = ops::view_gaps(*workspace, actor, {2026, 1, 31});
  REQUIRE(gaps);
  std::set<std::string> missing;
  for (const domain::Gap& gap : *gaps) missing.insert(gap.kind);
  for (const char* kind : {"goal_without_indicator", "indicator_without_value", "indicator_overdue", "decision_without_follow_up",
                           "project_without_target_area", "project_without_final_report", "measurement_without_receiver", "activity_past_due"})
    CHECK_MESSAGE(missing.contains(kind), kind);
}
