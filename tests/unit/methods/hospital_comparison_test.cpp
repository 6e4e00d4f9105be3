// Lists that must not be mixed, what is said when data are lacking, intervals by person, and protection of the whole draft.
#include <cmath>

#include "methods/catalogue.h"
#include "plan/protect.h"
#include "support/region.h"

using namespace rodtrad;
using table::Status;

namespace {

const model::Method& method() { return *methods::find_method("hospital_comparison"); }

/// One care form, two hospitals; what is not given is left out.
struct Contacts {
  test::Integers weight;
  test::Texts weight_list;
  test::Texts hospital_type;

  table::Batch rows() const {
    table::Batch rows{{test::column_of("year", test::Integers(6, 2019)), test::column_of("care_form", test::Texts(6, "inpatient")),
                       test::column_of("hospital", test::Texts{"H1", "H1", "H1", "H2", "H2", "H2"}),
                       test::column_of("sex", test::Texts{"F", "M", "F", "M", "F", "M"}), test::column_of("drg", test::Texts(6, "A")),
                       test::column_of("cost", test::Integers{100, 300, 200, 400, 100, 100})}};
    if (!weight.empty()) rows.columns.push_back(test::column_of("weight", weight));
    if (!weight_list.empty()) rows.columns.push_back(test::column_of("weight_list", weight_list));
    if (!hospital_type.empty()) rows.columns.push_back(test::column_of("hospital_type", hospital_type));
    return rows;
  }
};

const test::Integers kPoints(6, 1'000'000);

table::Batch list_rows(const test::Texts& basis, const test::Texts& version, const test::Texts& errata) {
  const std::size_t n = version.size();
  table::Batch rows{{test::column_of("year", test::Integers(n, 2019)), test::column_of("care_form", test::Texts(n, "inpatient")),
                     test::column_of("drg", test::Texts(n, "A")), test::column_of("limit", test::Integers(n, 350)),
                     test::column_of("list_id", test::Texts(n, "NORD")), test::column_of("list_kind", test::Texts(n, "clinic")),
                     test::column_of("list_version", version), test::column_of("errata", errata),
                     test::column_of("weight", test::Integers(n, 2'000'000))}};
  if (!basis.empty()) rows.columns.push_back(test::column_of("list_basis", basis));
  return rows;
}

table::Batch nation_rows(const test::Texts& areas) {
  const std::size_t n = areas.size();
  return {{test::column_of("year", test::Integers(n, 2019)), test::column_of("area_type", areas),
           test::column_of("care_form", test::Texts(n, "inpatient")), test::column_of("drg", test::Texts(n, "A")),
           test::column_of("contacts", test::Integers(n, 100)), test::column_of("cost", test::Integers(n, 20'000)),
           test::column_of("outliers", test::Integers(n, 5)), test::column_of("outlier_cost", test::Integers(n, 3'000))}};
}

void bind(test::EngineRun& run, const Contacts& contacts) {
  run.bind({.name = "c", .kind = "care_contact", .version = "1", .currency = "SEK"}, contacts.rows());
}
void bind_list(test::EngineRun& run, const table::Batch& rows) {
  run.bind({.name = "l", .kind = "drg_limit", .version = "1", .currency = "SEK"}, rows);
}
void bind_nation(test::EngineRun& run, const table::Batch& rows, const std::string& currency = "SEK") {
  run.bind({.name = "n", .kind = "reference_aggregate", .version = "1", .currency = currency}, rows);
}

bool has_note(const model::Draft& draft, const std::string& code) {
  return std::any_of(draft.notes.begin(), draft.notes.end(), [&](const model::Note& note) { return note.code == code; });
}

const table::Cell& cell(const model::Draft& draft, const std::string& table, const std::string& row, const std::string& column) {
  return test::draft_cell(draft, {table, row, column}).cell;
}

const table::Cell& point(const model::Draft& draft) { return cell(draft, "hospital_inpatient", "H1", "point"); }

}  // namespace

TEST_CASE("hospital_comparison: weights of two lists in a year are not mixed") {
  test::EngineRun run(method());
  bind(run, {.weight = kPoints, .weight_list = {"SOS 2019", "SOS 2019", "SKR 2019", "SOS 2019", "SOS 2019", "SOS 2019"}});
  const model::Draft draft = method().compute(run);
  CHECK(point(draft).status == Status::not_possible);
  CHECK(point(draft).reason.sv.find("SKR 2019; SOS 2019") != std::string::npos);
  CHECK(has_note(draft, "not_possible_weights"));
  CHECK(cell(draft, "expected_inpatient", "H1", "ratio").status == Status::value);
}

TEST_CASE("hospital_comparison: prospective and retrospective weights are not mixed, and one of them can be chosen") {
  test::EngineRun run(method());
  bind(run, {});
  bind_list(run, list_rows({"prospective", "retrospective"}, {"1", "2"}, {std::nullopt, std::nullopt}));
  CHECK(point(method().compute(run)).status == Status::not_possible);
  run.set("list_basis", "prospective");
  const model::Draft draft = method().compute(run);
  CHECK(point(draft).value == 100);  // (100 + 300 + 200) / (3 · 2 points)
}

TEST_CASE("hospital_comparison: version and corrections of the lists stand under each table") {
  test::EngineRun run(method());
  bind(run, {});
  bind_list(run, list_rows({}, {"7", "8", "8"}, {std::nullopt, std::nullopt, "20 april"}));
  const model::Draft draft = method().compute(run);
  std::size_t with_lists = 0;
  for (const model::DraftTable& made : draft.tables) {
    if (made.table.id == "left_out") continue;
    ++with_lists;
    REQUIRE(made.table.notes.size() >= 2);
    CHECK(made.table.notes[0].sv == "DRG-vikter: NORD, 8, rättelse 20 april.");
    CHECK(made.table.notes[1].en == "Outlier limits: NORD, 8, erratum 20 april.");
  }
  CHECK(with_lists >= 4);
}

TEST_CASE("hospital_comparison: the nation's points need the contacts' own list") {
  for (const char* own : {"NORD", "NORD, 8", "OTHER"}) {
    test::EngineRun run(method());
    bind(run, {.weight = kPoints, .weight_list = test::Texts(6, own)});
    bind_list(run, list_rows({}, {"8"}, {std::nullopt}));
    bind_nation(run, nation_rows({"nation"}));
    const model::Draft draft = method().compute(run);
    CHECK(point(draft).value == 200);
    const table::Cell& nation = cell(draft, "reference_inpatient", "nation", "point");
    CHECK(nation.status == (own == std::string("OTHER") ? Status::not_possible : Status::value));
    if (nation.status == Status::value) CHECK(nation.value == 100);
  }
}

TEST_CASE("hospital_comparison: each hospital is compared with those of its own kind") {
  test::EngineRun run(method());
  bind(run,
       {.hospital_type = {"county_hospital", "county_hospital", "county_hospital", "district_hospital", "district_hospital", "district_hospital"}});
  bind_nation(run, nation_rows({"nation", "county_hospital"}));
  const model::Draft draft = method().compute(run);
  CHECK(cell(draft, "expected_inpatient", "H1", "kind_ratio").value == 1);
  CHECK(cell(draft, "expected_inpatient", "H2", "kind_ratio").status == Status::missing);
  CHECK(cell(draft, "hospital_type_inpatient", "county_hospital", "contacts").value == 3);
}

TEST_CASE("hospital_comparison: what the data cannot give is said") {
  test::EngineRun run(method());
  bind(run, {});
  bind_nation(run, nation_rows({"nation"}), "EUR");
  const model::Draft draft = method().compute(run);
  for (const char* code : {"not_possible_weights", "not_possible_outliers", "not_possible_age_band", "not_possible_municipality",
                           "not_possible_clinic", "not_possible_hospital_type", "no_common_reference", "no_person_key"}) {
    CHECK_MESSAGE(has_note(draft, code), code);
  }
  CHECK(cell(draft, "hospital_inpatient", "H1", "inlier_mean").status == Status::not_possible);

  test::EngineRun other_years(method());
  bind(other_years, {});
  other_years.set("first_year", "2020");
  CHECK(has_note(method().compute(other_years), "not_possible"));
}

TEST_CASE("hospital_comparison: without outliers the difference has two parts") {
  test::EngineRun run(method());
  bind(run, {});
  bind_nation(run, nation_rows({"nation"}));
  const model::Draft draft = method().compute(run);
  CHECK(cell(draft, "difference_inpatient", "all", "price").value == 0);  // both cost 200 per contact in the only DRG
  CHECK(cell(draft, "difference_inpatient", "H2", "difference").value == 0);
  CHECK(cell(draft, "difference_inpatient", "all", "frequency").status == Status::not_possible);
}

TEST_CASE("hospital_comparison: intervals allow for persons with several contacts") {
  const test::Region region = test::make_region({.contacts = 1500});
  test::EngineRun run(method());
  test::bind_region(run, region);
  const model::Draft draft = method().compute(run);
  // Inpatient contacts of H0 with a weight by plain loops: the ratio of cost to contacts, clustered by person.
  std::map<std::int64_t, std::pair<double, double>> persons;
  const auto column = [&](const char* name) -> const table::ColumnData& {
    return *std::find_if(region.contacts.columns.begin(), region.contacts.columns.end(), [&](const auto& c) { return c.name == name; });
  };
  double cost = 0, contacts = 0;
  for (std::size_t row = 0; row < region.contacts.rows(); ++row) {
    if (column("care_form").text(row) != "inpatient" || column("hospital").text(row) != "H0" || column("drg").is_null(row)) continue;
    auto& person = persons[column("person").integer(row)];
    person.first += static_cast<double>(column("cost").integer(row));
    person.second += 1;
    cost += static_cast<double>(column("cost").integer(row));
    contacts += 1;
  }
  const double ratio = cost / contacts, m = static_cast<double>(persons.size());
  double squares = 0;
  for (const auto& [person, sums] : persons) squares += std::pow(sums.first - ratio * sums.second, 2);
  const double reach = 1.959963984540054 * std::sqrt(m / (m - 1) * squares) / contacts;
  const table::Cell& found = cell(draft, "hospital_inpatient", "H0", "contact_cost");
  CHECK(found.value == doctest::Approx(ratio).epsilon(1e-12));
  CHECK(*found.low == doctest::Approx(ratio - reach).epsilon(1e-9));
  CHECK(*found.high == doctest::Approx(ratio + reach).epsilon(1e-9));
}

TEST_CASE("hospital_comparison: the draft can be protected, and its findings are told") {
  for (const std::size_t contacts : {200U, 4000U}) {
    test::EngineRun run(method());
    test::bind_region(run, test::make_region({.contacts = contacts}));
    const model::Draft draft = method().compute(run);
    const model::Result result = plan::protect(draft, model::Level::public_, plan::disclosure_on({2020, 6, 1}), {method().id, method().version});
    CHECK(result.tables.size() == draft.tables.size());
    if (contacts < 1000) continue;
    for (const char* id : {"hospital_inpatient", "difference_inpatient", "sex_inpatient", "age_band_inpatient", "municipality_inpatient"}) {
      CHECK_MESSAGE(std::any_of(result.findings.begin(), result.findings.end(), [&](const auto& finding) { return finding.id == id; }), id);
    }
  }
}
