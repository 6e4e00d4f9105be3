// The portfolio reader on a real presentation: every key against answers that people worked out.
#include "domain/portfolio_reader.h"

#include <set>

#include "support/answers.h"

using namespace rodtrad;
using core::Json;

namespace {

std::string real_text() { return test::contents(test::real_data() / "seeds" / "000_33905e585008b663.txt"); }

Json read(const std::string& text) {
  core::Problems notes;
  const auto portfolio = domain::read_portfolio(text, "portfolio.txt", notes);
  REQUIRE(portfolio);
  return *core::parse_json(domain::to_json(*portfolio));
}

/// What people knew from elsewhere: how one project writes its name. And a note in their words.
bool is_written_by_people(const std::string& path) {
  static const std::set<std::string> known = {"financing_table.rows[2].name", "financing_table.rows[2].missing"};
  return known.contains(path);
}

}  // namespace

TEST_CASE("real portfolio: the table, its sums with their rounding, and the list of projects") {
  REQUIRE_REAL_DATA();
  const Json ours = read(real_text());
  const Json gold = *core::parse_json(test::contents(test::real_data() / "gold" / "gold-norrbotten-eu-projects.json"));
  test::check_answers(gold, ours, {"financing_table", "project_list", "checks"}, is_written_by_people);
  test::check_quotes(ours, real_text());
}

TEST_CASE("real portfolio: a project without figures has none, one with nothing has 0") {
  REQUIRE_REAL_DATA();
  const Json ours = read(real_text());
  const Json::Array& rows = ours["financing_table"]["rows"].array();
  REQUIRE(rows.size() == 10);
  CHECK(rows[2]["own_mkr"].is_null());
  CHECK(rows[5]["own_mkr"].is_number());
  CHECK(rows[5]["own_mkr"].number() == 0);
  CHECK(ours["ambiguities"].array().size() == 1);
}
