// PersonParts: the rows and sums of one person, in each cell of a set of keys where the person has any.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <vector>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

/// Throws Unfit when the sum leaves 64 bits.
inline std::int64_t checked_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw Unfit{"a sum of a person leaves 64 bits"};
  return sum;
}

struct PersonPart {
  std::uint32_t place;
  bool joined;               // of more than was first put there
  bool large = true;         // may be one of the two largest contributors in sets with fewer keys
  const std::int64_t* sums;  // rows, then person_sums
  std::int64_t* own;         // the same where they were written here
};

class PersonParts {
 public:
  /// `width`: how many numbers there are of a person, rows among them.
  explicit PersonParts(std::size_t width) : width_(width) {}

  const std::vector<PersonPart>& all() const { return parts_; }
  std::vector<PersonPart>& all() { return parts_; }
  void add(std::uint32_t place, const std::int64_t* more) {
    if (PersonPart* part = at(place)) return join(*part, more);
    std::int64_t* own = room();
    std::copy_n(more, width_, own);
    put({.place = place, .joined = false, .large = true, .sums = own, .own = own});
  }
  /// The same for sums that stay where they are until clear().
  void add_kept(std::uint32_t place, const std::int64_t* more, bool large) {
    if (PersonPart* part = at(place)) return join(*part, more);
    put({.place = place, .joined = false, .large = large, .sums = more, .own = nullptr});
  }
  /// Null pointer when the person has nothing yet in the cell.
  PersonPart* at(std::uint32_t place) { return place < part_of_.size() && part_of_[place] != 0 ? &parts_[part_of_[place] - 1] : nullptr; }

  /// Begins another person.
  void clear() {
    for (const PersonPart& part : parts_) part_of_[part.place] = 0;
    parts_.clear();
    used_ = 0;
  }

 private:
  std::int64_t* room() {
    if (used_ == own_.size()) own_.emplace_back(width_);
    return own_[used_++].data();
  }
  void put(const PersonPart& part) {
    if (part.place >= part_of_.size()) part_of_.resize(2 * std::size_t{part.place} + 1);
    parts_.push_back(part);
    part_of_[part.place] = static_cast<std::uint32_t>(parts_.size());
  }
  void join(PersonPart& part, const std::int64_t* more) {
    std::int64_t* to = part.own ? part.own : room();
    for (std::size_t s = 0; s < width_; ++s) to[s] = checked_sum(part.sums[s], more[s]);
    part = {.place = part.place, .joined = true, .large = true, .sums = to, .own = to};
  }

  std::size_t width_;
  std::vector<std::uint32_t> part_of_;  // by place, from 1; 0 = none
  std::vector<PersonPart> parts_;
  std::deque<std::vector<std::int64_t>> own_;  // sums that are kept here
  std::size_t used_ = 0;                       // of own_
};

}  // namespace rodtrad::engine::kernels
