// plan: which sums are hidden, in tables small enough to follow by hand.
#include "plan/suppress_sums.h"

#include "plan/sum_audit.h"
#include "plan/suppress.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::plan;
using namespace rodtrad::test;
using Codes = std::vector<std::string>;

namespace {

constexpr ProtectionRules kRules = {.threshold = 5, .measure_margin = 0.1, .closeness = 0.1, .dominators = 2, .dominance = 0.9};

/// Costs of persons, one contact each, by cell of a cube (row-major, totals left out).
table::Cube costs(const std::vector<table::Dimension>& dimensions, const std::vector<std::vector<double>>& by_cell) {
  std::vector<int> counts;
  for (const auto& values : by_cell) counts.push_back(static_cast<int>(values.size()));
  std::vector<Contact> contacts = contacts_of(dimensions, counts, true);
  std::size_t next = 0;
  for (const auto& values : by_cell) {
    for (const double value : values) contacts[next++].values = {value};
  }
  return count("cube", dimensions, {"cost"}, contacts);
}

/// Six persons with about the same cost: nobody dominates.
std::vector<double> even(double cost) { return {cost, cost, cost, cost, cost, cost}; }

class Hidden {
 public:
  explicit Hidden(table::Cube cube) : cube_(std::move(cube)), system_(join_cubes({cube_})), made_(suppress(system_, kRules)) {}

  Hiding sum(const Codes& codes) const { return made_.sums[0][cell(codes)]; }
  bool count_is_open(const Codes& codes) const { return !made_.hides_count(cell(codes)); }
  long sums(Hiding hiding) const { return std::count(made_.sums[0].begin(), made_.sums[0].end(), hiding); }

 private:
  std::size_t cell(const Codes& codes) const { return system_.cell_of[0][*cube_.find(codes)]; }
  table::Cube cube_;
  CellSystem system_;
  Suppression made_;
};

}  // namespace

TEST_CASE("p % rule and dominance rule find the sums that few make up") {
  // Two contributors only: whoever is one of them knows the other (R package GaussSuppression, magnitude1, Agriculture/Portugal).
  const table::Contributions portugal{.total = 100.4, .largest = 75.9, .second = 24.5};
  CHECK(slack_needed(portugal, {.closeness = 0.1, .dominators = 1, .dominance = 1}) == doctest::Approx(7.59));
  CHECK(slack_needed(portugal, {.closeness = 0, .dominators = 1, .dominance = 0.75}) == doctest::Approx(75.9 / 0.75 - 100.4));
  CHECK(slack_needed(portugal, {.closeness = 0, .dominators = 1, .dominance = 0.76}) == 0);
  CHECK(slack_needed(portugal, {.closeness = 0, .dominators = 2, .dominance = 0.9}) == doctest::Approx(100.4 / 0.9 - 100.4));
  const table::Contributions spread{.total = 600, .largest = 100, .second = 100};
  CHECK(slack_needed(spread, kRules) == 0);
  CHECK(slack_needed({}, kRules) == 0);
  // 100 + 10 + 9 of 119: the second knows 109, of which 100 is one person's.
  CHECK(slack_needed({.total = 119, .largest = 100, .second = 10}, {.closeness = 0.1, .dominators = 1, .dominance = 1}) == doctest::Approx(1));
  CHECK(slack_needed({.total = 120, .largest = 100, .second = 10}, {.closeness = 0.1, .dominators = 1, .dominance = 1}) == 0);
}

TEST_CASE("one costly person hides the sum but not the count, and costs one more sum") {
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{4})};
  const Hidden hidden(costs(dimensions, {{9000, 10, 10, 10, 10, 10}, even(100), even(2000), even(3000)}));
  CHECK(hidden.sum({"0"}) == Hiding::primary);
  CHECK(hidden.count_is_open({"0"}));
  CHECK(hidden.sums(Hiding::primary) == 1);
  CHECK(hidden.sums(Hiding::secondary) >= 1);
  CHECK(hidden.sum({"_"}) == Hiding::open);
}

TEST_CASE("a cell of one person protects nobody: that person knows it") {
  // Hiding the two small cells would let each of the two persons work out the other.
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{4})};
  const table::Cube cube = costs(dimensions, {{500}, {700}, even(100), even(3000)});
  const CellSystem system = join_cubes({cube});
  SumAudit audit(system, system.measures[0], kRules);
  CHECK(audit.ask(system.cell_of[0][*cube.find({"2"})]).parts.empty());
  for (const char* place : {"0", "1"}) audit.hide(system.cell_of[0][*cube.find({place})]);
  CHECK(audit.disclosed().size() == 2);
  const Hidden hidden(cube);
  CHECK(hidden.sums(Hiding::secondary) >= 1);
  CHECK(hidden.sum({"0"}) == Hiding::primary);
}

TEST_CASE("the largest contributor of a cell does not know it from a part of it") {
  // All of the row's cost is one person's, in one part. The others have little in any part, so the parts may fall far.
  const std::vector<table::Dimension> dimensions = {dimension("row", std::size_t{2}), dimension("column", std::size_t{2})};
  const auto asked_of = [&](const std::vector<double>& first) {
    const table::Cube cube = costs(dimensions, {first, {20, 10, 10, 10, 10}, even(5000), even(7000)});
    const CellSystem system = join_cubes({cube});
    const std::size_t row = system.cell_of[0][*cube.find({"0", "_"})], part = system.cell_of[0][*cube.find({"0", "0"})];
    const SumAudit audit(system, system.measures[0], kRules);
    const Asked asked = audit.ask(row);
    return std::pair(asked.parts.size(), audit.fall(part, asked));
  };
  CHECK(asked_of({9000, 10, 10, 10, 10}) == std::pair(std::size_t{2}, 9040.0 - 20));
  // The second largest is in danger from the largest, who knows 9000 of the part; or someone has more in the part than in all.
  CHECK(asked_of({9000, 3000}) == std::pair(std::size_t{0}, 3000.0));
  CHECK(asked_of({9000, -50, 10, 10, 10}) == std::pair(std::size_t{0}, 80.0));
}

TEST_CASE("a sum that one person makes up does not hide the whole table") {
  // Row 0 is nearly all one person's, and its parts can hardly fall below what that person has.
  const std::vector<table::Dimension> dimensions = {dimension("row", std::size_t{5}), dimension("column", std::size_t{3})};
  std::vector<std::vector<double>> by_cell(15, even(20000));
  by_cell[0] = {50000, 100, 100, 100, 100};
  by_cell[1] = {900, 300, 300, 200, 100};
  by_cell[2] = {300};
  const Hidden hidden(costs(dimensions, by_cell));
  CHECK(hidden.sum({"0", "_"}) == Hiding::primary);
  CHECK(hidden.sums(Hiding::primary) + hidden.sums(Hiding::secondary) <= 10);
}

TEST_CASE("what only one hidden cell has is not protected by cells that have nothing of it") {
  // Excess cost is 0 everywhere but in one cell of a row; nothing in that row can hide it but the total.
  const std::vector<table::Dimension> dimensions = {dimension("row", std::size_t{3}), dimension("column", std::size_t{3})};
  std::vector<std::vector<double>> by_cell(9, even(0));
  by_cell[0] = {50000, 0, 0, 0, 0, 0};
  by_cell[4] = even(100000);
  by_cell[8] = even(150000);
  const Hidden hidden(costs(dimensions, by_cell));
  CHECK(hidden.sum({"0", "0"}) == Hiding::primary);
  CHECK(hidden.sum({"0", "_"}) == Hiding::primary);
  CHECK(hidden.sum({"_", "0"}) == Hiding::primary);
  CHECK(hidden.sum({"0", "1"}) == Hiding::open);
  // The three are one number, and no others are known to be: both sums of all, by rows and by columns, lack just that number and their own.
  CHECK(hidden.sum({"_", "_"}) == Hiding::secondary);
  CHECK(hidden.sums(Hiding::secondary) == 1);
}

TEST_CASE("a credited cost counts by its size") {
  // 1000 − 990 = 10: the sum is small, but who knows the credit knows the cost.
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{3})};
  const Hidden hidden(costs(dimensions, {{1000, -990, 1, 1, 1, 1}, even(500), even(700)}));
  CHECK(hidden.sum({"0"}) == Hiding::primary);
  CHECK(hidden.sums(Hiding::secondary) >= 1);
}

TEST_CASE("sums without contributors are protected where the count is, by the margin") {
  table::Cube cube = table::make_cube("cube", {dimension("d", std::size_t{3})}, {"cost"});
  cube.cells[0] = {.rows = 63, .persons = 63, .values = {6300}};
  cube.cells[1] = {.rows = 3, .persons = 3, .values = {300}};
  cube.cells[2] = {.rows = 20, .persons = 20, .values = {2000}};
  cube.cells[3] = {.rows = 40, .persons = 40, .values = {4000}};
  const CellSystem system = join_cubes({cube});
  CHECK_FALSE(system.measures[0].contributions_known);
  const Suppression made = suppress(system, kRules);
  CHECK(made.sums[0][system.cell_of[0][1]] == Hiding::secondary);
  CHECK(made.hides_sum(0, system.cell_of[0][2]));
  CHECK_FALSE(made.hides_sum(0, system.cell_of[0][3]));
}

TEST_CASE("what one level hides the next hides too") {
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{5})};
  const CellSystem system = join_cubes({costs(dimensions, {{100, 10, 9, 1, 1, 1}, even(50), even(60), {5, 5, 5}, even(90)})});
  const Suppression strict = suppress(system, kRules);
  const ProtectionRules mild = {.threshold = 3, .measure_margin = 0.01, .closeness = 0.01, .dominators = 1, .dominance = 1};
  const Suppression alone = suppress(system, mild), after = suppress(system, mild, &strict);
  CHECK(std::count(alone.hiding.begin(), alone.hiding.end(), Hiding::open) > std::count(strict.hiding.begin(), strict.hiding.end(), Hiding::open));
  for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
    CHECK(after.hides_count(cell) >= strict.hides_count(cell));
    CHECK(after.hides_sum(0, cell) >= strict.hides_sum(0, cell));
  }
}
