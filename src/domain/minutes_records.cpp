// Storing of minutes. Target areas and goals that a letter names are linked when the register has them by those words.
#include "domain/minutes_records.h"

#include <fmt/format.h>

#include "core/date.h"
#include "core/unicode.h"
#include "domain/programme_records.h"

namespace rodtrad::domain {

using core::Done;
using core::Expected;
using records::Record;
using records::RecordId;
using records::Row;

namespace {

std::string code_of(std::initializer_list<std::pair<std::string_view, const char*>> codes, std::string_view name, const char* otherwise) {
  for (const auto& [known, code] : codes) {
    if (known == name) return code;
  }
  return otherwise;
}

std::string decision_kind(const Decision& decision) {
  return code_of({{"grant", "grant"},
                  {"endorse_programme", "programme"},
                  {"adopt", "programme"},
                  {"delegate", "commission"},
                  {"propose", "council_proposal"},
                  {"file", "noted"},
                  {"reject", "rejection"}},
                 decision.kind, "other");
}

std::string item_kind(const Item& item) {
  if (item.consultation) return "consultation";
  return code_of({{"information", "information"}, {"proposal_to_assembly", "council_proposal"}, {"notifications", "reported_matters"}}, item.type,
                 "decision");
}

/// Only whole days are dates of the register; vaguer ones stay among the words.
void set_date(Record& record, const char* field, const std::string& edtf) {
  if (core::parse_iso_date(edtf)) record.set(field, edtf);
}

void set_money(Record& record, const char* field, const std::optional<std::int64_t>& kronor) {
  if (kronor) record.set(field, core::Money{.minor = *kronor * 100});
}

void set_reference(Record& record, const std::string& number, bool lost) {
  set_text(record, "reference_number", number);
  if (lost) record.set("reference_number_lost", true);
}

class MinutesStore {
 public:
  MinutesStore(RecordImport& import, const MinutesDocument& minutes) : import_(import), minutes_(minutes) {}

  Expected<RecordId> store() {
    meeting_ = TRY(store_meeting());
    TRY(store_attendance());
    for (const Item& item : minutes_.items) TRY(store_item(item));
    for (const ProgrammeDocument& programme : minutes_.programmes) TRY(store_programme(import_, programme));
    return meeting_;
  }

 private:
  Expected<RecordId> store_meeting() {
    const Meeting& meeting = minutes_.meeting;
    Record record("meeting");
    record.set("title", meeting.body + " " + meeting.date);
    record.set("body", meeting.body);
    record.set("date", meeting.date);
    set_text(record, "organisation_written", meeting.organisation_raw);
    set_text(record, "weekday", meeting.weekday);
    set_text(record, "start_time", meeting.start_time);
    set_text(record, "end_time", meeting.end_time);
    set_quote(record, "venue", meeting.place);
    set_text(record, "secretary_written", meeting.secretary);
    record.set("first_paragraph", std::int64_t{meeting.paragraph_first});
    record.set("last_paragraph", std::int64_t{meeting.paragraph_last});
    if (meeting.adjuster) record.add("verifiers", Row{{"name", meeting.adjuster->name}, {"party", meeting.adjuster->party}});
    set_text(record, "document_type", meeting.document_type);
    add_texts(record, "lost_in_source", meeting.lost);
    set_text(record, "text_file", import_.source().text_file);
    record.set("source_name", import_.source().file);
    record.set("source_sha256", import_.source().sha256);
    record.set("state", "ended");
    return import_.put(record, {"body", "date"}, meeting.date_sources.empty() ? Quote{} : meeting.date_sources.front());
  }

  Expected<Done> store_attendance() {
    const Attendance& there = minutes_.attendance;
    TRY(store_people(there.deciding, "deciding"));
    TRY(store_people(there.non_serving_substitutes, "non_serving_substitute"));
    TRY(store_people(there.right_to_speak, "right_to_speak"));
    TRY(store_people(there.insight_seat, "observer_seat"));
    TRY(store_people(there.secretary, "secretary"));
    TRY(store_people(there.officials, "official"));
    return Done{};
  }

  Expected<Done> store_people(const std::vector<Attendee>& people, const char* role) {
    for (const Attendee& person : people) {
      Record record("attendance");
      record.set("meeting", meeting_);
      Quote name = person.words;
      if (name.text != person.name) name.rule = "accents_elsewhere_in_document";
      name.text = person.name;
      set_quote(record, "name", name);
      set_text(record, "party", person.party);
      record.set("role", role);
      set_text(record, "function", !person.role_raw.empty() ? person.role : person.title);
      set_text(record, "municipality", person.municipality);
      if (!person.note_raw.empty()) record.add("paragraphs", person.note_raw);
      if (person.full_inferred) record.set("note", "källan har tappat vilka paragrafer som följer; resten av sammanträdet är " + person.full);
      TRY(import_.put(record, {"meeting", "name"}, person.words));
    }
    return Done{};
  }

  Expected<Done> store_item(const Item& item) {
    const RecordId id = TRY(import_.put(item_record(item), {"meeting", "title"}, item.heading));
    for (const Proposal& proposal : item.proposals) TRY(store_proposal(proposal, id));
    if (item.vote) TRY(store_vote(item, id));
    if (item.decision) TRY(store_decision(item, id));
    for (const DelegatedDecision& decision : item.delegated_decisions) TRY(store_delegated(decision, id));
    for (const ReportedMatter& matter : item.reported_matters) TRY(store_matter(matter, id));
    for (const Letter& letter : minutes_.letters) {
      if (letter.for_paragraph == item.paragraph) TRY(store_letter(letter, item, id));
    }
    return Done{};
  }

  Record item_record(const Item& item) const {
    Record record("agenda_item");
    record.set("meeting", meeting_);
    records::Entry& paragraph = record.set("paragraph", std::int64_t{item.paragraph});
    if (item.paragraph_inferred) paragraph.derived("follows_the_item_before");
    Quote title = item.heading;
    title.text = item.title;
    set_quote(record, "title", title);
    record.set("kind", item_kind(item));
    set_reference(record, item.dnr, item.dnr_expected && item.dnr.empty());
    set_date(record, "date", minutes_.meeting.date);
    set_quote(record, "matter", item.background);
    for (const Report& report : item.reports) {
      record.add("rapporteurs", report.by);
      Quote told = report.words;
      add_quotes(record, "reports", {told});
    }
    for (const Basis& basis : item.basis) add_quotes(record, "basis", {basis.words});
    for (std::size_t i = 0; i < item.notified.size(); ++i) {
      Quote told = item.notified_words[i];
      if (told.text != item.notified[i]) told.rule = "spelling_of_document";
      told.text = item.notified[i];
      add_quotes(record, "notified", {told});
    }
    record.set("immediate_verification", item.immediate_adjustment);
    add_statements(record, item.reservations, "reservation");
    add_statements(record, item.statements, "statement");
    add_statements(record, item.notes, "note");
    for (const Statement& one : item.disqualified) {
      for (const NamedPerson& person : one.by) record.add("disqualified", Row{{"name", with_party(person)}, {"reason", one.words.text}});
    }
    add_texts(record, "lost_in_source", item.lost);
    record.set("state", "handled");
    return record;
  }

  static std::string with_party(const NamedPerson& person) { return person.party.empty() ? person.name : person.name + " (" + person.party + ")"; }

  static void add_statements(Record& record, const std::vector<Statement>& statements, const char* kind) {
    for (const Statement& one : statements) {
      for (const NamedPerson& person : one.by)
        record.add("reservations", Row{{"name", with_party(person)}, {"kind", kind}, {"words", one.words.text}});
    }
  }

  Expected<Done> store_proposal(const Proposal& proposal, const RecordId& item) {
    Record record("proposal");
    record.set("agenda_item", item);
    set_quote(record, "wording", proposal.words);
    record.set("kind", proposal.kind.empty() ? "other" : proposal.kind);
    for (const NamedPerson& person : proposal.by) record.add("proposers", with_party(person));
    record.set("state", "made");
    TRY(import_.put(record, {"agenda_item", "wording"}, proposal.words));
    return Done{};
  }

  Expected<Done> store_vote(const Item& item, const RecordId& item_id) {
    const Vote& vote = *item.vote;
    Record record("vote");
    record.set("agenda_item", item_id);
    if (vote.order.empty())
      record.set("question", "Votering: " + item.title).derived("title_of_item");
    else
      set_quote(record, "question", vote.order);
    set_text(record, "yes_means", vote.yes_means);
    set_text(record, "no_means", vote.no_means);
    for (const auto& [field, count] : {std::pair{"yes", vote.yes}, {"no", vote.no}, {"abstained", vote.abstained}}) {
      if (count) record.set(field, *count);
    }
    if (vote.casting_vote) record.set("casting_vote", true);
    add_ballots(record, vote.yes_by, "yes");
    add_ballots(record, vote.no_by, "no");
    add_ballots(record, vote.abstained_by, "abstained");
    if (vote.yes && vote.no && *vote.yes != *vote.no) record.set("outcome", *vote.yes > *vote.no ? "yes" : "no").derived("more_votes");
    set_quote(record, "words", vote.words);
    TRY(import_.put(record, {"agenda_item"}, vote.words));
    return Done{};
  }

  static void add_ballots(Record& record, const NamedPersons& persons, const char* ballot) {
    for (const NamedPerson& person : persons) {
      Row row = {{"name", person.name}, {"ballot", ballot}};
      if (!person.party.empty()) row.emplace_back("party", person.party);
      record.add("ballots", std::move(row));
    }
  }

  const Letter* letter_of(const Item& item) const {
    for (const Letter& letter : minutes_.letters) {
      if (letter.for_paragraph == item.paragraph) return &letter;
    }
    return nullptr;
  }

  Expected<Done> store_decision(const Item& item, const RecordId& item_id) {
    const Decision& decision = *item.decision;
    Record record("decision");
    record.set("title", item.title);
    set_quote(record, "wording", decision.text);
    record.set("kind", decision_kind(decision));
    set_text(record, "body", decision.body);
    set_date(record, "date", minutes_.meeting.date);
    record.set("agenda_item", item_id);
    set_reference(record, item.dnr, item.dnr_expected && item.dnr.empty());
    if (decision.kind == "grant") set_terms(record, item);
    if (decision.kind == "grant") TRY(link_thread(record, item));
    if (!decision.task.empty()) {
      Row task = {{"what", decision.task}, {"responsible", decision.assignee}};
      if (core::parse_iso_date(decision.task_due)) task.emplace_back("due", decision.task_due);
      record.add("commissions", std::move(task));
    }
    add_quotes(record, "conditions", item.conditions);
    add_texts(record, "notified", item.notified);
    for (const Basis& basis : item.basis) add_quotes(record, "basis", {basis.words});
    for (const std::string& lost : item.lost) {
      if (lost.starts_with("decision.")) record.add("lost_in_source", lost.substr(9));
    }
    record.set("state", "decided");
    const RecordId id = TRY(import_.put(record, {"agenda_item"}, decision.text));
    if (decision.kind == "grant") TRY(store_project(item, id));
    return Done{};
  }

  void set_terms(Record& record, const Item& item) const {
    const Decision& decision = *item.decision;
    set_text(record, "beneficiary_written", decision.beneficiary);
    if (decision.percent) record.set("share", static_cast<double>(*decision.percent));
    if (decision.percent_base.find("bokförda") != std::string::npos) record.set("share_base", "booked");
    set_money(record, "cap", decision.cap_sek);
    set_date(record, "support_start", decision.start_earliest);
    set_date(record, "support_end", decision.end_latest);
    set_text(record, "appropriation", decision.funding_line);
    const Letter* letter = letter_of(item);
    if (letter && letter->thread) set_text(record, "target_area_written", letter->thread->target_area);
  }

  /// To the strategy's target area and goal, when the register has them by the letter's words.
  Expected<Done> link_thread(Record& record, const Item& item) const {
    const Letter* letter = letter_of(item);
    if (!letter || !letter->thread) return Done{};
    if (const auto area = TRY(import_.known("target_area", "title", letter->thread->target_area))) record.set("target_area", *area);
    if (const auto goal = TRY(import_.known("goal", "title", core::capitalise(letter->thread->goal)))) record.add("goals", *goal);
    return Done{};
  }

  /// The project that was granted money, as its letter describes it.
  Expected<Done> store_project(const Item& item, const RecordId& decision) {
    Record record("project");
    record.set("title", item.decision->project);
    set_text(record, "short_name", item.decision->project_alias);
    record.set("direction", "given");
    record.set("decision", decision);
    if (const Letter* letter = letter_of(item)) {
      set_quote(record, "aim", letter->purpose);
      for (const GoalIndicator& goal : letter->indicators) add_quotes(record, "result_objectives", {goal.evidence});
    }
    set_date(record, "start", item.decision->start_earliest);
    set_date(record, "end", item.decision->end_latest);
    set_text(record, "period_written", item.applied_period);
    for (const std::string& lost : item.lost) {
      if (lost.find('.') != lost.npos) record.add("lost_in_source", lost);
    }
    record.set("state", "decided");
    TRY(import_.put(record, {"title", "direction"}, item.decision->text));
    return Done{};
  }

  Expected<Done> store_delegated(const DelegatedDecision& decision, const RecordId& item) {
    Record record("delegated_decision");
    Quote title = decision.evidence;
    if (title.text != decision.description) title.rule = "shortened";
    title.text = decision.description;
    set_quote(record, "title", title);
    set_quote(record, "wording", decision.evidence);
    record.set("kind", code_of({{"personal", "staff"}, {"medfinansiering", "grant"}, {"förordnande", "appointment"}}, decision.kind, "other"));
    set_reference(record, decision.dnr, decision.dnr.empty());
    const std::string role = decision.delegate_role.empty() ? "" : ", " + decision.delegate_role;
    if (!decision.delegate.empty()) record.set("delegate_written", decision.delegate + role);
    set_text(record, "beneficiary_written", decision.beneficiary);
    set_money(record, "amount", decision.amount_sek);
    record.set("reported_at", item);
    add_texts(record, "lost_in_source", decision.lost);
    record.set("state", "reported");
    TRY(import_.put(record, {"reported_at", "title"}, decision.evidence));
    return Done{};
  }

  Expected<Done> store_matter(const ReportedMatter& matter, const RecordId& item) {
    Record record("reported_matter");
    record.set("agenda_item", item);
    // Under a heading for several kinds nobody can tell which a matter is.
    record.set("kind", code_of({{"rapport", "report"}}, matter.kind, "other"));
    record.set("title", matter.title);
    set_reference(record, matter.dnr, matter.dnr.empty());
    set_text(record, "words", matter.note);
    TRY(import_.put(record, {"agenda_item", "title"}, matter.evidence));
    return Done{};
  }

  Expected<Done> store_letter(const Letter& letter, const Item& item, const RecordId& item_id) {
    Record record("document");
    record.set("title", "Tjänsteskrivelse: " + item.title);
    record.set("kind", "officer_report");
    record.set("direction", "drawn_up");
    set_date(record, "date", letter.date);
    set_text(record, "sender", letter.author);
    for (const Signature& signature : letter.signed_by) record.add("signed_by", signature.name + ", " + signature.role);
    set_text(record, "unit_written", letter.unit);
    set_text(record, "addressee", letter.addressee);
    record.set("agenda_item", item_id);
    add_texts(record, "lost_in_source", letter.lost);
    record.set("state", "finished");
    TRY(import_.put(record, {"agenda_item", "title"}, letter.title));
    return Done{};
  }

  RecordImport& import_;
  const MinutesDocument& minutes_;
  RecordId meeting_;
};

core::Fail date_missing(const RecordImport& import) {
  return core::fail(
      {.code = "minutes_date_missing",
       .place = {.file = import.source().file},
       .message = {.sv = "det går inte att se vilken dag sammanträdet hölls", .en = "it cannot be told on which day the meeting was held"},
       .hint = {.sv = "skriv \"Protokoll STYRELSEN 2020-03-31\" överst i dokumentet; --dry-run visar vad som lästes",
                .en = "write \"Protokoll STYRELSEN 2020-03-31\" at the top of the document; --dry-run shows what was read"}});
}

}  // namespace

Expected<RecordId> store_minutes(RecordImport& import, const MinutesDocument& minutes) {
  if (minutes.meeting.date.empty() || minutes.meeting.body.empty()) return date_missing(import);
  return MinutesStore(import, minutes).store();
}

}  // namespace rodtrad::domain
