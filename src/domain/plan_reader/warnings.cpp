// Warnings about a plan that was read.
#include "domain/plan_reader/warnings.h"

#include <set>

#include "core/unicode.h"
#include "domain/plan_reader/headings.h"

namespace rodtrad::domain {

namespace {

core::Problem warning(const char* code, const std::string& file, std::size_t line, core::Text message, core::Text hint) {
  return {.code = code,
          .severity = core::Severity::warning,
          .place = {.file = file, .line = static_cast<int>(line)},
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// All headings of the text, also the titles and perspectives that the table of contents spells otherwise.
std::set<std::u32string> known_headings(const PlanDocument& plan, const Outline& outline) {
  std::set<std::u32string> known;
  for (const Node& node : outline) {
    if (node.role == Role::heading || node.role == Role::plan_heading) known.insert(bare(node.words.text));
  }
  for (const Assignment& assignment : plan.assignments) {
    for (const std::string& name : {assignment.toc_title, assignment.perspective}) known.insert(bare(core::to_code_points(name)));
  }
  return known;
}

void warn_of_titles(const PlanDocument& plan, const Outline& outline, const Contents& contents, const std::string& file, core::Problems& notes) {
  const std::set<std::u32string> known = known_headings(plan, outline);
  for (const Passage& entry : contents.entries()) {
    if (known.contains(bare(entry.text)) || is_known_heading(entry)) continue;
    const std::string title = entry.utf8();
    notes.push_back(
        warning("plan_title_missing", file, 0,
                {.sv = fmt::format("innehållsförteckningen nämner \"{}\" som inte finns i texten", title),
                 .en = fmt::format("the table of contents names \"{}\", which the text does not have", title)},
                {.sv = "se efter om texten är avkortad eller rubriken ändrad", .en = "see whether the text is cut short or the heading changed"}));
  }
}

void warn_of_cut(const Outline& outline, const std::vector<Unit>& units, const std::string& file, core::Problems& notes) {
  for (std::size_t i = units.back().end; i < outline.size() && outline[i].role != Role::plan_heading; ++i) {
    if (outline[i].role != Role::section) continue;
    notes.push_back(warning("plan_assignment_cut", file, outline[i].line,
                            {.sv = "ett uppdrag utan uppgifter om redovisning och ansvariga läses inte",
                             .en = "an assignment without due date and responsible persons is not read"},
                            {.sv = "se efter om filen är avkortad", .en = "see whether the file is cut short"}));
    return;
  }
}

void warn_of_due(const PlanDocument& plan, const Outline& outline, const std::vector<Unit>& units, const std::string& file, core::Problems& notes) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Assignment& assignment = plan.assignments[i];
    if (assignment.due_raw.empty() || !assignment.due_edtf.empty()) continue;
    notes.push_back(warning("due_not_understood", file, outline[units[i].begin].line,
                            {.sv = fmt::format("förstår inte när \"{}\" ska redovisas: \"{}\"", assignment.title, assignment.due_raw),
                             .en = fmt::format("does not understand when \"{}\" is due: \"{}\"", assignment.title, assignment.due_raw)},
                            {.sv = "skriv månad eller årstid med årtal, till exempel \"mars 2021\"",
                             .en = "write a month or season with a year, for example \"mars 2021\""}));
  }
}

}  // namespace

void warn(const PlanDocument& plan, const Outline& outline, const std::vector<Unit>& units, const Contents& contents, const std::string& file,
          core::Problems& notes) {
  warn_of_titles(plan, outline, contents, file, notes);
  warn_of_cut(outline, units, file, notes);
  warn_of_due(plan, outline, units, file, notes);
}

}  // namespace rodtrad::domain
