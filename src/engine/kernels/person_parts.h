// PersonParts: the rows and sums of persons, a few at a time, in each cell of a set of keys where a person has any.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace rodtrad::engine::kernels {

/// What rows come to: their number, then their sums, then zeros up to a whole number of steps that are added at once.
struct Totals {
  static constexpr std::size_t kStep = 4;
  static std::size_t width(std::size_t sums) { return (1 + sums + kStep - 1) / kStep * kStep; }
  static void add(std::int64_t* to, const std::int64_t* more, std::size_t width) {
    using Step = std::int64_t __attribute__((vector_size(kStep * sizeof(std::int64_t)), aligned(sizeof(std::int64_t)), may_alias));
    for (std::size_t s = 0; s < width; s += kStep) *reinterpret_cast<Step*>(to + s) += *reinterpret_cast<const Step*>(more + s);
  }
};

struct PersonPart {
  std::int64_t* sums = nullptr;  // totals; of a part that is not joined they may belong to another set
  std::uint32_t person = 0;      // running number, from 1
  std::uint32_t place = 0;
  bool joined = false;  // of more than was first put there
  bool large = true;    // may be one of the two largest contributors in sets with fewer keys
};

/// Persons come one after another: who is not open any more does not come again.
class PersonParts {
 public:
  /// `width`: of totals.
  explicit PersonParts(std::size_t width) : width_(width) {}

  /// Makes room for so many more parts. Parts that are there stay.
  void make_room(std::size_t more);

  /// There must be room for as many parts. `sums`: the totals of each row.
  void add_rows(const std::uint32_t* places, const std::uint32_t* persons, std::size_t count, const std::int64_t* sums) {
    for (std::size_t i = 0; i < count; ++i, sums += width_) {
      if (const PersonPart* part = find(places[i], persons[i]))
        Totals::add(part->sums, sums, width_);
      else
        std::copy_n(sums, width_, put({.sums = own(count_), .person = persons[i], .place = places[i]}).sums);
    }
  }

  /// Null pointer when the person has nothing yet in the cell.
  PersonPart* find(std::uint32_t place, std::uint32_t person) {
    const Open& open = open_at(place);
    return open.person == person ? &parts_[open.part] : nullptr;
  }
  /// There must be room.
  PersonPart& put(const PersonPart& part) {
    open_[part.place] = {.person = part.person, .part = count_};
    return parts_[count_++] = part;
  }
  void join(PersonPart& part, const std::int64_t* more) {
    if (!part.joined) part.sums = std::copy_n(part.sums, width_, own(static_cast<std::size_t>(&part - parts_.data()))) - width_;
    Totals::add(part.sums, more, width_);
    part.joined = part.large = true;
  }

  std::span<PersonPart> all() { return {parts_.data(), count_}; }
  /// Those whose person is not the last one.
  std::span<PersonPart> complete();
  /// Forgets so many from the first on.
  void drop(std::size_t count);

 private:
  struct Open {
    std::uint32_t person = 0;
    std::uint32_t part = 0;
  };
  Open& open_at(std::uint32_t place) {
    if (place >= open_.size()) open_.resize(2 * std::size_t{place} + 1);
    return open_[place];
  }
  std::int64_t* own(std::size_t part) { return own_.data() + part * width_; }

  std::size_t width_;
  std::vector<Open> open_;  // by place
  std::uint32_t count_ = 0;
  std::vector<PersonPart> parts_;  // the first count_ of them
  std::vector<std::int64_t> own_;  // totals that are kept here, by part
};

}  // namespace rodtrad::engine::kernels
