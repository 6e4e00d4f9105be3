// records: every problem of a value has its code and its field, and all are told at once.
#include <limits>

#include "records/check.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;
using records::Row;
using records::Value;

namespace {

core::Problems problems_of(const Record& record) {
  const schema::Schema schema = schema_of(every_kind());
  return records::check_record(*schema.find("thing"), record, [](const RecordId& id) { return id.number == 1; });
}

/// "code field" of the only problem when `field` has this value; "" when there is none.
std::string problem_with(const std::string& field, const Value& value) {
  Record thing = named("thing", "x");
  thing.set(field, value);
  const core::Problems problems = problems_of(thing);
  if (problems.empty()) return "";
  REQUIRE(problems.size() == 1);
  CHECK_FALSE(problems[0].message.sv.empty());
  CHECK_FALSE(problems[0].message.en.empty());
  return problems[0].code + " " + problems[0].place.file;
}

}  // namespace

TEST_CASE("each kind takes its own values only") {
  CHECK(problem_with("name", std::int64_t{1}) == "wrong_kind thing.name");
  CHECK(problem_with("weight", std::int64_t{1}).empty());
  CHECK(problem_with("weight", "1") == "wrong_kind thing.weight");
  CHECK(problem_with("count", 1.0) == "wrong_kind thing.count");
  CHECK(problem_with("good", std::int64_t{1}) == "wrong_kind thing.good");
  CHECK(problem_with("price", 1.0) == "wrong_kind thing.price");
  CHECK(problem_with("owner", "owner-1") == "wrong_kind thing.owner");
}

TEST_CASE("each rule of a value has its code") {
  CHECK(problem_with("name", "\xE5") == "not_text thing.name");
  CHECK(problem_with("story", std::string("a\0b", 3)) == "not_text thing.story");
  CHECK(problem_with("name", "a\nb") == "several_lines thing.name");
  CHECK(problem_with("weight", std::numeric_limits<double>::quiet_NaN()) == "not_finite thing.weight");
  CHECK(problem_with("weight", std::numeric_limits<double>::infinity()) == "not_finite thing.weight");
  for (const char* currency : {"kr", "sek", "SEKK", ""})
    CHECK(problem_with("price", core::Money{.currency = currency}) == "bad_currency thing.price");
  for (const char* day : {"2020-02-30", "2020-2-1", "20200201"}) CHECK(problem_with("day", day) == "bad_date thing.day");
  for (const char* due : {"soon", "2020-13", "2020-10/2020-09"}) CHECK(problem_with("due", due) == "bad_fuzzy_date thing.due");
  for (const char* due : {"2020", "2020-03", "2020-23", "2020-03-31", "2020-10/2020-12"}) CHECK(problem_with("due", due).empty());
  for (const char* at : {"2020-03-31", "2020-03-31T24:00:00Z", "2020-03-31T12:00:00", "2020-02-30T12:00:00Z", "2020-03-31T12:0x:00Z"}) {
    CHECK(problem_with("at", at) == "bad_time thing.at");
  }
  CHECK(problem_with("state", "opne") == "unknown_code thing.state");
  for (const char* path : {"/etc/passwd", "../x", "a/../../x", "a\\b"}) CHECK(problem_with("path", path) == "bad_path thing.path");
  CHECK(problem_with("owner", RecordId{.type = "thing", .number = 1}) == "wrong_target thing.owner");
  CHECK(problem_with("owner", RecordId{.type = "owner", .number = 2}) == "no_such_record thing.owner");
  CHECK(problem_with("name", "") == "required thing.name");
  CHECK(problem_with("nmae", "x") == "unknown_field thing.nmae");
}

TEST_CASE("values of many and of groups are told by their place") {
  Record thing = named("thing", "x");
  thing.add("name", "y");
  thing.add("tags", "a");
  thing.add("tags", "");
  thing.add("prices", core::Money{.currency = "?"});
  thing.add("friends", RecordId{.type = "owner", .number = 9});
  thing.set("tags", "b").span(4, 4);
  thing.add("tags", Value{});
  thing.add("parts", Row{{"part", "a"}, {"whole", "yes"}});
  thing.add("parts", Row{{"whole", true}, {"prat", "x"}});
  thing.add("parts", Row{});
  thing.set("size", "big");
  std::vector<std::string> told;
  for (const core::Problem& problem : problems_of(thing)) told.push_back(problem.code + " " + problem.place.file);
  CHECK(told == std::vector<std::string>{"not_many thing.name", "bad_span thing.tags[1]", "empty_value thing.tags[2]", "bad_currency thing.prices[1]",
                                         "no_such_record thing.friends[1]", "empty_value thing.size", "wrong_kind thing.parts[1].whole",
                                         "unknown_field thing.parts[2].prat", "required thing.parts[2].part", "empty_value thing.parts[3]"});
}

TEST_CASE("problems read as sentences in both languages") {
  Record thing("thing");
  thing.set("state", "opeen");
  const core::Problems problems = problems_of(thing);
  REQUIRE(problems.size() == 2);
  CHECK(to_line(problems[0], core::Language::sv) == "thing.name: Fältet name saknas. Tips: fältet måste fyllas i");
  CHECK(to_line(problems[1], core::Language::en) == "thing.state: \"opeen\" is none of the codes. Hint: did you mean \"open\"?");
}
