// Who is not one of the two largest contributors in a cell is not in a cell that contains it either, as long as no contribution is
// negative: the two there have given as much here. So a person who is in one cell only, and small there, concerns the sets with
// fewer keys no more.
#include "engine/kernels/person_counter.h"

namespace rodtrad::engine::kernels {

namespace {

/// Whether no other part is of the same person; those of one stand together.
bool is_alone(std::span<const PersonPart> parts, std::size_t i) {
  return (i == 0 || parts[i - 1].person != parts[i].person) && (i + 1 == parts.size() || parts[i + 1].person != parts[i].person);
}

}  // namespace

PersonCounter::PersonCounter(const CubePlan& plan, std::vector<CubeCells>& cells, std::uint32_t stray)
    : plan_(plan),
      cells_(cells),
      stray_(stray),
      width_(Totals::width(plan.sums.size())),
      totals_(kBlockRows * width_),
      parts_(plan.sets.size(), PersonParts(width_)),
      counted_(plan.sets.size()) {}

void PersonCounter::read(const BlockRows& rows) {
  rows_ = &rows;
  for (std::size_t s = 0; s < rows.totals.size(); ++s) {
    for (std::size_t i = 0; i < rows.count; ++i) totals_[i * width_ + s] = rows.totals[s][i];
  }
  for (const std::size_t total : plan_.contributions) {
    const std::int64_t* given = rows.totals[total].data();
    some_negative_ = some_negative_ || std::any_of(given, given + rows.count, [](std::int64_t one) { return one < 0; });
  }
}

void PersonCounter::add_rows(std::size_t root, const std::uint32_t* places) {
  parts_[root].make_room(rows_->count);
  parts_[root].add_rows(places, rows_->person.data(), rows_->count, totals_.data());
  for (std::size_t i = 0; i < rows_->count && rows_->person[i] == stray_; ++i)
    cells_[root].add_person_products(places[i], totals_.data() + i * width_);
}

void PersonCounter::count(bool at_end) {
  for (const std::size_t set : plan_.order) {
    const std::optional<std::size_t> parent = plan_.sets[set].parent;
    if (parent) take_from_parent(set, counted_[*parent]);
    counted_[set] = parent || at_end ? parts_[set].all() : parts_[set].complete();
    if (!parent) count_whole(set);
  }
  for (std::size_t set = 0; set < parts_.size(); ++set) parts_[set].drop(counted_[set].size());
}

void PersonCounter::count_whole(std::size_t root) {
  CubeCells& cells = cells_[root];
  for (PersonPart& part : counted_[root]) {
    part.large = cells.add_person(part) || some_negative_;
    if (part.person != stray_) cells.add_person_products(part.place, part.sums);
  }
}

void PersonCounter::take_from_parent(std::size_t at, std::span<PersonPart> from) {
  const std::size_t parent = *plan_.sets[at].parent;
  CubeCells& cells = cells_[at];
  PersonParts& parts = parts_[at];
  parts.make_room(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!from[i].large && is_alone(from, i)) continue;
    const std::uint32_t place = cells.place(plan_.sets[at], plan_.sets[parent], cells_[parent], from[i].place);
    if (PersonPart* before = parts.find(place, from[i].person)) {
      cells.join_persons(*before, from[i].sums, before->person != stray_);
      parts.join(*before, from[i].sums);
    } else {
      parts.put({.sums = from[i].sums, .person = from[i].person, .place = place, .large = from[i].large});
    }
  }
  for (PersonPart& part : parts.all()) {
    if (part.large) part.large = cells.add_contributor(part) || some_negative_;
  }
}

}  // namespace rodtrad::engine::kernels
