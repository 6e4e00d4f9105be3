// Writing of items.
#include "domain/minutes/items_json.h"

#include <fmt/format.h>

#include "domain/document/quote_json.h"

namespace rodtrad::domain {

using core::JsonWriter;

namespace {

void write_terms(JsonWriter& out, const Decision& decision) {
  write_text(out, "beneficiary", decision.beneficiary);
  write_text(out, "project", decision.project);
  if (!decision.project_alias.empty()) out.member("project_alias_in_decision", decision.project_alias);
  out.member("percent", decision.percent);
  write_text(out, "percent_base", decision.percent_base);
  out.member("cap_sek", decision.cap_sek);
  write_text(out, "start_earliest", decision.start_earliest);
  write_text(out, "end_latest", decision.end_latest);
  write_text(out, "funding_line", decision.funding_line);
}

void write_decision(JsonWriter& out, const std::optional<Decision>& decision) {
  out.key("decision");
  if (!decision) {
    out.null();
    return;
  }
  out.begin_object();
  write_text(out, "kind", decision->kind);
  write_text(out, "body", decision->body);
  write_quote(out, "text", decision->text);
  if (decision->kind == "grant") write_terms(out, *decision);
  const std::pair<const char*, const std::string&> more[] = {{"object", decision->object},     {"addressee", decision->addressee},
                                                             {"assignee", decision->assignee}, {"condition", decision->condition},
                                                             {"task", decision->task},         {"task_due", decision->task_due}};
  for (const auto& [name, value] : more) {
    if (!value.empty()) out.member(name, value);
  }
  out.end_object();
}

void write_basis(JsonWriter& out, const Item& item) {
  out.key("underlag").begin_array();
  for (const Basis& basis : item.basis) {
    out.begin_object().member("type", basis.type);
    if (!basis.author.empty()) out.member("author", basis.author);
    if (basis.number) out.member("number", *basis.number);
    if (!basis.title.empty()) out.member("title", basis.title);
    write_text(out, "date", basis.date);
    if (!basis.attachment_pages.empty()) out.member("attachment_pages", basis.attachment_pages);
    write_quote(out, "evidence", basis.words);
    out.end_object();
  }
  out.end_array();
  if (item.basis.empty() && !item.basis_heading.empty())
    out.member("underlag_note", "rubriken '" + item.basis_heading + "' finns men är tom i texten");
}

void write_report(JsonWriter& out, const Report& report) {
  out.begin_object().member("by", report.by);
  write_text(out, "by_role", report.by_role);
  write_text(out, "heading", report.heading);
  write_list(out, "topics", report.topics);
  if (!report.deadline.empty()) out.member("deadline", report.deadline);
  write_quote(out, "evidence", report.words);
  out.end_object();
}

void write_prior(JsonWriter& out, const PriorDecision& prior) {
  out.key("prior_decision").begin_object();
  write_text(out, "body", prior.body);
  write_text(out, "date", prior.date);
  write_text(out, "date_raw", prior.date_raw);
  if (prior.year_inferred) out.member("year_inferred", true);
  if (!prior.what.empty()) out.member("what", prior.what);
  write_some(out, "recommendation_to", prior.recommendation_to);
  out.end_object();
}

void write_consultation(JsonWriter& out, const Consultation& consultation) {
  out.key("remiss").begin_object();
  write_text(out, "sender", consultation.sender);
  write_text(out, "received", consultation.received);
  write_text(out, "answer_due", consultation.answer_due);
  if (consultation.answer_due_year_inferred) out.member("answer_due_year_inferred", true);
  out.end_object();
}

void write_delegated(JsonWriter& out, const DelegatedDecision& decision) {
  out.begin_object().member("kind", decision.kind);
  write_text(out, "unit", decision.unit);
  write_text(out, "description", decision.description);
  write_text(out, "delegate", decision.delegate);
  write_text(out, "delegate_role", decision.delegate_role);
  write_text(out, "dnr", decision.dnr);
  write_quote(out, "evidence", decision.evidence);
  if (!decision.beneficiary.empty()) {
    out.member("beneficiary", decision.beneficiary).member("project", decision.project).member("amount_sek", decision.amount_sek);
    write_text(out, "funding_line", decision.funding_line);
  }
  if (!decision.appointee.empty()) out.member("appointee", decision.appointee).member("periods_lost", decision.periods_lost);
  write_list(out, "lost_in_source", decision.lost);
  out.end_object();
}

/// Why the delegates are whose they are, group by group; "" when there were no such decisions.
std::string assignment_rule(const std::vector<DelegateColumn>& columns) {
  std::string rule;
  for (const DelegateColumn& column : columns) {
    const char* outcome = column.names == 0                  ? "ingen är namngiven"
                          : column.names == column.decisions ? "namnen i samma ordning som besluten"
                                                             : "olika många, så ingen paras ihop";
    rule += (rule.empty() ? "namnen står i en egen kolumn sist i gruppen: " : "; ") +
            fmt::format("{} ({} beslut, {} namn): {}", column.group, column.decisions, column.names, outcome);
  }
  return rule;
}

void write_matters(JsonWriter& out, const Item& item) {
  write_list(out, "groups", item.groups);
  out.key("delegated_decisions").begin_array();
  for (const DelegatedDecision& decision : item.delegated_decisions) write_delegated(out, decision);
  out.end_array();
  write_text(out, "delegate_assignment_rule", assignment_rule(item.delegate_columns));
  out.key("reports").begin_array();
  for (const ReportedMatter& matter : item.reported_matters) {
    out.begin_object().member("kind", matter.kind).member("title", matter.title);
    write_text(out, "dnr", matter.dnr);
    write_text(out, "note", matter.note);
    write_quote(out, "evidence", matter.evidence);
    out.end_object();
  }
  out.end_array();
}

void write_thread(JsonWriter& out, const ItemThread& thread) {
  out.key("thread").begin_object().member("strategy", thread.strategy);
  write_text(out, "programme", thread.programme);
  write_text(out, "instrument", thread.instrument);
  write_text(out, "follow_up", thread.follow_up);
  out.end_object();
}

void write_heading(JsonWriter& out, const Item& item) {
  out.member("paragraph", item.paragraph).member("paragraph_inferred", item.paragraph_inferred).member("type", item.type);
  write_text(out, "title", item.title);
  if (item.title_raw != item.title) out.member("title_raw", item.title_raw);
  if (item.heading.page > 0) out.member("page", item.heading.page);
  write_text(out, "dnr", item.dnr);
  out.member("dnr_expected", item.dnr_expected);
  if (!item.programme_period.empty()) out.member("programme_period", item.programme_period);
  if (!item.programme_period_inferred.empty()) out.member("programme_period_inferred", item.programme_period_inferred);
  write_list(out, "lost_in_source", item.lost);
  write_quote(out, "heading", item.heading);
}

void write_before_decision(JsonWriter& out, const Item& item) {
  if (!item.background.empty()) write_quote(out, "background", item.background);
  if (item.applied_sek || !item.applied_period.empty()) {
    out.key("application").begin_object().member("amount_sek", item.applied_sek);
    write_text(out, "period", item.applied_period);
    out.end_object();
  }
  if (item.prior_decision) write_prior(out, *item.prior_decision);
  if (item.consultation) write_consultation(out, *item.consultation);
  if (item.thread) write_thread(out, *item.thread);
}

void write_persons(JsonWriter& out, std::string_view name, const NamedPersons& persons) {
  out.key(name).begin_array();
  for (const NamedPerson& person : persons) {
    out.begin_object().member("name", person.name);
    write_text(out, "party", person.party);
    out.end_object();
  }
  out.end_array();
}

void write_proposals(JsonWriter& out, const std::vector<Proposal>& proposals) {
  out.key("yrkanden").begin_array();
  for (const Proposal& proposal : proposals) {
    out.begin_object();
    write_persons(out, "by", proposal.by);
    write_text(out, "kind", proposal.kind);
    write_quote(out, "evidence", proposal.words);
    out.end_object();
  }
  out.end_array();
}

void write_vote(JsonWriter& out, const std::optional<Vote>& vote) {
  out.key("votering");
  if (!vote) {
    out.null();
    return;
  }
  out.begin_object();
  write_quote(out, "order", vote->order);
  write_text(out, "yes_means", vote->yes_means);
  write_text(out, "no_means", vote->no_means);
  out.member("yes", vote->yes).member("no", vote->no).member("abstained", vote->abstained).member("casting_vote", vote->casting_vote);
  write_persons(out, "yes_by", vote->yes_by);
  write_persons(out, "no_by", vote->no_by);
  write_persons(out, "abstained_by", vote->abstained_by);
  write_quote(out, "evidence", vote->words);
  out.end_object();
}

void write_statements(JsonWriter& out, std::string_view name, const std::vector<Statement>& statements) {
  out.key(name).begin_array();
  for (const Statement& statement : statements) {
    out.begin_object();
    write_persons(out, "by", statement.by);
    write_quote(out, "evidence", statement.words);
    out.end_object();
  }
  out.end_array();
}

void write_around_decision(JsonWriter& out, const Item& item) {
  write_basis(out, item);
  write_list(out, "notified", item.notified);
  write_list(out, "notified_raw", item.notified_raw);
  write_proposals(out, item.proposals);
  write_vote(out, item.vote);
  write_statements(out, "reservationer", item.reservations);
  if (!item.statements.empty()) write_statements(out, "yttranden", item.statements);
  if (!item.notes.empty()) write_statements(out, "protokollsanteckningar", item.notes);
  write_statements(out, "jav", item.disqualified);
  out.member("immediate_adjustment", item.immediate_adjustment);
  if (item.immediate_adjustment) write_quote(out, "immediate_adjustment_text", item.immediate_adjustment_text);
}

void write_item(JsonWriter& out, const Item& item) {
  out.begin_object();
  write_heading(out, item);
  write_before_decision(out, item);
  write_decision(out, item.decision);
  if (!item.conditions.empty()) {
    out.key("conditions").begin_array();
    for (const Quote& condition : item.conditions) out.value(condition.text);
    out.end_array();
  }
  write_around_decision(out, item);
  if (!item.groups.empty()) {
    write_matters(out, item);
  } else {
    out.key("reports").begin_array();
    for (const Report& report : item.reports) write_report(out, report);
    out.end_array();
  }
  out.end_object();
}

}  // namespace

void write_items(JsonWriter& out, const std::vector<Item>& items) {
  out.key("items").begin_array();
  for (const Item& item : items) write_item(out, item);
  out.end_array();
}

}  // namespace rodtrad::domain
