// The plan reader on a real plan: every field of every assignment against answers that people wrote.
#include "domain/plan_reader.h"

#include "domain/plan_json.h"
#include "support/plan_register.h"
#include "support/plan_sources.h"

using namespace rodtrad;
using core::Json;

namespace {

domain::PlanDocument real_plan(core::Problems& notes) {
  const std::string bytes = test::contents(test::real_data() / "seeds" / "003_813dbcad78f4d3c5.txt");
  auto plan = domain::read_plan(bytes, "plan.txt", notes);
  REQUIRE(plan);
  CHECK(plan->text == bytes);
  return *std::move(plan);
}

Json answers() {
  const auto json = core::parse_json(test::contents(test::real_data() / "gold" / "gold-norrbotten-analysplan-2020.json"));
  REQUIRE(json);
  return *json;
}

std::string written(const Json& value) {
  core::JsonWriter out;
  core::write(out, value);
  return out.take();
}

/// What the answers do not name is nothing here: null, empty or false.
bool says_nothing(const Json& value) {
  const std::string text = written(value);
  return text == "null" || text == "[]" || text == "{}" || text == "false";
}

bool says_the_same(const Json& ours, const Json& theirs) { return theirs.is_null() ? says_nothing(ours) : written(ours) == written(theirs); }

/// Two answers are shortened by hand in ways that no rule can know. In 10 the words before the object are left out, so
/// each answer, but for its number, ends one of ours; in 15 each answer begins one of ours.
bool is_shortened(const std::string& ours, const std::string& theirs) {
  const std::size_t number = theirs.starts_with("(") ? theirs.find(' ') + 1 : 0;
  return ours.ends_with(theirs.substr(number)) || ours.starts_with(theirs);
}

bool are_shortened(const Json& ours, const Json& theirs) {
  if (ours.array().size() != theirs.array().size()) return false;
  for (std::size_t i = 0; i < ours.array().size(); ++i) {
    if (!is_shortened(ours.array()[i].string(), theirs.array()[i].string())) return false;
  }
  return true;
}

constexpr const char* kFields[] = {"no",
                                   "title",
                                   "toc_title",
                                   "toc_differs",
                                   "domain",
                                   "perspective",
                                   "due_raw",
                                   "due_edtf",
                                   "due_latest",
                                   "due_approximate",
                                   "department_raw",
                                   "departments",
                                   "managers",
                                   "analysts",
                                   "analyst_titles",
                                   "unnamed_roles",
                                   "unnamed_roles_uncertain",
                                   "publication_raw",
                                   "publication_forms",
                                   "publication_other",
                                   "publication_operator",
                                   "questions",
                                   "n_questions",
                                   "other_items",
                                   "template_conformance"};

}  // namespace

TEST_CASE("real plan: sixteen assignments with all fields as people read them") {
  REQUIRE_REAL_DATA();
  core::Problems notes;
  const auto plan = real_plan(notes);
  CHECK(notes.empty());
  const auto ours = core::parse_json(domain::to_json(plan));
  REQUIRE(ours);
  const Json gold = answers();
  const Json::Array& expected = gold["assignments"].array();
  REQUIRE((*ours)["assignments"].array().size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Json& assignment = (*ours)["assignments"].array()[i];
    const std::int64_t no = expected[i]["no"].integer();
    for (const std::string field : kFields) {
      const bool shortened = field == "other_items" && (no == 10 || no == 15);
      const bool same = shortened ? are_shortened(assignment[field], expected[i][field]) : says_the_same(assignment[field], expected[i][field]);
      CHECK_MESSAGE(same, no, " ", field, "\n  read     ", written(assignment[field]), "\n  expected ", written(expected[i][field]));
    }
    CHECK(assignment["background"].string().starts_with(expected[i]["background_first_80"].string()));
  }
}

TEST_CASE("real plan: spans begin where people saw them, and values say what stands there") {
  REQUIRE_REAL_DATA();
  core::Problems notes;
  const auto plan = real_plan(notes);
  test::check_all_sources(plan);
  const Json gold = answers();
  for (std::size_t i = 0; i < plan.assignments.size(); ++i) {
    const Json& expected = gold["assignments"].array()[i];
    const domain::Sources& sources = plan.assignments[i].sources;
    CHECK(sources.at("title").parts[0][0].begin == static_cast<std::size_t>(expected["start"].integer()));
    CHECK(sources.at("background").parts[0][0].begin == static_cast<std::size_t>(expected["background_start"].integer()));
  }
}

TEST_CASE("real plan: the plan's own fields") {
  REQUIRE_REAL_DATA();
  core::Problems notes;
  const auto plan = real_plan(notes);
  const auto ours = core::parse_json(domain::to_json(plan));
  REQUIRE(ours);
  const Json expected = answers()["plan"];
  for (const char* field : {"title", "organisation", "status", "addressee", "board_date", "board_date_raw", "decided_by", "coordinator",
                            "publication_forms", "common_breakdowns", "required_fields", "appendix"}) {
    CHECK_MESSAGE(written((*ours)["plan"][field]) == written(expected[field]), field);
  }
  REQUIRE(plan.domains.size() == expected["domains"].array().size());
  for (std::size_t i = 0; i < plan.domains.size(); ++i) {
    const Json& domain = expected["domains"].array()[i];
    CHECK(plan.domains[i].name == domain["name"].string());
    REQUIRE(plan.domains[i].perspectives.size() == domain["perspectives"].array().size());
    for (std::size_t j = 0; j < plan.domains[i].perspectives.size(); ++j) {
      // The answers name a perspective by its adjective, with "(ingår ej 2020)" when it is not covered.
      const std::string answer = domain["perspectives"].array()[j].string();
      const domain::Perspective& perspective = plan.domains[i].perspectives[j];
      CHECK(core::to_lower(perspective.name).starts_with(answer.substr(0, answer.find(' '))));
      CHECK(perspective.covered == (answer.find("ingår ej") == std::string::npos));
    }
  }
  REQUIRE(plan.kinds.size() == 3);
  CHECK(plan.kinds[0].code == "follow_up");
  CHECK(plan.kinds[1].code == "evaluation");
  CHECK(plan.kinds[2].code == "analysis");
}

TEST_CASE("real plan: seventy-four trends in five groups") {
  REQUIRE_REAL_DATA();
  core::Problems notes;
  const auto plan = real_plan(notes);
  std::vector<std::pair<std::string, int>> groups;
  for (const domain::Trend& trend : plan.trends) {
    if (groups.empty() || groups.back().first != trend.group) groups.emplace_back(trend.group, 0);
    CHECK(trend.no == ++groups.back().second);
  }
  const std::vector<std::pair<std::string, int>> expected = {
      {"basic", 2}, {"mega_trend", 12}, {"near_term_trend", 17}, {"ways_of_working", 36}, {"system_support", 7}};
  CHECK(groups == expected);
  CHECK(plan.trends.size() == 74);
}

TEST_CASE("real plan: the register keeps it whole") {
  REQUIRE_REAL_DATA();
  core::Problems notes;
  test::PlanRegister().check_round_trip(real_plan(notes));
}
