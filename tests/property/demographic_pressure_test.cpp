// What must hold of demographic pressure whatever the contacts: amounts scale with cost, an unchanged population has no effect,
// parts are the whole, and the order of rows and the number of threads change nothing.
#include <numeric>

#include "methods/catalogue.h"
#include "support/region.h"

using namespace rodtrad;

namespace {

const model::Method& pressure_method() { return *methods::find_method("demographic_pressure"); }

template <class Change>
table::Batch changed(table::Batch rows, const std::string& name, const Change& change) {
  for (table::ColumnData& column : rows.columns) {
    if (column.name != name) continue;
    for (std::int64_t& value : std::get<std::vector<std::int64_t>>(column.values)) value = change(value);
  }
  return rows;
}

table::Batch shuffled(const table::Batch& rows, std::uint32_t seed) {
  table::Batch out = rows;
  std::vector<std::size_t> order(rows.columns[0].valid.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 random(seed);
  std::shuffle(order.begin(), order.end(), random);
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      out.columns[c].valid[i] = rows.columns[c].valid[order[i]];
      std::visit([&](auto& values) { values[i] = std::get<std::decay_t<decltype(values)>>(rows.columns[c].values)[order[i]]; },
                 out.columns[c].values);
    }
  }
  return out;
}

model::Draft draft_of(const test::Region& region, int threads = 2) {
  test::EngineRun run(pressure_method(), threads);
  test::bind_region(run, region, false, false);
  return pressure_method().compute(run);
}

/// Within the tolerance, and what the parts' grid of 1/256 öre makes of a scaled amount.
void check_equal(const model::Draft& a, const model::Draft& b, double money_factor, double tolerance) {
  REQUIRE(a.tables.size() == b.tables.size());
  for (std::size_t t = 0; t < a.tables.size(); ++t) {
    REQUIRE(a.tables[t].cells.size() == b.tables[t].cells.size());
    const auto& columns = a.tables[t].table.columns;
    for (std::size_t i = 0; i < a.tables[t].cells.size(); ++i) {
      CAPTURE(a.tables[t].table.id);
      CAPTURE(i);
      const double factor = columns[i % columns.size()].unit == table::Unit::money ? money_factor : 1;
      const double expected = factor * a.tables[t].cells[i].cell.value;
      CHECK(std::abs(b.tables[t].cells[i].cell.value - expected) <= tolerance * std::max(1.0, std::abs(expected)) + (factor - 1) / 256);
    }
  }
}

double value(const model::Draft& draft, const std::string& table, const std::string& row, const std::string& column) {
  return test::draft_cell(draft, {table, row, column}).cell.value;
}

}  // namespace

TEST_CASE("demographic pressure: every amount scales with cost") {
  test::Region region = test::make_region();
  const model::Draft before = draft_of(region);
  region.contacts = changed(region.contacts, "cost", [](std::int64_t cost) { return 7 * cost; });
  check_equal(before, draft_of(region), 7, 1e-9);
}

TEST_CASE("demographic pressure: row order and threads change nothing") {
  test::Region region = test::make_region();
  const model::Draft before = draft_of(region, 1);
  region.contacts = shuffled(region.contacts, 5);
  region.population = shuffled(region.population, 6);
  const model::Draft after = draft_of(region, 2);
  check_equal(before, after, 1, 0);
  REQUIRE(before.findings.size() == after.findings.size());
  for (std::size_t i = 0; i < before.findings.size(); ++i) CHECK(before.findings[i].headline.pattern == after.findings[i].headline.pattern);
}

TEST_CASE("demographic pressure: an unchanged population has no effect, a doubled one doubles the cost") {
  test::Region region = test::make_region();
  const table::Batch years = region.population;
  const auto count_by_year = [&](std::int64_t first, std::int64_t last) {
    const auto& year = std::get<std::vector<std::int64_t>>(years.columns[0].values);
    std::size_t row = 0;
    region.population = changed(years, "count", [&](std::int64_t) { return year[row++] == 2018 ? first : last; });
    return draft_of(region);
  };
  const model::Draft same = count_by_year(500, 500);
  CHECK(value(same, "pure", "all", "effect") == 0);
  CHECK(value(same, "pure", "all", "yearly") == 0);
  CHECK(value(same, "population", "2019", "structure") == 0);
  const model::Draft doubled = count_by_year(500, 1000);
  CHECK(value(doubled, "pure", "all", "growth") == 100);
  CHECK(value(doubled, "population", "2019", "structure") == 0);
  CHECK(value(doubled, "pure", "all", "effect") == value(doubled, "change", "all", "cost_base"));
}

TEST_CASE("demographic pressure: parts are the whole, and sums are sums") {
  const model::Draft draft = draft_of(test::make_region());
  for (const model::DraftTable& table : draft.tables) {
    if (!table.table.id.starts_with("decomposition")) continue;
    for (std::size_t row = 0; row < table.table.rows.size(); ++row) {
      const auto cell = [&](std::size_t column) { return table.cells[row * 4 + column].cell.value; };
      CHECK(cell(1) + cell(2) + cell(3) == cell(0));
    }
  }
  for (const std::string id : {"hospital", "clinic", "chapter", "municipality", "sex"}) {
    CAPTURE(id);
    const auto found = std::find_if(draft.tables.begin(), draft.tables.end(), [&](const auto& made) { return made.table.id == id; });
    REQUIRE(found != draft.tables.end());
    double amount = 0, cost = 0;
    for (const table::Row& row : found->table.rows) {
      if (row.total) continue;
      amount += value(draft, id, row.code, "amount");
      cost += value(draft, id, row.code, "cost");
    }
    CHECK(amount == value(draft, id, "sum", "amount"));
    CHECK(cost == value(draft, id, "all", "cost"));
    CHECK(cost == value(draft, "change", "all", "cost"));
  }
}
