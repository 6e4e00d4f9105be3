// Columns and cells that tables of several methods have.
#pragma once

#include "model/draft.h"

namespace rodtrad::methods {

/// Whole numbers; amounts and shares with one decimal.
table::Column counts(std::string id, core::Text label);
table::Column money(std::string id, core::Text label);
table::Column percent(std::string id, core::Text label, bool interval = true);

/// An amount per contact or per point, with one more decimal and an interval.
table::Column price(std::string id, core::Text label, bool interval = true);

model::DraftCell value_cell(double value, std::vector<model::Basis> basis);
/// A number that rests on nothing personal.
model::DraftCell known_cell(double value, std::int64_t n);
model::DraftCell empty_cell(table::Status status, core::Text reason);

}  // namespace rodtrad::methods
