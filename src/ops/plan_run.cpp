// Runs: from bindings to records and files.
#include "ops/plan_run.h"

#include "core/failure.h"
#include "core/hash.h"
#include "core/version.h"
#include "methods/catalogue.h"
#include "ops/register.h"
#include "ops/run_files.h"
#include "ops/told_runs.h"
#include "publish/html.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Record;

namespace {

/// An assignment that is to be run, with its binding.
struct Chosen {
  Record assignment;
  Record binding;
};

std::string name_of(const Record& assignment) {
  return fmt::format("{} {}", assignment.get<std::int64_t>("no").value_or(0), assignment.text("title"));
}

Expected<std::vector<Chosen>> choose_named(const records::Store& store, const std::vector<std::string>& named) {
  std::vector<Chosen> chosen;
  core::Problems problems;
  for (const std::string& name : named) {
    Record assignment = TRY(find_assignment(store, name));
    if (auto binding = TRY(latest(store, "binding", "assignment", assignment.id))) {
      chosen.push_back({std::move(assignment), *std::move(binding)});
    } else {
      core::tell(problems, {}, "not_bound", say("uppdraget \"{}\" har ingen metod", "assignment \"{}\" has no method", name_of(assignment)),
                 {.sv = "koppla det: rodtrad plan bind UPPDRAG --method METOD --data DATAMÄNGD",
                  .en = "bind it: rodtrad plan bind ASSIGNMENT --method METHOD --data DATASET"});
    }
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  return chosen;
}

Expected<std::vector<Chosen>> choose_bound(const records::Store& store, std::vector<std::string>& not_bound) {
  std::vector<Chosen> chosen;
  for (Record& assignment : TRY(assignments_of(store, TRY(find_plan(store)).id))) {
    auto binding = TRY(latest(store, "binding", "assignment", assignment.id));
    if (binding)
      chosen.push_back({std::move(assignment), *std::move(binding)});
    else
      not_bound.push_back(name_of(assignment));
  }
  if (!chosen.empty()) return chosen;
  return core::fail({.code = "nothing_bound",
                     .message = {.sv = "inget uppdrag i planen har en metod", .en = "no assignment of the plan has a method"},
                     .hint = {.sv = "koppla ett: rodtrad plan bind UPPDRAG --method METOD --data DATAMÄNGD",
                              .en = "bind one: rodtrad plan bind ASSIGNMENT --method METHOD --data DATASET"}});
}

plan::RunItem item_of(const Chosen& chosen) {
  plan::Binding binding{.method = chosen.binding.text("method"), .data = chosen.binding.texts("data"), .params = {}};
  for (const records::Entry& entry : chosen.binding.entries("params")) {
    binding.params.emplace_back(std::get<std::string>(entry.member("name")), std::get<std::string>(entry.member("value")));
  }
  return {.assignment = to_text(chosen.assignment.id), .binding = std::move(binding)};
}

Record record_of(const Chosen& chosen, const plan::Outcome& outcome, const std::string& started) {
  Record run("run");
  run.set("assignment", chosen.assignment.id);
  run.set("binding", chosen.binding.id);
  run.set("method", chosen.binding.text("method"));
  const model::Method* method = methods::find_method(chosen.binding.text("method"));
  run.set("method_version", method ? method->version : std::string("?"));
  run.set("program_version", std::string(core::program_version()));
  for (const model::DataVersion& data : outcome.provenance.data) run.add("data", data.name + "@" + data.version);
  if (!outcome.purpose.empty()) run.set("purpose", outcome.purpose);
  if (!outcome.approval.empty()) run.set("approval", outcome.approval);
  run.set("state", std::string(outcome.failed() ? "failed" : "done"));
  run.set("started", started);
  run.set("finished", core::now_utc());
  run.set("rows_read", outcome.rows);
  run.set("seconds", outcome.seconds);
  for (const core::Problem& problem : outcome.problems) run.add("notes", core::to_line(problem, core::Language::sv));
  if (outcome.failed()) return run;
  run.set("result_hash", outcome.provenance.result_hash);
  run.set("public_result_hash", outcome.provenance.public_result_hash);
  run.set("cells_hash", core::sha256_hex(outcome.cells_json));
  run.set("findings", static_cast<std::int64_t>(outcome.result.findings.size()));
  for (const model::Note& note : outcome.result.notes) run.add("notes", note.text.sv);
  return run;
}

/// Stores runs one by one; the files of a run come into place with its record.
class RunKeeper {
 public:
  explicit RunKeeper(Workspace& workspace) : workspace_(workspace) { core::make_folders(workspace.runs(), 0700); }

  Expected<RunRow> keep(const Chosen& chosen, plan::Outcome& outcome, const std::string& started) {
    RunRow row = row_of(chosen, outcome);
    sql::Transaction transaction(workspace_.connection());
    Record run = record_of(chosen, outcome, started);
    run.id.number = 1 + TRY(workspace_.store().count({.type = "run"}));
    if (!outcome.failed()) {
      run.set("folder", "runs/" + to_text(run.id));
      TRY(write_files(chosen, outcome, run));
      row.preview = workspace_.folder() / run.text("folder") / "preview.html";
    }
    const records::RecordId id = TRY(workspace_.store().create(run));
    if (id != run.id) throw core::Failure(core::FailureKind::internal, core::same_text("run ids are not in sequence"));
    transaction.commit();
    row.run = to_text(id);
    return row;
  }

 private:
  static RunRow row_of(const Chosen& chosen, const plan::Outcome& outcome) {
    return {.assignment = to_text(chosen.assignment.id),
            .number = chosen.assignment.get<std::int64_t>("no").value_or(0),
            .title = chosen.assignment.text("title"),
            .method = chosen.binding.text("method"),
            .rows = outcome.rows,
            .seconds = outcome.seconds,
            .findings = outcome.result.findings.size(),
            .hidden = static_cast<std::size_t>(outcome.result.protection.shown_protected),
            .problems = outcome.problems,
            .notes = outcome.result.notes};
  }

  Expected<core::Done> write_files(const Chosen& chosen, plan::Outcome& outcome, const Record& run) {
    outcome.provenance.run = to_text(run.id);
    const core::ScratchFolder scratch(workspace_.folder() / "lake");  // swept there when a process was killed
    const std::filesystem::path made = scratch.path() / "files", place = workspace_.folder() / run.text("folder");
    core::make_folders(made, 0700);
    core::write_file(made / "run.json", run_json(run, outcome.provenance), 0600);
    core::write_file(made / kCellsFile, outcome.cells_json, 0600);
    TRY(write_result(chosen, {outcome.result_json, outcome.result, outcome.provenance}, made));
    TRY(write_result(chosen, {outcome.public_result_json, outcome.public_result, outcome.provenance}, made));
    std::filesystem::remove_all(place);  // of a run that was interrupted before its record was there
    std::filesystem::rename(made, place);
    core::sync_path(workspace_.runs());
    return core::Done{};
  }

  Expected<core::Done> write_result(const Chosen& chosen, RunFiles files, const std::filesystem::path& folder) {
    const model::Level level = files.result.protection.level;
    core::write_file(folder / file_of_level("result", "json", level), files.result_json, 0600);
    const model::Report report = TRY(report_of(workspace_, chosen.assignment, std::move(files), {.level = level}));
    core::write_file(folder / file_of_level("preview", "html", level), publish::render_html(report, core::Language::sv, {.preview = true}), 0600);
    return core::Done{};
  }

  Workspace& workspace_;
};

}  // namespace

Expected<RunReport> run_assignments(Workspace& workspace, const std::vector<std::string>& named, const plan::Tell& tell) {
  RunReport report;
  const records::Store& store = workspace.store();
  const std::vector<Chosen> chosen = named.empty() ? TRY(choose_bound(store, report.not_bound)) : TRY(choose_named(store, named));
  std::vector<plan::RunItem> items;
  for (const Chosen& one : chosen) items.push_back(item_of(one));
  const std::string started = core::now_utc();
  RunKeeper keeper(workspace);
  lake::Lake& lake = workspace.lake();  // sweeps, so before there is scratch of ours
  const core::ScratchFolder scratch(workspace.folder() / "lake");
  const plan::ShutIn how{.lake = workspace.folder() / "lake",
                         .scratch = scratch.path(),
                         .limits = workspace.limits(),
                         .threads = threads_of(workspace.settings()),
                         .memory_limit = workspace.settings().memory,
                         .day = core::today(),
                         .told = TRY(told_runs(workspace)).runs};
  std::vector<plan::Outcome> outcomes = plan::run_shut_in(lake, items, how, tell);
  for (std::size_t i = 0; i < chosen.size(); ++i) report.rows.push_back(TRY(keeper.keep(chosen[i], outcomes[i], started)));
  return report;
}

}  // namespace rodtrad::ops
