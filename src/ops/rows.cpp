// Reading, and noting that it was read.
#include "ops/rows.h"

#include "core/date.h"
#include "core/unicode.h"
#include "formats/csv_write.h"
#include "ops/persons.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;

namespace {

core::Problems check(const RowRequest& request) {
  core::Problems problems;
  if (!request.may_see_persons) {
    tell_strong_login(problems, "", {.sv = "logga in med organisationens konto", .en = "log in with the organisation's account"});
  }
  if (core::trim(request.reason).empty()) {
    core::tell(problems, {.file = "reason"}, "reason_missing",
               {.sv = "skriv varför raderna behöver läsas", .en = "write why the rows need to be read"},
               {.sv = "skälet sparas i registret tillsammans med ditt namn", .en = "the reason is kept in the register together with your name"});
  }
  return problems;
}

/// "year = 2024, care_form = inpatient"
std::string selection_words(const lake::RowQuestion& question) {
  std::string words;
  for (const auto& [column, value] : question.where) words += fmt::format("{}{} = {}", words.empty() ? "" : ", ", column, value);
  return words;
}

Expected<std::string> note_reading(Workspace& workspace, const RowRequest& request, const std::string& version, const lake::RowList& list) {
  const auto count = static_cast<std::int64_t>(list.rows.size());
  records::Record reading("row_reading");
  reading.set("rows", count == 0 ? fmt::format("{}: 0", request.question.reference)
                                 : fmt::format("{}: {}–{} ({})", request.question.reference, request.question.offset + 1,
                                               request.question.offset + count, list.matching));
  reading.set("dataset", version);
  if (const std::string words = selection_words(request.question); !words.empty()) reading.set("selection", words);
  reading.set("count", count);
  reading.set("by", request.by);
  reading.set("at", core::to_iso(core::today()));
  reading.set("reason", std::string(core::trim(request.reason)));
  if (!request.run.empty()) reading.set("run", TRY(find_run(workspace.store(), request.run)).id);
  return to_text(TRY(workspace.store().create(reading)));
}

}  // namespace

Expected<RowsRead> read_rows(Workspace& workspace, const RowRequest& request) {
  const lake::DatasetVersion version = TRY(workspace.lake().show(request.question.reference));
  const bool personal = is_about_persons(version);
  if (personal) {
    if (core::Problems problems = check(request); !problems.empty()) return core::fail(std::move(problems));
  }
  RowsRead read{.list = TRY(lake::list_rows(workspace.lake(), request.question)), .reading = {}};
  if (personal) read.reading = TRY(note_reading(workspace, request, version.name + "@" + version.version, read.list));
  return read;
}

std::string rows_csv(const lake::RowList& list) {
  std::string out;
  formats::append_csv_row(out, list.columns);
  for (const std::vector<std::string>& row : list.rows) formats::append_csv_row(out, row);
  return out;
}

}  // namespace rodtrad::ops
