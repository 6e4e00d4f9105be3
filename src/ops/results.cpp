// The gate of released results: a release at the reader's level, and for visitors a publication made from it.
#include "ops/results.h"

#include "model/json_words.h"
#include "ops/register.h"
#include "ops/run_files.h"
#include "ops/texts.h"

namespace rodtrad::ops {

using core::Expected;
using model::Level;
using records::Record;
using records::RecordId;

namespace {

model::ReleaseInfo info_of(const Record& release) {
  return {.released = true,
          .level = *model::from_word<Level>(release.text("level")),
          .by = release.text("by"),
          .ground = release.text("ground"),
          .date = release.text("date")};
}

struct LetOut {
  RecordId release;
  model::ReleaseInfo info;
};

/// The run's last release at the best level that the reader may see.
Expected<std::optional<LetOut>> release_for(const records::Store& store, Level reader, const RecordId& run, std::optional<Level> wanted) {
  std::optional<LetOut> best;
  for (const Record& release : TRY(store.list({.type = "release", .where = {{"run", run}}, .descending = true}))) {
    const auto level = model::from_word<Level>(release.text("level"));
    if (!level || (wanted && level != wanted) || (reader == Level::public_ && level != Level::public_)) continue;
    if (best && (best->info.level == Level::internal || level == Level::public_)) continue;
    if (reader == Level::public_ && TRY(store.count({.type = "publication", .where = {{"release", release.id}}})) == 0) continue;
    best = LetOut{release.id, info_of(release)};
  }
  return best;
}

/// Names of data of which there is a newer version; what is gone altogether is not newer.
std::vector<std::string> revised_data(Workspace& workspace, const model::Provenance& provenance) {
  std::vector<std::string> names;
  for (const model::DataVersion& data : provenance.data) {
    const auto now = workspace.lake().show(data.name);
    if (now && now->version != data.version) names.push_back(data.name);
  }
  return names;
}

/// Only words that were published are read by those who do not write them.
Expected<core::Done> put_published_texts(const records::Store& store, const RecordId& release, const RecordId& assignment, model::Report& report) {
  report.texts.clear();
  const auto publications =
      TRY(store.list({.type = "publication", .where = {{"release", release}}, .descending = true, .limit = 1, .fields = {"path"}}));
  if (publications.empty()) return core::Done{};
  for (const model::AnalystText& text : TRY(texts_published(store, assignment, publications.front().id)))
    report.texts.push_back(model::resolve_text(text, report.result));
  return core::Done{};
}

Expected<OpenResult> result_from(Workspace& workspace, const Record& run, model::ReleaseInfo release) {
  const Record assignment = TRY(workspace.store().get(run.get<RecordId>("assignment").value_or(RecordId{})));
  const Level level = release.level;
  OpenResult result{.assignment = to_text(assignment.id),
                    .plan = to_text(assignment.get<RecordId>("plan").value_or(RecordId{})),
                    .run = to_text(run.id),
                    .newest = {},
                    .revised = {},
                    .report = TRY(report_of(workspace, assignment, TRY(read_run(workspace, run, level)), std::move(release)))};
  result.revised = revised_data(workspace, result.report.provenance);
  return result;
}

}  // namespace

Expected<OpenResult> Results::find(const std::string& name, std::optional<Level> wanted) const {
  const records::Store& store = workspace_->store();
  const std::string rolling = name.starts_with("assignment-") ? TRY(newest_run(name)) : "";
  const Record run = TRY(addressed_record(store, "run", rolling.empty() ? name : rolling));
  auto release = TRY(release_for(store, reader_, run.id, wanted));
  if (!release) return no_such_page();
  OpenResult result = TRY(result_from(*workspace_, run, release->info));
  const auto assignment = run.get<RecordId>("assignment").value_or(RecordId{});
  TRY(put_published_texts(store, release->release, assignment, result.report));
  result.newest = rolling.empty() ? TRY(newest_run(result.assignment)) : rolling;
  return result;
}

Expected<bool> Results::lets_out(const RecordId& run, Level level) const {
  return TRY(release_for(workspace_->store(), reader_, run, level)).has_value();
}

Expected<std::string> Results::newest_run(const std::string& name) const {
  const records::Store& store = workspace_->store();
  const Record assignment = TRY(addressed_record(store, "assignment", name));
  for (const Record& run : TRY(store.list({.type = "run", .where = {{"assignment", assignment.id}}, .descending = true, .fields = {"state"}}))) {
    if (TRY(release_for(store, reader_, run.id, {}))) return to_text(run.id);
  }
  return std::string();
}

Expected<OpenResult> draft_result(Workspace& workspace, const std::string& name, Level level) {
  const Record run = TRY(addressed_record(workspace.store(), "run", name));
  if (run.text("state") != "done") return no_such_page();
  return result_from(workspace, run, {.level = level});
}

}  // namespace rodtrad::ops
