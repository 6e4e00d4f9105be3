// Minutes of a board as read: plain structs that the reader fills and the register stores. A value that the source once
// had and lost is named in `lost`; what is empty and not named there is absent. Nothing is guessed.
#pragma once

#include <cstdint>
#include <optional>

#include "domain/document/quote.h"
#include "domain/programme/programme_document.h"

namespace rodtrad::domain {

using Names = std::vector<std::string>;

struct Adjuster {
  std::string name;
  std::string party;
  Quote evidence;
};

struct Meeting {
  std::string body;              // "Regionstyrelsen"
  std::string organisation;      // in the spelling of running text
  std::string organisation_raw;  // as on the pages
  std::string date;              // ISO day
  std::string weekday;
  std::vector<Quote> date_sources;
  Quote place;
  std::string start_time, end_time;  // "09:00"
  std::string document_type;
  std::string secretary;
  std::optional<Adjuster> adjuster;
  int paragraph_first = 0, paragraph_last = 0, paragraph_count = 0;
  Names lost;
};

/// One who was there, for which paragraphs when not all.
struct Attendee {
  std::string name;
  std::string name_raw;  // when the name stands with another accent elsewhere
  int name_page = 0;     // of that place
  std::string party;
  std::string role;
  std::string role_raw;
  std::string municipality;
  std::string note_raw;      // "Del av 46 samt", "46"
  std::vector<int> partial;  // paragraphs that the note says were attended in part
  std::string full;          // "47-53"
  bool full_inferred = false;
  std::string title;
  int title_page = 0;
  Names lost;
  Quote words;  // the name as written
};

struct Attendance {
  std::vector<Attendee> deciding, non_serving_substitutes, right_to_speak, insight_seat, secretary, officials;
  std::string right_to_speak_label;
  std::string split_rationale;  // why deciding members and substitutes were parted where they were
  std::size_t total() const;
};

/// What a decision rests on.
struct Basis {
  std::string type;  // "tjänsteskrivelse", "protokoll", "bilaga" …
  std::string author;
  std::string title;
  std::string date;  // EDTF
  std::optional<int> number;
  std::string attachment_pages;
  Quote words;
};

struct Decision {
  std::string kind;  // grant, endorse_programme, approve_report, approve, adopt, propose, delegate, file, reject …
  std::string body;
  Quote text;
  std::string beneficiary, project, project_alias, percent_base, funding_line;  // grant
  std::optional<std::int64_t> percent;
  std::optional<std::int64_t> cap_sek;
  std::string start_earliest, end_latest;  // EDTF
  std::string object, addressee, assignee, condition, task, task_due;
};

struct Report {
  std::string by, by_role, heading;
  Names topics;
  std::string deadline;  // EDTF, "--09-30" without a year
  Quote words;
};

struct PriorDecision {
  std::string body, date, date_raw, what;
  bool year_inferred = false;
  Names recommendation_to;
};

/// A consultation that the board answers.
struct Consultation {
  std::string sender, received, answer_due;
  bool answer_due_year_inferred = false;
};

/// A decision by delegation that is reported to the board.
struct DelegatedDecision {
  std::string kind;  // personal, medfinansiering, förordnande
  std::string unit, description, delegate, delegate_role, dnr;
  std::string beneficiary, project, funding_line, appointee;
  std::optional<std::int64_t> amount_sek;
  int periods_lost = 0;
  Names lost;
  Quote evidence;
};

/// How many names stood in the column of a group of such decisions; as many as decisions when each is whose.
struct DelegateColumn {
  std::string group;
  std::size_t decisions = 0, names = 0;
};

struct ReportedMatter {
  std::string kind, title, dnr, note;
  Quote evidence;
};

struct NamedPerson {
  std::string name, party;
};
using NamedPersons = std::vector<NamedPerson>;

/// A proposal at the meeting (yrkande).
struct Proposal {
  NamedPersons by;
  std::string kind;  // approval, rejection, amendment, addition, return, postponement, adjournment; "": the words do not tell
  Quote words;
};

struct Vote {
  std::optional<std::int64_t> yes, no, abstained;
  std::string yes_means, no_means;
  NamedPersons yes_by, no_by, abstained_by;  // when the votes of each are written
  bool casting_vote = false;                 // the chair's decided
  Quote order, words;
};

/// A reservation, a statement or a note of somebody's, or that somebody may not take part.
struct Statement {
  NamedPersons by;
  Quote words;
};

/// Where the item stands in the thread, by its own words.
struct ItemThread {
  std::string strategy, programme, instrument, follow_up;
};

struct Item {
  int paragraph = 0;
  bool paragraph_inferred = false;
  std::string type;  // information, decision, proposal_to_assembly, notifications
  std::string title, title_raw;
  std::string dnr;
  bool dnr_expected = false;
  std::string programme_period, programme_period_inferred;
  Quote heading;
  Quote background;
  std::optional<Decision> decision;
  std::optional<std::int64_t> applied_sek;
  std::string applied_period;
  std::vector<Quote> conditions;
  std::vector<Basis> basis;
  std::string basis_heading;  // as written; it may stand there without entries
  Names notified, notified_raw;
  std::vector<Quote> notified_words;
  std::vector<Proposal> proposals;
  std::optional<Vote> vote;
  std::vector<Statement> reservations, statements, notes, disqualified;
  bool immediate_adjustment = false;
  Quote immediate_adjustment_text;
  std::vector<Report> reports;
  std::optional<PriorDecision> prior_decision;
  std::optional<Consultation> consultation;
  std::optional<ItemThread> thread;
  Names groups;
  std::vector<DelegatedDecision> delegated_decisions;
  std::vector<DelegateColumn> delegate_columns;  // of the groups that have such decisions
  std::vector<ReportedMatter> reported_matters;
  Names lost;
};

/// A goal with a number in it.
struct GoalIndicator {
  std::string text, measure, comparator;
  std::vector<std::int64_t> target;
  std::optional<std::int64_t> target_percent;
  bool has_baseline = false;  // the letter says from what
  Quote evidence;
};

struct Signature {
  std::string name, role;
};

struct LetterThread {
  std::string strategy, target_area, goal;
  Quote evidence;
};

/// Amounts of one line of a budget as written: "100 000 110 000".
struct BudgetAmounts {
  std::string line, written;
};

struct LetterBudget {
  Names cost_lines, public_funders, private_funders;
  std::vector<BudgetAmounts> amounts;  // of the lines that have any
  Names lost;
};

/// A letter from the office with a proposal to decide (tjänsteskrivelse).
struct Letter {
  int for_paragraph = 0;
  std::string pages;
  std::string unit, author, addressee, dnr, date;
  bool dnr_expected = false;
  Quote title;
  std::vector<Signature> signed_by;
  std::optional<Names> proposal_differs_from_decision;  // nothing when they could not be compared
  std::optional<LetterThread> thread;
  std::optional<std::int64_t> private_share_percent;
  Quote private_share_evidence;
  Names headings;
  std::vector<GoalIndicator> indicators;
  std::string overall_goal, baseline_missing;
  std::size_t activities = 0;
  std::optional<LetterBudget> budget;
  Names cross_cutting;
  Quote purpose;
  Names lost;
};

struct MinutesDocument {
  Meeting meeting;
  Attendance attendance;
  std::vector<Item> items;
  std::vector<Letter> letters;
  std::vector<ProgrammeDocument> programmes;
  SourceDocument source;
  /// Values that the source has lost: of the meeting, its items and what was decided by delegation.
  std::size_t lost_values() const;
};

}  // namespace rodtrad::domain
