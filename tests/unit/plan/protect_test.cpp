// plan: a draft becomes a Result: emptied cells, sentences and figures over them, alternative texts, and what may be released.
#include "plan/protect.h"

#include "core/failure.h"
#include "plan/resolve_figures.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::test;
using model::Draft;
using model::Result;
using table::Status;

namespace {

/// Outliers by place: numerator, complement and denominator of every share are cells of one cube.
struct Sample {
  std::vector<int> outliers, inliers;
  bool persons = true;
};

Draft draft_of(const Sample& sample) {
  const std::vector<table::Dimension> dimensions = {dimension("place", sample.outliers.size(), table::Role::geography),
                                                    dimension("outlier", {"1", "0"})};
  std::vector<int> counts;
  for (std::size_t i = 0; i < sample.outliers.size(); ++i) {
    counts.push_back(sample.outliers[i]);
    counts.push_back(sample.inliers[i]);
  }
  Draft draft;
  draft.cubes = {count("places", dimensions, {}, contacts_of(dimensions, counts, sample.persons))};
  const table::Cube& cube = draft.cubes[0];
  model::DraftTable& table = draft.tables.emplace_back();
  table.table = {.id = "by_place", .title = {"Efter plats", "By place"}, .role = table::Role::geography};
  table.table.columns = {{"share", {"Andel", "Share"}, table::Unit::percent, 1, true}, {"limit", {"Gräns", "Limit"}, table::Unit::money, 0, false}};
  for (std::size_t place = 0; place < cube.dimensions[0].categories.size(); ++place) {
    const table::Category& category = cube.dimensions[0].categories[place];
    table.table.rows.push_back({category.code, category.label, category.total});
    const std::size_t all = cube.index({place, 0}), out = cube.index({place, 1}), in = cube.index({place, 2});
    const double share = 100.0 * static_cast<double>(cube.cells[out].rows) / static_cast<double>(cube.cells[all].rows);
    const table::Cell cell{.status = Status::value, .value = share, .low = share - 1, .high = share + 1, .n = cube.cells[all].rows};
    table.cells.push_back({cell, {{"places", {out, in, all}}}});
    table.cells.push_back({{.status = Status::value, .value = 9900}, {}});
  }
  return draft;
}

model::Sentence share_of(const std::string& place, const std::string& name = "share") {
  return {{"Andelen är {" + name + "}.", "The share is {" + name + "}."}, {{"share", {"by_place", place, "share"}}}};
}

Result protect(const Draft& draft) { return plan::protect(draft, model::Level::internal, plan::disclosure_on({2020, 6, 1}), {"m", "2"}); }

Result protect_for_all(const Draft& draft) { return plan::protect(draft, model::Level::public_, plan::disclosure_on({2020, 6, 1}), {"m", "2"}); }

/// Why a result may not be released as public.
std::vector<std::string> refusals(const Result& result) {
  std::vector<std::string> codes;
  const auto may = plan::may_release(result, model::Level::public_, {{.name = "d"}});
  if (may) return codes;
  for (const core::Problem& problem : may.error()) codes.push_back(problem.code);
  return codes;
}

const table::Cell& share_at(const Result& result, const std::string& place) { return *result.find_cell({"by_place", place, "share"}); }

}  // namespace

TEST_CASE("a share is protected when its numerator, complement or denominator is small") {
  const Result result = protect(draft_of({.outliers = {3, 30, 40, 0}, .inliers = {60, 2, 90, 50}}));
  CHECK(share_at(result, "0").status == Status::protected_);
  CHECK(share_at(result, "1").status == Status::protected_);
  CHECK(share_at(result, "3").status == Status::value);
  CHECK(share_at(result, "3").value == 0);
  CHECK(share_at(result, "_").status == Status::value);
  CHECK(result.find_cell({"by_place", "0", "limit"})->status == Status::value);
  const table::Cell& hidden = share_at(result, "0");
  CHECK(hidden.value == 0);
  CHECK_FALSE((hidden.low || hidden.high || hidden.n));
  CHECK(hidden.reason.sv == "Färre än 5 personer, eller skydd av en sådan cell");
  CHECK(result.protection.primary == 2);
  CHECK(result.protection.secondary >= 2);
  CHECK(result.protection.shown_protected >= 2);
  CHECK(result.method_version == "2");
}

TEST_CASE("nothing changes in a draft without small counts") {
  const Draft draft = draft_of({.outliers = {6, 7}, .inliers = {60, 70}});
  const Result result = protect(draft);
  for (std::size_t i = 0; i < draft.tables[0].cells.size(); ++i) CHECK(result.tables[0].cells[i].value == draft.tables[0].cells[i].cell.value);
  CHECK(result.protection.shown_protected == 0);
  CHECK(result.notes.empty());
}

TEST_CASE("findings lose what rests on protected or missing cells, and say so by number") {
  Draft draft = draft_of({.outliers = {3, 30, 40}, .inliers = {60, 70, 90}});
  draft.findings = {{.id = "kept", .headline = share_of("_"), .sentences = {share_of("_", "share.interval"), share_of("0"), share_of("9")}},
                    {.id = "lost", .headline = share_of("0")},
                    {.id = "unknown", .headline = share_of("_", "nobody")}};
  const Result result = protect(draft);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].headline.text().sv == "Andelen är 24,9\u00A0%.");
  CHECK(result.findings[0].headline.en[1].words == "24.9%");
  CHECK(result.findings[0].headline.en[1].cell == table::CellId{"by_place", "_", "share"});
  REQUIRE(result.findings[0].sentences.size() == 1);
  CHECK(result.findings[0].sentences[0].text().sv == "Andelen är 23,9–25,9\u00A0%.");
  REQUIRE(result.notes.size() == 2);
  CHECK(result.notes[0].code == "finding_protected");
  CHECK(result.notes[0].text.sv == "Utelämnat för att det bygger på skyddade värden. Slutsatser: 1. Enstaka meningar: 1.");
  CHECK(result.notes[1].code == "finding_missing");
}

TEST_CASE("figures show protected points without number, and a neutral title when theirs is lost") {
  Draft draft = draft_of({.outliers = {3, 30, 40, 50}, .inliers = {60, 70, 90, 100}});
  model::DraftFigure figure{
      .id = "f", .kind = figure::Kind::column, .title = share_of("0"), .subtitle = {"Andel efter plats, procent", "Share by place, per cent"}};
  model::DraftSeries series{.id = "own", .label = {"Regionen", "The region"}};
  for (const char* place : {"0", "1", "2", "3"}) {
    figure.categories.push_back(core::same_text(std::string("Plats ") + place));
    series.cells.push_back({"by_place", place, "share"});
  }
  figure.series = {series};
  draft.figures = {figure};
  const Result result = protect(draft);
  REQUIRE(result.figures.size() == 1);
  const figure::Figure& made = result.figures[0];
  CHECK(made.title.sv == "Efter plats");
  CHECK(made.unit == table::Unit::percent);
  CHECK(made.table == "by_place");
  CHECK(made.series[0].points[0].status == Status::protected_);
  CHECK(made.series[0].points[0].value == 0);
  CHECK(made.series[0].points[3].value == doctest::Approx(100.0 / 3));
  CHECK(made.alt.sv ==
        "Stapeldiagram: Andel efter plats, procent. Efter plats. Högst: Plats 3, 33,3\u00A0%. Lägst: Plats 2, 30,8\u00A0%. Skyddade värden: 2.");
  CHECK(made.alt.en.starts_with("Column chart: Share by place, per cent. By place. Highest: Plats 3, 33.3%."));
}

TEST_CASE("an alternative text compares series and leaves the nation out of highest and lowest") {
  figure::Figure figure{.kind = figure::Kind::line, .title = {"Män högst", "Men highest"}, .categories = {{"2018", "2018"}, {"2019", "2019"}}};
  const auto point = [](double value) { return figure::Point{.status = Status::value, .value = value}; };
  figure.series = {{"m", {"män", "men"}, figure::SeriesRole::men, {point(4), point(7)}},
                   {"f", {"kvinnor", "women"}, figure::SeriesRole::women, {point(3), {.status = Status::missing}}},
                   {"n", {"riket", "the nation"}, figure::SeriesRole::nation, {point(99), point(1)}}};
  CHECK(plan::alternative_text(figure).sv ==
        "Linjediagram. Jämför män, kvinnor och riket. Män högst. Högst: 2019, män, 7. Lägst: 2018, kvinnor, 3. Värden som saknas: 1.");
}

TEST_CASE("the place of a protected row in a sorted table tells nothing") {
  Draft draft = draft_of({.outliers = {60, 3, 30, 20}, .inliers = {40, 60, 70, 80}});
  const Result result = protect(draft);
  std::vector<std::string> order;
  for (const table::Row& row : result.tables[0].rows) order.push_back(row.code);
  const auto hidden_before_open = [&] {
    bool hidden = false;
    for (const std::string& code : order) {
      if (code == "_") continue;
      if (share_at(result, code).status == Status::protected_)
        hidden = true;
      else if (hidden)
        return true;
    }
    return false;
  };
  CHECK(order.front() == "_");
  CHECK_FALSE(hidden_before_open());
}

TEST_CASE("without a person key contacts are counted, every table says so, and public release needs public data") {
  const Result result = protect(draft_of({.outliers = {3, 30, 40}, .inliers = {60, 70, 90}, .persons = false}));
  CHECK_FALSE(result.protection.counts_persons);
  REQUIRE(result.tables[0].notes.size() == 1);
  CHECK(share_at(result, "0").reason.en == "Fewer than 5 contacts, or protecting such a cell");
  CHECK(result.notes[0].code == "no_person_key");
  CHECK(plan::may_release(result, model::Level::internal, {{.name = "d"}}));
  const Result for_all = protect_for_all(draft_of({.outliers = {3, 30, 40}, .inliers = {60, 70, 90}, .persons = false}));
  CHECK(plan::may_release(for_all, model::Level::public_, {{.name = "d", .is_public = true}}));
  CHECK(refusals(for_all) == std::vector<std::string>{"counts_contacts"});
  CHECK(plan::may_release(protect_for_all(draft_of({.outliers = {3}, .inliers = {60}})), model::Level::public_, {{.name = "d"}}));
}

TEST_CASE("what is protected for internal readers, or was not tested for dominance, is not released to all") {
  Draft draft = draft_of({.outliers = {30, 40}, .inliers = {70, 90}});
  CHECK(refusals(protect(draft)) == std::vector<std::string>{"protected_internally"});
  CHECK(refusals(protect_for_all(draft)).empty());
  draft.cubes[0].measures = {"cost"};
  for (table::CubeCell& cell : draft.cubes[0].cells) cell.values = {static_cast<double>(100 * cell.rows)};
  const Result untested = protect_for_all(draft);
  CHECK(refusals(untested) == std::vector<std::string>{"contributors_unknown"});
  CHECK(untested.notes.back().code == "contributors_unknown");
}

TEST_CASE("a cell is protected for the sums that it tells of, and says why") {
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{4})};
  std::vector<Contact> contacts = contacts_of(dimensions, {6, 30, 40, 50}, true);
  for (Contact& contact : contacts) contact.values = {100};
  contacts[0].values = {20000};
  Draft draft;
  draft.cubes = {count("places", dimensions, {"cost"}, contacts)};
  model::DraftTable& table = draft.tables.emplace_back();
  table.table = {.id = "t", .rows = {{"0"}}, .columns = {{"contacts"}, {"cost"}, {"both"}}};
  const table::Cell shown{.status = Status::value, .value = 6};
  table.cells = {{shown, {{.cube = "places", .cells = {1}, .measures = {{}}}}},
                 {shown, {{.cube = "places", .cells = {1}, .measures = {{"cost"}}}}},
                 {shown, {{.cube = "places", .cells = {1}}}}};
  const plan::ProtectedResults results = plan::protect_for_levels(draft, plan::disclosure_on({2020, 6, 1}), {"m", "2"});
  for (const Result* result : {&results.internal, &results.public_}) {
    CHECK(result->find_cell({"t", "0", "contacts"})->status == Status::value);
    CHECK(result->find_cell({"t", "0", "cost"})->status == Status::protected_);
    CHECK(result->find_cell({"t", "0", "both"})->status == Status::protected_);
    CHECK(result->find_cell({"t", "0", "cost"})->reason.sv == "Få personer står för det mesta av beloppet, eller skydd av ett sådant belopp");
    CHECK(result->protection.primary == 0);
    CHECK(result->protection.sums_primary == 1);
    CHECK(result->protection.sums_secondary >= 1);
  }
  CHECK(results.internal.protection.p_percent == 10);
  CHECK(results.public_.protection.dominance_k == 85);
  CHECK(results.public_.protection.level == model::Level::public_);
  draft.tables[0].cells[1].basis[0].measures = {{"price"}};
  CHECK_THROWS_AS(protect(draft), core::Failure);
}

TEST_CASE("a draft that names cells that are not there is an error of the method") {
  Draft draft = draft_of({.outliers = {6}, .inliers = {60}});
  draft.tables[0].cells[0].basis[0].cells = {999};
  CHECK_THROWS_AS(protect(draft), core::Failure);
  draft = draft_of({.outliers = {6}, .inliers = {60}});
  draft.tables[0].cells[0].basis[0].cube = "other";
  CHECK_THROWS_AS(protect(draft), core::Failure);
}

TEST_CASE("parameters of disclosure control are dated, and wrong ones are told with their place") {
  const plan::ProtectOptions options = plan::disclosure_on({2020, 1, 1});
  for (const plan::ProtectionRules& rules : {options.internal, options.public_}) {
    CHECK(rules.threshold == 5);
    CHECK(rules.dominators == 2);
  }
  CHECK(options.internal.closeness == doctest::Approx(0.10));
  CHECK(options.public_.closeness == doctest::Approx(0.15));
  CHECK(options.internal.dominance == doctest::Approx(0.90));
  CHECK(options.at(model::Level::public_).measure_margin == doctest::Approx(0.15));

  const auto parameter = [](const std::string& name, const std::string& level, const std::string& from, double value) {
    return fmt::format("[[{}.values]]\nlevel = \"{}\"\nfrom = \"{}\"\nvalue = {}\nreference = \"r\"\n", name, level, from, value);
  };
  std::string toml;
  for (const char* level : {"internal", "public"}) {
    for (const char* name : {"p_percent", "dominance_n", "dominance_k", "measure_margin"}) toml += parameter(name, level, "2020-01-01", 2);
  }
  const std::string internal = parameter("threshold", "internal", "2020-01-01", 5) + parameter("threshold", "internal", "2022-01-01", 10);
  const std::string good = toml + internal + parameter("threshold", "public", "2020-01-01", 7);
  CHECK(plan::read_disclosure(good, "d.toml", {2021, 1, 1})->internal.threshold == 5);
  CHECK(plan::read_disclosure(good, "d.toml", {2023, 1, 1})->internal.threshold == 10);
  CHECK(plan::read_disclosure(good, "d.toml", {2023, 1, 1})->public_.threshold == 7);
  CHECK(plan::read_disclosure(good, "d.toml", {2019, 1, 1}).error()[0].code == "missing_parameter");
  const auto wrong_level = plan::read_disclosure(toml + internal + parameter("threshold", "secret", "2020-01-01", 7), "d.toml", {2021, 1, 1});
  REQUIRE_FALSE(wrong_level);
  REQUIRE(wrong_level.error().size() == 2);
  CHECK(wrong_level.error()[0].code == "bad_parameter");
  CHECK(wrong_level.error()[0].place.line > 0);
  CHECK(wrong_level.error()[1].code == "missing_parameter");
}
