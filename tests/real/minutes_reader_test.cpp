// The minutes reader on real minutes: every key against answers that people wrote, and the gates.
#include "domain/minutes_reader.h"

#include <set>

#include "core/unicode.h"
#include "domain/document/source_document.h"
#include "domain/minutes_json.h"
#include "domain/programme_reader.h"
#include "support/answers.h"

using namespace rodtrad;
using core::Json;
using domain::Attendee;
using domain::MinutesDocument;

namespace {

std::string real_text() { return test::contents(test::real_data() / "seeds" / "001_b6cdc147a5616c6f.txt"); }

MinutesDocument read(const std::string& text) {
  core::Problems notes;
  auto minutes = domain::read_minutes(text, "minutes.txt", notes);
  REQUIRE(minutes);
  return *std::move(minutes);
}

Json answers() {
  const auto json = core::parse_json(test::contents(test::real_data() / "gold" / "gold-orebro-2014-08-21.json"));
  REQUIRE(json);
  return *json;
}

Json as_json(const MinutesDocument& minutes) {
  const auto json = core::parse_json(domain::to_json(minutes));
  REQUIRE(json);
  return *json;
}

/// Notes and summaries that the people who answered wrote in their own words. Of what was told at the meeting we keep the
/// words themselves; of measures and projects the words of the source rather than a shorter name.
bool is_written_by_people(const std::string& path) {
  static const std::set<std::string> notes = {"meeting.adjustment_note",
                                              "meeting.law_note",
                                              "attendance.split_rationale",
                                              "attendance.role_note",
                                              "attendance.paragraph_note_rule",
                                              "items[3].programme_period_inferred",
                                              "items[7].delegate_assignment_rule",
                                              "items[0].reports[1].by_role",
                                              "items[0].reports[2].by_role",
                                              "attachments[0].indicators[1].measure",
                                              "attachments[0].indicators[2].measure",
                                              "attachments[3].increase_indicators[5]",
                                              "attachments[3].projects[0]",
                                              "attachments[3].projects[1]",
                                              "attachments[3].projects[3]",
                                              "attachments[3].projects[6]"};
  return notes.contains(path) || path.find(".topics") != path.npos;
}

/// The document in lines of at most `width` characters, as pasted from elsewhere; empty lines stay.
std::string in_lines(const std::string& text, std::size_t width) {
  std::string out;
  for (const std::string_view line : core::split(text, '\n')) {
    std::size_t column = 0;
    for (const std::string_view word : core::split(line, ' ')) {
      const std::size_t length = core::count_code_points(word);
      if (column > 0 && column + 1 + length > width) {
        out += '\n';
        column = 0;
      }
      if (column > 0) out += ' ';
      out += word;
      column += length + (column > 0 ? 1 : 0);
    }
    out += '\n';
  }
  return out;
}

/// Without places, which follow the line breaks.
std::string without_places(const Json& json) {
  core::JsonWriter out;
  const std::function<void(const Json&)> write = [&](const Json& value) {
    if (value.is_array()) {
      out.begin_array();
      for (const Json& element : value.array()) write(element);
      out.end_array();
    } else if (value.is_object()) {
      out.begin_object();
      for (const auto& [key, member] : value.object()) {
        if (key == "start" || key == "end" || key == "span") continue;
        out.key(key);
        write(member);
      }
      out.end_object();
    } else {
      core::write(out, value);
    }
  };
  write(json);
  return out.take();
}

}  // namespace

TEST_CASE("real minutes: every key of meeting, attendance, items and attachments as people read them") {
  REQUIRE_REAL_DATA();
  test::check_answers(answers(), as_json(read(real_text())), {"meeting", "attendance", "items", "attachments"}, is_written_by_people);
}

TEST_CASE("real minutes: the gates") {
  REQUIRE_REAL_DATA();
  const MinutesDocument minutes = read(real_text());
  const Json gold = answers();
  CHECK(minutes.attendance.total() == 41);
  CHECK(minutes.items.size() == 8);
  std::size_t notified = 0, lost = 0, delegated = 0;
  const auto tail = static_cast<std::size_t>(gold["negative_zone"]["start"].integer());
  for (const domain::Item& item : minutes.items) {
    notified += item.notified.size();
    delegated += item.delegated_decisions.size();
    lost += item.dnr_expected && item.dnr.empty() && std::find(item.lost.begin(), item.lost.end(), "dnr") != item.lost.end() ? 1 : 0;
    CHECK(item.heading.spans.back().end <= tail);
    CHECK(item.proposals.empty());
    CHECK_FALSE(item.vote);
    for (const auto* statements : {&item.reservations, &item.statements, &item.notes, &item.disqualified}) CHECK(statements->empty());
  }
  CHECK(notified == 14);
  CHECK(delegated == 9);
  CHECK(lost == 6);
}

TEST_CASE("real minutes: nothing is invented: every quote stands in the text") {
  REQUIRE_REAL_DATA();
  const std::string text = real_text();
  test::check_quotes(as_json(read(text)), text);
}

TEST_CASE("real minutes: pasted with other line widths they say the same") {
  REQUIRE_REAL_DATA();
  const std::string meant = without_places(as_json(read(real_text())));
  for (const std::size_t width : {40u, 72u, 100u, 240u}) {
    CHECK_MESSAGE(without_places(as_json(read(in_lines(real_text(), width)))) == meant, width);
  }
}

TEST_CASE("real programme: by its pages it is what it is behind the minutes") {
  REQUIRE_REAL_DATA();
  core::Problems notes;
  const auto source = domain::read_source_document(real_text(), "minutes.txt", notes);
  REQUIRE(source);
  const auto programmes = domain::read_programmes(*source, "minutes.txt", domain::parse_pages("33-40"));
  REQUIRE(programmes);
  REQUIRE(programmes->size() == 1);
  core::JsonWriter out;
  out.begin_object();
  domain::write_programme(out, programmes->front());
  const Json alone = *core::parse_json(out.end_object().take()), behind = as_json(read(real_text()))["attachments"].array()[3];
  for (const auto& [key, value] : behind.object()) {
    if (key != "for_paragraph") CHECK_MESSAGE(without_places(alone[key]) == without_places(value), key);
  }
}
