// Any bytes as a plan of text: places inside the text, in order, or problems.
#include "core/unicode.h"
#include "domain/plan_reader.h"
#include "fuzz/replay.h"

static void check_places(const rodtrad::domain::Sources& sources, std::size_t size) {
  for (const auto& [field, source] : sources) {
    for (const rodtrad::domain::Spans& spans : source.parts) {
      for (const rodtrad::domain::Span& span : spans) {
        FUZZ_CHECK(span.begin < span.end);
        FUZZ_CHECK(span.end <= size);
      }
    }
  }
}

RODTRAD_FUZZ_TARGET(plan) {
  rodtrad::core::Problems notes;
  const auto plan = rodtrad::domain::read_plan(bytes, "x.txt", notes);
  if (!plan) return;
  const std::size_t size = rodtrad::core::count_code_points(plan->text);
  check_places(plan->sources, size);
  for (const auto& assignment : plan->assignments) check_places(assignment.sources, size);
}
