// Choosing the split by what speaks against it.
#include "domain/minutes/attendance_split.h"

#include <algorithm>
#include <map>
#include <set>

namespace rodtrad::domain {

namespace {

constexpr std::size_t kAgainstAll = 1u << 20;    // more than any order of parties can weigh
constexpr std::size_t kAgainstFirst = 1u << 10;  // a list of the same board begins with the same party

using Range = std::pair<std::size_t, std::size_t>;

bool has_parties(const std::string& attendance_class) { return attendance_class != "secretary" && attendance_class != "officials"; }

class Splitter {
 public:
  Splitter(const std::vector<Attendee>& people, const Names& classes, const Names& adjusters)
      : people_(people), classes_(classes), adjusters_(adjusters) {}

  std::vector<std::size_t> best() {
    std::vector<std::size_t> begins(1, 0);
    try_from(begins);
    return best_;
  }

 private:
  void try_from(std::vector<std::size_t>& begins) {
    if (begins.size() == classes_.size()) return judge(begins);
    for (std::size_t next = begins.back(); next <= people_.size(); ++next) {
      begins.push_back(next);
      try_from(begins);
      begins.pop_back();
    }
  }

  void judge(const std::vector<std::size_t>& begins) {
    std::size_t weight = weight_of_order(begins);
    for (std::size_t i = 0; i < begins.size(); ++i) weight += weight_of_class(classes_[i], range(begins, i)) + weight_of_first(range(begins, i));
    if (!best_.empty() && weight >= least_) return;
    least_ = weight;
    best_ = begins;
  }

  Range range(const std::vector<std::size_t>& begins, std::size_t i) const {
    return {begins[i], i + 1 < begins.size() ? begins[i + 1] : people_.size()};
  }

  std::size_t weight_of_class(const std::string& attendance_class, Range range) const {
    std::size_t weight = range.first == range.second ? kAgainstAll : 0;
    for (std::size_t i = range.first; i < range.second; ++i) {
      const Attendee& person = people_[i];
      if (person.party.empty() == has_parties(attendance_class)) weight += kAgainstAll;
      const bool decides = !person.role.empty() || std::find(adjusters_.begin(), adjusters_.end(), person.name) != adjusters_.end();
      if (decides && attendance_class != "deciding") weight += kAgainstAll;
    }
    return weight;
  }

  std::size_t weight_of_first(Range block) const {
    const bool other = block.first > 0 && block.first < people_.size() && people_[block.first].party != people_[0].party;
    return other && !people_[block.first].party.empty() ? kAgainstFirst : 0;
  }

  /// Of each two parties one comes before the other in every block: the pairs that do not count.
  std::size_t weight_of_order(const std::vector<std::size_t>& begins) const {
    std::map<std::pair<std::string, std::string>, std::size_t> before;
    for (std::size_t block = 0; block < begins.size(); ++block) {
      const auto [begin, end] = range(begins, block);
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) ++before[{people_[i].party, people_[j].party}];
      }
    }
    std::size_t weight = 0;
    for (const auto& [pair, count] : before) {
      const auto other = before.find({pair.second, pair.first});
      if (pair.first < pair.second && other != before.end()) weight += std::min(count, other->second);
    }
    return weight;
  }

  const std::vector<Attendee>& people_;
  const Names& classes_;
  const Names& adjusters_;
  std::vector<std::size_t> best_;
  std::size_t least_ = 0;
};

}  // namespace

std::vector<std::size_t> split_people(const std::vector<Attendee>& people, const Names& classes, const Names& adjusters) {
  return Splitter(people, classes, adjusters).best();
}

}  // namespace rodtrad::domain
