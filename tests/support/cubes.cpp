// Counting contacts, and the attacker who tries all tables.
#include "support/cubes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace rodtrad::test {

using table::Cube;
using table::Dimension;

Dimension dimension(const std::string& id, const std::vector<std::string>& codes, table::Role role) {
  Dimension made{.id = id, .label = core::same_text(id), .role = role, .categories = {{"_", core::same_text("alla"), true}}};
  for (const std::string& code : codes) made.categories.push_back({code, core::same_text(code), false});
  return made;
}

Dimension dimension(const std::string& id, std::size_t size, table::Role role) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < size; ++i) codes.push_back(std::to_string(i));
  return dimension(id, codes, role);
}

namespace {

/// Indices of the cells that a finest cell is counted in: itself and all its totals.
std::vector<std::size_t> cells_above(const Cube& cube, const std::vector<std::size_t>& codes) {
  std::vector<std::size_t> cells;
  for (std::size_t totals = 0; totals < (std::size_t{1} << codes.size()); ++totals) {
    std::vector<std::size_t> at;
    for (std::size_t d = 0; d < codes.size(); ++d) at.push_back(totals >> d & 1 ? 0 : codes[d] + 1);
    cells.push_back(cube.index(at));
  }
  return cells;
}

std::vector<std::vector<std::size_t>> finest(const std::vector<Dimension>& dimensions) {
  std::vector<std::vector<std::size_t>> all{{}};
  for (const Dimension& dimension : dimensions) {
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& codes : all) {
      for (std::size_t code = 0; code + 1 < dimension.categories.size(); ++code) {
        longer.push_back(codes);
        longer.back().push_back(code);
      }
    }
    all = std::move(longer);
  }
  return all;
}

/// Tries every count of every finest hidden cell, leaving when an open sum is passed or missed.
class Attack {
 public:
  Attack(const Cube& cube, const std::vector<bool>& hidden, std::int64_t most) : cube_(cube), hidden_(hidden), most_(most) {
    found_.resize(cube.cells.size());
    for (const auto& codes : finest(cube.dimensions)) above_.push_back(cells_above(cube, codes));
    sums_.resize(cube.cells.size());
    open_parts_.resize(cube.cells.size());
    for (const auto& cells : above_) {
      for (const std::size_t cell : cells) ++open_parts_[cell];
    }
  }

  std::vector<std::vector<std::int64_t>> run() {
    place(0);
    std::vector<std::vector<std::int64_t>> all;
    for (const auto& values : found_) all.emplace_back(values.begin(), values.end());
    return all;
  }

 private:
  void place(std::size_t at) {
    if (at == above_.size()) {
      for (std::size_t cell = 0; cell < sums_.size(); ++cell) found_[cell].insert(sums_[cell]);
      return;
    }
    const std::size_t own = above_[at].front();
    const std::int64_t known = cube_.cells[own].rows;
    for (std::int64_t count = hidden_[own] ? 1 : known; count <= (hidden_[own] ? most_ : known); ++count) {
      if (add(above_[at], count)) place(at + 1);
      remove(above_[at], count);
    }
  }

  bool add(const std::vector<std::size_t>& cells, std::int64_t count) {
    bool possible = true;
    for (const std::size_t cell : cells) {
      sums_[cell] += count;
      --open_parts_[cell];
      const std::int64_t shown = cube_.cells[cell].rows;
      if (!hidden_[cell]) possible = possible && sums_[cell] <= shown && (open_parts_[cell] > 0 || sums_[cell] == shown);
    }
    return possible;
  }

  void remove(const std::vector<std::size_t>& cells, std::int64_t count) {
    for (const std::size_t cell : cells) {
      sums_[cell] -= count;
      ++open_parts_[cell];
    }
  }

  const Cube& cube_;
  const std::vector<bool>& hidden_;
  std::int64_t most_;
  std::vector<std::vector<std::size_t>> above_;
  std::vector<std::int64_t> sums_;
  std::vector<int> open_parts_;  // finest cells below that have no count yet
  std::vector<std::set<std::int64_t>> found_;
};

}  // namespace

static table::Contributions made_up_of(const std::map<std::int64_t, std::vector<double>>& given, std::size_t measure) {
  std::vector<double> sizes = {0, 0};
  for (const auto& [contributor, values] : given) sizes.push_back(std::abs(values[measure]));
  std::sort(sizes.rbegin(), sizes.rend());
  return {.total = std::accumulate(sizes.begin(), sizes.end(), 0.0), .largest = sizes[0], .second = sizes[1]};
}

Cube count(const std::string& id, const std::vector<Dimension>& dimensions, const std::vector<std::string>& measures,
           const std::vector<Contact>& contacts) {
  Cube cube = table::make_cube(id, dimensions, measures);
  std::vector<std::set<std::int64_t>> persons(cube.cells.size());
  std::vector<std::map<std::int64_t, std::vector<double>>> given(cube.cells.size());  // by person, otherwise by contact
  for (std::size_t c = 0; c < contacts.size(); ++c) {
    const Contact& contact = contacts[c];
    for (const std::size_t cell : cells_above(cube, contact.codes)) {
      ++cube.cells[cell].rows;
      std::vector<double>& own = given[cell][contact.person >= 0 ? contact.person : static_cast<std::int64_t>(c)];
      own.resize(measures.size());
      for (std::size_t k = 0; k < contact.values.size(); ++k) {
        cube.cells[cell].values[k] += contact.values[k];
        own[k] += contact.values[k];
      }
      if (contact.person >= 0) persons[cell].insert(contact.person);
    }
  }
  for (std::size_t cell = 0; cell < persons.size(); ++cell) {
    if (!persons[cell].empty()) cube.cells[cell].persons = static_cast<std::int64_t>(persons[cell].size());
    for (std::size_t k = 0; k < measures.size(); ++k) cube.cells[cell].contributions.push_back(made_up_of(given[cell], k));
  }
  return cube;
}

std::vector<Contact> contacts_of(const std::vector<Dimension>& dimensions, const std::vector<int>& counts, bool persons) {
  std::vector<Contact> contacts;
  std::size_t at = 0;
  for (const auto& codes : finest(dimensions)) {
    for (int i = 0; i < counts[at]; ++i) contacts.push_back({persons ? static_cast<std::int64_t>(contacts.size()) : -1, codes});
    ++at;
  }
  return contacts;
}

std::vector<std::vector<std::int64_t>> possible_counts(const Cube& cube, const std::vector<bool>& hidden, std::int64_t most) {
  return Attack(cube, hidden, most).run();
}

}  // namespace rodtrad::test
