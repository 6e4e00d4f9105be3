// The checks of an assignment, one function for each thing that it needs.
#include "domain/plan_check.h"

#include "core/unicode.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

using core::say;
using core::Text;

namespace {

/// A part of a plan's template that an assignment has or lacks; other parts have checks of their own.
struct TemplatePart {
  const char* code;  // of [template] in data/plan_words.toml
  Text name;
  bool (*stands)(const Assignment&);
};

const std::vector<TemplatePart>& template_parts() {
  static const std::vector<TemplatePart> parts = {
      {"rubrik", say("rubrik", "title"), [](const Assignment& a) { return !a.title.empty(); }},
      {"bakgrund", say("rubriken Bakgrund", "the heading Background"), [](const Assignment& a) { return a.template_conformance.bakgrund; }},
      {"syfte", say("rubriken Syfte", "the heading Purpose"), [](const Assignment& a) { return a.template_conformance.syfte; }},
      {"verksamhetsnytta", say("rubriken Verksamhetsnytta", "the heading Operational benefit"),
       [](const Assignment& a) { return a.template_conformance.verksamhetsnytta; }},
      {"fragestallningar", say("rubriken Frågeställningar", "the heading Questions"),
       [](const Assignment& a) { return a.template_conformance.fragestallningar_rubrik; }},
      {"leder_till", say("rubriken Vad analysen ska leda till", "the heading What the analysis shall lead to"),
       [](const Assignment& a) { return !a.expected_outcome.empty(); }}};
  return parts;
}

class AssignmentCheck {
 public:
  AssignmentCheck(const Assignment& assignment, const AssignmentState& state)
      : assignment_(assignment), state_(state), name_(assignment.title.empty() ? state.id : assignment.title) {}

  core::Problems check() {
    check_template();
    check_owners();
    check_due();
    check_publication();
    check_binding();
    return std::move(problems_);
  }

 private:
  void warn(std::string code, Text message, Text hint) {
    problems_.push_back({.code = std::move(code),
                         .severity = core::Severity::warning,
                         .place = {.file = name_},
                         .message = std::move(message),
                         .hint = std::move(hint)});
  }

  bool asks_for(std::string_view part) const {
    return std::any_of(state_.template_parts.begin(), state_.template_parts.end(),
                       [&](const std::string& words) { return name_of("template", core::to_code_points(core::to_lower(words))) == part; });
  }

  void check_template() {
    for (const TemplatePart& part : template_parts()) {
      if (!asks_for(part.code) || part.stands(assignment_)) continue;
      warn("template_part_missing", {.sv = part.name.sv + " saknas", .en = part.name.en + " is missing"},
           say("planens egen mall kräver den", "the plan's own template asks for it"));
    }
    const TemplateConformance& has = assignment_.template_conformance;
    if (!has.fragestallningar_rubrik || has.fragestallningar_innehall) return;
    warn("questions_missing", say("ingen fråga står under rubriken Frågeställningar", "no question stands under the heading Questions"),
         say("skriv vad analysen ska svara på", "write what the analysis shall answer"));
  }

  /// A role without a name is an owner; a label with nobody after it is not.
  bool has_owner(bool label_stands, const std::vector<std::string>& names) const {
    return !names.empty() || (label_stands && !assignment_.unnamed_roles.empty());
  }

  void check_owners() {
    const TemplateConformance& has = assignment_.template_conformance;
    if (!has_owner(has.manager, assignment_.managers)) {
      warn("manager_missing", say("ansvarig chef saknas", "the responsible manager is missing"),
           say("utse en ansvarig chef", "appoint a responsible manager"));
    }
    if (!has_owner(has.analyst, assignment_.analysts)) {
      warn("analyst_missing", say("ansvarig utredare saknas", "the responsible analyst is missing"),
           say("utse en ansvarig utredare", "appoint a responsible analyst"));
    }
  }

  void check_due() {
    if (assignment_.due_raw.empty()) {
      warn("due_missing", say("tid för redovisning saknas", "the due date is missing"),
           say("skriv månad eller årstid med årtal", "write a month or season with a year"));
    } else if (assignment_.due_edtf.empty()) {
      warn("due_not_understood",
           say("förstår inte när arbetet ska redovisas: \"{}\"", "does not understand when the work is due: \"{}\"", assignment_.due_raw),
           say("skriv månad eller årstid med årtal, till exempel \"mars 2021\"", "write a month or season with a year, for example \"mars 2021\""));
    }
  }

  void check_publication() {
    if (assignment_.publication_raw.empty()) {
      warn("publication_form_missing", say("publikationsform saknas", "the publication form is missing"),
           say("välj en form ur planens lista", "choose a form from the plan's list"));
    } else if (assignment_.template_conformance.publication_form_in_plan_list == false) {
      warn("publication_form_not_in_list",
           say("publikationsformen \"{}\" finns inte i planens lista", "the publication form \"{}\" is not in the plan's list",
               assignment_.publication_raw),
           say("välj en form ur planens lista, eller lägg till formen där", "choose a form from the plan's list, or add the form there"));
    }
  }

  void check_binding() {
    if (state_.method.empty()) {
      warn("method_missing", say("ingen metod är vald", "no method is chosen"),
           say("koppla uppdraget till metod och data: rodtrad plan bind", "bind the assignment to a method and data: rodtrad plan bind"));
    }
    for (const std::string& dataset : state_.lost_datasets) {
      warn("data_missing", say("datamängden {} finns inte längre", "the dataset {} is no longer there", dataset),
           say("läs in den igen, eller koppla uppdraget till en annan", "import it again, or bind the assignment to another"));
    }
  }

  const Assignment& assignment_;
  const AssignmentState& state_;
  std::string name_;
  core::Problems problems_;
};

}  // namespace

core::Problems check_assignment(const Assignment& assignment, const AssignmentState& state) { return AssignmentCheck(assignment, state).check(); }

std::string_view due_status_code(DueStatus status) {
  static constexpr std::string_view kCodes[] = {"due", "late", "delivered", "no_due_date"};
  return kCodes[static_cast<std::size_t>(status)];
}

Text due_status_label(DueStatus status) {
  static const Text kLabels[] = {say("på gång", "due"), say("försenat", "late"), say("levererat", "delivered"), say("utan tid", "no due date")};
  return kLabels[static_cast<std::size_t>(status)];
}

FollowUp follow_up(const Assignment& assignment, bool delivered, const std::optional<std::string>& delivered_on, const core::Date& today) {
  FollowUp row{.due_latest = core::parse_iso_date(assignment.due_latest)};
  const std::optional<core::Date> measured = delivered ? core::parse_iso_date(delivered_on.value_or("")) : std::optional(today);
  if (row.due_latest && measured) row.days = core::to_days(*row.due_latest) - core::to_days(*measured);
  if (delivered) {
    row.status = DueStatus::delivered;
  } else if (row.due_latest) {
    row.status = *row.due_latest < today ? DueStatus::late : DueStatus::due;
  }
  return row;
}

}  // namespace rodtrad::domain
