// Views of the desk.
#include "ops/desk.h"

#include "model/json_words.h"
#include "ops/register.h"
#include "ops/run_files.h"
#include "ops/texts.h"
#include "publish/html.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;

namespace {

Expected<RunView> run_from(const records::Store& store, const Record& record, const std::string& title) {
  RunView run{.run = to_text(record.id),
              .assignment = to_text(record.get<records::RecordId>("assignment").value_or(records::RecordId{})),
              .title = title,
              .method = record.text("method"),
              .state = record.text("state"),
              .started = record.text("started"),
              .rows = record.get<std::int64_t>("rows_read").value_or(0),
              .seconds = record.get<double>("seconds").value_or(0),
              .findings = record.get<std::int64_t>("findings").value_or(0),
              .data = record.texts("data"),
              .notes = record.texts("notes"),
              .releases = {}};
  for (const Record& release : TRY(store.list({.type = "release", .where = {{"run", record.id}}, .descending = true}))) {
    run.releases.push_back({release.text("level"), release.text("by"), release.text("ground"), release.text("date")});
  }
  return run;
}

Expected<std::vector<std::pair<std::string, std::string>>> params_of(const records::Store& store, const records::RecordId& assignment) {
  std::vector<std::pair<std::string, std::string>> params;
  const auto binding = TRY(latest(store, "binding", "assignment", assignment));
  if (!binding) return params;
  for (const records::Entry& entry : binding->entries("params")) {
    params.emplace_back(std::get<std::string>(entry.member("name")), std::get<std::string>(entry.member("value")));
  }
  return params;
}

}  // namespace

Expected<DeskView> view_desk(Workspace& workspace, const std::string& name) {
  const records::Store& store = workspace.store();
  const Record assignment = TRY(addressed_record(store, "assignment", name));
  DeskView desk{.row = TRY(view_assignment(workspace, name)),
                .plan = to_text(assignment.get<records::RecordId>("plan").value_or(records::RecordId{})),
                .params = TRY(params_of(store, assignment.id)),
                .runs = {},
                .texts = TRY(texts_of(store, assignment.id))};
  for (const Record& run : TRY(store.list({.type = "run", .where = {{"assignment", assignment.id}}, .descending = true}))) {
    desk.runs.push_back(TRY(run_from(store, run, assignment.text("title"))));
  }
  return desk;
}

Expected<RunView> view_run(Workspace& workspace, const std::string& name) {
  const records::Store& store = workspace.store();
  const Record run = TRY(addressed_record(store, "run", name));
  const Record assignment = TRY(store.get(run.get<records::RecordId>("assignment").value_or(records::RecordId{})));
  return run_from(store, run, assignment.text("title"));
}

/// Made anew from the stored result, so that it shows the texts as they are now.
Expected<std::string> read_preview(Workspace& workspace, const std::string& name, const std::string& level_word, core::Language language) {
  const Record run = TRY(addressed_record(workspace.store(), "run", name));
  const auto level = model::from_word<model::Level>(level_word);
  if (!level || run.text("state") != "done") return no_such_page();
  const Record assignment = TRY(workspace.store().get(run.get<records::RecordId>("assignment").value_or(records::RecordId{})));
  const model::Report report = TRY(report_of(workspace, assignment, TRY(read_run(workspace, run, *level)), {.level = *level}));
  return publish::render_html(report, language, {.preview = true});
}

std::vector<DatasetChoice> list_datasets(Workspace& workspace) {
  std::vector<DatasetChoice> choices;
  for (const lake::DatasetVersion& one : workspace.lake().list()) {
    choices.push_back({one.name, one.kind, one.version, one.years(), one.rows(), one.is_public, one.purpose});
  }
  return choices;
}

}  // namespace rodtrad::ops
