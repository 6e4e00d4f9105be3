// Any bytes as minutes, programmes and portfolios: quotes inside the text, or problems.
#include "domain/minutes_reader.h"
#include "domain/portfolio_reader.h"
#include "domain/programme_reader.h"
#include "fuzz/replay.h"

using namespace rodtrad::domain;

static void check_place(const Quote& quote, std::size_t size) {
  for (const Span& span : quote.spans) {
    FUZZ_CHECK(span.begin < span.end);
    FUZZ_CHECK(span.end <= size);
  }
}

RODTRAD_FUZZ_TARGET(documents) {
  rodtrad::core::Problems notes;
  if (const auto minutes = read_minutes(bytes, "x.txt", notes)) {
    const std::size_t size = minutes->source.text.size();
    for (const Item& item : minutes->items) {
      check_place(item.heading, size);
      check_place(item.background, size);
      if (item.decision) check_place(item.decision->text, size);
      for (const Quote& told : item.notified_words) check_place(told, size);
      for (const DelegatedDecision& decision : item.delegated_decisions) check_place(decision.evidence, size);
    }
    for (const Attendee& person : minutes->attendance.deciding) check_place(person.words, size);
  }
  if (const auto portfolio = read_portfolio(bytes, "x.txt", notes)) {
    for (const FinancingRow& row : portfolio->rows) check_place(row.evidence, portfolio->source.text.size());
  }
  if (const auto source = read_source_document(bytes, "x.txt", notes)) {
    if (const auto programmes = read_programmes(*source, "x.txt", std::nullopt)) {
      for (const ProgrammeDocument& programme : *programmes) {
        for (const Quote& goal : programme.goals) check_place(goal, source->text.size());
      }
    }
  }
}
