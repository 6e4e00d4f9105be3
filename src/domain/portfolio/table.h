// The table of external and own money.
#pragma once

#include "domain/document/zone.h"
#include "domain/portfolio/portfolio_document.h"

namespace rodtrad::domain {

const WordBook& portfolio_words();

/// Reads the slide when it holds such a table; false when it does not.
bool read_table(const Zone& slide, PortfolioDocument& portfolio);
/// Sums of the table beside what is printed.
std::vector<SumCheck> check_sums(const std::vector<FinancingRow>& rows);

}  // namespace rodtrad::domain
