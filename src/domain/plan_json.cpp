// Writing of assignments and plans as JSON.
#include "domain/plan_json.h"

#include "domain/document/quote_json.h"

namespace rodtrad::domain {

using core::JsonWriter;

namespace {

void write_spans(JsonWriter& out, const Spans& spans) {
  for (const Span& span : spans) out.begin_array().value(span.begin).value(span.end).end_array();
}

void write_spans(JsonWriter& out, const FieldSource& source) {
  out.begin_array();
  for (const Spans& part : source.parts) write_spans(out, part);
  out.end_array();
}

void write_due(JsonWriter& out, const Assignment& assignment) {
  write_text(out, "due_raw", assignment.due_raw);
  write_list(out, "due_edtf", assignment.due_edtf);
  write_text(out, "due_latest", assignment.due_latest);
  out.member("due_approximate", assignment.due_approximate);
}

void write_departments(JsonWriter& out, const Assignment& assignment) {
  write_text(out, "department_raw", assignment.department_raw);
  out.key("departments").begin_array();
  for (const Department& department : assignment.departments) {
    out.begin_object().member("department", department.department).member("unit", department.unit).end_object();
  }
  out.end_array();
}

void write_people(JsonWriter& out, const Assignment& assignment) {
  write_list(out, "managers", assignment.managers);
  write_list(out, "analysts", assignment.analysts);
  out.key("analyst_titles").begin_object();
  for (const auto& [name, title] : assignment.analyst_titles) out.member(name, title);
  out.end_object();
  write_list(out, "unnamed_roles", assignment.unnamed_roles);
  out.member("unnamed_roles_uncertain", assignment.unnamed_roles_uncertain);
  write_list(out, "performers", assignment.performers);
  write_list(out, "partners", assignment.partners);
}

void write_publication(JsonWriter& out, const Assignment& assignment) {
  write_text(out, "publication_raw", assignment.publication_raw);
  write_list(out, "publication_forms", assignment.publication_forms);
  write_text(out, "publication_other", assignment.publication_other);
  write_text(out, "publication_operator", assignment.publication_operator);
}

void write_conformance(JsonWriter& out, const TemplateConformance& has) {
  out.key("template_conformance").begin_object();
  out.member("bakgrund", has.bakgrund).member("syfte", has.syfte).member("verksamhetsnytta", has.verksamhetsnytta);
  out.member("fragestallningar_rubrik", has.fragestallningar_rubrik).member("fragestallningar_innehall", has.fragestallningar_innehall);
  out.member("due", has.due).member("manager", has.manager).member("analyst", has.analyst);
  out.member("publication_form_in_plan_list", has.publication_form_in_plan_list).end_object();
}

void write_domains(JsonWriter& out, const std::vector<PlanDomain>& domains) {
  out.key("domains").begin_array();
  for (const PlanDomain& domain : domains) {
    out.begin_object().member("name", domain.name).key("perspectives").begin_array();
    for (const Perspective& perspective : domain.perspectives) {
      out.begin_object().member("name", perspective.name).member("covered", perspective.covered);
      write_text(out, "note", perspective.note);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_kinds(JsonWriter& out, const std::vector<KindDefinition>& kinds) {
  out.key("kinds").begin_array();
  for (const KindDefinition& kind : kinds) {
    out.begin_object().member("code", kind.code).member("name", kind.name).member("definition", kind.definition).key("spans").begin_array();
    write_spans(out, kind.spans);
    out.end_array().end_object();
  }
  out.end_array();
}

void write_plan(JsonWriter& out, const PlanDocument& plan) {
  out.begin_object();
  write_text(out, "title", plan.title);
  write_text(out, "organisation", plan.organisation);
  out.member("year", plan.year);
  write_text(out, "status", plan.status);
  write_text(out, "addressee", plan.addressee);
  write_text(out, "board_date", plan.board_date);
  write_text(out, "board_date_raw", plan.board_date_raw);
  write_text(out, "decided_by", plan.decided_by);
  write_text(out, "coordinator", plan.coordinator);
  write_list(out, "publication_forms", plan.publication_forms);
  write_list(out, "common_breakdowns", plan.common_breakdowns);
  write_domains(out, plan.domains);
  write_list(out, "required_fields", plan.required_fields);
  write_text(out, "appendix", plan.appendix);
  write_kinds(out, plan.kinds);
  write_sources(out, plan.sources);
  out.end_object();
}

}  // namespace

void write_sources(JsonWriter& out, const Sources& sources) {
  out.key("spans").begin_object();
  for (const auto& [field, source] : sources) {
    if (source.origin != Origin::read) continue;
    out.key(field);
    write_spans(out, source);
  }
  out.end_object().key("derived").begin_object();
  for (const auto& [field, source] : sources) {
    if (source.origin != Origin::derived) continue;
    out.key(field).begin_object().member("rule", source.rule).key("spans");
    write_spans(out, source);
    out.end_object();
  }
  out.end_object();
}

void write_assignment(JsonWriter& out, const Assignment& assignment) {
  out.begin_object().member("no", assignment.no);
  write_text(out, "title", assignment.title);
  write_text(out, "toc_title", assignment.toc_title);
  out.member("toc_differs", assignment.toc_differs);
  write_text(out, "domain", assignment.domain);
  write_text(out, "perspective", assignment.perspective);
  write_text(out, "background", assignment.background);
  write_text(out, "purpose", assignment.purpose);
  write_text(out, "operational_benefit", assignment.operational_benefit);
  write_text(out, "expected_outcome", assignment.expected_outcome);
  write_due(out, assignment);
  write_departments(out, assignment);
  write_people(out, assignment);
  write_publication(out, assignment);
  write_list(out, "questions", assignment.questions);
  out.member("n_questions", assignment.n_questions);
  write_list(out, "other_items", assignment.other_items);
  write_conformance(out, assignment.template_conformance);
  write_sources(out, assignment.sources);
  out.end_object();
}

void write_trend(JsonWriter& out, const Trend& trend) {
  out.begin_object();
  write_text(out, "group", trend.group);
  write_text(out, "group_raw", trend.group_raw);
  out.member("no", trend.no).member("text", trend.text).key("spans").begin_array();
  write_spans(out, trend.spans);
  out.end_array().end_object();
}

std::string to_json(const PlanDocument& plan) {
  JsonWriter out;
  out.begin_object().key("plan");
  write_plan(out, plan);
  out.key("assignments").begin_array();
  for (const Assignment& assignment : plan.assignments) write_assignment(out, assignment);
  out.end_array().key("trends").begin_array();
  for (const Trend& trend : plan.trends) write_trend(out, trend);
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::domain
