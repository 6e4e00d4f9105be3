// Disclosure control against attackers: whatever the cube, no protected count can be told from what is shown.
#include "plan/protect.h"

#include <numeric>
#include <random>

#include "plan/suppress.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::test;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

/// Many zeros, many small counts, some large.
int random_count(Random& random) {
  switch (below(random, 4)) {
    case 0:
      return 0;
    case 1:
      return 1 + static_cast<int>(below(random, 4));
    case 2:
      return 5 + static_cast<int>(below(random, 2));
    default:
      return static_cast<int>(below(random, 7));
  }
}

struct Attempt {
  table::Cube cube;
  plan::Suppression suppression;
  std::vector<bool> hidden;

  explicit Attempt(table::Cube made, std::int64_t threshold = 5) : cube(std::move(made)) {
    const plan::CellSystem system = plan::join_cubes({cube});
    suppression = plan::suppress(system, {.threshold = threshold});
    for (const std::size_t cell : system.cell_of[0]) hidden.push_back(suppression.hiding[cell] != plan::Hiding::open);
  }
};

table::Cube random_cube(Random& random, const std::vector<std::size_t>& sizes) {
  std::vector<table::Dimension> dimensions;
  std::size_t cells = 1;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    dimensions.push_back(dimension("d" + std::to_string(d), sizes[d]));
    cells *= sizes[d];
  }
  std::vector<int> counts(cells);
  for (int& count : counts) count = random_count(random);
  return count("cube", dimensions, {}, contacts_of(dimensions, counts, false));
}

void check_against_all_tables(const Attempt& attempt) {
  const auto possible = possible_counts(attempt.cube, attempt.hidden, 13);
  for (std::size_t cell = 0; cell < attempt.hidden.size(); ++cell) {
    const std::int64_t rows = attempt.cube.cells[cell].rows;
    if (!attempt.hidden[cell]) {
      CHECK((rows == 0 || rows >= 5));
      continue;
    }
    CHECK(possible[cell].size() >= 2);
    if (rows < 5) {
      CHECK(possible[cell].back() >= 5);
      CHECK(possible[cell].back() - possible[cell].front() >= 4);
    }
  }
}

}  // namespace

TEST_CASE("an attacker who tries all tables cannot tell a protected count") {
  Random random(20200110);
  const std::vector<std::vector<std::size_t>> shapes = {{3}, {6}, {2, 2}, {2, 3}, {3, 3}, {2, 2, 2}};
  for (int round = 0; round < 150; ++round) {
    const auto& shape = shapes[static_cast<std::size_t>(round) % shapes.size()];
    CAPTURE(round);
    check_against_all_tables(Attempt(random_cube(random, shape)));
  }
}

TEST_CASE("cubes without small counts are shown whole, and protecting twice hides the same") {
  Random random(7);
  for (int round = 0; round < 40; ++round) {
    table::Cube cube = random_cube(random, {3, 4});
    const Attempt first(cube), second(cube);
    CHECK(first.suppression.hiding == second.suppression.hiding);
    CHECK(first.suppression.range == second.suppression.range);
    std::vector<int> large(12);
    for (int& count : large) count = below(random, 3) == 0 ? 0 : 5 + static_cast<int>(below(random, 40));
    const auto dimensions = cube.dimensions;
    const Attempt safe(count("cube", dimensions, {}, contacts_of(dimensions, large, false)));
    CHECK(std::none_of(safe.hidden.begin(), safe.hidden.end(), [](bool hidden) { return hidden; }));
  }
}

namespace {

/// Contacts of persons who may be in several categories.
std::vector<Contact> random_contacts(Random& random, std::size_t many, std::size_t persons, const std::vector<std::size_t>& sizes) {
  std::vector<Contact> contacts;
  for (std::size_t i = 0; i < many; ++i) {
    Contact contact{.person = static_cast<std::int64_t>(below(random, persons))};
    for (const std::size_t size : sizes) contact.codes.push_back(std::min(below(random, size), below(random, size)));
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

/// Counts of persons that a reader must allow in a cube of one dimension: hidden persons are at least one and no more than
/// the contacts; the whole has no fewer than any part and no more than all parts.
std::vector<std::set<std::int64_t>> possible_persons(const table::Cube& cube, const std::vector<bool>& hidden, std::int64_t most) {
  std::vector<std::set<std::int64_t>> possible(cube.cells.size());
  std::vector<std::int64_t> rows(cube.cells.size()), persons(cube.cells.size());
  const auto sum = [](const std::vector<std::int64_t>& counts) { return std::accumulate(counts.begin() + 1, counts.end(), std::int64_t{0}); };
  const std::function<void(std::size_t)> place_persons = [&](std::size_t cell) {
    if (cell == cube.cells.size()) {
      if (persons[0] > sum(persons) || persons[0] < *std::max_element(persons.begin() + 1, persons.end())) return;
      for (std::size_t i = 0; i < persons.size(); ++i) possible[i].insert(persons[i]);
      return;
    }
    const std::int64_t known = cube.cells[cell].persons.value_or(0);
    for (persons[cell] = hidden[cell] ? 1 : known; persons[cell] <= (hidden[cell] ? rows[cell] : known); ++persons[cell]) place_persons(cell + 1);
  };
  const std::function<void(std::size_t)> place_rows = [&](std::size_t cell) {
    if (cell == cube.cells.size()) {
      if (sum(rows) == rows[0]) place_persons(0);
      return;
    }
    const std::int64_t known = cube.cells[cell].rows;
    for (rows[cell] = hidden[cell] ? 1 : known; rows[cell] <= (hidden[cell] ? most : known); ++rows[cell]) place_rows(cell + 1);
  };
  place_rows(0);
  return possible;
}

}  // namespace

TEST_CASE("an attacker cannot tell how many persons a protected cell has when persons are in several cells") {
  Random random(3);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const Attempt attempt(
        count("cube", {dimension("d", std::size_t{3})}, {}, random_contacts(random, 6 + below(random, 6), 4 + below(random, 8), {3})));
    const auto possible = possible_persons(attempt.cube, attempt.hidden, 11);
    for (std::size_t cell = 0; cell < attempt.hidden.size(); ++cell) {
      const std::int64_t persons = attempt.cube.cells[cell].persons.value_or(0);
      CHECK((attempt.hidden[cell] || persons == 0 || persons >= 5));
      if (attempt.hidden[cell]) CHECK(possible[cell].size() >= 2);
      if (attempt.hidden[cell] && persons < 5) CHECK(*possible[cell].rbegin() >= 5);
    }
  }
}

TEST_CASE("the same cell of two cubes is hidden in both or in none, and the finer cube stays safe") {
  Random random(11);
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    const auto contacts = random_contacts(random, 26, 1000, {2, 3});
    std::vector<Contact> by_first = contacts;
    for (Contact& contact : by_first) contact.codes.pop_back();
    const table::Dimension sex = dimension("sex", std::size_t{2}), age = dimension("age", std::size_t{3});
    const table::Cube fine = count("fine", {sex, age}, {}, contacts), coarse = count("coarse", {sex}, {}, by_first);
    const plan::CellSystem system = plan::join_cubes({fine, coarse});
    const auto hiding = plan::suppress(system, {.threshold = 5}).hiding;
    for (std::size_t code = 0; code < 3; ++code) CHECK(system.cell_of[0][fine.index({code, 0})] == system.cell_of[1][coarse.index({code})]);
    std::vector<bool> hidden;
    for (const std::size_t cell : system.cell_of[0]) hidden.push_back(hiding[cell] != plan::Hiding::open);
    const auto possible = possible_counts(fine, hidden, 12);
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
      if (hidden[cell]) CHECK(possible[cell].size() >= 2);
    }
  }
}

TEST_CASE("no number of a protected cell is in the bytes of the result") {
  Random random(5);
  for (int round = 0; round < 20; ++round) {
    CAPTURE(round);
    model::Draft draft;
    auto contacts = random_contacts(random, 60, 40, {5, 2});
    for (std::size_t i = 0; i < contacts.size(); ++i) contacts[i].values = {static_cast<double>(1000003 + 7919 * i * i)};
    draft.cubes = {count("cube", {dimension("place", std::size_t{5}), dimension("sex", std::size_t{2})}, {"cost"}, contacts)};
    const table::Cube& cube = draft.cubes[0];
    model::DraftTable& table = draft.tables.emplace_back();
    table.table.id = "t";
    table.table.columns = {{"cost"}};
    for (std::size_t cell = 0; cell < cube.cells.size(); ++cell) {
      table.table.rows.push_back({std::to_string(cell)});
      table.cells.push_back(
          {{.status = table::Status::value, .value = cube.cells[cell].values[0], .low = cube.cells[cell].values[0] + 0.25}, {{"cube", {cell}}}});
    }
    const model::Result result = plan::protect(draft, model::Level::public_, plan::disclosure_on({2020, 6, 1}), {"m", "1"});
    const std::string json = model::to_json(result);
    CHECK(json == model::to_json(plan::protect(draft, model::Level::public_, plan::disclosure_on({2020, 6, 1}), {"m", "1"})));
    for (std::size_t cell = 0; cell < cube.cells.size(); ++cell) {
      const table::Cell& shown = *result.find_cell({"t", std::to_string(cell), "cost"});
      const bool told = json.find(fmt::format("{}", static_cast<std::int64_t>(cube.cells[cell].values[0]))) != std::string::npos;
      if (cube.cells[cell].rows > 0) CHECK(told == (shown.status == table::Status::value));
      if (cube.cells[cell].persons.value_or(0) > 0 && *cube.cells[cell].persons < 5) CHECK(shown.status == table::Status::protected_);
    }
  }
}
