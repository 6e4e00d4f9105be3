// Disclosure control of sums against attackers who contribute themselves: whatever the costs, nobody can tell another
// contributor's part closer than p %.
#include <random>

#include "plan/linear_program.h"
#include "plan/protect.h"
#include "plan/suppress.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::test;

namespace {

using Random = std::mt19937;

constexpr plan::ProtectionRules kRules = {.threshold = 3, .measure_margin = 0.1, .closeness = 0.1, .dominators = 2, .dominance = 0.9};
/// The p % rule alone.
constexpr plan::ProtectionRules kOnlyPercent = {.threshold = 3, .measure_margin = 0.01, .closeness = 0.1, .dominators = 1, .dominance = 1};
constexpr double kAlmost = 1 - 1e-6;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

/// Costs with a long tail; a person may have several contacts in several cells. Some cost nothing.
std::vector<Contact> random_costs(Random& random, std::size_t many, const std::vector<std::size_t>& sizes) {
  std::vector<Contact> contacts;
  for (std::size_t i = 0; i < many; ++i) {
    Contact contact{.person = static_cast<std::int64_t>(below(random, many))};
    for (const std::size_t size : sizes) contact.codes.push_back(std::min(below(random, size), below(random, size)));
    contact.values = {std::floor(100 * std::exp(static_cast<double>(below(random, 50)) / 10))};
    if (below(random, 10) == 0) contact.values = {0};
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

table::Cube cube_of(const std::vector<Contact>& contacts, const std::vector<std::size_t>& sizes) {
  std::vector<table::Dimension> dimensions;
  for (std::size_t d = 0; d < sizes.size(); ++d) dimensions.push_back(dimension("d" + std::to_string(d), sizes[d]));
  return count("cube", dimensions, {"cost"}, contacts);
}

/// What one person gives to each cell of a cube.
std::vector<double> parts_of(std::int64_t person, const std::vector<Contact>& contacts, const std::vector<std::size_t>& sizes) {
  std::vector<Contact> own;
  std::copy_if(contacts.begin(), contacts.end(), std::back_inserter(own), [&](const Contact& contact) { return contact.person == person; });
  std::vector<double> parts;
  for (const table::CubeCell& cell : cube_of(own, sizes).cells) parts.push_back(cell.values[0]);
  return parts;
}

/// Someone who sees all open sums, knows the own part of every cell, and that no cost is below 0. Written apart from the
/// audit: the finest cells are the unknowns, and every open cell is one equation over them.
class Insider {
 public:
  Insider(const table::Cube& cube, const std::vector<bool>& hidden, const std::vector<double>& own) : cube_(cube) {
    for (std::size_t cell = 0; cell < cube.cells.size(); ++cell) {
      if (!is_finest(cell)) continue;
      column_of_[cell] = program_.add_column(own[cell], 1e9);
    }
    for (std::size_t cell = 0; cell < cube.cells.size(); ++cell) {
      if (!hidden[cell]) program_.add_row(cube.cells[cell].values[0], cube.cells[cell].values[0], inside(cell));
    }
  }

  double most(std::size_t cell) {
    plan::LinearProgram::Terms objective = inside(cell);
    for (auto& term : objective) term.factor = -1;
    const auto solution = program_.minimise(objective);
    REQUIRE(solution);
    double sum = 0;
    for (const auto& term : objective) sum += (*solution)[term.column];
    return sum;
  }

 private:
  std::vector<std::size_t> place_of(std::size_t index) const {
    std::vector<std::size_t> at(cube_.dimensions.size());
    for (std::size_t d = at.size(); d-- > 0;) {
      at[d] = index % cube_.dimensions[d].categories.size();
      index /= cube_.dimensions[d].categories.size();
    }
    return at;
  }
  bool is_finest(std::size_t cell) const {
    const auto at = place_of(cell);
    return std::all_of(at.begin(), at.end(), [](std::size_t category) { return category > 0; });
  }
  plan::LinearProgram::Terms inside(std::size_t cell) const {
    const auto whole = place_of(cell);
    plan::LinearProgram::Terms terms;
    for (const auto& [finest, column] : column_of_) {
      const auto at = place_of(finest);
      bool within = true;
      for (std::size_t d = 0; d < at.size(); ++d) within = within && (whole[d] == 0 || whole[d] == at[d]);
      if (within) terms.push_back({column, 1});
    }
    return terms;
  }

  const table::Cube& cube_;
  std::map<std::size_t, std::size_t> column_of_;
  plan::LinearProgram program_;
};

struct Protected {
  std::vector<bool> counts, sums;
};

Protected protect(const table::Cube& cube, const plan::ProtectionRules& rules, const plan::ProtectionRules* stricter = nullptr) {
  const plan::CellSystem system = plan::join_cubes({cube});
  plan::Suppression made = plan::suppress(system, rules);
  if (stricter) made = plan::suppress(system, *stricter, &made);
  Protected out;
  for (const std::size_t cell : system.cell_of[0]) {
    out.counts.push_back(made.hides_count(cell));
    out.sums.push_back(made.hides_sum(0, cell));
  }
  return out;
}

}  // namespace

TEST_CASE("nobody who contributes can tell another's part of a sum closer than p %") {
  Random random(20200601);
  const std::vector<std::vector<std::size_t>> shapes = {{4}, {7}, {2, 3}, {3, 4}, {2, 2, 3}};
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const auto& sizes = shapes[static_cast<std::size_t>(round) % shapes.size()];
    const std::vector<Contact> contacts = random_costs(random, 8 + below(random, 40), sizes);
    const table::Cube cube = cube_of(contacts, sizes);
    const std::vector<bool> hidden = protect(cube, round % 2 == 0 ? kRules : kOnlyPercent).sums;
    std::map<std::int64_t, std::vector<double>> parts{{-1, std::vector<double>(cube.cells.size())}};  // −1: an outsider
    for (const Contact& contact : contacts) parts.try_emplace(contact.person, parts_of(contact.person, contacts, sizes));
    for (const auto& [attacker, own] : parts) {
      Insider insider(cube, hidden, own);
      for (std::size_t cell = 0; cell < cube.cells.size(); ++cell) {
        const double others = insider.most(cell) - own[cell];
        for (const auto& [person, theirs] : parts) {
          if (person == attacker || theirs[cell] == 0) continue;
          CHECK(others >= kAlmost * (1 + kRules.closeness) * theirs[cell]);
        }
      }
    }
  }
}

TEST_CASE("a sum in another currency unit or from contacts in another order hides the same") {
  Random random(99);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const std::vector<std::size_t> sizes = {3, 4};
    std::vector<Contact> contacts = random_costs(random, 60, sizes);
    const Protected before = protect(cube_of(contacts, sizes), kRules);
    std::shuffle(contacts.begin(), contacts.end(), random);
    const Protected shuffled = protect(cube_of(contacts, sizes), kRules);
    CHECK(shuffled.sums == before.sums);
    CHECK(shuffled.counts == before.counts);
    for (Contact& contact : contacts) contact.values[0] *= 128;
    CHECK(protect(cube_of(contacts, sizes), kRules).sums == before.sums);
  }
}

TEST_CASE("what internal readers may not see nobody else sees") {
  Random random(41);
  const plan::ProtectOptions levels = plan::disclosure_on({2020, 6, 1});
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const std::vector<std::size_t> sizes = {3, 3};
    const table::Cube cube = cube_of(random_costs(random, 70, sizes), sizes);
    const Protected internal = protect(cube, levels.internal), for_all = protect(cube, levels.internal, &levels.public_);
    for (std::size_t cell = 0; cell < cube.cells.size(); ++cell) {
      CHECK(for_all.counts[cell] >= internal.counts[cell]);
      CHECK(for_all.sums[cell] >= internal.sums[cell]);
      CHECK(internal.sums[cell] >= (internal.counts[cell] && cube.cells[cell].values[0] > 0));
    }
  }
}
