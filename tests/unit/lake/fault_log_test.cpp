// lake: faults of blocks that were checked side by side make the log that one after another would have made.
#include "lake/fault_log.h"

#include <doctest/doctest.h>

#include "core/expected.h"

using namespace rodtrad::lake;
namespace core = rodtrad::core;

namespace {

void add(FaultLog& log, int line) {
  const std::string code = line % 7 ? "often" : fmt::format("seldom_{}", line % 5);
  log.add(code, line % 2 ? "a" : "b", core::Severity::warning,
          [&] { return core::Problem{.place = {.file = "f", .line = line}, .message = core::say("rad {}", "line {}", line)}; });
}

std::string told(const FaultLog& log) {
  std::string all = core::to_json(log.problems());
  for (const FaultKind& kind : log.kinds()) {
    all += fmt::format("\n{} {} {} {}", kind.code, kind.column, kind.count, kind.message.en);
    for (const core::Place& place : kind.first_places) all += fmt::format(" {}", place.line);
  }
  return all;
}

}  // namespace

TEST_CASE("fault log: the faults of blocks add up to those of the whole") {
  constexpr int kLines = 9000;
  FaultLog whole;
  for (int line = 1; line <= kLines; ++line) add(whole, line);
  for (const int size : {1, 100, 700, 5000, kLines}) {
    FaultLog sum;
    for (int first = 1; first <= kLines; first += size) {
      FaultLog block;
      for (int line = first; line < std::min(first + size, kLines + 1); ++line) add(block, line);
      sum.add(block);
    }
    CHECK(told(sum) == told(whole));
  }
}
