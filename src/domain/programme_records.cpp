// Storing of programmes.
#include "domain/programme_records.h"

#include "core/unicode.h"

namespace rodtrad::domain {

using core::Expected;
using records::Record;
using records::RecordId;

namespace {

/// A title is one line: the first words of a goal.
std::string first_words(const std::string& text) {
  constexpr std::size_t kLongestTitle = 120;
  if (core::count_code_points(text) <= kLongestTitle) return text;
  const std::string start = core::to_utf8(core::to_code_points(text).substr(0, kLongestTitle));
  return start.substr(0, start.rfind(' ')) + " …";
}

Expected<RecordId> put_goal(RecordImport& import, const Quote& goal) {
  Record record("goal");
  Quote title = goal;
  title.text = first_words(goal.text);
  if (title.text != goal.text) title.rule = "first_words";
  set_quote(record, "title", title);
  set_quote(record, "wording", goal);
  record.set("state", "proposed");
  return import.put(record, {"title"}, goal);
}

std::string joined(const std::vector<Quote>& quotes) {
  std::string text;
  for (const Quote& quote : quotes) text += (text.empty() ? "" : "\n") + quote.text;
  return text;
}

Expected<RecordId> put_programme(RecordImport& import, const ProgrammeDocument& programme) {
  Record record("programme");
  record.set("title", programme.title);
  set_text(record, "purpose", joined(programme.purposes));
  add_quotes(record, "goals_written", programme.goals);
  for (const Quote& goal : programme.goals) record.add("goals", TRY(put_goal(import, goal)));
  add_texts(record, "target_groups", programme.target_groups);
  std::string governance;
  for (const std::string& heading : programme.governance) governance += (governance.empty() ? "" : "\n") + heading;
  set_text(record, "governance", governance);
  set_text(record, "text_file", import.source().text_file);
  record.set("source_name", import.source().file);
  set_text(record, "pages", programme.pages);
  record.set("state", "draft");
  return import.put(record, {"title"}, programme.purposes.empty() ? programme.red_thread : programme.purposes.front());
}

Expected<core::Done> put_measure(RecordImport& import, const ProgrammeMeasure& measure, const RecordId& programme) {
  Record record("indicator");
  Quote title = measure.text;
  title.text = first_words(measure.text.text);
  set_quote(record, "title", title);
  set_quote(record, "definition", measure.text);
  set_text(record, "numerator", measure.counted);
  set_text(record, "denominator", measure.share_of);
  if (measure.kind == "share") record.set("kind", "share");
  if (measure.kind == "number") record.set("kind", "count");
  record.set("direction", "up");
  record.set("programme", programme);
  record.set("state", "proposed");
  TRY(import.put(record, {"programme", "title"}, measure.text));
  return core::Done{};
}

Expected<core::Done> put_project(RecordImport& import, const ProgrammeProject& project, const RecordId& programme) {
  Record record("project");
  record.set("title", project.name);
  record.set("direction", "own");
  // A pre-study that may become an introduction is, so far, a pre-study.
  if (!project.kinds.empty() && project.kinds.front() != "realisation") record.set("kind", project.kinds.front());
  set_quote(record, "aim", project.text);
  record.set("programme", programme);
  record.set("state", "idea");
  TRY(import.put(record, {"programme", "title"}, project.text));
  return core::Done{};
}

}  // namespace

Expected<RecordId> store_programme(RecordImport& import, const ProgrammeDocument& programme) {
  const RecordId id = TRY(put_programme(import, programme));
  for (const ProgrammeMeasure& measure : programme.measures) TRY(put_measure(import, measure, id));
  for (const ProgrammeProject& project : programme.projects) TRY(put_project(import, project, id));
  return id;
}

}  // namespace rodtrad::domain
