// A plan document as read: plain structs that the reader fills and the register stores. Beside each value stands where
// it comes from: *read* (it is written so at its spans), *derived* (by a named rule from what its spans hold) or absent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rodtrad::domain {

/// Half-open range of code points in PlanDocument::text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const Span&) const = default;
};
using Spans = std::vector<Span>;

enum class Origin { absent, read, derived };

/// Where a field comes from. A list has one part per element, in the same order; a single value has one part.
struct FieldSource {
  Origin origin = Origin::absent;
  std::string rule;  // of a derived value: "combined_heading"
  std::vector<Spans> parts;
  bool operator==(const FieldSource&) const = default;
};

/// By field name. A field that is not there is absent.
using Sources = std::map<std::string, FieldSource>;

struct Department {
  std::string department;
  std::optional<std::string> unit;
  bool operator==(const Department&) const = default;
};

/// Which parts of the plan's own template an assignment has: by heading; content under another heading does not count.
struct TemplateConformance {
  bool bakgrund = false;
  bool syfte = false;
  bool verksamhetsnytta = false;
  bool fragestallningar_rubrik = false;
  bool fragestallningar_innehall = false;
  bool due = false;
  bool manager = false;
  bool analyst = false;
  std::optional<bool> publication_form_in_plan_list;  // nothing when the plan lists no forms
  bool operator==(const TemplateConformance&) const = default;
};

struct Assignment {
  int no = 0;  // order in the plan, from 1
  std::string title;
  std::string toc_title;
  std::optional<bool> toc_differs;  // nothing when the table of contents does not name it
  std::string domain;
  std::string perspective;
  std::string background;  // long texts: paragraphs with an empty line between them, list items one to a line
  std::string purpose;
  std::string operational_benefit;
  std::string expected_outcome;
  std::string due_raw;
  std::vector<std::string> due_edtf;
  std::string due_latest;  // ISO day
  std::optional<bool> due_approximate;
  std::string department_raw;
  std::vector<Department> departments;
  std::vector<std::string> managers;
  std::vector<std::string> analysts;
  std::map<std::string, std::string> analyst_titles;  // by name
  std::vector<std::string> unnamed_roles;
  bool unnamed_roles_uncertain = false;
  std::vector<std::string> performers;
  std::vector<std::string> partners;
  std::string publication_raw;
  std::vector<std::string> publication_forms;  // short names of the plan's list
  std::string publication_other;
  std::string publication_operator;  // "och/eller", "eller", "och"
  std::vector<std::string> questions;
  std::size_t n_questions = 0;
  std::vector<std::string> other_items;
  TemplateConformance template_conformance;
  Sources sources;
  bool operator==(const Assignment&) const = default;
};

struct Trend {
  std::string group;      // basic, mega_trend, near_term_trend, ways_of_working, system_support; "" for another heading
  std::string group_raw;  // heading as written, or the sentence before the list
  int no = 0;             // in its group, from 1
  std::string text;
  Spans spans;
  bool operator==(const Trend&) const = default;
};

struct Perspective {
  std::string name;     // "Kliniska perspektivet"
  bool covered = true;  // false: the plan says that it is not covered this year
  std::string note;     // the plan's words about that
};

struct PlanDomain {
  std::string name;
  std::vector<Perspective> perspectives;
};

/// A kind of work that the plan defines: follow-up, evaluation, analysis.
struct KindDefinition {
  std::string code;  // follow_up, evaluation, analysis
  std::string name;
  std::string definition;
  Spans spans;
};

struct PlanDocument {
  std::string title;
  std::string organisation;
  std::optional<int> year;
  std::string status;  // "förslag", "beslutad"
  std::string addressee;
  std::string board_date;  // ISO day
  std::string board_date_raw;
  std::string decided_by;
  std::string coordinator;
  std::vector<std::string> publication_forms;
  std::vector<std::string> common_breakdowns;
  std::vector<PlanDomain> domains;
  std::vector<std::string> required_fields;
  std::string appendix;
  std::vector<KindDefinition> kinds;
  std::vector<Assignment> assignments;
  std::vector<Trend> trends;
  Sources sources;   // of the plan's own fields
  std::string text;  // the decoded file, unchanged
};

}  // namespace rodtrad::domain
