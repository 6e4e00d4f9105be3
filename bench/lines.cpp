// Service lines for measuring the import: made up, in no order of contacts, written as CSV.
//   rodtrad_bench_lines ROWS FILE
// Prints a line of JSON: rows, megabytes.
#include "core/file.h"
#include "core/json.h"

using namespace rodtrad;

namespace {

constexpr std::uint64_t kLinesOfContact = 6;
constexpr std::uint64_t kStep = 2'654'435'761;  // leads from line to line through all contacts
constexpr unsigned kYears = 4, kMonths = 12, kDays = 28, kServices = 900, kCentres = 300, kMostAmount = 2'000'000;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xFF51AFD7ED558CCD;
  return value ^ value >> 33;
}

void write_lines(std::uint64_t rows, const std::string& path, std::uint64_t& bytes) {
  core::FileWriter file(path);
  const std::uint64_t contacts = rows / kLinesOfContact + 1;
  std::string text = "contact_id,date,service,cost_centre,quantity,amount,source_system\n";
  constexpr std::size_t kBlock = 1 << 20;
  for (std::uint64_t i = 0; i < rows; ++i) {
    const std::uint64_t contact = i * kStep % contacts, of_contact = mixed(contact), own = mixed(i + contacts);
    fmt::format_to(std::back_inserter(text), "K{:09},{}-{:02}-{:02},T{:04},{},{},{}.{:02},KPP\n", contact, 2019 + of_contact % kYears,
                   1 + (of_contact >> 8) % kMonths, 1 + (own >> 4) % kDays, own % kServices, 1000 + (own >> 16) % kCentres, 1 + (own >> 32) % 4,
                   (own >> 20) % (kMostAmount / 100), (own >> 7) % 100);
    if (text.size() < kBlock) continue;
    file.write(text);
    bytes += text.size();
    text.clear();
  }
  file.write(text);
  bytes += text.size();
  file.commit();
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::uint64_t rows = std::stoull(words[1]);
  std::uint64_t bytes = 0;
  write_lines(rows, words[2], bytes);
  core::JsonWriter out;
  out.begin_object().member("rows", static_cast<std::int64_t>(rows)).member("mb", static_cast<double>(bytes) / 1e6).end_object();
  fmt::print("{}\n", out.take());
  return 0;
}
