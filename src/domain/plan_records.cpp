// Fields of a plan's records by name, in one table for both directions.
#include "domain/plan_records.h"

namespace rodtrad::domain {

namespace {

using records::Entry;
using records::Record;
using records::RecordId;
using records::Row;
using records::Value;

using Texts = std::vector<std::string>;

template <class Owner, class Held>
struct Member {
  const char* field;
  Held Owner::*value;
};

constexpr Member<Assignment, std::string> kTexts[] = {{"title", &Assignment::title},
                                                      {"toc_title", &Assignment::toc_title},
                                                      {"domain", &Assignment::domain},
                                                      {"perspective", &Assignment::perspective},
                                                      {"background", &Assignment::background},
                                                      {"purpose", &Assignment::purpose},
                                                      {"operational_benefit", &Assignment::operational_benefit},
                                                      {"expected_outcome", &Assignment::expected_outcome},
                                                      {"due_raw", &Assignment::due_raw},
                                                      {"due_latest", &Assignment::due_latest},
                                                      {"department_raw", &Assignment::department_raw},
                                                      {"publication_raw", &Assignment::publication_raw},
                                                      {"publication_other", &Assignment::publication_other},
                                                      {"publication_operator", &Assignment::publication_operator}};

constexpr Member<Assignment, Texts> kLists[] = {{"due_edtf", &Assignment::due_edtf},
                                                {"managers", &Assignment::managers},
                                                {"analysts", &Assignment::analysts},
                                                {"unnamed_roles", &Assignment::unnamed_roles},
                                                {"performers", &Assignment::performers},
                                                {"partners", &Assignment::partners},
                                                {"publication_forms", &Assignment::publication_forms},
                                                {"questions", &Assignment::questions},
                                                {"other_items", &Assignment::other_items}};

constexpr Member<Assignment, std::optional<bool>> kMaybes[] = {{"toc_differs", &Assignment::toc_differs},
                                                               {"due_approximate", &Assignment::due_approximate}};

constexpr Member<TemplateConformance, bool> kTemplateParts[] = {{"bakgrund", &TemplateConformance::bakgrund},
                                                                {"syfte", &TemplateConformance::syfte},
                                                                {"verksamhetsnytta", &TemplateConformance::verksamhetsnytta},
                                                                {"fragestallningar_rubrik", &TemplateConformance::fragestallningar_rubrik},
                                                                {"fragestallningar_innehall", &TemplateConformance::fragestallningar_innehall},
                                                                {"due", &TemplateConformance::due},
                                                                {"manager", &TemplateConformance::manager},
                                                                {"analyst", &TemplateConformance::analyst}};

constexpr const char* kFormInList = "publication_form_in_plan_list";

constexpr Member<PlanDocument, std::string> kPlanTexts[] = {
    {"title", &PlanDocument::title},           {"organisation", &PlanDocument::organisation}, {"status", &PlanDocument::status},
    {"addressee", &PlanDocument::addressee},   {"board_date", &PlanDocument::board_date},     {"board_date_raw", &PlanDocument::board_date_raw},
    {"decided_by", &PlanDocument::decided_by}, {"coordinator", &PlanDocument::coordinator},   {"appendix", &PlanDocument::appendix}};

constexpr Member<PlanDocument, Texts> kPlanLists[] = {{"publication_forms", &PlanDocument::publication_forms},
                                                      {"common_breakdowns", &PlanDocument::common_breakdowns},
                                                      {"required_fields", &PlanDocument::required_fields}};

std::int64_t whole(std::size_t number) { return static_cast<std::int64_t>(number); }

void add_spans(Entry& entry, const Spans& spans) {
  for (const Span& span : spans) entry.span(whole(span.begin), whole(span.end));
}

Spans spans_of(const Entry& entry) {
  Spans spans;
  for (const records::Span& span : entry.spans) spans.push_back({static_cast<std::size_t>(span.start), static_cast<std::size_t>(span.end)});
  return spans;
}

/// Puts values into a record, each with its source.
class Writer {
 public:
  Writer(Record& record, const Sources& sources) : record_(record), sources_(sources) {}

  void value(const std::string& field, Value value) { sourced(field, record_.add(field, std::move(value))); }
  void text(const std::string& field, const std::string& text) {
    if (!text.empty()) value(field, text);
  }
  void list(const std::string& field, const Texts& texts) {
    for (const std::string& text : texts) value(field, text);
  }
  void row(const std::string& field, Row row) { sourced(field, record_.add(field, std::move(row))); }

 private:
  void sourced(const std::string& field, Entry& entry) {
    const auto found = sources_.find(field);
    if (found == sources_.end()) return;
    const FieldSource& source = found->second;
    if (source.origin == Origin::derived) entry.derived(source.rule);
    const std::size_t position = record_.entries(field).size() - 1;
    if (position < source.parts.size()) add_spans(entry, source.parts[position]);
  }

  Record& record_;
  const Sources& sources_;
};

Row conformance_row(const TemplateConformance& has) {
  Row row;
  for (const auto& part : kTemplateParts) row.emplace_back(part.field, has.*part.value);
  if (has.publication_form_in_plan_list) row.emplace_back(kFormInList, *has.publication_form_in_plan_list);
  return row;
}

Row unit_row(const Department& department) {
  Row row = {{"department", department.department}};
  if (department.unit) row.emplace_back("unit", *department.unit);
  return row;
}

void fill(Record& record, const Assignment& assignment) {
  Writer writer(record, assignment.sources);
  writer.value("no", std::int64_t{assignment.no});
  writer.value("n_questions", whole(assignment.n_questions));
  writer.value("unnamed_roles_uncertain", assignment.unnamed_roles_uncertain);
  for (const auto& member : kTexts) writer.text(member.field, assignment.*member.value);
  for (const auto& member : kLists) writer.list(member.field, assignment.*member.value);
  for (const auto& member : kMaybes) {
    if (const std::optional<bool>& held = assignment.*member.value) writer.value(member.field, *held);
  }
  for (const Department& department : assignment.departments) writer.row("departments", unit_row(department));
  for (const auto& [name, title] : assignment.analyst_titles) writer.row("analyst_titles", {{"analyst", name}, {"title", title}});
  writer.row("template_conformance", conformance_row(assignment.template_conformance));
}

void fill_domains(Record& record, const std::vector<PlanDomain>& domains) {
  for (const PlanDomain& domain : domains) {
    if (domain.perspectives.empty()) record.add("perspectives", Row{{"domain", domain.name}});
    for (const Perspective& perspective : domain.perspectives) {
      record.add("perspectives",
                 Row{{"domain", domain.name}, {"perspective", perspective.name}, {"covered", perspective.covered}, {"note", perspective.note}});
    }
  }
}

Record plan_record(const PlanDocument& plan, const PlanSource& source) {
  Record record("plan");
  Writer writer(record, plan.sources);
  for (const auto& member : kPlanTexts) writer.text(member.field, plan.*member.value);
  for (const auto& member : kPlanLists) writer.list(member.field, plan.*member.value);
  if (plan.year) writer.value("year", std::int64_t{*plan.year});
  fill_domains(record, plan.domains);
  for (const KindDefinition& kind : plan.kinds) {
    add_spans(record.add("kinds", Row{{"code", kind.code}, {"name", kind.name}, {"definition", kind.definition}}), kind.spans);
  }
  record.set("text_file", source.text_file);
  record.set("source_name", source.file);
  record.set("source_sha256", source.sha256);
  record.set("imported", source.imported);
  return record;
}

/// Units and persons of the register, made when they are new. The same words are the same person: a plan says no more.
class Directory {
 public:
  explicit Directory(records::Store& store) : store_(store) {}

  core::Expected<RecordId> unit(const Department& department) {
    return found_or_made({.type = "unit", .where = {{"department", department.department}, {"unit", department.unit.value_or("")}}});
  }
  core::Expected<RecordId> person(const std::string& name, bool is_role) {
    return found_or_made({.type = "person", .where = {{"name", name}, {"is_role", is_role}}});
  }

 private:
  core::Expected<RecordId> found_or_made(records::Query query) {
    query.limit = 1;
    const std::vector<Record> found = TRY(store_.list(query));
    if (!found.empty()) return found.front().id;
    Record record(query.type);
    for (auto& [field, value] : query.where) record.set(field, value);
    return store_.create(record);
  }

  records::Store& store_;
};

core::Expected<core::Done> add_people(Record& record, const std::string& field, const Texts& names, bool are_roles, Directory& directory) {
  for (const std::string& name : names) record.add(field, TRY(directory.person(name, are_roles)));
  return core::Done{};
}

core::Expected<Record> assignment_record(const Assignment& assignment, const RecordId& plan, Directory& directory) {
  Record record("assignment");
  record.set("plan", plan);
  fill(record, assignment);
  for (const Department& department : assignment.departments) record.add("responsible_units", TRY(directory.unit(department)));
  TRY(add_people(record, "responsible_managers", assignment.managers, false, directory));
  TRY(add_people(record, "responsible_analysts", assignment.analysts, false, directory));
  TRY(add_people(record, "responsible_roles", assignment.unnamed_roles, true, directory));
  return record;
}

Record trend_record(const Trend& trend, const RecordId& plan) {
  Record record("trend");
  record.set("plan", plan);
  record.set("group", trend.group);
  record.set("group_raw", trend.group_raw);
  record.set("no", std::int64_t{trend.no});
  add_spans(record.set("title", trend.text), trend.spans);
  return record;
}

/// Of every field that has any: a field of several values has one part for each.
Sources sources_of(const Record& record) {
  Sources sources;
  for (const Record::Field& field : record.fields()) {
    FieldSource source;
    bool has_spans = false;
    for (const Entry& entry : field.entries) {
      source.parts.push_back(spans_of(entry));
      has_spans |= !entry.spans.empty();
      if (!entry.rule.empty()) source.rule = entry.rule;
    }
    if (!has_spans) source.parts.clear();
    if (!has_spans && source.rule.empty()) continue;
    source.origin = source.rule.empty() ? Origin::read : Origin::derived;
    sources.emplace(field.name, std::move(source));
  }
  return sources;
}

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

std::optional<bool> truth_of(const Value& value) {
  const auto* truth = std::get_if<bool>(&value);
  return truth ? std::optional(*truth) : std::nullopt;
}

TemplateConformance conformance_of(const Record& record) {
  TemplateConformance has;
  for (const Entry& entry : record.entries("template_conformance")) {
    for (const auto& part : kTemplateParts) has.*part.value = truth_of(entry.member(part.field)).value_or(false);
    has.publication_form_in_plan_list = truth_of(entry.member(kFormInList));
  }
  return has;
}

}  // namespace

core::Expected<StoredPlan> store_plan(records::Store& store, const PlanDocument& plan, const PlanSource& source) {
  StoredPlan stored{.plan = TRY(store.create(plan_record(plan, source)))};
  Directory directory(store);
  for (const Assignment& assignment : plan.assignments) {
    stored.assignments.push_back(TRY(store.create(TRY(assignment_record(assignment, stored.plan, directory)))));
  }
  for (const Trend& trend : plan.trends) TRY(store.create(trend_record(trend, stored.plan)));
  return stored;
}

Assignment assignment_from(const Record& record) {
  Assignment assignment;
  assignment.no = static_cast<int>(record.get<std::int64_t>("no").value_or(0));
  assignment.n_questions = static_cast<std::size_t>(record.get<std::int64_t>("n_questions").value_or(0));
  assignment.unnamed_roles_uncertain = record.get<bool>("unnamed_roles_uncertain").value_or(false);
  for (const auto& member : kTexts) assignment.*member.value = record.text(member.field);
  for (const auto& member : kLists) assignment.*member.value = record.texts(member.field);
  for (const auto& member : kMaybes) assignment.*member.value = record.get<bool>(member.field);
  for (const Entry& entry : record.entries("departments")) {
    const std::string unit = text_of(entry.member("unit"));
    assignment.departments.push_back({text_of(entry.member("department")), unit.empty() ? std::nullopt : std::optional(unit)});
  }
  for (const Entry& entry : record.entries("analyst_titles"))
    assignment.analyst_titles.emplace(text_of(entry.member("analyst")), text_of(entry.member("title")));
  assignment.template_conformance = conformance_of(record);
  assignment.sources = sources_of(record);
  return assignment;
}

Trend trend_from(const Record& record) {
  Trend trend{.group = record.text("group"),
              .group_raw = record.text("group_raw"),
              .no = static_cast<int>(record.get<std::int64_t>("no").value_or(0)),
              .text = record.text("title")};
  for (const Entry& entry : record.entries("title")) trend.spans = spans_of(entry);
  return trend;
}

}  // namespace rodtrad::domain
