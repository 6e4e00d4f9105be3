// Disclosure control over several results against an attacker who has all of them. The attacker is written apart from the audit: the
// unknowns are the finest cells of all contacts, every number that any result shows is one equation over them, and linear programs tell
// how near each hidden number can be come.
#include <random>

#include "plan/linear_program.h"
#include "plan/protect.h"
#include "plan/release_proof.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::test;
using model::Level;

namespace {

using Random = std::mt19937;
using Sizes = std::vector<std::size_t>;

constexpr std::int64_t kThreshold = 5;
const plan::ProtectOptions kOptions = {.internal = {.threshold = kThreshold}, .public_ = {.threshold = kThreshold}};

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

/// One person each; low codes are common.
std::vector<Contact> random_contacts(Random& random, std::size_t many, const Sizes& sizes) {
  std::vector<Contact> contacts;
  for (std::size_t i = 0; i < many; ++i) {
    Contact contact{.person = static_cast<std::int64_t>(i)};
    for (const std::size_t size : sizes) contact.codes.push_back(std::min(below(random, size), below(random, size)));
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

/// The contacts cut by some of their dimensions only.
table::Cube cut(const std::vector<Contact>& contacts, const Sizes& sizes, const Sizes& by) {
  std::vector<table::Dimension> dimensions;
  for (const std::size_t d : by) dimensions.push_back(dimension("d" + std::to_string(d), sizes[d]));
  std::vector<Contact> own = contacts;
  for (Contact& contact : own) {
    std::vector<std::size_t> codes;
    for (const std::size_t d : by) codes.push_back(contact.codes[d]);
    contact.codes = std::move(codes);
  }
  return count("cube", dimensions, {}, own);
}

/// What anyone can read of a result: its cube, and which cells are hidden.
struct Shown {
  table::Cube cube;
  Sizes by;
  std::vector<bool> hidden;
  std::size_t version = 0;  // of the contacts
};

struct Publisher {
  bool together;  // false: each result is protected by itself, as if there were no others
  std::vector<plan::ToldResult> told = {};
  std::vector<Shown> shown = {};

  void publish(const std::vector<Contact>& contacts, const Sizes& sizes, const Sizes& by, std::size_t version = 0) {
    model::Draft draft;
    draft.cubes = {cut(contacts, sizes, by)};
    plan::Beside beside{.populations = {{"care_contact", {2020, 2020}}}, .told = {}};
    if (together) beside.told = told;
    const plan::ProtectedResults made = plan::protect_for_levels(draft, kOptions, {"m", "1"}, beside);
    const std::string name = fmt::format("release-{}", told.size() + 1);
    if (together) {
      // What cannot be let out is refused.
      const bool proven = plan::prove_release(*made.cells, Level::public_, told, kOptions).has_value();
      CHECK(proven == made.unproven.empty());
      if (!proven) return;
    }
    Shown one{.cube = draft.cubes[0], .by = by, .hidden = {}, .version = version};
    for (const std::size_t cell : made.cells->system.cell_of[0]) one.hidden.push_back(made.cells->public_.counts[cell] != 0);
    told.push_back({name, made.cells, Level::public_});
    shown.push_back(std::move(one));
  }
};

/// All finest cells of each version as unknowns; a later version is the one before it and persons more.
class Attacker {
 public:
  Attacker(const std::vector<Shown>& shown, Sizes sizes, std::size_t versions) : sizes_(std::move(sizes)) {
    finest_ = 1;
    for (const std::size_t size : sizes_) finest_ *= size;
    for (std::size_t column = 0; column < versions * finest_; ++column) program_.add_column(0, kMost);
    for (const Shown& one : shown) {
      for (std::size_t cell = 0; cell < one.hidden.size(); ++cell) {
        const auto persons = static_cast<double>(one.cube.cells[cell].rows);
        program_.add_row(one.hidden[cell] ? 1 : persons, one.hidden[cell] ? kMost : persons, inside(one, cell));
      }
    }
  }

  /// Least and most that the sum can be; nothing when the equations contradict each other.
  std::optional<std::pair<double, double>> range(plan::LinearProgram::Terms terms) {
    const auto least = program_.minimise(terms);
    for (auto& term : terms) term.factor = -term.factor;
    const auto most = program_.minimise(terms);
    if (!least || !most) return std::nullopt;
    const auto sum = [&](const std::vector<double>& values) {
      double all = 0;
      for (const auto& term : terms) all -= term.factor * values[term.column];
      return all;
    };
    return std::pair(sum(*least), sum(*most));
  }

  plan::LinearProgram::Terms inside(const Shown& one, std::size_t cell) const {
    plan::LinearProgram::Terms terms;
    for (std::size_t version = 0; version <= one.version; ++version) {
      const auto of_version = inside(one, cell, version);
      terms.insert(terms.end(), of_version.begin(), of_version.end());
    }
    return terms;
  }

  /// The persons that a version has in the cell and the one before it has not.
  plan::LinearProgram::Terms inside(const Shown& one, std::size_t cell, std::size_t version) const {
    const Sizes wanted = place(cell, one.by, [&](std::size_t d) { return sizes_[d] + 1; });
    Sizes all;
    for (std::size_t d = 0; d < sizes_.size(); ++d) all.push_back(d);
    plan::LinearProgram::Terms terms;
    for (std::size_t finest = 0; finest < finest_; ++finest) {
      const Sizes at = place(finest, all, [&](std::size_t d) { return sizes_[d]; });
      bool within = true;
      for (std::size_t i = 0; i < one.by.size(); ++i) within = within && (wanted[i] == 0 || wanted[i] == at[one.by[i]] + 1);
      if (within) terms.push_back({version * finest_ + finest, 1});
    }
    return terms;
  }

 private:
  static constexpr double kMost = 1000;

  static Sizes place(std::size_t index, const Sizes& dimensions, const std::function<std::size_t(std::size_t)>& size) {
    Sizes at(dimensions.size());
    for (std::size_t i = dimensions.size(); i-- > 0;) {
      at[i] = index % size(dimensions[i]);
      index /= size(dimensions[i]);
    }
    return at;
  }

  Sizes sizes_;
  std::size_t finest_ = 0;
  plan::LinearProgram program_;
};

struct Found {
  int told_exactly = 0, told_nearly = 0, hidden = 0, small_differences = 0;
};

constexpr double kTolerance = 1e-6;

/// Hidden numbers that the attacker tells exactly, or small ones closer than the threshold allows.
Found attack(const Publisher& publisher, const Sizes& sizes, std::size_t versions = 1) {
  Attacker attacker(publisher.shown, sizes, versions);
  Found found;
  for (const Shown& one : publisher.shown) {
    for (std::size_t cell = 0; cell < one.hidden.size(); ++cell) {
      if (!one.hidden[cell]) continue;
      ++found.hidden;
      const auto range = attacker.range(attacker.inside(one, cell));
      REQUIRE(range);
      const double width = range->second - range->first;
      found.told_exactly += width < 1 - kTolerance;
      const bool is_small = one.cube.cells[cell].rows < kThreshold;
      found.told_nearly += is_small && (width < kThreshold - 1 - kTolerance || range->second < kThreshold - kTolerance);
    }
  }
  return found;
}

/// Persons of a later version: fewer than the threshold came to a cell, and the attacker tells how many.
int differences_told(const Publisher& publisher, const Sizes& sizes, const table::Cube& came) {
  Attacker attacker(publisher.shown, sizes, 2);
  int told = 0;
  const Shown& last = publisher.shown.back();
  for (std::size_t cell = 0; cell < came.cells.size(); ++cell) {
    const std::int64_t persons = came.cells[cell].rows;
    if (persons == 0 || persons >= kThreshold) continue;
    const auto range = attacker.range(attacker.inside(last, cell, 1));
    REQUIRE(range);
    told += range->second - range->first < 1 - kTolerance;
  }
  return told;
}

/// Cuts that share their first dimension; and those of one and the same again, with others between.
const std::vector<std::vector<Sizes>> kSeries = {{{0, 1}, {0, 2}}, {{0, 2}, {0}, {0, 1}}, {{0}, {0, 1}, {0, 1}}, {{1}, {0, 1}, {0, 2}}};

}  // namespace

TEST_CASE("who has all results tells no hidden count, and would if each were protected by itself") {
  Random random(20261126);
  Found together, apart;
  std::size_t published = 0, wanted = 0;
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const Sizes sizes = {3 + below(random, 2), 2 + below(random, 2), 2 + below(random, 3)};
    const auto contacts = random_contacts(random, 40 + below(random, 120), sizes);
    Publisher careful{.together = true}, careless{.together = false};
    for (const Sizes& by : kSeries[static_cast<std::size_t>(round) % kSeries.size()]) {
      careful.publish(contacts, sizes, by);
      careless.publish(contacts, sizes, by);
      ++wanted;
    }
    published += careful.shown.size();
    const Found here = attack(careful, sizes), there = attack(careless, sizes);
    CHECK(here.told_exactly == 0);
    CHECK(here.told_nearly == 0);
    together.hidden += here.hidden;
    apart.told_exactly += there.told_exactly;
    apart.told_nearly += there.told_nearly;
    apart.hidden += there.hidden;
  }
  MESSAGE(fmt::format("{} of {} published; hidden {} together, {} apart; told apart: {} exactly, {} nearly", published, wanted, together.hidden,
                      apart.hidden, apart.told_exactly, apart.told_nearly));
  CHECK(apart.told_exactly + apart.told_nearly > 0);
  CHECK(10 * published >= 9 * wanted);
}

TEST_CASE("who has two versions tells not how few came between them") {
  Random random(7);
  int apart = 0;
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const Sizes sizes = {3, 2 + below(random, 2)};
    auto contacts = random_contacts(random, 60 + below(random, 100), sizes);
    Publisher careful{.together = true}, careless{.together = false};
    careful.publish(contacts, sizes, {0, 1});
    careless.publish(contacts, sizes, {0, 1});
    std::vector<Contact> came = random_contacts(random, 1 + below(random, 4), sizes);
    for (Contact& contact : came) contact.person += 1000;
    contacts.insert(contacts.end(), came.begin(), came.end());
    careful.publish(contacts, sizes, {0, 1}, 1);
    careless.publish(contacts, sizes, {0, 1}, 1);
    REQUIRE(careful.shown.size() == 2);
    CHECK(differences_told(careful, sizes, cut(came, sizes, {0, 1})) == 0);
    CHECK(attack(careful, sizes, 2).told_exactly == 0);
    apart += differences_told(careless, sizes, cut(came, sizes, {0, 1}));
  }
  CHECK(apart > 0);
}
