// Counting by person number gives every row its place. Sorted files then have ascending places, and columns are moved
// window by window, so that what is written stays in the processor's cache.
#include "engine/kernels/person_order.h"

#include <limits>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {

bool is_known(const Part& part, std::size_t row) { return part.present.empty() || part.present[row]; }

/// Places are filled window by window.
constexpr std::size_t kWindow = std::size_t{1} << 15;

/// Calls use(row, person, whether there is one) for each row of a part.
template <class Use>
void each_person(const Part& part, const Use& use) {
  part.numbers.visit([&](const auto values) {
    if (part.present.empty()) {
      for (std::size_t row = 0; row < values.size(); ++row) use(row, static_cast<std::int64_t>(values[row]), true);
    } else {
      for (std::size_t row = 0; row < values.size(); ++row) use(row, static_cast<std::int64_t>(values[row]), is_known(part, row));
    }
  });
}

/// What a first look at a part tells.
struct Look {
  std::size_t known = 0;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::int64_t most = std::numeric_limits<std::int64_t>::min();
  bool ascending = true;  // rows without a person first

  explicit Look(const Part& part) {
    each_person(part, [&](std::size_t, std::int64_t person, bool is_there) {
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
  Ranks(const std::vector<Part>& persons, const std::vector<Look>& looks) {
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
    for (const Part& part : persons) {
      each_person(part, [&](std::size_t, std::int64_t person, bool is_there) {
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

/// Calls use(row, rank) for the rows of a part whose rank lies in [first, last).
template <class Use>
void each_rank(const Part& part, const Look& look, const Ranks& ranks, std::size_t first, std::size_t last, const Use& use) {
  part.numbers.visit([&](const auto values) {
    const auto rank = [&](std::size_t row) { return is_known(part, row) ? ranks.of(static_cast<std::int64_t>(values[row])) : 0; };
    const auto first_row = [&](std::size_t from) {  // of an ascending part
      std::size_t low = 0, high = values.size();
      while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        (rank(middle) < from ? low : high) = rank(middle) < from ? middle + 1 : middle;
      }
      return low;
    };
    const std::size_t begin = look.ascending ? first_row(first) : 0, end = look.ascending ? first_row(last) : values.size();
    for (std::size_t row = begin; row < end; ++row) {
      if (const std::size_t at = rank(row); at >= first && at < last) use(row, at);
    }
  });
}

void move_in_windows(const std::vector<Part>& parts, const PersonOrder& order, Numbers& to) {
  std::vector<std::size_t> reached(parts.size(), 0);
  for (std::size_t file = 0; file < parts.size(); ++file) {
    const PersonOrder::Places& places = order.files[file];
    if (places.ascending) continue;
    to.scatter(parts[file].numbers, places.of_row, 0, places.of_row.size());
  }
  for (std::size_t window = 0; window * kWindow < order.starts.size(); ++window) {
    for (std::size_t file = 0; file < parts.size(); ++file) {
      const PersonOrder::Places& places = order.files[file];
      if (!places.ascending) continue;
      to.scatter(parts[file].numbers, places.of_row, reached[file], places.ends[window]);
      reached[file] = places.ends[window];
    }
  }
}

void find_ends(PersonOrder::Places& places, std::size_t rows) {
  for (std::size_t end = kWindow; places.ascending && end < rows + kWindow; end += kWindow) {
    const auto from = places.of_row.begin() + static_cast<std::ptrdiff_t>(places.ends.empty() ? 0 : places.ends.back());
    places.ends.push_back(static_cast<std::size_t>(std::lower_bound(from, places.of_row.end(), end) - places.of_row.begin()));
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

PersonOrder order_by_person(Workers& workers, const std::vector<Part>& persons) {
  std::size_t rows = 0;
  for (const Part& part : persons) rows += part.numbers.size();
  if (rows >= std::numeric_limits<std::uint32_t>::max()) throw Unfit{"more rows than places have numbers"};
  std::vector<std::optional<Look>> looked(persons.size());
  workers.run(persons.size(), [&](std::size_t file, std::size_t) { looked[file].emplace(persons[file]); });
  std::vector<Look> looks;
  for (const std::optional<Look>& look : looked) looks.push_back(*look);
  const Ranks ranks(persons, looks);

  // Each task has the persons of some ranks to itself, in all files.
  const std::size_t tasks = workers.count();
  const auto each_in_task = [&](std::size_t task, std::size_t file, const auto& use) {
    each_rank(persons[file], looks[file], ranks, ranks.count() * task / tasks, ranks.count() * (task + 1) / tasks, use);
  };
  std::vector<std::uint32_t> next(ranks.count() + 1, 0);
  workers.run(tasks, [&](std::size_t task, std::size_t) {
    for (std::size_t file = 0; file < persons.size(); ++file) each_in_task(task, file, [&](std::size_t, std::size_t rank) { ++next[rank + 1]; });
  });
  PersonOrder order;
  order.starts.resize(rows, 0);
  order.strays = next[1];
  for (std::size_t rank = 0; rank < ranks.count(); ++rank) {
    if (next[rank + 1] > 0) order.starts[next[rank]] = 1;
    next[rank + 1] += next[rank];
  }
  for (std::size_t file = 0; file < persons.size(); ++file) {
    PersonOrder::Places& places = order.files.emplace_back();
    places.of_row.resize(persons[file].numbers.size());
    places.ascending = looks[file].ascending;
  }
  workers.run(tasks, [&](std::size_t task, std::size_t) {
    for (std::size_t file = 0; file < persons.size(); ++file) {
      each_in_task(task, file, [&, to = order.files[file].of_row.data()](std::size_t row, std::size_t rank) { to[row] = next[rank]++; });
    }
  });
  workers.run(persons.size(), [&](std::size_t file, std::size_t) { find_ends(order.files[file], rows); });
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
    column.numbers = Numbers::sized(rows, all);
    move_in_windows(read.parts, *order, column.numbers);
  } else if (read.parts.size() == 1) {
    column.numbers = std::move(read.parts[0].numbers);
  } else {
    column.numbers = Numbers::sized(0, all);
    column.numbers.reserve(rows);
    for (const Part& part : read.parts) column.numbers.append(part.numbers);
  }
  return column;
}

}  // namespace rodtrad::engine::kernels
