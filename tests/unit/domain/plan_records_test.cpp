// Plans in the register: what is stored is read back whole, also what is absent.
#include "domain/plan_records.h"

#include "domain/plan_reader.h"
#include "support/plan_register.h"

using namespace rodtrad;
using domain::Assignment;
using domain::FieldSource;
using domain::Origin;
using domain::PlanDocument;

namespace {

FieldSource read(std::vector<domain::Spans> parts) { return {Origin::read, "", std::move(parts)}; }
FieldSource derived(std::string rule, std::vector<domain::Spans> parts = {}) { return {Origin::derived, std::move(rule), std::move(parts)}; }

domain::Sources sources_of_every_field() {
  return {{"no", derived("order_in_plan")},
          {"title", read({{{10, 20}, {25, 30}}})},
          {"toc_title", read({{{1, 5}}})},
          {"toc_differs", derived("compared_with_contents", {{{1, 5}}})},
          {"perspective", derived("footnote", {{{40, 44}}})},
          {"purpose", derived("combined_heading", {{{50, 60}, {61, 70}}})},
          {"due_edtf", derived("edtf_of_words", {{{71, 75}}, {{76, 80}}})},
          {"departments", derived("spelling_of_plan", {{{81, 85}}, {{86, 90}}})},
          {"analysts", read({{{91, 95}}, {{96, 99}}})},
          {"analyst_titles", read({{{100, 104}}, {{105, 109}}})},
          {"unnamed_roles_uncertain", derived("question_mark_after_role", {{{110, 115}}})},
          {"questions", read({{{120, 130}, {140, 150}}, {{160, 170}}})},
          {"n_questions", derived("count_of_questions")},
          {"template_conformance", derived("headings_and_labels")}};
}

Assignment with_every_field() {
  return {.no = 1,
          .title = "Väntetider",
          .toc_title = "Väntetider i vården",
          .toc_differs = true,
          .domain = "Hälso- och sjukvård",
          .perspective = "Kliniska perspektivet",
          .background = "Ett stycke.\n\nEtt till.",
          .purpose = "Att veta.",
          .operational_benefit = "Nytta.",
          .expected_outcome = "Beslut.",
          .due_raw = "mars 2021\nhösten 2021",
          .due_edtf = {"2021-03", "2021-23"},
          .due_latest = "2021-11-30",
          .due_approximate = true,
          .department_raw = "Staben, enheten för analys",
          .departments = {{"Staben", "Enheten för analys"}, {"Folkhälsoavdelningen", std::nullopt}},
          .managers = {"Alva Ask"},
          .analysts = {"Bo Björk", "Alva Ask"},
          .analyst_titles = {{"Alva Ask", "strateg"}, {"Bo Björk", "statistiker"}},
          .unnamed_roles = {"projektledare för vårdval"},
          .unnamed_roles_uncertain = true,
          .performers = {"Umeå universitet"},
          .partners = {"Kommunerna"},
          .publication_raw = "Kort analys och/eller film",
          .publication_forms = {"Kort analys"},
          .publication_other = "film",
          .publication_operator = "och/eller",
          .questions = {"Hur länge?", "Varför?"},
          .n_questions = 2,
          .other_items = {"En modell"},
          .template_conformance = {.bakgrund = true, .syfte = true, .due = true, .publication_form_in_plan_list = true},
          .sources = sources_of_every_field()};
}

PlanDocument small_plan() {
  PlanDocument plan{.title = "Analysplan 2021", .year = 2021, .publication_forms = {"Kort analys", "Rapport"}};
  plan.domains = {{.name = "Vård", .perspectives = {{.name = "Kliniskt"}, {.name = "Operativt", .covered = false, .note = "ingår ej"}}},
                  {.name = "Utveckling"}};
  plan.kinds = {{.code = "analysis", .name = "Analys", .definition = "Att förklara.", .spans = {{5, 9}}}};
  plan.sources = {{"title", read({{{0, 15}}})}, {"publication_forms", read({{{20, 31}}, {{40, 47}}})}};
  plan.assignments = {with_every_field(), {.no = 2}};
  plan.trends = {{.group = "mega_trend", .group_raw = "Megatrender", .no = 1, .text = "Åldrande", .spans = {{200, 208}}},
                 {.no = 1, .text = "Övrigt"}};
  return plan;
}

std::vector<std::string> names_of(const std::vector<records::Record>& persons) {
  std::vector<std::string> names;
  for (const records::Record& person : persons) names.push_back(person.text("name"));
  return names;
}

}  // namespace

TEST_CASE("plan records: every field, every source, and a plan without any") {
  test::PlanRegister reg;
  reg.check_round_trip(small_plan());
  reg.check_round_trip({.assignments = {{.no = 1, .title = "Ensamt"}}});
  reg.check_round_trip({});
}

TEST_CASE("plan records: the plan's own fields with their places") {
  test::PlanRegister reg;
  const records::Record plan = reg.record(reg.stored(small_plan()).plan);
  CHECK(plan.text("title") == "Analysplan 2021");
  CHECK(plan.entries("title")[0].spans == std::vector<records::Span>{{0, 15}});
  CHECK(plan.get<std::int64_t>("year") == 2021);
  CHECK(plan.texts("publication_forms") == std::vector<std::string>{"Kort analys", "Rapport"});
  CHECK(plan.entries("publication_forms")[1].spans == std::vector<records::Span>{{40, 47}});
  CHECK(plan.text("source_name") == "plan.txt");
  CHECK(plan.text("text_file") == "plans/aaaa.txt");
  CHECK(plan.text("organisation").empty());
  const std::vector<records::Entry>& perspectives = plan.entries("perspectives");
  REQUIRE(perspectives.size() == 3);
  CHECK(perspectives[1].member("covered") == records::Value(false));
  CHECK(perspectives[1].member("note") == records::Value("ingår ej"));
  CHECK(records::is_absent(perspectives[2].member("perspective")));
  CHECK(plan.entries("kinds")[0].spans == std::vector<records::Span>{{5, 9}});
}

TEST_CASE("plan records: units and persons are shared, a role is not the person with its name") {
  test::PlanRegister reg;
  PlanDocument plan = small_plan();
  plan.assignments[1].managers = {"Bo Björk"};
  plan.assignments[1].departments = {{"Staben", std::nullopt}};
  plan.assignments[1].unnamed_roles = {"Bo Björk"};
  const domain::StoredPlan first = reg.stored(plan);
  reg.stored(plan);
  const auto persons = reg.store.list({.type = "person"});
  REQUIRE(persons);
  CHECK(names_of(*persons) == std::vector<std::string>{"Alva Ask", "Bo Björk", "projektledare för vårdval", "Bo Björk"});
  CHECK((*persons)[3].get<bool>("is_role") == true);
  CHECK(*reg.store.count({.type = "unit"}) == 3);

  const records::Record assignment = reg.record(first.assignments[0]);
  CHECK(assignment.get<records::RecordId>("responsible_managers") == (*persons)[0].id);
  CHECK(assignment.get<records::RecordId>("plan") == first.plan);
  const auto analysed = reg.store.list({.type = "assignment", .where = {{"responsible_analysts", (*persons)[1].id}}});
  REQUIRE(analysed);
  REQUIRE(analysed->size() == 2);
  CHECK((*analysed)[0].id == first.assignments[0]);
}

TEST_CASE("plan records: what the register refuses comes back as problems") {
  test::PlanRegister reg;
  PlanDocument plan = small_plan();
  plan.assignments[0].due_latest = "2021-02-30";
  const auto stored = domain::store_plan(reg.store, plan, reg.source);
  REQUIRE_FALSE(stored);
  CHECK(stored.error()[0].code == "bad_date");
  CHECK(stored.error()[0].place.file == "assignment.due_latest");
}

TEST_CASE("plan records: the example's plan") {
  core::Problems notes;
  const auto plan = domain::read_plan(test::contents(test::source_dir() / "data/example/plan.txt"), "plan.txt", notes);
  REQUIRE(plan);
  CHECK(plan->assignments.size() >= 5);
  test::PlanRegister().check_round_trip(*plan);
}
