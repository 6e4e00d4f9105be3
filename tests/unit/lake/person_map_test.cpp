// lake: the numbers of persons: ranks of keyed hashes among the new ones, after all earlier numbers.
#include "lake/person_map.h"

#include "core/hash.h"
#include "support/support.h"

using namespace rodtrad::lake;
namespace core = rodtrad::core;

namespace {

const std::string kKey(64, 'b');

TextNumbers persons(int first, int end) {
  TextNumbers texts;
  for (int i = first; i < end; ++i) texts.of(fmt::format("P{}", i));
  return texts;
}

}  // namespace

TEST_CASE("person map: numbers are the ranks of the hashes, with any number of threads") {
  std::vector<std::pair<std::string, std::int64_t>> hashes;
  for (int i = 0; i < 100; ++i) {
    const core::Digest digest = core::hmac_sha256(kKey, fmt::format("P{}", i));
    hashes.emplace_back(std::string(reinterpret_cast<const char*>(digest.data()), 16), i);
  }
  std::sort(hashes.begin(), hashes.end());
  for (const int threads : {1, 2, 7}) {
    const rodtrad::test::TemporaryFolder folder;
    PersonMap map(folder / "keys", 0, kKey);
    const std::vector<std::int64_t> numbers = map.numbers_of(persons(0, 100), threads);
    for (std::size_t i = 0; i < hashes.size(); ++i) CHECK(numbers[static_cast<std::size_t>(hashes[i].second)] == static_cast<std::int64_t>(i) + 1);
  }
}

TEST_CASE("person map: who is known keeps the number, who is new comes after") {
  const rodtrad::test::TemporaryFolder folder;
  PersonMap first(folder / "keys", 0, kKey);
  const std::vector<std::int64_t> before = first.numbers_of(persons(0, 50));
  first.save();
  PersonMap second(folder / "keys", 50, "");
  const std::vector<std::int64_t> after = second.numbers_of(persons(20, 80), 2);
  CHECK(second.size() == 80);
  for (std::size_t i = 20; i < 50; ++i) CHECK(after[i - 20] == before[i]);
  for (std::size_t i = 50; i < 80; ++i) CHECK(after[i - 20] > 50);
}
