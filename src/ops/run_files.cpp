// Reading a run's files and making its report.
#include "ops/run_files.h"

#include "core/failure.h"
#include "core/hash.h"
#include "core/unicode.h"
#include "model/provenance_json.h"
#include "ops/register.h"
#include "ops/texts.h"
#include "plan/build_report.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;

namespace {

/// "Förslag till Regionstyrelsen 10 december 2019": the plan's own words about its decision, those that it has.
std::string decision_of(const Record& plan) {
  std::string written = plan.text("board_date_raw");
  const std::string addressee = plan.text("addressee");
  if (!addressee.empty() && core::fold_case(written).find(core::fold_case(addressee)) != std::string::npos) return written;
  std::string words = core::capitalise(plan.text("status"));
  if (!addressee.empty()) words += (words.empty() ? "" : " till ") + addressee;
  if (!written.empty()) words += (words.empty() ? "" : " ") + written;
  return words;
}

std::vector<std::string> department_names(const Record& assignment) {
  std::vector<std::string> names;
  for (const records::Entry& entry : assignment.entries("departments")) {
    if (const auto* name = std::get_if<std::string>(&entry.member("department"))) names.push_back(*name);
  }
  return names;
}

model::AssignmentInfo info_of(const Record& assignment, const Record& plan) {
  return {.id = to_text(assignment.id),
          .number = static_cast<int>(assignment.get<std::int64_t>("no").value_or(0)),
          .title = assignment.text("title"),
          .plan_title = plan.text("title"),
          .decision = decision_of(plan),
          .due_raw = assignment.text("due_raw"),
          .background = assignment.text("background"),
          .purpose = assignment.text("purpose"),
          .benefit = assignment.text("operational_benefit"),
          .questions = assignment.texts("questions"),
          .departments = department_names(assignment),
          .managers = assignment.texts("managers"),
          .analysts = assignment.texts("analysts"),
          .roles = assignment.texts("unnamed_roles")};
}

/// A result stays when the data that it was made from are destroyed, and says so where it names its source.
void say_erased(Workspace& workspace, model::DataVersion& data) {
  const auto version = workspace.lake().show(data.name + "@" + data.version);
  if (!version || version->erased.empty()) return;
  const core::Text source = data.source.sv.empty() ? data.label : data.source;
  data.source = {.sv = fmt::format("{} (gallrat enligt beslut: {})", source.sv, version->erased),
                 .en = fmt::format("{} (erased by decision: {})", source.en, version->erased)};
}

}  // namespace

std::string run_json(const Record& run, const model::Provenance& provenance) {
  core::JsonWriter out;
  out.begin_object().member("run", to_text(run.id));
  for (const char* field : {"assignment", "binding"}) {
    const auto* link = std::get_if<records::RecordId>(&run.value(field));
    out.member(field, link ? to_text(*link) : std::string());
  }
  for (const char* field : {"started", "finished", "purpose", "approval"}) out.member(field, run.text(field));
  out.member("rows_read", run.get<std::int64_t>("rows_read")).member("seconds", run.get<double>("seconds"));
  out.key("provenance");
  model::write(out, provenance);
  out.end_object();
  return core::pretty(out.take()) + "\n";
}

std::string file_of_level(std::string_view name, std::string_view extension, model::Level level) {
  return fmt::format("{}{}.{}", name, level == model::Level::public_ ? "-public" : "", extension);
}

Expected<RunFiles> read_run(const Workspace& workspace, const Record& run, model::Level level) {
  if (run.text("state") != "done") {
    return core::fail({.code = "run_failed",
                       .message = core::say("{} har inget resultat", "{} has no result", to_text(run.id)),
                       .hint = {.sv = "kör uppdraget igen", .en = "run the assignment again"}});
  }
  const std::filesystem::path folder = workspace.folder() / run.text("folder");
  const std::filesystem::path result = folder / file_of_level("result", "json", level);
  RunFiles files{.result_json = TRY(core::read_file(result))};
  if (core::sha256_hex(files.result_json) != run.text(level == model::Level::public_ ? "public_result_hash" : "result_hash")) {
    throw core::Failure(core::FailureKind::io, core::say("{} är ändrad sedan körningen", "{} has changed since the run", result.string()),
                        {.sv = "kör uppdraget igen", .en = "run the assignment again"});
  }
  files.result = TRY(model::result_from_json(files.result_json, result.string()));
  const std::string text = TRY(core::read_file(folder / "run.json"));
  files.provenance = model::provenance_from(TRY(core::parse_json(text, (folder / "run.json").string()))["provenance"]);
  return files;
}

Expected<model::Report> report_of(Workspace& workspace, const Record& assignment, RunFiles files, model::ReleaseInfo release) {
  const auto* plan = std::get_if<records::RecordId>(&assignment.value("plan"));
  for (model::DataVersion& data : files.provenance.data) say_erased(workspace, data);
  const Record plan_record = plan ? TRY(workspace.store().get(*plan)) : Record("plan");
  model::Report report = plan::build_report(info_of(assignment, plan_record), std::move(files.result), std::move(files.provenance),
                                            std::move(release), workspace.settings().region);
  for (const model::AnalystText& text : TRY(texts_of(workspace.store(), assignment.id))) {
    report.texts.push_back(model::resolve_text(text, report.result));
  }
  return report;
}

}  // namespace rodtrad::ops
