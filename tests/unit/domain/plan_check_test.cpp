// Checks of assignments and their follow-up, each alone and at its limits.
#include "domain/plan_check.h"

#include "support/support.h"

using namespace rodtrad;
using domain::Assignment;
using domain::AssignmentState;
using domain::DueStatus;

namespace {

const std::vector<std::string> kTemplate = {"Rubrik", "bakgrund", "syfte", "verksamhetsnytta", "frågeställningar", "vad analysen ska leda till"};

Assignment complete() {
  Assignment assignment{.no = 1, .title = "Väntetider", .expected_outcome = "Beslut."};
  assignment.due_raw = "Mars 2021";
  assignment.due_edtf = {"2021-03"};
  assignment.due_latest = "2021-03-31";
  assignment.managers = {"Alva Ask"};
  assignment.analysts = {"Bo Björk"};
  assignment.publication_raw = "Kort analys";
  assignment.template_conformance = {.bakgrund = true,
                                     .syfte = true,
                                     .verksamhetsnytta = true,
                                     .fragestallningar_rubrik = true,
                                     .fragestallningar_innehall = true,
                                     .due = true,
                                     .manager = true,
                                     .analyst = true,
                                     .publication_form_in_plan_list = true};
  return assignment;
}

AssignmentState bound() { return {.id = "assignment-1", .template_parts = kTemplate, .method = "cost_outliers"}; }

std::vector<std::string> codes_of(const core::Problems& problems) {
  std::vector<std::string> codes;
  for (const core::Problem& problem : problems) codes.push_back(problem.code);
  return codes;
}

std::vector<std::string> lines_of(const Assignment& assignment, const AssignmentState& state = bound()) {
  std::vector<std::string> lines;
  for (const core::Problem& problem : check_assignment(assignment, state)) lines.push_back(to_line(problem, core::Language::sv));
  return lines;
}

using Lines = std::vector<std::string>;

domain::FollowUp followed(const std::string& due_latest, const core::Date& today) {
  return domain::follow_up({.due_latest = due_latest}, false, std::nullopt, today);
}

}  // namespace

TEST_CASE("plan check: a complete and bound assignment has no warnings") { CHECK(lines_of(complete()) == Lines{}); }

TEST_CASE("plan check: each missing part of the plan's template") {
  Assignment assignment = complete();
  assignment.expected_outcome.clear();
  assignment.template_conformance.bakgrund = assignment.template_conformance.syfte = false;
  assignment.template_conformance.verksamhetsnytta = assignment.template_conformance.fragestallningar_rubrik = false;
  CHECK(lines_of(assignment) == Lines{"Väntetider: varning: rubriken Bakgrund saknas. Tips: planens egen mall kräver den",
                                      "Väntetider: varning: rubriken Syfte saknas. Tips: planens egen mall kräver den",
                                      "Väntetider: varning: rubriken Verksamhetsnytta saknas. Tips: planens egen mall kräver den",
                                      "Väntetider: varning: rubriken Frågeställningar saknas. Tips: planens egen mall kräver den",
                                      "Väntetider: varning: rubriken Vad analysen ska leda till saknas. Tips: planens egen mall kräver den"});
  SUBCASE("what the template does not ask for is not missed") {
    AssignmentState state = bound();
    state.template_parts = {"syfte"};
    CHECK(lines_of(assignment, state) == Lines{"Väntetider: varning: rubriken Syfte saknas. Tips: planens egen mall kräver den"});
    state.template_parts = {};
    CHECK(lines_of(assignment, state) == Lines{});
  }
}

TEST_CASE("plan check: an assignment without title is named by its id") {
  Assignment assignment = complete();
  assignment.title.clear();
  CHECK(lines_of(assignment) == Lines{"assignment-1: varning: rubrik saknas. Tips: planens egen mall kräver den"});
}

TEST_CASE("plan check: a heading without questions") {
  Assignment assignment = complete();
  assignment.template_conformance.fragestallningar_innehall = false;
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{"questions_missing"});
}

TEST_CASE("plan check: owners, by name or as a role") {
  Assignment assignment = complete();
  assignment.managers.clear();
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{"manager_missing"});
  assignment.unnamed_roles = {"enhetschef"};
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{});
  assignment.template_conformance.manager = false;
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{"manager_missing"});
  assignment.template_conformance.analyst = false;
  assignment.analysts.clear();
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{"manager_missing", "analyst_missing"});
}

TEST_CASE("plan check: due dates and publication forms") {
  Assignment assignment = complete();
  assignment.due_edtf.clear();
  assignment.due_raw = "när det passar";
  assignment.publication_raw = "Film";
  assignment.template_conformance.publication_form_in_plan_list = false;
  CHECK(
      lines_of(assignment) ==
      Lines{"Väntetider: varning: förstår inte när arbetet ska redovisas: \"när det passar\". Tips: skriv månad eller årstid med årtal, till exempel "
            "\"mars 2021\"",
            "Väntetider: varning: publikationsformen \"Film\" finns inte i planens lista. Tips: välj en form ur planens lista, eller lägg till "
            "formen där"});
  assignment.template_conformance.publication_form_in_plan_list = std::nullopt;
  assignment.due_raw.clear();
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{"due_missing"});
  assignment.publication_raw.clear();
  CHECK(codes_of(check_assignment(assignment, bound())) == Lines{"due_missing", "publication_form_missing"});
}

TEST_CASE("plan check: method and data; all are warnings in both languages") {
  const core::Problems problems =
      check_assignment(complete(), {.id = "assignment-1", .template_parts = kTemplate, .lost_datasets = {"kontakter@ab12"}});
  CHECK(codes_of(problems) == Lines{"method_missing", "data_missing"});
  CHECK_FALSE(has_errors(problems));
  CHECK(to_line(problems[1], core::Language::en) ==
        "Väntetider: warning: the dataset kontakter@ab12 is no longer there. Hint: import it again, or bind the assignment to another");
}

TEST_CASE("follow-up: due today is not late") {
  CHECK(followed("2021-03-31", {2021, 3, 30}).status == DueStatus::due);
  CHECK(followed("2021-03-31", {2021, 3, 30}).days == 1);
  CHECK(followed("2021-03-31", {2021, 3, 31}).status == DueStatus::due);
  CHECK(followed("2021-03-31", {2021, 3, 31}).days == 0);
  CHECK(followed("2021-03-31", {2021, 4, 1}).status == DueStatus::late);
  CHECK(followed("2021-03-31", {2021, 4, 1}).days == -1);
  CHECK(followed("2021-03-31", {2021, 4, 1}).due_latest == core::Date{2021, 3, 31});
}

TEST_CASE("follow-up: without a due date nothing is late") {
  const domain::FollowUp row = followed("", {2021, 4, 1});
  CHECK(row.status == DueStatus::no_due_date);
  CHECK_FALSE(row.due_latest);
  CHECK_FALSE(row.days);
  CHECK(domain::follow_up({}, true, "2021-04-01", {2021, 4, 1}).status == DueStatus::delivered);
}

TEST_CASE("follow-up: what is delivered is measured on its day") {
  const Assignment assignment{.due_latest = "2021-03-31"};
  const core::Date today{2022, 1, 1};
  CHECK(domain::follow_up(assignment, true, "2021-03-31", today).status == DueStatus::delivered);
  CHECK(domain::follow_up(assignment, true, "2021-03-31", today).days == 0);
  CHECK(domain::follow_up(assignment, true, "2021-04-10", today).days == -10);
  CHECK(domain::follow_up(assignment, true, std::nullopt, today).status == DueStatus::delivered);
  CHECK_FALSE(domain::follow_up(assignment, true, std::nullopt, today).days);
}

TEST_CASE("follow-up: codes and labels") {
  CHECK(domain::due_status_code(DueStatus::no_due_date) == "no_due_date");
  CHECK(domain::due_status_code(DueStatus::late) == "late");
  CHECK(domain::due_status_label(DueStatus::late).sv == "försenat");
  CHECK(domain::due_status_label(DueStatus::due).en == "due");
}
