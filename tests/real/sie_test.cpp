// formats: real SIE files from many accounting programs are read as their expected values say; damaged ones are refused.
#include "formats/sie.h"

#include "core/json.h"
#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;
using rodtrad::test::contents;

namespace {

struct Sum {
  std::int64_t rows = 0;
  std::int64_t ore = 0;
};

void check_balances(const SieFile& file, const std::string& label, const core::Json& wanted) {
  std::map<std::string, Sum> sums;
  for (const SieBalance& one : file.balances) {
    if (one.label != label) continue;
    ++sums[one.year].rows;
    sums[one.year].ore += one.amount;
  }
  CHECK(sums.size() == wanted.object().size());
  for (const auto& [year, values] : wanted.object()) {
    CHECK(sums[year].rows == values["rows"].integer());
    CHECK(static_cast<double>(sums[year].ore) / 100 == doctest::Approx(std::strtod(values["sum"].string().c_str(), nullptr)));
  }
}

void check_file(const SieFile& file, const core::Json& wanted) {
  CHECK(file.encoding == wanted["encoding"].string());
  CHECK(file.type == wanted["sie_type"].string());
  CHECK(file.company == wanted["company"].string());
  CHECK(file.program == wanted["program"].string());
  CHECK(file.currency == wanted["currency"].string());
  CHECK(file.chart == wanted["chart"].string());
  REQUIRE(file.record_counts.size() == wanted["record_counts"].object().size());
  for (const auto& [label, times] : file.record_counts) CHECK_MESSAGE(times == wanted["record_counts"][label].integer(), label);
  CHECK(static_cast<std::int64_t>(file.vouchers.size()) == wanted["vouchers"].integer());
  CHECK(static_cast<std::int64_t>(file.transactions()) == wanted["transactions"].integer());
  std::int64_t unbalanced = 0;
  for (const SieVoucher& voucher : file.vouchers) unbalanced += voucher.difference() != 0;
  CHECK(unbalanced == wanted["unbalanced_count"].integer());
  check_balances(file, "IB", wanted["opening_balances"]);
  check_balances(file, "UB", wanted["closing_balances"]);
  check_balances(file, "RES", wanted["results"]);
}

}  // namespace

TEST_CASE("sie: every real file is read whole; unbalanced, changed and foreign files are refused") {
  REQUIRE_REAL_DATA();
  const std::filesystem::path folder = rodtrad::test::real_data() / "data/sie";
  const auto expected = core::parse_json(contents(folder / "expected.json"));
  REQUIRE(expected.has_value());
  int with_sum = 0;
  for (const core::Json& one : (*expected)["files"].array()) {
    const std::string name = one["file"].string();
    CAPTURE(name);
    const std::string bytes = contents(folder / name);
    const SieFile file = read_sie(bytes, name);
    // Two have a voucher that does not balance but was booked like that, as their balances tell.
    CHECK_MESSAGE(file.is_usable() == name.starts_with("valid"), core::to_json(file.problems));
    const bool told = std::any_of(file.problems.begin(), file.problems.end(), [](const core::Problem& p) { return p.code == "unbalanced_voucher"; });
    CHECK(told == (one["expected"]["unbalanced_count"].integer() > 0));
    if (!one["expected"].is_null()) check_file(file, one["expected"]);
    if (bytes.find("#KSUMMA") == std::string::npos) continue;
    ++with_sum;
    std::string changed = bytes;
    changed[changed.find("#FNAMN") + 10] ^= 1;
    CHECK_FALSE(read_sie(changed, name).is_usable());
  }
  CHECK(with_sum == 3);
}

TEST_CASE("sie: sums per project are those that were worked out by hand") {
  REQUIRE_REAL_DATA();
  const std::filesystem::path path = rodtrad::test::real_data() / "data/sie/valid/MAMUT_SIE4_EXPORT.SE";
  std::map<std::string, std::int64_t> costs;
  for (const SieVoucher& voucher : read_sie(contents(path), "m").vouchers) {
    for (const SieTransaction& one : voucher.transactions) {
      for (const SieObject& object : one.objects) {
        if (object.dimension == "6" && one.account[0] >= '4' && one.account[0] <= '8') costs[object.code] += one.amount;
      }
    }
  }
  CHECK(costs["4"] == 4450000);
  CHECK(costs["5"] == 5660000);
  CHECK(costs["8"] == 2000000);
}
