// Making columns and cells.
#include "methods/draft_cells.h"

namespace rodtrad::methods {

using model::DraftCell;
using table::Column;
using table::Status;
using table::Unit;

Column counts(std::string id, core::Text label) { return {.id = std::move(id), .label = std::move(label), .unit = Unit::count}; }
Column money(std::string id, core::Text label) { return {.id = std::move(id), .label = std::move(label), .unit = Unit::money, .decimals = 1}; }
Column percent(std::string id, core::Text label, bool interval) {
  return {.id = std::move(id), .label = std::move(label), .unit = Unit::percent, .decimals = 1, .interval = interval};
}

Column price(std::string id, core::Text label, bool interval) {
  return {.id = std::move(id), .label = std::move(label), .unit = Unit::money, .decimals = 2, .interval = interval};
}

DraftCell value_cell(double value, std::vector<model::Basis> basis) {
  return {.cell = {.status = Status::value, .value = value}, .basis = std::move(basis)};
}
DraftCell known_cell(double value, std::int64_t n) { return {.cell = {.status = Status::value, .value = value, .n = n}, .basis = {}}; }
DraftCell empty_cell(Status status, core::Text reason) { return {.cell = {.status = status, .reason = std::move(reason)}, .basis = {}}; }

}  // namespace rodtrad::methods
