// Excel format codes that show numbers as the rest of the product does: "4,2 %", "1,3 mkr". Each code names the
// publication's language, so that LibreOffice writes its decimal sign too; Office itself writes the reader's own.
#pragma once

#include <string>

#include "figure/figure.h"

namespace rodtrad::publish {

/// What the number is in a workbook: money in whole units instead of minor ones, everything else unchanged.
double workbook_value(double value, table::Unit unit);

/// For values and their labels. Money changes unit by size, as core::show_money does.
std::string value_code(table::Unit unit, int decimals, const std::string& currency, core::Language language);

/// For an axis with steps of `step` up to `high` (workbook values): one unit throughout, no decimals that say nothing. The
/// unit of money stands at the highest step alone.
std::string axis_code(table::Unit unit, double step, double high, const std::string& currency, core::Language language);

}  // namespace rodtrad::publish
