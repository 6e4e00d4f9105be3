// From table cells to points.
#include "plan/resolve_figures.h"

#include <numeric>

#include "core/failure.h"
#include "plan/resolve_tables.h"
#include "plan/resolve_words.h"

namespace rodtrad::plan {

using figure::Figure;
using model::DraftFigure;
using model::Result;

namespace {

const table::Cell& cell_at(const table::CellId& id, const Result& result) {
  if (const table::Cell* cell = result.find_cell(id)) return *cell;
  const std::string name = fmt::format("{} {} {}", id.table, id.row, id.column);
  throw core::Failure(core::FailureKind::internal, {.sv = "metodens figur visar en cell som inte finns: " + name,
                                                    .en = "the method's figure shows a cell that is not there: " + name});
}

figure::Point point_of(const table::Cell& cell) {
  return {.status = cell.status, .value = cell.value, .low = cell.low, .high = cell.high, .reason = cell.reason};
}

const table::CellId* first_cell(const DraftFigure& draft) {
  for (const model::DraftSeries& series : draft.series) {
    if (!series.cells.empty()) return &series.cells.front();
  }
  return nullptr;
}

/// Unit, decimals, currency and table are those of the first cell: a figure has one scale.
void take_scale(const table::CellId& id, const Result& result, Figure& figure) {
  cell_at(id, result);
  const table::Table& table = *result.find_table(id.table);
  const auto column = std::find_if(table.columns.begin(), table.columns.end(), [&](const table::Column& c) { return c.id == id.column; });
  figure.unit = column->unit;
  figure.decimals = column->decimals;
  figure.currency = table.currency;
  figure.table = table.id;
}

core::Text title_of(const DraftFigure& draft, const Result& result, const std::string& table) {
  const Spoken spoken = resolve_sentence(draft.title, result);
  if (const auto* sentence = std::get_if<model::ResolvedSentence>(&spoken)) return sentence->text();
  const table::Table* behind = result.find_table(table);
  return behind ? behind->title : draft.subtitle;
}

std::vector<std::size_t> order_of(const DraftFigure& draft, const Result& result) {
  const bool sortable = draft.kind == figure::Kind::bar || draft.kind == figure::Kind::interval_dots;
  if (sortable && !draft.series.empty() && draft.series.front().cells.size() == draft.categories.size()) {
    const std::vector<table::CellId>& cells = draft.series.front().cells;
    return order_without_ranks(
        cells.size(), [&](std::size_t i) -> const table::Cell& { return cell_at(cells[i], result); },
        [&](std::size_t i) { return draft.categories[i].sv; });
  }
  std::vector<std::size_t> as_it_is(draft.categories.size());
  std::iota(as_it_is.begin(), as_it_is.end(), std::size_t{0});
  return as_it_is;
}

}  // namespace

Figure resolve_figure(const DraftFigure& draft, const Result& result) {
  Figure figure{.id = draft.id, .kind = draft.kind, .subtitle = draft.subtitle};
  if (const table::CellId* first = first_cell(draft)) take_scale(*first, result, figure);
  figure.title = title_of(draft, result, figure.table);
  const std::vector<std::size_t> order = order_of(draft, result);
  for (const std::size_t i : order) figure.categories.push_back(draft.categories[i]);
  for (const model::DraftSeries& from : draft.series) {
    figure::Series series{.id = from.id, .label = from.label, .role = from.role};
    for (const std::size_t i : order) series.points.push_back(point_of(cell_at(from.cells.at(i), result)));
    figure.series.push_back(std::move(series));
  }
  figure.alt = alternative_text(figure);
  return figure;
}

}  // namespace rodtrad::plan
