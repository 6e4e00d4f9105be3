// One statement per request over the table of a scan, and its rows as an answer.
#pragma once

#include "engine/expression_sql.h"

namespace rodtrad::engine {

struct Scan {
  std::string table;
  bool has_persons = false;  // column `person`
};

Sql cells_statement(const table::Cells& request, const Scan& scan, Lists& lists);
table::CellsAnswer cells_answer(const table::Cells& request, bool has_persons, const table::Batch& rows);

Sql quantiles_statement(const table::Quantiles& request, const Scan& scan, Lists& lists);
table::QuantilesAnswer quantiles_answer(const table::Quantiles& request, const table::Batch& rows);

Sql ranked_statement(const table::Ranked& request, const Scan& scan, Lists& lists);
table::RankedAnswer ranked_answer(const table::Ranked& request, const table::Batch& rows);

/// "k0, k1, …" for so many keys, each followed by `after`.
std::string key_names(std::size_t keys, std::string_view after = ", ");
/// "code AS k0, …, " for the keys of a request.
Sql key_columns(const std::vector<table::Key>& by, ExpressionWriter& writer);
/// The codes that a row holds in its first columns.
std::vector<std::string> key_at(const table::Batch& rows, std::size_t keys, std::size_t row);

template <class Rows>
void sort_by_key(Rows& rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
}

}  // namespace rodtrad::engine
