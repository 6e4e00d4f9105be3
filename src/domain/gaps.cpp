// Kinds of gaps as conditions over the register's tables, and finding them.
#include "domain/gaps.h"

#include <algorithm>

#include "core/json.h"
#include "records/show_value.h"

namespace rodtrad::domain {
namespace {

using records::Record;
using records::RecordId;
using schema::Field;
using schema::RecordType;

/// The title of who owns a record; several with a comma.
std::string owner_of(const records::Store& store, const RecordType& type, const Record& record, const Visible& visible) {
  const Field* field = type.find(type.use.owner);
  if (!field) return {};
  std::string names;
  for (const records::Entry& entry : record.entries(field->name)) {
    std::string name = show_value(*field, entry.value, core::Language::sv);
    if (const auto* id = std::get_if<RecordId>(&entry.value)) {
      const auto person = store.get(*id);
      const bool seen = !visible || store.meets(*id, visible(*store.schema().find(id->type)));
      if (person && seen) name = title_of(*store.schema().find(id->type), *person);
    }
    names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::string since_of(const records::Store& store, const GapKind& kind, const Record& record) {
  std::string day = kind.since.empty() ? "" : record.text(kind.since).substr(0, 10);
  if (core::parse_iso_date(day)) return day;
  const auto history = store.history(record.id);
  return history && !history->empty() ? history->front().at.substr(0, 10) : "";
}

records::Condition condition_of(const GapKind& kind, const std::string& today) {
  records::Condition condition{.text = "(" + kind.where + ")"};
  condition.parameters.assign(static_cast<std::size_t>(std::count(kind.where.begin(), kind.where.end(), '?')), sql::Parameter(today));
  return condition;
}

core::Expected<core::Done> check_kinds(const std::vector<std::string>& kinds) {
  std::vector<std::string> known;
  for (const GapKind& kind : gap_kinds()) known.push_back(kind.id);
  for (const std::string& kind : kinds) {
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    return core::fail({.code = "unknown_gap",
                       .message = core::say("slaget av lucka \"{}\" finns inte", "there is no kind of gap \"{}\"", kind),
                       .hint = core::did_you_mean(kind, known)});
  }
  return core::Done{};
}

}  // namespace

const std::vector<GapKind>& gap_kinds() {
  static const std::vector<GapKind> kinds = {
      {"goal_without_indicator",
       {.sv = "Mål utan indikator", .en = "Goal without indicator"},
       "goal",
       R"("state" = 'adopted' AND "number" NOT IN (SELECT "goal" FROM "indicator" WHERE "goal" IS NOT NULL))",
       "start"},
      {"indicator_without_value",
       {.sv = "Indikator utan värde", .en = "Indicator without value"},
       "indicator",
       R"("state" = 'in_use' AND "number" NOT IN (SELECT "indicator" FROM "indicator_value" WHERE "value" IS NOT NULL))",
       "baseline_date"},
      {"indicator_overdue",
       {.sv = "Indikator med försenat värde", .en = "Indicator with a late value"},
       "indicator",
       R"("state" = 'in_use' AND "next_due" < ?)",
       "next_due"},
      {"decision_without_follow_up",
       {.sv = "Beslut som inte har följts upp", .en = "Decision that has not been followed up"},
       "decision",
       R"("state" IN ('decided', 'final', 'carried_out') AND "followed_up" IS NULL AND coalesce("follow_up_due" < ?, true))",
       "follow_up_due"},
      {"project_without_target_area",
       {.sv = "Projekt utan målområde", .en = "Project without target area"},
       "project",
       R"("target_area" IS NULL AND coalesce("state" NOT IN ('closed', 'cancelled'), true))",
       "start"},
      {"project_without_final_report",
       {.sv = "Avslutat projekt utan slutrapport", .en = "Ended project without final report"},
       "project",
       R"(("state" = 'ended' OR ("state" = 'ongoing' AND "end" < ?)) AND "number" NOT IN)"
       R"( (SELECT "project" FROM "project_report" WHERE "kind" = 'final' AND "state" IN ('sent', 'approved')))",
       "end"},
      {"assignment_past_due",
       {.sv = "Uppdrag som är försenat", .en = "Assignment past due"},
       "assignment",
       R"("due_latest" < ? AND coalesce("state" NOT IN ('published', 'dropped'), true))"
       R"( AND "number" NOT IN (SELECT "assignment" FROM "publication"))",
       "due_latest"},
      {"result_without_receiver",
       {.sv = "Resultat utan mottagare", .en = "Result without a receiver"},
       "assignment",
       R"("number" IN (SELECT "assignment" FROM "publication") AND "number" NOT IN (SELECT "number" FROM "assignment__receivers"))",
       ""},
      {"measurement_without_receiver",
       {.sv = "Mätt resultat utan mottagare", .en = "Measured result without a receiver"},
       "result_measurement",
       R"("state" = 'measured' AND "receiver" IS NULL)",
       "measured"},
      {"activity_past_due",
       {.sv = "Aktivitet som är försenad", .en = "Activity past due"},
       "activity",
       R"("due" < ? AND "state" IN ('planned', 'ongoing'))",
       "due"},
      {"report_past_due",
       {.sv = "Projektrapport som är försenad", .en = "Project report past due"},
       "project_report",
       R"("due" < ? AND "state" = 'expected')",
       "due"},
  };
  return kinds;
}

core::Expected<std::vector<Gap>> find_gaps(const records::Store& store, const core::Date& today, const Visible& visible,
                                           const std::vector<std::string>& wanted) {
  TRY(check_kinds(wanted));
  std::vector<Gap> gaps;
  for (const GapKind& kind : gap_kinds()) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), kind.id) == wanted.end()) continue;
    const RecordType* type = store.schema().find(kind.type);
    if (!type) continue;  // a test's schema
    records::Query query{.type = type->name, .also = {condition_of(kind, core::to_iso(today))}};
    if (visible) query.also.push_back(visible(*type));
    const std::size_t first = gaps.size();
    for (const Record& record : TRY(store.list(query))) {
      Gap gap{
          .kind = kind.id, .label = kind.label, .id = record.id, .title = title_of(*type, record), .owner = owner_of(store, *type, record, visible)};
      gap.since = since_of(store, kind, record);
      if (const auto day = core::parse_iso_date(gap.since)) gap.days = std::max(core::to_days(today) - core::to_days(*day), 0);
      gaps.push_back(std::move(gap));
    }
    std::stable_sort(gaps.begin() + static_cast<std::ptrdiff_t>(first), gaps.end(), [](const Gap& a, const Gap& b) { return a.days > b.days; });
  }
  return gaps;
}

std::string gaps_json(const std::vector<Gap>& gaps) {
  core::JsonWriter out;
  out.begin_object().key("gaps").begin_array();
  for (const Gap& gap : gaps) {
    out.begin_object().member("kind", gap.kind).member("label", gap.label).member("id", to_text(gap.id)).member("title", gap.title);
    out.member("owner", gap.owner).member("since", gap.since).member("days", gap.days).end_object();
  }
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::domain
