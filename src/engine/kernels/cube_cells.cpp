// Sums are gathered in 128 bits and leave in 64, or not at all; sums of one person must stay within 64 bits.
#include "engine/kernels/cube_cells.h"

#include <limits>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using core::Int128;

namespace {

Int128 checked_sum(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw Unfit{"a sum of products leaves 128 bits"};
  return sum;
}

std::int64_t in_64_bits(Int128 value) {
  const auto narrow = static_cast<std::int64_t>(value);
  if (narrow != value) throw Unfit{"a sum leaves 64 bits"};
  return narrow;
}

std::int64_t size_of(std::int64_t given) {
  if (given == std::numeric_limits<std::int64_t>::min()) throw Unfit{"a size leaves 64 bits"};
  return std::abs(given);
}

}  // namespace

CubeCells::CubeCells(const CubePlan& plan, const CubeSet& set) : plan_(plan), places_(set.keys.combinations) { grow(); }

void CubeCells::grow() {
  const std::size_t room = std::max(places_.count(), 2 * rows_.size());
  rows_.resize(room);
  sums_.resize(room * plan_.sums.size());
  products_.resize(room * plan_.products.size());
  last_.resize(room);
  persons_.resize(room);
  given_.resize(room * plan_.contributions.size());
  person_products_.resize(room * plan_.person_products.size());
}

void CubeCells::add_rows(const std::uint32_t* places, const BlockRows& rows) {
  for (std::size_t i = 0; i < rows.count; ++i) ++rows_[places[i]];
  const std::size_t sums = plan_.sums.size();
  for (std::size_t s = 0; s < sums; ++s) {
    for (std::size_t i = 0; i < rows.count; ++i) sums_[places[i] * sums + s] += rows.sums[s][i];
  }
  if (!plan_.products.empty()) add_products(places, rows);
  if (!plan_.persons && !plan_.contributions.empty()) add_given_rows(places, rows);
}

void CubeCells::add_products(const std::uint32_t* places, const BlockRows& rows) {
  const std::size_t products = plan_.products.size();
  const auto factor = [&](int index, std::size_t i) -> Int128 { return index < 0 ? 1 : rows.sums[static_cast<std::size_t>(index)][i]; };
  for (std::size_t p = 0; p < products; ++p) {
    const auto& [a, b] = plan_.products[p];
    for (std::size_t i = 0; i < rows.count; ++i) {
      Int128& product = products_[places[i] * products + p];
      product = checked_sum(product, factor(a, i) * factor(b, i));
    }
  }
}

void CubeCells::add_given_rows(const std::uint32_t* places, const BlockRows& rows) {
  const std::size_t contributions = plan_.contributions.size();
  for (std::size_t c = 0; c < contributions; ++c) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      given_[places[i] * contributions + c].add(rows.sums[static_cast<std::size_t>(plan_.contributions[c])][i]);
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

bool CubeCells::add_person(std::uint32_t place, const std::int64_t* sums) {
  ++persons_[place];
  const std::size_t contributions = plan_.contributed.size();
  bool large = false;
  for (std::size_t c = 0; c < contributions; ++c) large |= given_[place * contributions + c].add(sums[plan_.contributed[c]]);
  return large;
}

void CubeCells::take_person(std::uint32_t place, const std::int64_t* sums) {
  --persons_[place];
  const std::size_t contributions = plan_.contributed.size();
  for (std::size_t c = 0; c < contributions; ++c) given_[place * contributions + c].total -= size_of(sums[plan_.contributed[c]]);
}

bool CubeCells::add_contributor(std::uint32_t place, const std::int64_t* sums) {
  const std::size_t contributions = plan_.contributed.size();
  bool large = false;
  for (std::size_t c = 0; c < contributions; ++c) large |= given_[place * contributions + c].compare(size_of(sums[plan_.contributed[c]]));
  return large;
}

void CubeCells::add_person_products(std::uint32_t place, const std::int64_t* sums, int sign) {
  Int128* products = person_products_.data() + place * plan_.person_products.size();
  for (const auto& [a, b] : plan_.person_products) {
    const Int128 product = static_cast<Int128>(sums[a]) * sums[b];
    *products = checked_sum(*products, sign < 0 ? -product : product);
    ++products;
  }
}

std::uint32_t CubeCells::find_place(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent, std::uint32_t parent_place) {
  if (parent_place >= of_parent_.size()) of_parent_.resize(parent.rows_.size());
  const std::uint32_t found = place(set.combination(plan_.keys, parent_set.keys, parent.places_.combination(parent_place)));
  of_parent_[parent_place] = found + 1;
  return found;
}

bool CubeCells::Given::add(std::int64_t more) {
  const std::int64_t size = size_of(more);
  total += size;
  return compare(size);
}

void CubeCells::Given::add(const Given& other) {
  total += other.total;
  second = std::max({std::min(largest, other.largest), second, other.second});
  largest = std::max(largest, other.largest);
}

void CubeCells::add_up(std::uint32_t to, const CubeCells& other, std::size_t from) {
  const std::size_t sums = plan_.sums.size(), products = plan_.products.size();
  rows_[to] += other.rows_[from];
  for (std::size_t s = 0; s < sums; ++s) sums_[to * sums + s] += other.sums_[from * sums + s];
  for (std::size_t p = 0; p < products; ++p) {
    products_[to * products + p] = checked_sum(products_[to * products + p], other.products_[from * products + p]);
  }
  if (!plan_.persons) add_given(to, other, from);
}

void CubeCells::add_given(std::uint32_t to, const CubeCells& other, std::size_t from) {
  const std::size_t contributions = plan_.contributions.size();
  for (std::size_t c = 0; c < contributions; ++c) given_[to * contributions + c].add(other.given_[from * contributions + c]);
}

void CubeCells::add_persons_of(std::uint32_t to, const CubeCells& other, std::size_t from) {
  const std::size_t products = plan_.person_products.size();
  persons_[to] += other.persons_[from];
  for (std::size_t p = 0; p < products; ++p) {
    person_products_[to * products + p] = checked_sum(person_products_[to * products + p], other.person_products_[from * products + p]);
  }
}

void CubeCells::merge(const CubeCells& other) {
  for (std::size_t from = 0; from < other.places_.count(); ++from) {
    const std::uint32_t to = place(other.places_.combination(from));
    add_up(to, other, from);
    add_persons_of(to, other, from);
    if (plan_.persons) add_given(to, other, from);
  }
}

void CubeCells::roll_up(const CubePlan& plan, const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent) {
  const std::size_t contributions = plan_.contributions.size();
  for (std::size_t from = 0; from < parent.places_.count(); ++from) {
    if (parent.rows_[from] == 0) continue;
    const std::uint32_t to = place(set.combination(plan.keys, parent_set.keys, parent.places_.combination(from)));
    add_up(to, parent, from);
    if (!plan_.sums_of_persons()) continue;
    add_persons_of(to, parent, from);
    for (std::size_t c = 0; c < contributions; ++c) given_[to * contributions + c].total += parent.given_[from * contributions + c].total;
  }
}

table::CellsAnswer CubeCells::answer(const CubePlan& plan, const KeySet& set, bool has_persons) const {
  table::CellsAnswer answer;
  const std::size_t sums = plan.sums.size(), products = plan.products.size(), person_products = plan.person_products.size();
  for (std::size_t at = 0; at < places_.count(); ++at) {
    if (rows_[at] == 0) continue;
    table::CellsRow row{.key = key_texts(plan.keys, set, places_.combination(at)), .rows = rows_[at]};
    if (has_persons) row.persons = persons_[at];
    for (std::size_t s = 0; s < sums; ++s) row.sums.push_back(in_64_bits(sums_[at * sums + s]));
    for (std::size_t p = 0; p < products; ++p) row.products.push_back(static_cast<double>(products_[at * products + p]));
    for (std::size_t p = 0; p < person_products; ++p) row.person_products.push_back(static_cast<double>(person_products_[at * person_products + p]));
    for (std::size_t c = 0; c < plan.contributions.size(); ++c) {
      const Given& given = given_[at * plan.contributions.size() + c];
      row.contributions.push_back({.total = static_cast<double>(in_64_bits(given.total)),
                                   .largest = static_cast<double>(given.largest),
                                   .second = static_cast<double>(given.second)});
    }
    answer.rows.push_back(std::move(row));
  }
  std::sort(answer.rows.begin(), answer.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return answer;
}

}  // namespace rodtrad::engine::kernels
