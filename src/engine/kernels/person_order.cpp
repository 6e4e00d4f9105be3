// Counting by person number gives every row its place. Sorted files then have ascending places, and columns are moved
// window by window, so that what is written stays in the processor's cache.
#include "engine/kernels/person_order.h"

#include <limits>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {

/// Turns person numbers into small whole numbers: from the least number on, or by rank when numbers are far apart.
class Ranks {
 public:
  explicit Ranks(const std::vector<Part>& persons) {
    std::size_t rows = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
    each(persons, [&](std::int64_t person) {
      least = std::min(least, person);
      most = std::max(most, person);
      ++rows;
    });
    if (rows == 0) return;
    const std::uint64_t range = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    if (range < 4 * rows + kSmall) {
      least_ = least;
      count_ = range + 1;
      return;
    }
    each(persons, [&](std::int64_t person) { sorted_.push_back(person); });
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
    count_ = sorted_.size();
  }

  std::size_t count() const { return count_; }
  std::size_t of(std::int64_t person) const {
    if (sorted_.empty()) return static_cast<std::size_t>(person - least_);
    return static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), person) - sorted_.begin());
  }

 private:
  static constexpr std::size_t kSmall = std::size_t{1} << 16;
  template <class Use>
  static void each(const std::vector<Part>& persons, const Use& use) {
    for (const Part& part : persons) {
      part.numbers.visit([&](const auto values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
          if (part.present.empty() || part.present[i]) use(static_cast<std::int64_t>(values[i]));
        }
      });
    }
  }
  std::int64_t least_ = 0;
  std::size_t count_ = 0;
  std::vector<std::int64_t> sorted_;
};

/// Calls use(row, rank + 1) for each row of a part; 0 for rows without a person.
template <class Use>
void each_rank(const Part& part, const Ranks& ranks, const Use& use) {
  part.numbers.visit([&](const auto values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool known = part.present.empty() || part.present[i];
      use(i, known ? ranks.of(static_cast<std::int64_t>(values[i])) + 1 : 0);
    }
  });
}

constexpr std::size_t kWindow = std::size_t{1} << 15;

void move_in_windows(const std::vector<Part>& parts, const PersonOrder& order, Numbers& to) {
  std::vector<std::size_t> reached(parts.size(), 0);
  for (std::size_t file = 0; file < parts.size(); ++file) {
    const PersonOrder::Places& places = order.files[file];
    if (places.ascending) continue;
    to.scatter(parts[file].numbers, places.of_row, 0, places.of_row.size());
    reached[file] = places.of_row.size();
  }
  for (std::size_t end = kWindow; end < order.starts.size() + kWindow; end += kWindow) {
    for (std::size_t file = 0; file < parts.size(); ++file) {
      const std::vector<std::uint32_t>& places = order.files[file].of_row;
      std::size_t last = reached[file];
      while (last < places.size() && places[last] < end) ++last;
      to.scatter(parts[file].numbers, places, reached[file], last);
      reached[file] = last;
    }
  }
}

std::vector<std::uint8_t> joined_present(const std::vector<Part>& parts, const PersonOrder* order, std::size_t rows) {
  if (std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.present.empty(); })) return {};
  std::vector<std::uint8_t> present(rows, 1);
  std::size_t first = 0;
  for (std::size_t file = 0; file < parts.size(); ++file) {
    for (std::size_t i = 0; i < parts[file].present.size(); ++i) {
      present[order ? order->files[file].of_row[i] : first + i] = parts[file].present[i];
    }
    first += parts[file].numbers.size();
  }
  return present;
}

}  // namespace

PersonOrder order_by_person(const std::vector<Part>& persons) {
  std::size_t rows = 0;
  for (const Part& part : persons) rows += part.numbers.size();
  if (rows >= std::numeric_limits<std::uint32_t>::max()) throw Unfit{"more rows than places have numbers"};
  const Ranks ranks(persons);
  std::vector<std::uint32_t> next(ranks.count() + 2, 0);
  for (const Part& part : persons) each_rank(part, ranks, [&](std::size_t, std::size_t rank) { ++next[rank + 1]; });
  PersonOrder order;
  order.starts.resize(rows, 0);
  order.strays = next[1];
  for (std::size_t rank = 0; rank + 1 < next.size(); ++rank) {
    if (next[rank + 1] > 0) order.starts[next[rank]] = 1;
    next[rank + 1] += next[rank];
  }
  for (const Part& part : persons) {
    PersonOrder::Places& places = order.files.emplace_back();
    places.of_row.resize(part.numbers.size());
    std::uint32_t before = 0;
    each_rank(part, ranks, [&](std::size_t row, std::size_t rank) {
      const std::uint32_t place = places.of_row[row] = next[rank]++;
      places.ascending = places.ascending && place >= before;
      before = place;
    });
  }
  return order;
}

Column join_parts(ReadColumn read, const PersonOrder* order) {
  Column column{.type = read.type, .coded = true, .numbers = {}, .present = {}, .values = {}};
  column.coded = std::all_of(read.parts.begin(), read.parts.end(), [](const Part& part) { return part.coded; });
  for (Part& part : read.parts) {
    if (part.coded && !column.coded) make_plain(part, read.values);
  }
  if (column.coded) column.values = std::move(read.values);
  std::vector<const Numbers*> all;
  std::size_t rows = 0;
  for (const Part& part : read.parts) all.push_back(&part.numbers);
  for (const Numbers* part : all) rows += part->size();
  column.present = joined_present(read.parts, order, rows);
  if (order) {
    column.numbers = Numbers::zeros(rows, all);
    move_in_windows(read.parts, *order, column.numbers);
  } else if (read.parts.size() == 1) {
    column.numbers = std::move(read.parts[0].numbers);
  } else {
    column.numbers = Numbers::zeros(0, all);
    column.numbers.reserve(rows);
    for (const Part& part : read.parts) column.numbers.append(part.numbers);
  }
  return column;
}

}  // namespace rodtrad::engine::kernels
