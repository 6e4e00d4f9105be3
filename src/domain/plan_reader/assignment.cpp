// Filling of an assignment's fields from the parts of its unit.
#include "domain/plan_reader/assignment.h"

#include "domain/plan_reader/departments.h"
#include "domain/plan_reader/due.h"
#include "domain/plan_reader/people.h"
#include "domain/plan_reader/questions.h"
#include "domain/plan_reader/recorder.h"
#include "domain/plan_reader/sentences.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

struct Section {
  bool combined = false;  // its heading names two fields
  std::vector<const Node*> nodes;
};

/// What stands in a unit, by its headings and labels.
struct Parts {
  std::vector<const Node*> lead;  // before the first section
  std::map<std::string, Section> sections;
  std::map<std::string, std::vector<Passage>> metadata;
};

Parts parts_of(const Unit& unit, const Outline& outline) {
  Parts parts;
  std::vector<std::string> open;
  for (std::size_t i = unit.begin; i < unit.end; ++i) {
    const Node& node = outline[i];
    if (node.role == Role::metadata) {
      if (!node.value.empty()) parts.metadata[node.field].push_back(node.value);
      continue;
    }
    if (node.role == Role::section) {
      open = node.sections;
      for (const std::string& field : open) parts.sections[field].combined |= open.size() > 1;
      if (node.words.empty()) continue;
    }
    if (open.empty()) parts.lead.push_back(&node);
    for (const std::string& field : open) parts.sections[field].nodes.push_back(&node);
  }
  return parts;
}

std::vector<Passage> words_of(const std::vector<const Node*>& nodes) {
  std::vector<Passage> all;
  for (const Node* node : nodes) all.push_back(node->words);
  return all;
}

bool says_purpose(const Node* node) { return has_word(lower(node->words.text), words("questions", "purpose")); }

class AssignmentBuilder {
 public:
  AssignmentBuilder(const Unit& unit, const Outline& outline, const std::vector<PublicationForm>& forms, const std::u32string& source)
      : unit_(unit), parts_(parts_of(unit, outline)), forms_(forms), recorder_(source, assignment_.sources) {}

  Assignment build() {
    assignment_.title = recorder_.read("title", unit_.title);
    assignment_.domain = place("domain", unit_.domain);
    assignment_.perspective = place("perspective", unit_.perspective);
    fill_texts();
    fill_due();
    fill_departments();
    fill_people();
    fill_publication();
    fill_questions();
    fill_conformance();
    return std::move(assignment_);
  }

 private:
  std::string place(const std::string& field, const std::optional<NamedPlace>& place) {
    if (!place) return {};
    recorder_.derive(field, place->rule, {place->words});
    return place->name;
  }

  std::string section_text(const std::string& field) {
    const auto found = parts_.sections.find(field);
    if (found == parts_.sections.end()) return {};
    const bool combined = found->second.combined;
    recorder_.note(field, combined ? "combined_heading" : "", words_of(found->second.nodes));
    return text_of(found->second.nodes);
  }

  void fill_texts() {
    assignment_.background = section_text("background");
    assignment_.purpose = section_text("purpose");
    assignment_.operational_benefit = section_text("operational_benefit");
    assignment_.expected_outcome = section_text("expected_outcome");
    if (!parts_.lead.empty()) fill_from_lead();
  }

  /// Without headings: paragraphs that say the purpose are the purpose, the others the background.
  void fill_from_lead() {
    std::vector<const Node*> background, purpose;
    const bool has_purpose = parts_.sections.contains("purpose");
    for (const Node* node : parts_.lead) (!has_purpose && says_purpose(node) ? purpose : background).push_back(node);
    if (!purpose.empty()) {
      assignment_.purpose = text_of(purpose);
      recorder_.note("purpose", "sentence_says_purpose", words_of(purpose));
    }
    if (!parts_.sections.contains("background") && !background.empty()) {
      assignment_.background = text_of(background);
      recorder_.note("background", "text_before_first_heading", words_of(background));
    }
  }

  /// Values of a label as one: the first as it is; several are joined, each with its own spans.
  std::string raw(const std::string& label, const std::string& field) {
    const std::vector<Passage>& values = parts_.metadata[label];
    recorder_.note(field, "", values);
    std::string joined;
    for (const Passage& value : values) joined += (joined.empty() ? "" : "\n") + value.utf8();
    return joined;
  }

  void fill_due() {
    assignment_.due_raw = raw("due", "due_raw");
    if (assignment_.due_raw.empty()) return;
    std::vector<Passage> from;
    bool approximate = false;
    for (const Passage& value : parts_.metadata["due"]) {
      const Due due = read_due(value.text);
      for (const std::string& edtf : due.edtf) {
        assignment_.due_edtf.push_back(edtf);
        from.push_back(value);
      }
      approximate |= due.approximate;
      assignment_.due_latest = std::max(assignment_.due_latest, due.latest);
    }
    recorder_.derive("due_edtf", "edtf_of_words", from);
    if (from.empty()) return;
    assignment_.due_approximate = approximate;
    recorder_.note("due_approximate", "season_or_part_of_year", parts_.metadata["due"]);
    recorder_.note("due_latest", "last_day", parts_.metadata["due"]);
  }

  void fill_departments() {
    assignment_.department_raw = raw("department", "department_raw");
    std::vector<Passage> from;
    for (const Passage& value : parts_.metadata["department"]) {
      for (const DepartmentPlace& found : read_departments(value)) {
        assignment_.departments.push_back({found.department.utf8(), found.unit ? std::optional(found.unit->utf8()) : std::nullopt});
        Passage both = found.department;
        if (found.unit) both.add(*found.unit);
        from.push_back(std::move(both));
      }
    }
    recorder_.derive("departments", "", from);
  }

  People people(const std::string& label) {
    People all;
    for (const Passage& value : parts_.metadata[label]) {
      People found = read_people(value);
      std::move(found.names.begin(), found.names.end(), std::back_inserter(all.names));
      std::move(found.titles.begin(), found.titles.end(), std::back_inserter(all.titles));
      std::move(found.roles.begin(), found.roles.end(), std::back_inserter(all.roles));
      all.uncertain_role |= found.uncertain_role;
    }
    return all;
  }

  void fill_people() {
    const People managers = people("manager"), analysts = people("analyst");
    assignment_.managers = recorder_.read_list("managers", managers.names);
    assignment_.analysts = recorder_.read_list("analysts", analysts.names);
    fill_titles(analysts);
    std::vector<Passage> roles = managers.roles;
    roles.insert(roles.end(), analysts.roles.begin(), analysts.roles.end());
    assignment_.unnamed_roles = recorder_.read_list("unnamed_roles", roles);
    assignment_.unnamed_roles_uncertain = managers.uncertain_role || analysts.uncertain_role;
    if (assignment_.unnamed_roles_uncertain) recorder_.note("unnamed_roles_uncertain", "question_mark_after_role", roles);
    assignment_.performers = recorder_.read_list("performers", parts_.metadata["performer"]);
    assignment_.partners = recorder_.read_list("partners", parts_.metadata["partner"]);
  }

  void fill_titles(const People& analysts) {
    std::map<std::string, Passage> places;  // in the order of the values
    for (const auto& [name, title] : analysts.titles) places.emplace(name, title);
    std::vector<Passage> titles;
    for (const auto& [name, title] : places) {
      assignment_.analyst_titles.emplace(name, title.utf8());
      titles.push_back(title);
    }
    recorder_.derive("analyst_titles", "", titles);
  }

  void fill_publication() {
    assignment_.publication_raw = raw("publication", "publication_raw");
    std::vector<Passage> form_words, other_words;
    bool as_written = true;
    for (const Passage& value : parts_.metadata["publication"]) {
      Publication found = read_publication(value, forms_);
      std::move(found.forms.begin(), found.forms.end(), std::back_inserter(assignment_.publication_forms));
      std::move(found.form_words.begin(), found.form_words.end(), std::back_inserter(form_words));
      std::move(found.other_words.begin(), found.other_words.end(), std::back_inserter(other_words));
      if (!found.other.empty()) assignment_.publication_other += (assignment_.publication_other.empty() ? "" : "; ") + found.other;
      as_written &= found.other_as_written;
      if (found.operation.empty()) continue;
      assignment_.publication_operator = found.operation;
      recorder_.derive("publication_operator", found.operation == found.operation_words.utf8() ? "" : "operator_word", {found.operation_words});
    }
    recorder_.derive("publication_forms", "plan_publication_form", form_words);
    const bool read = as_written && other_words.size() == 1;
    recorder_.note("publication_other", read ? "" : "heads_of_deliverables", other_words);
  }

  void fill_questions() {
    const Questions found = read_questions(parts_.sections.contains("questions") ? parts_.sections["questions"].nodes : std::vector<const Node*>());
    assignment_.questions = recorder_.read_list("questions", found.questions);
    assignment_.n_questions = found.questions.size();
    recorder_.conclude("n_questions", "count_of_questions");
    assignment_.other_items = recorder_.read_list("other_items", found.other_items);
  }

  void fill_conformance() {
    TemplateConformance& has = assignment_.template_conformance;
    has.bakgrund = parts_.sections.contains("background");
    has.syfte = parts_.sections.contains("purpose");
    has.verksamhetsnytta = parts_.sections.contains("operational_benefit");
    has.fragestallningar_rubrik = parts_.sections.contains("questions");
    has.fragestallningar_innehall = assignment_.n_questions > 0;
    has.due = !assignment_.due_raw.empty();
    has.manager = !parts_.metadata["manager"].empty();
    has.analyst = !parts_.metadata["analyst"].empty();
    recorder_.conclude("template_conformance", "headings_and_labels");
    if (!forms_.empty()) has.publication_form_in_plan_list = !assignment_.publication_forms.empty();
  }

  const Unit& unit_;
  Parts parts_;
  const std::vector<PublicationForm>& forms_;
  Assignment assignment_;
  Recorder recorder_;
};

}  // namespace

std::string text_of(const std::vector<const Node*>& nodes) {
  std::string text;
  Role before = Role::text;
  for (const Node* node : nodes) {
    const bool same_list = node->role == before && (node->role == Role::item || node->role == Role::row);
    if (!text.empty()) text += same_list ? "\n" : "\n\n";
    text += node->words.utf8();
    before = node->role;
  }
  return text;
}

Assignment build_assignment(const Unit& unit, const Outline& outline, const std::vector<PublicationForm>& forms, const std::u32string& source) {
  return AssignmentBuilder(unit, outline, forms, source).build();
}

}  // namespace rodtrad::domain
