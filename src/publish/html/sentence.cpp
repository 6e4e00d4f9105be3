// Sentences and the analyst's own texts: numbers in running text are links to the table cell that they come from.
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

void write_pieces(Page& page, const std::vector<model::ResolvedSentence::Piece>& pieces) {
  for (const auto& piece : pieces) {
    const std::string anchor = piece.cell ? cell_anchor(page.report, *piece.cell) : "";
    if (anchor.empty()) {
      page.out.text(piece.words);
    } else {
      const std::string place = page.options.page_of ? page.options.page_of(piece.cell->table) : "";
      page.out.leaf("a", piece.words,
                    {{"class", "number"}, {"href", fmt::format("{}#{}", place, anchor)}, {"title", number_title(page, *piece.cell)}});
    }
  }
}

void write_text(Page& page, const model::WrittenText& text) {
  for (const auto& paragraph : text.paragraphs) {
    page.out.open("p", {{"class", "written"}});
    write_pieces(page, paragraph);
    page.out.close();
  }
  for (const core::Text& note : text.notes) page.out.leaf("p", page.in(note), {{"class", "source"}});
}

}  // namespace

void write_sentence(Page& page, const model::ResolvedSentence& sentence) { write_pieces(page, sentence.in(page.language)); }

bool write_texts(Page& page, const std::string& section) {
  const auto texts = page.report.texts_for(section, page.language);
  for (const model::WrittenText* text : texts) write_text(page, *text);
  return !texts.empty();
}

void write_comments(Page& page) {
  const auto comments = page.report.comments(page.language);
  if (comments.empty()) return;
  page.out.open("section", {{"id", "comments"}, {"aria-labelledby", "comments-heading"}});
  page.out.leaf("h2", page.say("Kommentar", "Comment"), {{"id", "comments-heading"}});
  for (const model::WrittenText* comment : comments) {
    page.out.leaf("h3", comment->section);
    write_text(page, *comment);
  }
  page.out.close();
}

}  // namespace rodtrad::publish::html
