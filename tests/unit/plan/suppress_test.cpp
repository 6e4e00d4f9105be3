// plan: which cells are hidden, in tables small enough to follow by hand.
#include "plan/suppress.h"

#include "core/failure.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::plan;
using namespace rodtrad::test;
using Codes = std::vector<std::string>;

namespace {

/// The hidden cells of one cube, by their codes ("_" for totals).
class Hidden {
 public:
  Hidden(table::Cube cube, std::int64_t threshold)
      : cube_(std::move(cube)), system_(join_cubes({cube_})), made_(suppress(system_, {.threshold = threshold})) {}

  Hiding at(const Codes& codes) const { return made_.hiding[cell(codes)]; }
  bool is(const Codes& codes) const { return at(codes) != Hiding::open; }
  std::pair<std::int64_t, std::int64_t> range(const Codes& codes) const { return made_.range[cell(codes)]; }
  long count(Hiding hiding) const { return std::count(made_.hiding.begin(), made_.hiding.end(), hiding); }

 private:
  std::size_t cell(const Codes& codes) const { return system_.cell_of[0][*cube_.find(codes)]; }
  table::Cube cube_;
  CellSystem system_;
  Suppression made_;
};

table::Cube table_of(const Codes& rows, const Codes& columns, const std::vector<int>& counts) {
  const std::vector<table::Dimension> dimensions = {dimension("row", rows), dimension("column", columns)};
  return count("cube", dimensions, {}, contacts_of(dimensions, counts, true));
}

table::Cube line_of(const std::vector<int>& counts) {
  const std::vector<table::Dimension> dimensions = {dimension("d", counts.size())};
  return count("cube", dimensions, {}, contacts_of(dimensions, counts, true));
}

}  // namespace

TEST_CASE("one small cell costs three others and no total") {
  // Ages by country, after the worked example of the R package GaussSuppression, with zeros shown.
  const Hidden hidden(table_of({"young", "old"}, {"Spain", "Iceland", "Portugal"}, {5, 2, 0, 6, 3, 4}), 3);
  CHECK(hidden.at({"young", "Iceland"}) == Hiding::primary);
  for (const char* age : {"young", "old"}) {
    CHECK(hidden.is({age, "Iceland"}));
    CHECK(hidden.is({age, "Spain"}));
    CHECK_FALSE(hidden.is({age, "_"}));
  }
  CHECK(hidden.count(Hiding::secondary) == 3);
  CHECK_FALSE(hidden.is({"young", "Portugal"}));
  CHECK(hidden.range({"young", "Iceland"}).first == 1);
  CHECK(hidden.range({"young", "Iceland"}).second >= 3);
}

TEST_CASE("cells that together have only one person each are not enough") {
  // 1 + 1 + 1 hidden under an open total: all three are known.
  const Hidden singles(line_of({1, 1, 7, 1, 0}), 3);
  CHECK(singles.at({"2"}) == Hiding::secondary);
  CHECK_FALSE(singles.is({"_"}));
  CHECK_FALSE(singles.is({"4"}));
  const Hidden two_lines(table_of({"x", "y"}, {"A", "B", "H", "M", "W"}, {1, 1, 7, 1, 0, 1, 0, 0, 2, 8}), 3);
  for (const Codes& codes : {Codes{"x", "A"}, {"x", "B"}, {"x", "M"}, {"y", "A"}, {"y", "M"}}) {
    CHECK(two_lines.at(codes) == Hiding::primary);
    CHECK(two_lines.range(codes).second >= 3);
  }
}

TEST_CASE("two small cells under a total below twice the threshold reach over it") {
  const Hidden hidden(line_of({1, 4, 9, 30}), 5);
  CHECK(hidden.range({"0"}).second >= 5);
  CHECK(hidden.range({"1"}).second >= 5);
  CHECK(hidden.at({"2"}) == Hiding::secondary);
  CHECK_FALSE(hidden.is({"3"}));
}

TEST_CASE("a total with one part that is not empty is hidden with it") {
  const Hidden small(line_of({0, 3, 0}), 5);
  CHECK(small.at({"1"}) == Hiding::primary);
  CHECK(small.at({"_"}) == Hiding::primary);
  const Hidden large(table_of({"a", "b"}, {"x", "y"}, {3, 0, 20, 20}), 5);
  CHECK(large.at({"a", "x"}) == Hiding::primary);
  CHECK(large.at({"a", "_"}) == Hiding::primary);
  CHECK_FALSE(large.is({"a", "y"}));
}

TEST_CASE("lines of zeros are shown") {
  const Hidden hidden(table_of({"a", "b"}, {"x", "y", "z"}, {0, 0, 0, 9, 8, 7}), 5);
  CHECK(hidden.count(Hiding::open) == 12);
}

TEST_CASE("two hidden cells in every line are not enough: the audit finds the bridge") {
  // Two blocks of hidden cells and one hidden cell between them, which is the difference of sums over the first block.
  const std::vector<int> counts = {3, 3, 20, 20, 3, 3, 2, 20, 20, 20, 3, 3, 20, 20, 3, 3};
  const table::Cube cube = table_of({"a", "b", "c", "d"}, {"1", "2", "3", "4"}, counts);
  const CellSystem system = join_cubes({cube});
  Audit audit(system, {.threshold = 5});
  for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
    if (system.cells[cell].persons >= 1 && system.cells[cell].persons < 5) audit.hide(cell, Hiding::primary);
  }
  const std::size_t bridge = system.cell_of[0][*cube.find({"b", "3"})];
  const auto disclosed = audit.disclosed();
  CHECK(std::any_of(disclosed.begin(), disclosed.end(), [&](std::size_t found) { return found == bridge; }));
  const Hidden hidden(cube, 5);
  CHECK(hidden.range({"b", "3"}).second >= 5);
  CHECK(hidden.count(Hiding::secondary) > 0);
}

TEST_CASE("persons are counted, not contacts") {
  const std::vector<table::Dimension> dimensions = {dimension("d", std::size_t{3})};
  std::vector<Contact> contacts;
  for (std::size_t i = 0; i < 40; ++i) contacts.push_back({i < 20 ? 1 : static_cast<std::int64_t>(i), {i < 20 ? 0 : 1 + i % 2}});
  const Hidden hidden(count("cube", dimensions, {}, contacts), 5);
  CHECK(hidden.at({"0"}) == Hiding::primary);
  CHECK(hidden.count(Hiding::secondary) == 1);
}

TEST_CASE("contacts without person count as one person at least") {
  table::Cube cube = table::make_cube("cube", {dimension("d", std::size_t{2})}, {});
  cube.cells[0] = {.rows = 60, .persons = 50};
  cube.cells[1] = {.rows = 10, .persons = 0};
  cube.cells[2] = {.rows = 50, .persons = 50};
  CHECK(Hidden(cube, 5).at({"0"}) == Hiding::primary);
}

TEST_CASE("a cube whose total is not the sum of its parts is refused") {
  table::Cube cube = line_of({6, 7});
  cube.cells[0].rows = 14;
  CHECK_THROWS_AS(join_cubes({cube}), core::Failure);
}
