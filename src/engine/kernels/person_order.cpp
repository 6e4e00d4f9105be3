// Counting by person number gives every row its place.
#include "engine/kernels/person_order.h"

#include <limits>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {

/// The rows of one file.
struct Stretch {
  const Column& persons;
  std::size_t first = 0, last = 0;
  bool is_known(std::size_t row) const { return persons.present.empty() || persons.present[row]; }
};

std::vector<Stretch> stretches_of(const Column& persons, const std::vector<std::size_t>& rows_of_files) {
  std::vector<Stretch> stretches;
  for (const std::size_t count : rows_of_files) {
    const std::size_t first = stretches.empty() ? 0 : stretches.back().last;
    stretches.push_back({.persons = persons, .first = first, .last = first + count});
  }
  return stretches;
}

/// Calls use(row, person, whether there is one) for each row of a stretch.
template <class Use>
void each_person(const Stretch& stretch, const Use& use) {
  stretch.persons.numbers.visit([&](const auto values) {
    if (stretch.persons.present.empty()) {
      for (std::size_t row = stretch.first; row < stretch.last; ++row) use(row, static_cast<std::int64_t>(values[row]), true);
    } else {
      for (std::size_t row = stretch.first; row < stretch.last; ++row) use(row, static_cast<std::int64_t>(values[row]), stretch.is_known(row));
    }
  });
}

/// What a first look at a stretch tells.
struct Look {
  std::size_t known = 0;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::int64_t most = std::numeric_limits<std::int64_t>::min();
  bool ascending = true;  // rows without a person first

  explicit Look(const Stretch& stretch) {
    each_person(stretch, [&](std::size_t, std::int64_t person, bool is_there) {
      const bool falls = is_there ? known > 0 && person < last_ : known > 0;
      ascending = ascending && !falls;
      if (!is_there) return;
      last_ = person;
      least = std::min(least, person);
      most = std::max(most, person);
      ++known;
    });
  }

 private:
  std::int64_t last_ = 0;
};

/// Turns person numbers into small whole numbers: from the least number on, or by rank when numbers are far apart. Rank 0
/// is for rows without a person.
class Ranks {
 public:
  Ranks(const std::vector<Stretch>& stretches, const std::vector<Look>& looks) {
    std::size_t known = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
    for (const Look& look : looks) {
      known += look.known;
      least = std::min(least, look.least);
      most = std::max(most, look.most);
    }
    if (known == 0) return;
    const std::uint64_t range = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    least_ = least;
    count_ = range + 2;
    if (range < 4 * known + kSmall) return;
    for (const Stretch& stretch : stretches) {
      each_person(stretch, [&](std::size_t, std::int64_t person, bool is_there) {
        if (is_there) sorted_.push_back(person);
      });
    }
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
    count_ = sorted_.size() + 1;
  }

  std::size_t count() const { return count_; }
  std::size_t of(std::int64_t person) const {
    if (sorted_.empty()) return static_cast<std::size_t>(person - least_) + 1;
    return static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), person) - sorted_.begin()) + 1;
  }

 private:
  static constexpr std::size_t kSmall = std::size_t{1} << 16;
  std::int64_t least_ = 0;
  std::size_t count_ = 1;
  std::vector<std::int64_t> sorted_;
};

/// Calls use(row, rank) for the rows of a stretch whose rank lies in [first, last).
template <class Use>
void each_rank(const Stretch& stretch, const Look& look, const Ranks& ranks, std::size_t first, std::size_t last, const Use& use) {
  stretch.persons.numbers.visit([&](const auto values) {
    const auto rank = [&](std::size_t row) { return stretch.is_known(row) ? ranks.of(static_cast<std::int64_t>(values[row])) : 0; };
    const auto first_row = [&](std::size_t from) {  // of an ascending stretch
      std::size_t low = stretch.first, high = stretch.last;
      while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        (rank(middle) < from ? low : high) = rank(middle) < from ? middle + 1 : middle;
      }
      return low;
    };
    const std::size_t begin = look.ascending ? first_row(first) : stretch.first, end = look.ascending ? first_row(last) : stretch.last;
    for (std::size_t row = begin; row < end; ++row) {
      if (const std::size_t at = rank(row); at >= first && at < last) use(row, at);
    }
  });
}

}  // namespace

std::optional<PersonOrder> order_within_files(Workers& workers, const Column& persons, const std::vector<std::size_t>& rows_of_files) {
  if (!persons.present.empty()) return std::nullopt;
  PersonOrder order;
  order.starts.resize(persons.numbers.size());
  const std::vector<Stretch> stretches = stretches_of(persons, rows_of_files);
  std::vector<std::uint8_t> in_order(stretches.size());
  workers.run(stretches.size(), [&](std::size_t file, std::size_t) {
    const auto [all, first, last] = stretches[file];
    all.numbers.visit([&, first = first, last = last, to = order.starts.data()](const auto values) {
      bool ascending = true;
      for (std::size_t row = first + 1; row < last; ++row) {
        ascending &= values[row - 1] <= values[row];
        to[row] = values[row - 1] != values[row];
      }
      if (first < last) to[first] = 1;
      in_order[file] = ascending;
    });
  });
  if (std::find(in_order.begin(), in_order.end(), 0) != in_order.end()) return std::nullopt;
  return order;
}

PersonOrder order_by_person(Workers& workers, const Column& persons, const std::vector<std::size_t>& rows_of_files) {
  const std::size_t rows = persons.numbers.size();
  if (rows >= std::numeric_limits<std::uint32_t>::max()) throw Unfit{"more rows than places have numbers"};
  const std::vector<Stretch> stretches = stretches_of(persons, rows_of_files);
  std::vector<std::optional<Look>> looked(stretches.size());
  workers.run(stretches.size(), [&](std::size_t file, std::size_t) { looked[file].emplace(stretches[file]); });
  std::vector<Look> looks;
  for (const std::optional<Look>& look : looked) looks.push_back(*look);
  const Ranks ranks(stretches, looks);

  // Each task has the persons of some ranks to itself, in all files.
  const std::size_t tasks = workers.count();
  const auto each_in_task = [&](std::size_t task, const auto& use) {
    const std::size_t first = ranks.count() * task / tasks, last = ranks.count() * (task + 1) / tasks;
    for (std::size_t file = 0; file < stretches.size(); ++file) each_rank(stretches[file], looks[file], ranks, first, last, use);
  };
  std::vector<std::uint32_t> next(ranks.count() + 1, 0);
  workers.run(tasks, [&](std::size_t task, std::size_t) { each_in_task(task, [&](std::size_t, std::size_t rank) { ++next[rank + 1]; }); });
  PersonOrder order;
  order.starts.resize(rows);
  std::fill(order.starts.begin(), order.starts.end(), std::uint8_t{0});
  order.strays = next[1];
  for (std::size_t rank = 0; rank < ranks.count(); ++rank) {
    if (next[rank + 1] > 0) order.starts[next[rank]] = 1;
    next[rank + 1] += next[rank];
  }
  order.place_of_row.resize(rows);
  workers.run(tasks, [&](std::size_t task, std::size_t) {
    each_in_task(task, [&, to = order.place_of_row.data()](std::size_t row, std::size_t rank) { to[row] = next[rank]++; });
  });
  return order;
}

}  // namespace rodtrad::engine::kernels
