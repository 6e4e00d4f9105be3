// Sentences: numbers in running text are links to the table cell that they come from.
#include "core/number_format.h"
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

std::size_t column_place(const table::Table& table, const std::string& id) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const table::Column& column) { return column.id == id; });
  return static_cast<std::size_t>(found - table.columns.begin());
}

const table::Row& row_of(const table::Table& table, const std::string& code) {
  return *std::find_if(table.rows.begin(), table.rows.end(), [&](const table::Row& row) { return row.code == code; });
}

/// "Sluten vård, Andel ytterfall: 5,0 %. 95 % konfidensintervall 4,8–5,2 %. n = 39 027. Körning run-1."
std::string number_title(const Page& page, const table::CellId& id) {
  const table::Table& table = *page.report.result.find_table(id.table);
  const table::Column& column = table.columns[column_place(table, id.column)];
  const table::Cell& cell = *page.report.result.find_cell(id);
  std::string title = fmt::format("{}, {}: {}.", page.in(row_of(table, id.row).label), page.in(column.label),
                                  table::show_cell(cell, column, table.currency, page.language));
  const std::string interval = table::show_interval(cell, column, table.currency, page.language);
  if (!interval.empty()) title += fmt::format(" {} {}.", page.say("95\u00A0% konfidensintervall", "95% confidence interval"), interval);
  if (cell.n) title += fmt::format(" n\u00A0=\u00A0{}.", core::show_integer(*cell.n, page.language));
  return title + fmt::format(" {} {}.", page.say("Körning", "Run"), page.report.provenance.run);
}

}  // namespace

void write_sentence(Page& page, const model::ResolvedSentence& sentence) {
  for (const auto& piece : sentence.in(page.language)) {
    const std::string anchor = piece.cell ? cell_anchor(page.report, *piece.cell) : "";
    if (anchor.empty()) {
      page.out.text(piece.words);
    } else {
      page.out.leaf("a", piece.words, {{"class", "number"}, {"href", "#" + anchor}, {"title", number_title(page, *piece.cell)}});
    }
  }
}

}  // namespace rodtrad::publish::html
