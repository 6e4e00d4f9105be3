// How fast the readers of statistics and ledgers are, and the writers: files are made in memory, written to a folder for
// others to read too, and read again.
//   rodtrad_bench_readers FOLDER
// Prints a line of JSON for each: what, megabytes, seconds of processor time (the least of three).
#include <ctime>

#include "core/file.h"
#include "core/json.h"
#include "formats/jsonstat_write.h"
#include "formats/px_write.h"
#include "formats/sie_write.h"

using namespace rodtrad;
using namespace rodtrad::formats;

namespace {

/// Repeatable numbers without a pattern.
class Numbers {
 public:
  std::uint32_t next(std::uint32_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8) % limit;
  }

 private:
  std::uint32_t state_ = 1;
};

table::Dimension dimension(const std::string& id, int size, int first, table::Role role = table::Role::other) {
  table::Dimension one{.id = id, .label = core::same_text(id), .role = role};
  for (int i = 0; i < size; ++i)
    one.categories.push_back({.code = fmt::format("{:04}", first + i), .label = core::same_text(fmt::format("{} {}", id, i))});
  return one;
}

/// Population by municipality, age, sex and year with a rate: nine million cells, one in fifty without a number.
StatisticsTable population() {
  StatisticsTable out{
      .id = "BE01", .title = core::same_text("Folkmängd efter region, ålder, kön, mått och år"), .language = "sv", .languages = {"sv"}};
  out.dimensions = {dimension("region", 312, 100, table::Role::geography), dimension("ålder", 101, 0), dimension("kön", 2, 1),
                    dimension("mått", 3, 1), dimension("år", 50, 1970, table::Role::time)};
  out.cells.resize(*out.combinations());
  const std::uint16_t missing = out.cells.word("..");
  Numbers numbers;
  for (std::size_t i = 0; i < out.cells.size(); ++i) {
    const bool marked = numbers.next(50) == 0;
    out.cells.states[i] = marked ? StatisticsCells::marked : StatisticsCells::number;
    out.cells.statuses[i] = marked ? missing : 0;
    if (!marked) out.cells.values[i] = i % 3 == 2 ? numbers.next(100000) / 10.0 : numbers.next(1000000) >> numbers.next(18);
  }
  return out;
}

/// A year of a region's ledger: 400 000 vouchers of three rows with cost centre and project.
SieFile ledger() {
  SieFile out{.type = "4", .company = "Region"};
  out.years = {{"0", "20200101", "20201231"}};
  for (int i = 0; i < 400; ++i) out.accounts[fmt::format("{}", 1000 + i * 17)] = fmt::format("Konto {}", i);
  Numbers numbers;
  for (int i = 1; i <= 400000; ++i) {
    SieVoucher voucher{.series = "A", .number = fmt::format("{}", i), .date = "20200315", .text = fmt::format("Leverantörsfaktura {}", i)};
    std::int64_t rest = 0;
    for (int row = 0; row < 3; ++row) {
      const std::int64_t amount = row == 2 ? -rest : numbers.next(1000000);
      rest += amount;
      std::vector<SieObject> objects;
      if (row < 2) objects = {{"1", fmt::format("{}", numbers.next(900))}, {"6", fmt::format("P{}", numbers.next(70))}};
      voucher.transactions.push_back(
          {.account = fmt::format("{}", 1000 + numbers.next(400) * 17), .objects = objects, .amount = amount, .text = "varor"});
    }
    out.vouchers.push_back(std::move(voucher));
  }
  return out;
}

template <class Work>
void measure(const std::string& what, std::size_t bytes, const Work& work) {
  double least = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t started = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC);
  }
  core::JsonWriter json;
  json.begin_object().member("what", what).member("megabytes", static_cast<double>(bytes) / 1e6).member("seconds", least).end_object();
  fmt::print("{}\n", json.take());
}

void need(bool usable, const char* what) {
  if (usable) return;
  fmt::print(stderr, "{}: what was written cannot be read\n", what);
  std::exit(1);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "rodtrad_bench_readers FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = words[1];
  const StatisticsTable table = population();
  const std::string px = write_px(table), json = write_jsonstat(table);
  std::size_t lost = 0;
  const SieFile book = ledger();
  const std::string sie = write_sie(book, lost);
  core::write_file(folder / "population.px", px);
  core::write_file(folder / "population.json", json);
  measure("read PX", px.size(), [&] { need(read_px(px, "population.px").is_usable(), "PX"); });
  measure("read JSON-stat", json.size(), [&] { need(read_jsonstat(json, "population.json").is_usable(), "JSON-stat"); });
  measure("read SIE", sie.size(), [&] { need(read_sie(sie, "ledger.se").is_usable(), "SIE"); });
  measure("write PX", px.size(), [&] { write_px(table); });
  measure("write JSON-stat", json.size(), [&] { write_jsonstat(table); });
  measure("write SIE", sie.size(), [&] { write_sie(book, lost); });
  return 0;
}
