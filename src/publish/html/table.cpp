// Tables: caption, headers with scope and unit, bare numbers, and below them what signs and brackets mean.
#include "table/column_form.h"

#include "core/number_format.h"
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

using table::Cell;
using table::ColumnForm;
using table::Status;
using table::Table;

void write_head_row(Page& page, const Table& table, const std::vector<ColumnForm>& forms) {
  page.out.open("thead").open("tr").leaf("th", page.in(table.row_heading), {{"scope", "col"}});
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    page.out.open("th", {{"scope", "col"}, {"class", "number"}}).text(page.in(table.columns[column].label));
    if (!forms[column].unit.empty()) page.out.text(",\u00A0").leaf("span", forms[column].unit, {{"class", "unit"}});
    page.out.close();
  }
  page.out.close().close();
}

std::string_view spoken_absence(const Page& page, const Cell& cell) {
  switch (cell.status) {
    case Status::protected_:
      return page.say("skyddad", "protected");
    case Status::not_possible:
      return page.say("går inte att beräkna", "not possible");
    default:
      return page.say("saknas", "missing");
  }
}

void write_cell(Page& page, const Cell& cell, const table::Column& column, const ColumnForm& form, const std::string& anchor) {
  const std::string words = table::show_in_column(cell, form, page.language);
  if (cell.status != Status::value) {
    page.out.open("td", {{"id", anchor}, {"class", "number absent"}, {"title", page.in(cell.reason)}});
    page.out.leaf("span", words, {{"aria-hidden", "true"}}).leaf("span", spoken_absence(page, cell), {{"class", "spoken"}});
    if (column.interval) page.out.leaf("span", "", {{"class", "interval"}});
    page.out.close();
    return;
  }
  page.out.open("td", {{"id", anchor}, {"class", "number"}}).text(words);
  const std::string interval = table::show_interval_in_column(cell, form, page.language);
  if (!interval.empty()) page.out.text(" ").leaf("span", "(" + interval + ")", {{"class", "interval"}});
  page.out.close();
}

void write_rows(Page& page, const Table& table, const std::vector<ColumnForm>& forms) {
  const std::string anchor = table_anchor(page.report, table.id);
  page.out.open("tbody");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    page.out.open("tr", {{"class", table.rows[row].total ? "total" : "part"}}).leaf("th", page.in(table.rows[row].label), {{"scope", "row"}});
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      write_cell(page, table.at(row, column), table.columns[column], forms[column], fmt::format("{}-{}-{}", anchor, row + 1, column + 1));
    }
    page.out.close();
  }
  page.out.close();
}

bool has_interval(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.status == Status::value && cell.low && cell.high; });
}

/// ".. skyddad: reason" once for each kind of absence and reason in the table.
std::vector<std::string> absences_of(const Page& page, const Table& table) {
  std::vector<std::string> found;
  for (const Cell& cell : table.cells) {
    if (cell.status == Status::value) continue;
    const std::string& reason = page.in(cell.reason);
    std::string words = fmt::format("{} {}", cell.status == Status::protected_ ? ".." : "–", spoken_absence(page, cell));
    words += reason.empty() ? "." : ". " + reason + (reason.ends_with('.') ? "" : ".");
    if (std::find(found.begin(), found.end(), words) == found.end()) found.push_back(words);
  }
  return found;
}

void write_table_notes(Page& page, const Table& table) {
  std::vector<std::string> notes;
  if (has_interval(table)) notes.emplace_back(page.say("Inom parentes: 95 % konfidensintervall.", "In brackets: 95% confidence interval."));
  for (const std::string& absence : absences_of(page, table)) notes.push_back(absence);
  for (const core::Text& note : table.notes) notes.push_back(page.in(note));
  if (notes.empty()) return;
  page.out.open("ul", {{"class", "table-notes"}});
  for (const std::string& note : notes) page.out.leaf("li", note);
  page.out.close();
}

}  // namespace

void write_table(Page& page, const Table& table) {
  page.written_tables.insert(table.id);
  const std::string anchor = table_anchor(page.report, table.id), caption = anchor + "-caption";
  std::vector<ColumnForm> forms;
  for (std::size_t column = 0; column < table.columns.size(); ++column) forms.push_back(table::form_of(table, column, page.language));
  page.out.open("div", {{"class", "table"}, {"id", anchor}});
  page.out.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", caption}});
  page.out.open("table").open("caption", {{"id", caption}}).open("span", {{"class", "title"}}).text(page.in(table.title));
  if (page.report.synthetic) page.out.text(" ").leaf("span", page.say("Syntetiska data", "Synthetic data"), {{"class", "stamp"}});
  page.out.close().close();
  write_head_row(page, table, forms);
  write_rows(page, table, forms);
  page.out.close().close();
  write_table_notes(page, table);
  page.out.close();
}

}  // namespace rodtrad::publish::html
