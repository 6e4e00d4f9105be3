// A region's portfolio of projects as shown on its slides: a table of external and own money, and a list of projects with their
// programmes. Amounts are whole tenths of a million; what has no figure has none, which is not 0.
#pragma once

#include <cstdint>

#include "core/text.h"
#include "domain/document/quote.h"

namespace rodtrad::domain {

using Tenths = std::int64_t;  // 63 is 6,3: of a million kronor, or of a per cent

struct FinancingRow {
  std::string name;
  std::string kind;    // project, subtotal, total
  std::string status;  // completed, ongoing, planned, all
  std::optional<Tenths> external, external_percent, own, own_percent;
  std::string missing;  // why it has no figures
  Quote evidence;
};

/// A printed sum beside the sum of what is printed above it. Rounding of each term to tenths may explain a difference.
struct SumCheck {
  std::string check;
  Tenths computed = 0, stated = 0;
  std::int64_t terms = 0, terms_above_zero = 0;  // a printed 0,0 cannot have been less
  std::int64_t low_hundredths() const { return 10 * computed - 5 * terms_above_zero; }
  std::int64_t high_hundredths() const { return 10 * computed + 5 * terms; }
  bool is_exact() const { return computed == stated; }
  /// The stated sum is itself rounded.
  bool is_explained() const { return 10 * stated + 5 >= low_hundredths() && 10 * stated - 5 <= high_hundredths(); }
};

struct ListedProject {
  std::string name, programme;
  std::string in_table;  // name of the row, "" = none
  Quote evidence;
};

struct PortfolioDocument {
  std::string table_title;
  std::string own_name;  // column of the own money: "NLL"
  std::vector<std::string> columns;
  Quote table_block;  // title and heads
  std::vector<FinancingRow> rows;
  std::vector<SumCheck> checks;
  std::vector<core::Text> ambiguities;
  std::string list_title;
  std::vector<ListedProject> projects;
  SourceDocument source;
};

/// What the printed share of a row could have been: external money of all, each amount rounded to tenths.
struct ShareCheck {
  double recomputed = 0, low = 0, high = 0;  // per cent
  bool is_consistent = false;
};
std::optional<ShareCheck> check_share(const FinancingRow& row);

}  // namespace rodtrad::domain
