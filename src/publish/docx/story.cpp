// Parts that documents have in common, and how much room they take.
#include "publish/docx/story.h"

#include <cmath>

#include "publish/office/drawing_text.h"
#include "publish/office/phrases.h"
#include "table/column_form.h"

namespace rodtrad::publish::docx {

namespace {

using core::Language;

enum class Intervals { without, with };

std::string heading_words(const table::Table& table, std::size_t column, const table::ColumnForm& form, Language language) {
  const std::string& label = table.columns[column].label.in(language);
  return form.unit.empty() ? label : label + ",\u00A0" + form.unit;
}

/// The first rows as words, units in the headings.
TableGrid worded(const table::Table& table, std::size_t rows, Language language, Intervals intervals) {
  const StyleLook& look = look_of(Style::table_text);
  TableGrid grid{.points = look.points,
                 .padding = 2 * kCellMargin,
                 .air = look.before + look.after,
                 .headings = {table.row_heading.in(language)},
                 .numbers = {false}};
  std::vector<table::ColumnForm> forms;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    forms.push_back(table::form_of(table, c, language));
    grid.headings.push_back(heading_words(table, c, forms[c], language));
    grid.numbers.push_back(true);
  }
  for (std::size_t r = 0; r < rows; ++r) {
    GridRow row{.cells = {{table.rows[r].label.in(language)}}, .weight = table.rows[r].total ? Weight::bold : Weight::regular};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      GridCell cell{table::show_in_column(table.at(r, c), forms[c], language)};
      const std::string interval = table::show_interval_in_column(table.at(r, c), forms[c], language);
      if (intervals == Intervals::with && !interval.empty()) cell.quiet = " (" + interval + ")";
      row.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

bool shows_intervals(const TableGrid& grid) {
  return std::any_of(grid.rows.begin(), grid.rows.end(), [](const GridRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const GridCell& cell) { return !cell.quiet.empty(); });
  });
}

/// Tables as wide as the text; columns that do not fit go to a table of their own.
std::vector<TableGrid> grids_of(const table::Table& table, std::size_t rows, Language language, double width) {
  TableGrid grid = worded(table, rows, language, Intervals::with);
  measure_columns(grid, width);
  if (total_width(grid) > width) {
    grid = worded(table, rows, language, Intervals::without);
    measure_columns(grid, width);
  }
  std::vector<TableGrid> grids = split_columns(grid, width);
  for (TableGrid& part : grids) {
    spread(part, width);
    measure_rows(part);
  }
  return grids;
}

/// What the signs in a table mean, and what is not shown.
std::string reading_words(const table::Table& table, const TableGrid& grid, std::size_t rows, Language language) {
  std::vector<std::string> sentences;
  if (shows_intervals(grid)) sentences.push_back(words(language, "Inom parentes: 95 % konfidensintervall.", "In brackets: 95% confidence interval."));
  if (const std::string reasons = reasons_in(table, language); !reasons.empty()) sentences.push_back(reasons);
  for (const core::Text& note : table.notes) sentences.push_back(note.in(language));
  if (rows < table.rows.size()) sentences.push_back(shortened_words(rows, table.rows.size(), language));
  return fmt::format("{}", fmt::join(sentences, " "));
}

double figure_height(const figure::Figure& figure) {
  if (figure.kind == figure::Kind::line || figure.kind == figure::Kind::column) return 170;
  const double rows = static_cast<double>(figure.categories.size());
  const double row = std::max(14.0, 12.0 * static_cast<double>(figure.series.size()));
  return std::clamp(rows * row + 30, 110.0, 320.0);
}

double indent_of(Style style) {
  if (style == Style::list || style == Style::question) return 18;
  return style == Style::box ? 12 : 0;
}

double height_of(const Text& text, double width) {
  std::string all;
  for (const Run& run : text.runs) all += run.words;
  const StyleLook& look = look_of(text.style);
  const auto lines = wrap_text(all, look.points, width - indent_of(text.style), look.bold ? Weight::bold : Weight::regular);
  return height_of(text.style, std::max<std::size_t>(lines.size(), 1));
}

double height_of(const Part& part, double width) {
  if (const auto* text = std::get_if<Text>(&part)) return height_of(*text, width);
  if (const auto* figure = std::get_if<FigurePart>(&part)) return figure->height + look_of(Style::figure).after;
  return total_height(std::get<TablePart>(part).grid);
}

bool keeps_next(const Part& part) {
  const auto* text = std::get_if<Text>(&part);
  return text ? look_of(text->style).keep_next : std::holds_alternative<FigurePart>(part);
}

/// What must find room on the page where the part begins: of a long table its heading and two rows.
double first_height(const Part& part, double width) {
  const auto* table = std::get_if<TablePart>(&part);
  if (!table || stands_together(table->grid)) return height_of(part, width);
  double height = table->grid.heading_height;
  for (std::size_t r = 0; r < std::min<std::size_t>(2, table->grid.rows.size()); ++r) height += table->grid.rows[r].height;
  return height;
}

std::vector<Run> piece_runs(const std::vector<model::ResolvedSentence::Piece>& pieces, const std::string& tag) {
  std::vector<Run> runs;
  for (const auto& piece : pieces) {
    const std::string cell = piece.cell ? fmt::format("{}.{}.{}", piece.cell->table, piece.cell->row, piece.cell->column) : "";
    runs.push_back({.words = piece.words, .language = tag, .cell = cell});
  }
  return runs;
}

}  // namespace

Text text(Style style, std::string words, std::string language, Weight weight) { return {style, {{std::move(words), std::move(language), weight}}}; }

std::vector<Run> sentence_runs(const model::ResolvedSentence& sentence, Language language) {
  const std::string tag = office_language(language);
  std::vector<Run> runs = piece_runs(sentence.in(language), tag);
  if (runs.empty()) return runs;
  const std::string& last = runs.back().words;
  if (last.empty() || std::string_view(".!?").find(last.back()) == std::string_view::npos) runs.push_back({".", tag});
  return runs;
}

std::vector<Part> written_parts(const model::WrittenText& written, Style style, Language language) {
  const std::string tag = office_language(language);
  std::vector<Part> parts;
  for (const auto& paragraph : written.paragraphs) parts.push_back(Text{style, piece_runs(paragraph, tag)});
  for (const core::Text& note : written.notes) parts.push_back(text(Style::source, note.in(language), tag));
  return parts;
}

std::vector<Part> figure_parts(const model::Report& report, const figure::Figure& figure, Language language, double width) {
  const std::string tag = office_language(language);
  std::vector<Part> parts = {text(Style::caption, figure.title.in(language), tag), text(Style::detail, subtitle_words(figure, language), tag),
                             FigurePart{&figure, width, figure_height(figure)}};
  const std::string reasons = reasons_in(figure, language);
  parts.push_back(text(Style::source, (reasons.empty() ? "" : reasons + " ") + source_words(figure, report, language), tag));
  return parts;
}

std::vector<Part> table_parts(const table::Table& table, std::size_t most_rows, Language language, double width) {
  const std::size_t rows = std::min(most_rows, table.rows.size());
  if (rows == 0) return {};
  const std::string tag = office_language(language);
  std::vector<Part> parts;
  for (TableGrid& grid : grids_of(table, rows, language, width)) {
    const std::string reading = reading_words(table, grid, rows, language);
    parts.push_back(text(Style::caption, table.title.in(language), tag));
    parts.push_back(TablePart{std::move(grid), table.title.in(language), table_description(table, language)});
    parts.push_back(text(Style::source, reading, tag));  // Word joins two tables that no paragraph keeps apart
  }
  return parts;
}

double pages_of(const std::vector<Part>& parts, const PageRoom& room) {
  double pages = 0, used = 0;
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t last = first;
    double needed = 0;
    while (last + 1 < parts.size() && keeps_next(parts[last])) needed += height_of(parts[last++], room.width);
    needed += first_height(parts[last], room.width);
    if (used > 0 && used + needed > room.height) {
      pages += 1;
      used = 0;
    }
    for (; first <= last; ++first) used += height_of(parts[first], room.width);
    pages += std::floor(used / room.height);
    used = std::fmod(used, room.height);
  }
  return pages + used / room.height;
}

}  // namespace rodtrad::publish::docx
