// What must hold whatever the contacts are: dearer care everywhere changes prices and no ratio, expected costs sum to the
// observed, parts sum to the difference, and neither the order of rows nor the number of threads matters.
#include <numeric>

#include "methods/catalogue.h"
#include "support/region.h"

using namespace rodtrad;

namespace {

const model::Method& method() { return *methods::find_method("hospital_comparison"); }

constexpr std::array kForms = {"inpatient", "outpatient"};
constexpr std::array kHospitals = {"H0", "H1", "H2"};

table::ColumnData& column(table::Batch& rows, const std::string& name) {
  return *std::find_if(rows.columns.begin(), rows.columns.end(), [&](const auto& c) { return c.name == name; });
}

void scale(table::ColumnData& amounts, std::int64_t factor) {
  for (std::int64_t& amount : std::get<0>(amounts.values)) amount *= factor;
}

/// Weights, so that everything can be told.
void add_weights(test::Region& region) {
  test::Integers weights;
  for (std::size_t row = 0; row < region.limits.rows(); ++row) weights.push_back(250'000 * (1 + static_cast<std::int64_t>(row) % 7));
  region.limits.columns.push_back(test::column_of("weight", weights));
}

table::Batch shuffled(const table::Batch& rows, std::uint32_t seed) {
  std::vector<std::size_t> order(rows.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937(seed));
  table::Batch out = rows;
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    for (std::size_t row = 0; row < order.size(); ++row) {
      out.columns[c].valid[row] = rows.columns[c].valid[order[row]];
      std::visit([&](auto& values) { values[row] = std::get<std::decay_t<decltype(values)>>(rows.columns[c].values)[order[row]]; },
                 out.columns[c].values);
    }
  }
  return out;
}

model::Draft draft_of(const test::Region& region, int threads = 2) {
  test::EngineRun run(method(), threads);
  test::bind_region(run, region);
  return method().compute(run);
}

double value(const model::Draft& draft, const std::string& table, const std::string& row, const std::string& name) {
  const table::Cell& cell = test::draft_cell(draft, {table, row, name}).cell;
  CHECK(cell.status == table::Status::value);
  return cell.value;
}

/// Every number of the tables, interval ends too.
std::vector<double> numbers(const model::Draft& draft) {
  std::vector<double> out;
  for (const model::DraftTable& made : draft.tables) {
    for (const model::DraftCell& cell : made.cells) {
      out.push_back(cell.cell.value);
      out.push_back(cell.cell.low.value_or(-1));
      out.push_back(cell.cell.high.value_or(-1));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("hospital_comparison: scaling all costs scales prices and leaves ratios alone") {
  test::Region region = test::make_region();
  add_weights(region);
  const model::Draft before = draft_of(region);
  scale(column(region.contacts, "cost"), 3);
  scale(column(region.limits, "limit"), 3);
  scale(column(region.nation, "cost"), 3);
  scale(column(region.nation, "outlier_cost"), 3);
  const model::Draft after = draft_of(region);
  for (const std::string form : kForms) {
    for (const std::string hospital : kHospitals) {
      for (const char* name : {"point", "inlier_point", "inlier_mean", "contact_cost"}) {
        CHECK(value(after, "hospital_" + form, hospital, name) ==
              doctest::Approx(3 * value(before, "hospital_" + form, hospital, name)).epsilon(1e-12));
      }
      for (const char* name : {"ratio", "nation_ratio"}) {
        CHECK(value(after, "expected_" + form, hospital, name) == doctest::Approx(value(before, "expected_" + form, hospital, name)).epsilon(1e-12));
      }
      CHECK(value(after, "hospital_" + form, hospital, "mix") == value(before, "hospital_" + form, hospital, "mix"));
    }
  }
}

TEST_CASE("hospital_comparison: expected costs sum to observed ones") {
  test::Region region = test::make_region();
  add_weights(region);
  const model::Draft draft = draft_of(region);
  for (const std::string form : kForms) {
    double observed = 0, expected = 0;
    for (const std::string hospital : kHospitals) {
      observed += value(draft, "expected_" + form, hospital, "cost");
      expected += value(draft, "expected_" + form, hospital, "expected");
    }
    CHECK(expected == doctest::Approx(observed).epsilon(1e-14));
    CHECK(observed == value(draft, "expected_" + form, "all", "cost"));
  }
}

TEST_CASE("hospital_comparison: the parts of every difference sum to it") {
  test::Region region = test::make_region();
  add_weights(region);
  const model::Draft draft = draft_of(region);
  for (const std::string form : kForms) {
    for (const std::string row : {"all", "H0", "H1", "H2"}) {
      double sum = 0;
      for (const char* part : {"mix", "price", "frequency", "severity"}) sum += value(draft, "difference_" + form, row, part);
      const double own = value(draft, "difference_" + form, row, "own");
      CHECK(std::abs(sum - value(draft, "difference_" + form, row, "difference")) <= 1e-12 * own);
      CHECK(value(draft, "difference_" + form, row, "mix") != 0);
    }
  }
}

TEST_CASE("hospital_comparison: costs above the nation's sum over the DRGs and follow from the ratio") {
  const model::Draft draft = draft_of(test::make_region());
  const auto made = std::find_if(draft.tables.begin(), draft.tables.end(), [](const auto& one) { return one.table.id == "drg_inpatient"; });
  REQUIRE(made != draft.tables.end());
  double sum = 0;
  for (const table::Row& row : made->table.rows) {
    if (!row.total) sum += value(draft, "drg_inpatient", row.code, "excess");
  }
  CHECK(sum == doctest::Approx(value(draft, "drg_inpatient", "all", "excess")).epsilon(1e-12));
  const std::string first = made->table.rows.front().code;
  const double nation = value(draft, "drg_inpatient", first, "contact_cost") / value(draft, "drg_inpatient", first, "nation_ratio");
  const double years = value(draft, "drg_inpatient", first, "excess") / (value(draft, "drg_inpatient", first, "contact_cost") - nation);
  CHECK(years > 0);
  CHECK(years <= value(draft, "drg_inpatient", first, "contacts"));  // the nation has one of the two years
}

TEST_CASE("hospital_comparison: only DRGs that cost more than the nation's stand by themselves, the costliest first") {
  const model::Draft draft = draft_of(test::make_region());
  for (const std::string form : kForms) {
    const std::string id = "drg_" + form;
    const auto made = std::find_if(draft.tables.begin(), draft.tables.end(), [&](const auto& one) { return one.table.id == id; });
    REQUIRE(made != draft.tables.end());
    std::vector<double> excess;
    for (const table::Row& row : made->table.rows) {
      if (!row.total && row.code != "other") excess.push_back(value(draft, id, row.code, "excess"));
    }
    REQUIRE(!excess.empty());
    CHECK(excess.back() > 0);
    CHECK(std::is_sorted(excess.rbegin(), excess.rend()));
  }
}

TEST_CASE("hospital_comparison: same numbers for shuffled rows and one thread") {
  test::Region region = test::make_region({.contacts = 1500});
  add_weights(region);
  const std::vector<double> before = numbers(draft_of(region));
  for (const int threads : {1, 2}) {
    test::Region other = region;
    other.contacts = shuffled(region.contacts, 7);
    other.nation = shuffled(region.nation, 8);
    CHECK(numbers(draft_of(other, threads)) == before);
  }
}
