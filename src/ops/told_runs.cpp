// Reading cells.json of runs that have been released.
#include "ops/told_runs.h"

#include "core/failure.h"
#include "core/hash.h"
#include "model/json_words.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;
using records::RecordId;

namespace {

Expected<std::string> name_of(Workspace& workspace, const Record& release, const Record& run) {
  const Record assignment = TRY(workspace.store().get(run.get<RecordId>("assignment").value_or(RecordId{})));
  return fmt::format("{} ({}, {})", to_text(release.id), assignment.text("title"), release.text("date"));
}

}  // namespace

std::optional<std::string> cells_of_run(const Workspace& workspace, const Record& run) {
  const std::filesystem::path file = workspace.folder() / run.text("folder") / kCellsFile;
  if (run.text("cells_hash").empty() || !std::filesystem::exists(file)) return std::nullopt;
  const auto text = core::read_file(file);
  if (text && core::sha256_hex(*text) == run.text("cells_hash")) return *text;
  throw core::Failure(core::FailureKind::io, core::say("{} är ändrad sedan körningen", "{} has changed since the run", file.string()),
                      {.sv = "hämta filen från en säkerhetskopia", .en = "take the file from a backup"});
}

Expected<ToldRuns> told_runs(Workspace& workspace) {
  ToldRuns told;
  std::map<RecordId, std::size_t> known;  // place of a run in `told.runs`
  for (const Record& release : TRY(workspace.store().list({.type = "release"}))) {
    const Record run = TRY(workspace.store().get(release.get<RecordId>("run").value_or(RecordId{})));
    if (!known.contains(run.id)) {
      auto cells = cells_of_run(workspace, run);
      if (!cells) {
        told.unknown.push_back(to_text(release.id));
        continue;
      }
      known[run.id] = told.runs.size();
      told.runs.push_back({.cells = *std::move(cells), .releases = {}});
    }
    const std::string name = TRY(name_of(workspace, release, run));
    told.releases[name] = release.id;
    const auto level = model::from_word<model::Level>(release.text("level")).value_or(model::Level::public_);
    told.runs[known[run.id]].releases.emplace_back(name, level);
  }
  return told;
}

void erase_cells(Workspace& workspace, const std::vector<lake::ErasedRecord>& erased) {
  const auto runs = workspace.store().list({.type = "run"});
  if (!runs) return;
  for (const Record& run : *runs) {
    const std::vector<std::string> data = run.texts("data");
    const bool read = std::any_of(erased.begin(), erased.end(), [&](const lake::ErasedRecord& one) {
      return std::find(data.begin(), data.end(), one.name + "@" + one.version) != data.end();
    });
    if (read && !run.text("folder").empty()) std::filesystem::remove(workspace.folder() / run.text("folder") / kCellsFile);
  }
}

}  // namespace rodtrad::ops
