// The stages from bytes to a plan document: decode → lines → debris and contents → blocks → outline → assignments.
#include "domain/plan_reader.h"

#include "core/unicode.h"
#include "domain/document/decode.h"
#include "domain/plan_reader/assignment.h"
#include "domain/plan_reader/front.h"
#include "domain/plan_reader/headings.h"
#include "domain/plan_reader/recorder.h"
#include "domain/plan_reader/spelling.h"
#include "domain/plan_reader/trends.h"
#include "domain/plan_reader/warnings.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostAssignments = 500;

/// Everything before the appendix: the last metadata of the file and the plan's next own heading after it.
std::size_t end_of_body(const Outline& outline) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) last = outline[i].role == Role::metadata ? i : last;
  while (last < outline.size() && outline[last].field != "appendix" && outline[last].field != "horizon_scan") ++last;
  return last;
}

core::Problem no_assignments(const std::string& file) {
  return {
      .code = "plan_without_assignments",
      .place = {.file = file},
      .message = {.sv = "hittar inget analysuppdrag i filen", .en = "finds no analysis assignment in the file"},
      .hint = {
          .sv = "ett uppdrag känns igen på sin rubrik och rader som \"Ansvarig chef: …\", \"Ansvarig utredare: …\" och \"Arbetet redovisas: …\"",
          .en =
              "an assignment is known by its heading and lines such as \"Ansvarig chef: …\", \"Ansvarig utredare: …\" and \"Arbetet redovisas: …\""}};
}

core::Problem too_many(const std::string& file, std::size_t count) {
  return {.code = "plan_too_many_assignments",
          .place = {.file = file},
          .message = {.sv = fmt::format("filen har {} uppdrag; högst {} läses", count, kMostAssignments),
                      .en = fmt::format("the file has {} assignments; at most {} are read", count, kMostAssignments)},
          .hint = {.sv = "dela planen i flera filer", .en = "split the plan into several files"}};
}

/// Titles of the table of contents, in order beside the titles of the text.
void compare_with_contents(std::vector<Assignment>& assignments, const std::vector<Unit>& units, const Contents& contents,
                           const std::u32string& source) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto place = contents.near(units[i].title, next);
    if (!place) continue;
    const Passage& entry = contents.entries()[*place];
    Recorder recorder(source, assignments[i].sources);
    assignments[i].toc_title = recorder.read("toc_title", entry);
    assignments[i].toc_differs = assignments[i].toc_title != assignments[i].title;
    recorder.derive("toc_differs", "compared_with_contents", {entry});
    next = *place + 1;
  }
}

std::vector<Assignment> build_assignments(const std::vector<Unit>& units, const Outline& outline, const Contents& contents,
                                          const std::vector<PublicationForm>& forms, const std::u32string& source) {
  std::vector<Assignment> assignments;
  for (const Unit& unit : units) {
    assignments.push_back(build_assignment(unit, outline, forms, source));
    assignments.back().no = static_cast<int>(assignments.size());
    Recorder(source, assignments.back().sources).conclude("no", "order_in_plan");
  }
  compare_with_contents(assignments, units, contents, source);
  unify_spelling(assignments);
  return assignments;
}

/// The listed domains, named as their headings in the text are; without a list, what the assignments stand under.
std::vector<PlanDomain> domains_of(const Areas& areas, const std::vector<Unit>& units) {
  std::vector<PlanDomain> domains;
  for (const Area& area : areas.all()) {
    PlanDomain domain{.name = area.words.utf8()};
    for (const Unit& unit : units) {
      if (unit.domain && are_near(area.words, unit.domain->words)) domain.name = unit.domain->name;
    }
    for (const AreaPerspective& perspective : area.perspectives)
      domain.perspectives.push_back({perspective.name, perspective.covered, perspective.note});
    domains.push_back(std::move(domain));
  }
  if (!domains.empty()) return domains;
  for (const Unit& unit : units) {
    if (!unit.domain) continue;
    if (domains.empty() || domains.back().name != unit.domain->name) domains.push_back({.name = unit.domain->name});
    auto& perspectives = domains.back().perspectives;
    if (unit.perspective && (perspectives.empty() || perspectives.back().name != unit.perspective->name))
      perspectives.push_back({.name = unit.perspective->name});
  }
  return domains;
}

void read_appendix(PlanDocument& plan, const Outline& outline, std::size_t body_end, const std::u32string& source) {
  if (body_end < outline.size()) plan.appendix = Recorder(source, plan.sources).read("appendix", outline[body_end].words);
  plan.trends = read_trends(outline, source);
}

}  // namespace

core::Expected<PlanDocument> read_plan(std::string_view bytes, const std::string& file, core::Problems& notes) {
  const std::u32string source = TRY(decode_document(bytes, file, notes));
  std::vector<PlanLine> lines = TRY(read_lines(source, file));
  const std::vector<Footnote> footnotes = take_debris(lines);
  const Contents contents = take_contents(lines);
  const Outline outline = build_outline(build_blocks(lines, contents), contents);
  const Areas areas(outline, footnotes, contents, source);
  const std::size_t body_end = end_of_body(outline);
  const std::vector<Unit> units = find_units(outline, body_end, areas, contents);
  if (units.empty()) return core::fail(no_assignments(file));
  if (units.size() > kMostAssignments) return core::fail(too_many(file, units.size()));

  PlanDocument plan;
  const std::size_t front_end = units.front().begin;
  const std::vector<PublicationForm> forms = read_forms(outline, front_end);
  read_front(plan, outline, front_end, source);
  std::vector<Passage> form_words;
  for (const PublicationForm& form : forms) form_words.push_back(form.words);
  plan.publication_forms = Recorder(source, plan.sources).read_list("publication_forms", form_words);
  plan.domains = domains_of(areas, units);
  plan.assignments = build_assignments(units, outline, contents, forms, source);
  read_appendix(plan, outline, body_end, source);
  warn(plan, outline, units, contents, file, notes);
  plan.text = core::to_utf8(source);
  return plan;
}

}  // namespace rodtrad::domain
