// Products are gathered in 128 bits: of sums that stay within 64 they add up to less.
#include "engine/kernels/cube_cells.h"

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using core::Int128;

CubeCells::CubeCells(const CubePlan& plan, const CubeSet& set)
    : plan_(plan), width_(Totals::width(plan.sums.size())), places_(set.keys.combinations) {
  grow();
}

void CubeCells::grow() {
  const std::size_t room = std::max(places_.count(), 2 * persons_.size());
  totals_.resize(room * width_);
  products_.resize(room * plan_.products.size());
  last_.resize(room);
  persons_.resize(room);
  given_.resize(room * plan_.contributions.size());
  person_products_.resize(room * plan_.person_products.size());
}

void CubeCells::add_rows(const std::uint32_t* places, const BlockRows& rows) {
  for (std::size_t s = 0; s < rows.totals.size(); ++s) {
    for (std::size_t i = 0; i < rows.count; ++i) totals_[places[i] * width_ + s] += rows.totals[s][i];
  }
  add_products(places, rows);
  if (!plan_.persons) add_given_rows(places, rows);
}

void CubeCells::add_products(const std::uint32_t* places, const BlockRows& rows) {
  const std::size_t products = plan_.products.size();
  for (std::size_t p = 0; p < products; ++p) {
    const auto& [a, b] = plan_.products[p];
    for (std::size_t i = 0; i < rows.count; ++i) products_[places[i] * products + p] += Int128{rows.totals[a][i]} * rows.totals[b][i];
  }
}

void CubeCells::add_given_rows(const std::uint32_t* places, const BlockRows& rows) {
  for (std::size_t c = 0; c < plan_.contributions.size(); ++c) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::int64_t size = std::abs(rows.totals[plan_.contributions[c]][i]);
      given(places[i])[c].total += size;
      given(places[i])[c].compare(size);
    }
  }
}

std::size_t CubeCells::add_persons(const std::uint32_t* places, const BlockRows& rows, const std::uint16_t* picks, std::size_t count,
                                   std::uint16_t* fresh) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = picks ? picks[i] : static_cast<std::uint16_t>(i);
    const bool is_new = last_[places[i]] != rows.person[row];
    last_[places[i]] = rows.person[row];
    persons_[places[i]] += is_new;
    fresh[found] = row;
    found += is_new;
  }
  return found;
}

bool CubeCells::add_person(const PersonPart& part) {
  ++persons_[part.place];
  Totals::add(totals(part.place), part.sums, width_);
  for (std::size_t c = 0; c < plan_.contributions.size(); ++c) given(part.place)[c].total += std::abs(part.sums[plan_.contributions[c]]);
  return add_contributor(part);
}

void CubeCells::join_persons(const PersonPart& part, const std::int64_t* more, bool products) {
  --persons_[part.place];
  for (std::size_t c = 0; c < plan_.contributions.size(); ++c) {
    const std::int64_t a = part.sums[plan_.contributions[c]], b = more[plan_.contributions[c]];
    given(part.place)[c].total += std::abs(a + b) - std::abs(a) - std::abs(b);
  }
  if (!products) return;
  Int128* to = person_products(part.place);
  for (const auto& [a, b] : plan_.person_products) *to++ += Int128{part.sums[a]} * more[b] + Int128{more[a]} * part.sums[b];
}

bool CubeCells::add_contributor(const PersonPart& part) {
  bool large = false;
  for (std::size_t c = 0; c < plan_.contributions.size(); ++c) large |= given(part.place)[c].compare(std::abs(part.sums[plan_.contributions[c]]));
  return large;
}

void CubeCells::add_person_products(std::uint32_t place, const std::int64_t* totals) {
  Int128* to = person_products(place);
  for (const auto& [a, b] : plan_.person_products) {
    if (totals[a] != 0) *to += Int128{totals[a]} * totals[b];  // most sums that tell of few rows are 0
    ++to;
  }
}

std::uint32_t CubeCells::find_place(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent, std::uint32_t parent_place) {
  if (parent_place >= of_parent_.size()) of_parent_.resize(parent.persons_.size());
  const std::uint32_t found = place(set.combination(plan_.keys, parent_set.keys, parent.places_.combination(parent_place)));
  of_parent_[parent_place] = found + 1;
  return found;
}

void CubeCells::Given::add(const Given& other) {
  total += other.total;
  second = std::max({std::min(largest, other.largest), second, other.second});
  largest = std::max(largest, other.largest);
}

void CubeCells::add_up(std::size_t to, const CubeCells& other, std::size_t from) {
  const std::size_t products = plan_.products.size();
  Totals::add(totals(to), other.totals(from), width_);
  for (std::size_t p = 0; p < products; ++p) products_[to * products + p] += other.products_[from * products + p];
  if (!plan_.persons) add_given(to, other, from);
}

void CubeCells::add_given(std::size_t to, const CubeCells& other, std::size_t from) {
  for (std::size_t c = 0; c < plan_.contributions.size(); ++c) given(to)[c].add(other.given(from)[c]);
}

void CubeCells::add_persons_of(std::size_t to, const CubeCells& other, std::size_t from) {
  const std::size_t products = plan_.person_products.size();
  persons_[to] += other.persons_[from];
  for (std::size_t p = 0; p < products; ++p) person_products_[to * products + p] += other.person_products_[from * products + p];
}

void CubeCells::merge(const CubeCells& other) {
  for (std::size_t from = 0; from < other.places_.count(); ++from) {
    const std::uint32_t to = place(other.places_.combination(from));
    add_up(to, other, from);
    add_persons_of(to, other, from);
    if (plan_.persons) add_given(to, other, from);
  }
}

void CubeCells::roll_up(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent) {
  for (std::size_t from = 0; from < parent.places_.count(); ++from) {
    if (*parent.totals(from) == 0) continue;
    const std::uint32_t to = place(set.combination(plan_.keys, parent_set.keys, parent.places_.combination(from)));
    add_up(to, parent, from);
    if (!plan_.sums_of_persons()) continue;
    add_persons_of(to, parent, from);
    for (std::size_t c = 0; c < plan_.contributions.size(); ++c) given(to)[c].total += parent.given(from)[c].total;
  }
}

table::CellsAnswer CubeCells::answer(const KeySet& set) const {
  table::CellsAnswer answer;
  const std::size_t products = plan_.products.size(), person_products = plan_.person_products.size();
  for (std::size_t at = 0; at < places_.count(); ++at) {
    const std::int64_t* totals = this->totals(at);
    if (*totals == 0) continue;
    table::CellsRow row{.key = key_texts(plan_.keys, set, places_.combination(at)), .rows = *totals};
    if (plan_.persons) row.persons = persons_[at];
    row.sums.assign(totals + 1, totals + 1 + plan_.sums.size());
    for (std::size_t p = 0; p < products; ++p) row.products.push_back(static_cast<double>(products_[at * products + p]));
    for (std::size_t p = 0; p < person_products; ++p) row.person_products.push_back(static_cast<double>(person_products_[at * person_products + p]));
    for (std::size_t c = 0; c < plan_.contributions.size(); ++c) {
      const Given& one = given(at)[c];
      row.contributions.push_back(
          {.total = static_cast<double>(one.total), .largest = static_cast<double>(one.largest), .second = static_cast<double>(one.second)});
    }
    answer.rows.push_back(std::move(row));
  }
  std::sort(answer.rows.begin(), answer.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return answer;
}

}  // namespace rodtrad::engine::kernels
