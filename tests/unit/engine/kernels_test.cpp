// The parts of the kernels: workers, narrow numbers, dictionaries, order statistics, the order of persons, gathered columns.
#include <atomic>
#include <numeric>
#include <random>

#include "engine/kernels/gathering.h"
#include "engine/kernels/person_order.h"
#include "engine/kernels/ranges.h"
#include "engine/kernels/select.h"
#include "support/support.h"

using namespace rodtrad::engine::kernels;

TEST_CASE("workers: every task is done once, and the first exception comes out") {
  for (const std::size_t count : {1, 2, 3}) {
    Workers workers(count);
    for (int round = 0; round < 20; ++round) {
      std::vector<std::atomic<int>> done(17);
      workers.run(done.size(), [&](std::size_t task, std::size_t worker) {
        CHECK(worker < count);
        ++done[task];
      });
      CHECK(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
    }
    CHECK_THROWS_AS(workers.run(5,
                                [](std::size_t task, std::size_t) {
                                  if (task == 3) throw std::out_of_range("three");
                                }),
                    std::out_of_range);
    std::atomic<int> after = 0;
    workers.run(4, [&](std::size_t, std::size_t) { ++after; });
    CHECK(after == 4);
  }
}

TEST_CASE("numbers: they widen and stay what they were") {
  const std::vector<std::int64_t> parts[] = {{0, 255}, {256, 65535}, {-1, 2147483647}, {2147483648, std::numeric_limits<std::int64_t>::min()}, {7}};
  Numbers numbers;
  std::vector<std::int64_t> all;
  for (const auto& part : parts) {
    numbers.append(std::span(part));
    all.insert(all.end(), part.begin(), part.end());
    REQUIRE(numbers.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(numbers.at(i) == all[i]);
  }
}

TEST_CASE("dictionary: threads agree on codes, and a full one says so") {
  Dictionary dictionary(300);
  Workers workers(2);
  std::vector<std::vector<std::uint32_t>> codes(2);
  workers.run(2, [&](std::size_t task, std::size_t) {
    Coder coder(dictionary);
    for (int i = 0; i < 900; ++i) codes[task].push_back(coder.number(i % 299 * 256));
    codes[task].push_back(coder.nothing());
  });
  CHECK(codes[0] == codes[1]);
  CHECK(dictionary.values().size() == 300);
  Coder coder(dictionary);
  CHECK(coder.number(1) == kNoCode);
  CHECK(std::get<std::int64_t>(dictionary.values()[coder.number(512)]) == 512);
}

TEST_CASE("select: order statistics equal those of a sorted list") {
  std::mt19937_64 random(12);
  for (const std::size_t size : {1, 2, 511, 513, 5000, 40000}) {
    for (const int bits : {0, 3, 20, 63, 64}) {
      std::vector<std::int64_t> values(size);
      for (std::int64_t& value : values) value = bits == 0 ? 5 : static_cast<std::int64_t>(random() >> (64 - bits));
      const std::vector<std::size_t> ranks = {0, size / 4, size / 4 + (size > 4), size * 3 / 4 + (size > 4), size - 1};
      const std::span<const std::int64_t> all(values);
      const std::vector<std::int64_t> found = values_at_ranks({all.first(size / 3), all.subspan(size / 3)}, ranks);
      std::sort(values.begin(), values.end());
      for (std::size_t i = 0; i < ranks.size(); ++i) CHECK(found[i] == values[ranks[i]]);
    }
  }
}

TEST_CASE("ranges: they cover all rows and part no person") {
  const Bulk<std::uint8_t> starts = {1, 0, 0, 0, 0, 0, 1, 1, 0};
  const std::vector<Range> ranges = even_ranges(starts.size(), 3, &starts);
  REQUIRE(ranges.size() == 3);
  CHECK(ranges[0].first == 0);
  CHECK(ranges[0].last == 6);
  CHECK(ranges[1].first == 6);
  CHECK(ranges[1].last == 6);
  CHECK(ranges[2].last == 9);
}

TEST_CASE("person order: rows of a person stand together, whether files are sorted or not") {
  Column persons{.coded = false, .present = {1, 1, 1, 1, 0, 1, 1}};
  persons.numbers.append(std::span<const std::int64_t>(std::vector<std::int64_t>{3, 3, 8, 8, 0, 1, 3}));
  Workers workers(2);
  const PersonOrder order = order_by_person(workers, persons, {3, 4});
  CHECK(order.strays == 1);
  CHECK(order.place_of_row == Bulk<std::uint32_t>{2, 3, 5, 6, 0, 1, 4});
  CHECK(order.starts == Bulk<std::uint8_t>{1, 1, 1, 0, 0, 1, 0});
}

TEST_CASE("person order: within files, rows stay where they are when each file is in order") {
  Column persons{.coded = false};
  persons.numbers.append(std::span<const std::int64_t>(std::vector<std::int64_t>{3, 3, 8, 2, 8, 8, 9}));
  Workers workers(2);
  const auto order = order_within_files(workers, persons, {3, 0, 4});
  REQUIRE(order);
  CHECK(order->places() == nullptr);
  CHECK(order->starts == Bulk<std::uint8_t>{1, 0, 1, 1, 1, 0, 1});
  CHECK(!order_within_files(workers, persons, {4, 3}));  // 2 stands after 8
  persons.present = {1, 1, 1, 1, 1, 1, 0};
  CHECK(!order_within_files(workers, persons, {3, 4}));
}

namespace {

Part part_of(Dictionary& dictionary, const std::vector<std::int64_t>& values, const std::vector<std::uint8_t>& present) {
  PartWriter writer(dictionary, values.size());
  writer.add_numbers(values, present.empty() ? nullptr : present.data());
  return writer.part();
}

std::vector<std::optional<std::int64_t>> values_of(const Column& column) {
  std::vector<std::optional<std::int64_t>> out;
  for (std::size_t row = 0; row < column.numbers.size(); ++row) {
    const std::int64_t number = column.numbers.at(row);
    const bool is_code = column.coded && column.values[static_cast<std::size_t>(number)].index() == 0;
    const bool is_missing = column.coded ? is_code : !column.present.empty() && !column.present[row];
    if (is_missing)
      out.emplace_back();
    else
      out.emplace_back(column.coded ? std::get<std::int64_t>(column.values[static_cast<std::size_t>(number)]) : number);
  }
  return out;
}

}  // namespace

TEST_CASE("gathering: parts of whatever form make one column") {
  Gathering column(rodtrad::table::ColumnType::integer, 9, 3);
  const std::uint32_t places[] = {8, 0};
  column.put(part_of(column.dictionary(), {5, 6}, {}), 3, nullptr);          // codes
  column.put(part_of(column.dictionary(), {7, 100000, 9}, {}), 5, nullptr);  // more values than codes: plain, and wide
  column.put(part_of(column.dictionary(), {5, 0}, {1, 0}), 1, nullptr);      // late codes, and one value missing
  column.put(part_of(column.dictionary(), {6, 5000000000}, {}), 0, places);  // wider still, to places
  const Column made = column.take();
  CHECK(!made.coded);
  CHECK(values_of(made) == std::vector<std::optional<std::int64_t>>{5000000000, 5, {}, 5, 6, 7, 100000, 9, 6});
}

TEST_CASE("gathering: a column of few values keeps its codes") {
  Gathering column(rodtrad::table::ColumnType::integer, 4, 3);
  column.put(part_of(column.dictionary(), {5, 0}, {1, 0}), 0, nullptr);
  column.put(part_of(column.dictionary(), {6, 5}, {}), 2, nullptr);
  const Column made = column.take();
  CHECK(made.coded);
  CHECK(values_of(made) == std::vector<std::optional<std::int64_t>>{5, {}, 6, 5});
}
