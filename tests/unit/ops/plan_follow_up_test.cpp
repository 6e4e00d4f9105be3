// Checking and following up a plan in a workspace: what the register and the lake say reaches the rules.
#include "ops/plan_follow_up.h"

#include "ops/plan_ops.h"
#include "support/support.h"

using namespace rodtrad;
using domain::DueStatus;

namespace {

/// A workspace with the plan of two assignments imported.
struct Planned {
  Planned() {
    REQUIRE(ops::init_workspace({.folder = folder / "workspace", .region = "Prov", .keys = folder / "keys"}));
    workspace = *ops::Workspace::open(folder / "workspace", ops::Access::write);
    core::write_file(folder / "plan.txt",
                     "Plan 2021\n\nEtt uppdrag ska innehålla bakgrund och syfte.\n\n"
                     "Fallskador\n\nBakgrund\n\nFler faller.\n\n- Ansvarig chef: Alva Ask\n- Ansvarig utredare: Bo Björk\n"
                     "- Arbetet redovisas: Mars 2021\n- Publikationsform: Rapport\n\n"
                     "Sjukfrånvaro\n\nBakgrund\n\nFler är sjuka.\n\nSyfte\n\nAtt veta.\n\n- Ansvarig chef: Alva Ask\n- Ansvarig utredare: Bo Björk\n"
                     "- Arbetet redovisas: Juni 2021\n- Publikationsform: Rapport\n");
    REQUIRE(ops::import_plan(*workspace, folder / "plan.txt"));
  }

  records::RecordId create(const records::Record& record) {
    const auto id = workspace->store().create(record);
    REQUIRE_MESSAGE(id, (id ? "" : core::to_json(id.error())));
    return *id;
  }

  records::RecordId bind(const std::string& dataset) {
    records::Record binding("binding");
    binding.set("assignment", first);
    binding.set("method", "cost_outliers");
    binding.add("data", dataset);
    binding.set("bound", "2021-01-01T00:00:00Z");
    return create(binding);
  }

  void publish(const std::string& date) {
    records::Record run("run"), release("release"), publication("publication");
    run.set("assignment", first);
    run.set("binding", bind("contacts"));
    run.set("method", "cost_outliers");
    run.set("method_version", "1");
    run.set("state", "done");
    run.set("started", "2021-01-01T00:00:00Z");
    const records::RecordId run_id = create(run);
    release.set("run", run_id);
    release.set("level", "public");
    release.set("by", "Alva Ask");
    release.set("ground", "offentliga uppgifter");
    release.set("date", date);
    publication.set("assignment", first);
    publication.set("run", run_id);
    publication.set("release", create(release));
    publication.set("form", "webb");
    publication.set("language", "sv");
    publication.set("path", "publications/a.html");
    publication.set("sha256", std::string(64, 'a'));
    publication.set("date", date);
    create(publication);
  }

  std::vector<std::string> codes(std::size_t i) const {
    const auto check = ops::check_plan(*workspace);
    REQUIRE(check);
    REQUIRE(check->assignments.size() == 2);
    std::vector<std::string> all;
    for (const core::Problem& problem : check->assignments[i].problems) all.push_back(problem.code);
    return all;
  }

  ops::StatusRow status(std::size_t i, const core::Date& day) const {
    const auto status = ops::follow_up_plan(*workspace, day);
    REQUIRE(status);
    REQUIRE(status->assignments.size() == 2);
    return status->assignments[i];
  }

  test::TemporaryFolder folder;
  std::unique_ptr<ops::Workspace> workspace;
  const records::RecordId first{.type = "assignment", .number = 1};
};

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("check of a plan: template, method and data of each assignment") {
  Planned planned;
  CHECK(planned.codes(0) == Codes{"template_part_missing", "method_missing"});
  CHECK(planned.codes(1) == Codes{"method_missing"});
  planned.bind("borta@0123456789ab");
  CHECK(planned.codes(0) == Codes{"template_part_missing", "data_missing"});
  CHECK(planned.codes(1) == Codes{"method_missing"});
}

TEST_CASE("check of a plan: a workspace without one says so") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "workspace", .region = "Prov", .keys = folder / "keys"}));
  const auto workspace = *ops::Workspace::open(folder / "workspace", ops::Access::read);
  const auto check = ops::check_plan(*workspace);
  REQUIRE_FALSE(check);
  CHECK(check.error()[0].code == "no_plan");
}

TEST_CASE("status of a plan: late after the last day, delivered by the first publication") {
  Planned planned;
  CHECK(planned.status(0, {2021, 3, 31}).follow_up.status == DueStatus::due);
  CHECK(planned.status(0, {2021, 4, 1}).follow_up.status == DueStatus::late);
  CHECK(planned.status(1, {2021, 4, 1}).follow_up.status == DueStatus::due);
  planned.publish("2021-05-02");
  planned.publish("2021-04-10");
  const ops::StatusRow delivered = planned.status(0, {2021, 5, 2});
  CHECK(delivered.follow_up.status == DueStatus::delivered);
  CHECK(delivered.delivered_on == "2021-04-10");
  CHECK(delivered.follow_up.days == -10);
  CHECK(planned.status(0, {2021, 4, 9}).follow_up.status == DueStatus::late);
  CHECK(planned.status(1, {2021, 7, 1}).follow_up.status == DueStatus::late);
}
