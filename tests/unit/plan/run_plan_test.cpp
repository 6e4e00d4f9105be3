// plan: bindings are checked with all their problems, requests are answered once, and one failing assignment stops no other.
#include "plan/run_plan.h"

#include "core/failure.h"
#include "core/hash.h"
#include "core/json.h"
#include "plan/build_report.h"
#include "support/sample_method.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::test;
using plan::Binding;
using Codes = std::vector<std::string>;

namespace {

const model::Method kMethod = sample_method();

FixedDatasets some_datasets() {
  FixedDatasets datasets;
  datasets.add(sample_contacts("contacts"));
  plan::OpenDataset other = sample_contacts("dollars");
  other.info.currency = "USD";
  other.purpose = "";
  std::erase(other.info.columns, "municipality");
  datasets.add(other);
  plan::OpenDataset limits;
  limits.info = {.name = "limits", .kind = "drg_limit", .version = "v1", .currency = "SEK", .columns = {"limit"}};
  limits.years = {2017, 2018};
  datasets.add(limits);
  plan::OpenDataset population;
  population.info = {.name = "people", .kind = "population", .version = "v1"};
  datasets.add(population);
  return datasets;
}

Codes codes_of(const core::Problems& problems) {
  Codes codes;
  for (const core::Problem& problem : problems) codes.push_back(problem.code);
  return codes;
}

Codes problems_of(const Binding& binding) {
  FixedDatasets datasets = some_datasets();
  const auto bound = plan::check_binding({&kMethod}, datasets, binding);
  return bound ? Codes{} : codes_of(bound.error());
}

/// Two sexes in three places, 3 and 30 persons in the small ones.
table::Answer sample_answer() {
  table::CellsAnswer answer;
  const std::vector<std::int64_t> counts = {40, 3, 30, 41, 33, 31};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    answer.rows.push_back({.key = {i < 3 ? "F" : "M", std::string(1, static_cast<char>('a' + i % 3))},
                           .rows = counts[i],
                           .persons = counts[i],
                           .sums = {counts[i] * 1000}});
  }
  return answer;
}

struct Counted {
  int calls = 0;
  std::size_t requests = 0;
  plan::Answerer answerer() {
    return [this](const engine::Source&, const std::vector<table::Request>& asked) {
      ++calls;
      requests += asked.size();
      return std::vector<table::Answer>(asked.size(), sample_answer());
    };
  }
};

plan::RunOptions options() { return {.protect = plan::disclosure_on({2020, 6, 1})}; }

}  // namespace

TEST_CASE("a binding that holds has every parameter as shown") {
  FixedDatasets datasets = some_datasets();
  const auto bound = plan::check_binding({&kMethod}, datasets, {"sample", {"contacts@v1"}, {{"share", "2,50"}, {"rule", "type2"}}});
  REQUIRE(bound);
  CHECK(bound->params.real("share") == 2.5);
  CHECK(bound->params.integer("first_year") == 2019);
  CHECK(bound->params.choice("rule") == "type2");
  const auto& shown = bound->params.shown();
  REQUIRE(shown.size() == 3);
  CHECK(shown[0].value.sv == "2,50");
  CHECK(shown[0].value.en == "2.50");
  CHECK_FALSE(shown[0].is_default);
  CHECK(shown[1].value.sv == "2019");
  CHECK(shown[1].is_default);
  CHECK(shown[2].value.en == "type 2");
  CHECK_THROWS_AS(bound->params.integer("share"), core::Failure);
}

TEST_CASE("all problems of a binding are told at once, each with its hint") {
  CHECK(problems_of({"sampel", {"contacts"}, {}}) == Codes{"unknown_method"});
  CHECK(problems_of({"sample", {"contacts"}, {{"shar", "1"}, {"share", "51"}, {"share", "2"}, {"rule", "type3"}, {"first_year", "2019.5"}}}) ==
        Codes{"unknown_parameter", "repeated_parameter", "bad_parameter", "bad_parameter", "bad_parameter"});
  CHECK(problems_of({"sample", {}, {}}) == Codes{"missing_data"});
  CHECK(problems_of({"sample", {"nowhere"}, {{"share", "x"}}}) == Codes{"bad_parameter", "unknown_dataset"});
  CHECK(problems_of({"sample", {"contacts", "dollars"}, {}}) == Codes{"repeated_kind"});
  CHECK(problems_of({"sample", {"contacts", "people"}, {}}) == Codes{"unused_dataset"});
  CHECK(problems_of({"sample", {"dollars", "limits"}, {}}) == Codes{"missing_column", "purpose_missing", "currency_mix", "limit_year"});
  FixedDatasets datasets = some_datasets();
  const auto misspelt = plan::check_binding({&kMethod}, datasets, {"sampel", {"contacts"}, {}});
  CHECK(misspelt.error()[0].hint.sv.find("sample") != std::string::npos);
  const auto year = plan::check_binding({&kMethod}, datasets, {"sample", {"contacts", "limits"}, {}});
  REQUIRE_FALSE(year);
  CHECK(year.error()[0].message.sv == "gränslistan limits gäller 2017, 2018 men contacts innehåller 2019");
}

TEST_CASE("equal requests of a plan are answered once, together") {
  FixedDatasets datasets = some_datasets();
  Counted counted;
  const std::vector<plan::RunItem> items = {{"assignment-1", {"sample", {"contacts"}, {}}},
                                            {"assignment-2", {"sample", {"contacts@v1"}, {{"share", "7"}}}}};
  const auto outcomes = plan::run_plan({&kMethod}, datasets, counted.answerer(), items, options());
  CHECK(counted.calls == 1);
  CHECK(counted.requests == 1);
  REQUIRE(outcomes.size() == 2);
  const plan::Outcome& outcome = outcomes[0];
  CHECK(outcome.problems.empty());
  CHECK(outcome.rows == 100);
  CHECK(outcome.purpose == "uppföljning");
  CHECK(outcome.provenance.requests == Codes{"contacts: cells by sex, municipality; sum cost"});
  CHECK(outcome.provenance.result_hash == core::sha256_hex(outcome.result_json));
  CHECK(outcome.provenance.public_result_hash == core::sha256_hex(outcome.public_result_json));
  CHECK(outcome.public_result_json == model::to_json(outcome.public_result));
  CHECK(outcome.result.protection.level == model::Level::internal);
  CHECK(outcome.public_result.protection.level == model::Level::public_);
  CHECK(outcome.result_json == model::to_json(outcome.result));
  CHECK(outcome.provenance.data[0].version == "v1");
  CHECK(outcome.result.protection.primary == 1);
  CHECK(outcomes[1].result.facts[0].second.sv == "7.0");
}

TEST_CASE("each purpose is told once, also one whose words are a part of another's") {
  const auto purpose = [](const std::string& of_limits) {
    FixedDatasets datasets;
    datasets.add(sample_contacts("contacts"));
    plan::OpenDataset limits;
    limits.info = {.name = "limits", .kind = "drg_limit", .version = "v1", .currency = "SEK", .columns = {"limit"}};
    limits.years = {2019};
    limits.purpose = of_limits;
    datasets.add(limits);
    Counted counted;
    return plan::run_plan({&kMethod}, datasets, counted.answerer(), {{"assignment-1", {"sample", {"contacts", "limits"}, {}}}}, options())[0].purpose;
  };
  CHECK(purpose("uppföljning") == "uppföljning");
  CHECK(purpose("följning") == "uppföljning; följning");
}

TEST_CASE("a failing assignment tells why and the others go on") {
  FixedDatasets datasets = some_datasets();
  model::Method broken = sample_method();
  broken.id = "broken";
  broken.first_requests = nullptr;
  broken.compute = [](model::Run& run) {
    run.ask("care_contact", table::Cells{.by = {{"drg", table::column("drg")}}});
    return model::Draft{};
  };
  Counted counted;
  std::vector<std::string> told;
  plan::RunOptions with_progress = options();
  with_progress.tell = [&](const std::string& assignment, const core::Text& stage) { told.push_back(assignment + ":" + stage.en); };
  const std::vector<plan::RunItem> items = {
      {"a", {"broken", {"contacts"}, {}}}, {"b", {"nothing", {"contacts"}, {}}}, {"c", {"sample", {"contacts"}, {}}}};
  const auto outcomes = plan::run_plan({&kMethod, &broken}, datasets, counted.answerer(), items, with_progress);
  CHECK(codes_of(outcomes[0].problems) == Codes{"run_failed"});
  CHECK(outcomes[0].problems[0].message.en == "the method asks for drg, which contacts does not have");
  CHECK(outcomes[0].failed());
  CHECK(codes_of(outcomes[1].problems) == Codes{"unknown_method"});
  CHECK_FALSE(outcomes[2].failed());
  CHECK(outcomes[2].result.findings.size() == 1);
  CHECK(told == Codes{":reading contacts@v1", "a:computing", "c:computing", "c:protecting small counts"});
}

TEST_CASE("answers that cannot be read fail the assignment, and an interruption stops the plan") {
  FixedDatasets datasets = some_datasets();
  const std::vector<plan::RunItem> items = {{"a", {"sample", {"contacts"}, {}}}};
  const auto failing = [](core::FailureKind kind) {
    return [kind](const engine::Source&, const std::vector<table::Request>&) -> std::vector<table::Answer> {
      throw core::Failure(kind, core::same_text("disk"));
    };
  };
  const auto outcomes = plan::run_plan({&kMethod}, datasets, failing(core::FailureKind::io), items, options());
  CHECK(codes_of(outcomes[0].problems) == Codes{"run_failed"});
  CHECK_THROWS_AS(plan::run_plan({&kMethod}, datasets, failing(core::FailureKind::cancelled), items, options()), core::Failure);
}

TEST_CASE("a result without a breakdown that does not say why is warned of") {
  model::Result result;
  CHECK(plan::check_breakdowns(result).size() == 3);
  result.tables = {{.id = "a", .role = table::Role::sex}, {.id = "b", .role = table::Role::age}};
  result.notes = {{"not_possible_geography", {"s", "s"}}};
  CHECK(plan::check_breakdowns(result).empty());
  result.notes.clear();
  const auto warnings = plan::check_breakdowns(result);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].severity == core::Severity::warning);
  CHECK(warnings[0].message.en == "the result is not broken down by geography and does not say why");
}

TEST_CASE("findings stand under the question that most of their words occur in") {
  const Codes questions = {"Hur stor andel finns i de ÄLDRE åldersgrupperna?", "Hur stor andel omfattar män respektive kvinnor?", "Något annat?"};
  const std::vector<model::ResolvedFinding> findings = {{.id = "age", .answers = {"andel", "äldre"}},
                                                        {.id = "sex", .answers = {"kvinnor", "andel"}},
                                                        {.id = "share", .answers = {"andel"}},
                                                        {.id = "none", .answers = {"drg"}}};
  const auto answers = plan::pair_answers(questions, findings);
  REQUIRE(answers.size() == 4);
  CHECK(answers[0].findings == Codes{"age", "share"});
  CHECK(answers[1].findings == Codes{"sex"});
  CHECK(answers[2].findings.empty());
  CHECK(answers[3].question.empty());
  CHECK(answers[3].findings == Codes{"none"});
}

TEST_CASE("a report has the source line under every figure and says when data are synthetic") {
  model::Result result;
  result.figures = {{.id = "f"}};
  model::Provenance provenance{.method = "m", .method_version = "1", .method_title = {"Prov", "Sample"}};
  provenance.data = {{"d", "care_contact", "v", {"Kontakter", "Contacts"}, {"Källan", "The source"}, 3, true}};
  const model::Report report = plan::build_report({.id = "assignment-1", .questions = {"Hur?"}}, result, provenance, {}, "Region X");
  CHECK(report.synthetic);
  CHECK(report.region == "Region X");
  CHECK(report.result.figures[0].source.sv == model::source_line(report).sv);
  CHECK(report.answers.size() == 1);
}

TEST_CASE("a report tells the hash of the result that it shows, and no other") {
  model::Result result;
  const model::Provenance provenance{.result_hash = "internal", .public_result_hash = "public"};
  for (const model::Level level : {model::Level::internal, model::Level::public_}) {
    result.protection.level = level;
    const model::Report report = plan::build_report({}, result, provenance, {}, "");
    CHECK(report.provenance.result_hash == (level == model::Level::internal ? "internal" : "public"));
    CHECK(report.provenance.public_result_hash.empty());
  }
}
