// Comparing minutes.
#include "support/minutes_checks.h"

#include "core/unicode.h"

namespace rodtrad::test {

using domain::Attendee;

namespace {

void check_people(const std::vector<Attendee>& read, const std::vector<MeantPerson>& meant) {
  REQUIRE(read.size() == meant.size());
  for (std::size_t i = 0; i < meant.size(); ++i) {
    CHECK(read[i].name == meant[i].name);
    CHECK(read[i].party == meant[i].party);
    if (!read[i].municipality.empty()) CHECK(meant[i].after == ", " + read[i].municipality);
    if (!read[i].role_raw.empty()) CHECK(meant[i].after == ", " + read[i].role_raw);
    const bool told = meant[i].after.empty() || !read[i].role_raw.empty() || !read[i].municipality.empty() || !read[i].note_raw.empty();
    CHECK_MESSAGE(told, meant[i].name, meant[i].after);
  }
}

void check_item(const domain::Item& read, const MeantItem& meant, int paragraph) {
  CHECK(read.title == meant.title);
  CHECK(read.paragraph == paragraph);
  CHECK(read.dnr == meant.reference);
  CHECK(read.immediate_adjustment == meant.immediate);
  CHECK_MESSAGE(read.notified == meant.notified, fmt::format("{}", fmt::join(read.notified, " | ")));
  CHECK(read.lost.empty());
  REQUIRE(read.basis.size() == meant.basis.size());
  for (std::size_t i = 0; i < meant.basis.size(); ++i) CHECK(read.basis[i].words.text == meant.basis[i]);
  REQUIRE(read.decision.has_value() == !meant.decision.empty());
  if (read.decision) CHECK(read.decision->text.text == meant.decision);
  REQUIRE(read.conditions.size() == meant.conditions.size());
  for (std::size_t i = 0; i < meant.conditions.size(); ++i) CHECK(read.conditions[i].text == meant.conditions[i]);
}

void check_grant(const domain::Decision& grant) {
  CHECK(grant.beneficiary == "Norrby kommun");
  CHECK(grant.project == "Glesbygdslabbet");
  CHECK(grant.percent == 45);
  CHECK(grant.percent_base == "projektets bokförda kostnader");
  CHECK(grant.cap_sek == 450000);
  CHECK(grant.start_earliest == "2019-04-01");
  CHECK(grant.end_latest == "2021-12-31");
}

}  // namespace

void check_minutes(const std::string& bytes, const MeantMinutes& meant) {
  core::Problems notes;
  const auto read = domain::read_minutes(bytes, "minutes", notes);
  REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
  CHECK(read->meeting.body == meant.body);
  CHECK(read->meeting.date == meant.title_date);
  CHECK(read->meeting.place.text == meant.place);
  CHECK(read->meeting.start_time == "09:00");
  CHECK(read->meeting.end_time == "12:15");
  REQUIRE(read->meeting.adjuster);
  CHECK(read->meeting.adjuster->name + " (" + read->meeting.adjuster->party + ")" == meant.adjuster);
  check_people(read->attendance.deciding, meant.deciding);
  check_people(read->attendance.non_serving_substitutes, meant.substitutes);
  check_people(read->attendance.right_to_speak, meant.right_to_speak);
  CHECK(read->meeting.secretary == meant.secretary);
  REQUIRE(read->attendance.officials.size() == meant.officials.size());
  for (std::size_t i = 0; i < meant.officials.size(); ++i) CHECK(read->attendance.officials[i].name == meant.officials[i]);
  REQUIRE(read->items.size() == meant.items.size());
  for (std::size_t i = 0; i < meant.items.size(); ++i) check_item(read->items[i], meant.items[i], meant.first_paragraph + static_cast<int>(i));
  for (const domain::Item& item : read->items) {
    if (item.decision && item.decision->kind == "grant") check_grant(*item.decision);
  }
}

}  // namespace rodtrad::test
