// A realistic Report made by hand: an invented region with invented numbers, marked synthetic. It has every kind of
// figure, and cells that are values, missing, protected and not possible. Renderers are tested with it.
#pragma once

#include "model/report.h"

namespace rodtrad::test {

/// Released at level public by a role.
model::Report sample_report();

/// The same run before release.
model::Report sample_preview();

/// The Result alone: tables, figures, findings, notes and facts.
model::Result sample_result();

/// Tables of the sample, in the order of the Result (tests/support/sample_tables.cpp).
std::vector<table::Table> sample_tables();
/// Figures over these tables, one of each kind (tests/support/sample_figures.cpp).
std::vector<figure::Figure> sample_figures(const std::vector<table::Table>& tables);

}  // namespace rodtrad::test
