// Writing and reading texts.
#include "ops/texts.h"

#include "core/date.h"
#include "core/unicode.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Record;

namespace {

/// Those of the assignment's texts that are to be told; the last of a section and language holds.
template <class Told>
Expected<std::vector<model::AnalystText>> last_texts(const records::Store& store, const records::RecordId& assignment, const Told& is_told) {
  std::vector<model::AnalystText> texts;
  for (const Record& record : TRY(store.list({.type = "text", .where = {{"assignment", assignment}}}))) {
    if (!TRY(is_told(record.id))) continue;
    model::AnalystText text{.section = record.text("section"),
                            .language = record.text("language"),
                            .body = record.text("body"),
                            .written_by = record.text("written_by"),
                            .written_at = record.text("written_at")};
    const auto same = [&](const model::AnalystText& one) { return one.section == text.section && one.language == text.language; };
    const auto found = std::find_if(texts.begin(), texts.end(), same);
    found == texts.end() ? texts.push_back(std::move(text)) : void(*found = std::move(text));
  }
  return texts;
}

}  // namespace

Expected<std::vector<model::AnalystText>> texts_of(const records::Store& store, const records::RecordId& assignment) {
  return last_texts(store, assignment, [](const records::RecordId&) -> Expected<bool> { return true; });
}

Expected<std::vector<model::AnalystText>> texts_published(const records::Store& store, const records::RecordId& assignment,
                                                          const records::RecordId& publication) {
  const std::int64_t made = TRY(store.history(publication)).front().sequence;
  return last_texts(store, assignment,
                    [&](const records::RecordId& text) -> Expected<bool> { return TRY(store.history(text)).back().sequence < made; });
}

core::Expected<std::string> write_text(Workspace& workspace, const WriteRequest& request) {
  const Record assignment = TRY(find_assignment(workspace.store(), request.assignment));
  core::Problems problems;
  if (core::trim(request.body).empty()) core::tell(problems, {}, "text_empty", {.sv = "texten är tom", .en = "the text is empty"});
  if (core::trim(request.by).empty()) {
    core::tell(problems, {}, "by_missing", {.sv = "det ska stå vem som har skrivit texten", .en = "who wrote the text must be stated"},
               {.sv = "--by \"Namn, roll\"", .en = "--by \"Name, role\""});
  }
  if (request.language != "sv" && request.language != "en") {
    core::tell(problems, {}, "unknown_language", say("språket \"{}\" finns inte", "there is no language \"{}\"", request.language),
               core::did_you_mean(request.language, {"sv", "en"}));
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  Record text("text");
  text.set("assignment", assignment.id);
  text.set("section", request.section);
  text.set("language", request.language);
  text.set("body", request.body);
  text.set("written_by", std::string(core::trim(request.by)));
  text.set("written_at", core::to_iso(core::today()));
  return to_text(TRY(workspace.store().create(text)));
}

}  // namespace rodtrad::ops
