// Answers as text, to compare them.
#pragma once

#include "table/request.h"

namespace rodtrad::test {

/// All of an answer as text: equal texts are equal answers, bit for bit.
inline std::string printed(const table::Answer& answer) {
  std::string out;
  const auto fraction = [](const std::optional<table::Fraction>& f) {
    return f ? fmt::format("{}/{}", f->numerator, f->denominator) : std::string("-");
  };
  if (const auto* cells = std::get_if<table::CellsAnswer>(&answer)) {
    for (const auto& row : cells->rows) {
      out += fmt::format("{} rows {} persons {} sums {} products {} {}\n", fmt::join(row.key, "|"), row.rows, row.persons.value_or(-1),
                         fmt::join(row.sums, " "), fmt::join(row.products, " "), fmt::join(row.person_products, " "));
      for (const table::Contributions& c : row.contributions) out += fmt::format("of {}: {} {}\n", c.total, c.largest, c.second);
    }
  } else if (const auto* quantiles = std::get_if<table::QuantilesAnswer>(&answer)) {
    for (const auto& row : quantiles->rows) {
      out += fmt::format("{} rows {}", fmt::join(row.key, "|"), row.rows);
      for (const table::Fraction& value : row.values) out += " " + fraction(value);
      out += "\n";
    }
  } else {
    for (const auto& row : std::get<table::RankedAnswer>(answer).rows) {
      out += fmt::format("{} rows {} m {} {} {}\n", fmt::join(row.key, "|"), row.rows, row.m, fraction(row.at_m), fraction(row.after_m));
    }
  }
  return out;
}

}  // namespace rodtrad::test
