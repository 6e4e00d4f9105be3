// Finds the references in a text and puts the result's numbers in their places.
#include "model/written_text.h"

#include "core/unicode.h"

namespace rodtrad::model {

namespace {

using core::Language;
using Piece = ResolvedSentence::Piece;

constexpr std::string_view kInterval = ".interval";
constexpr std::string_view kNothing = "..";

struct Reference {
  table::CellId cell;
  bool interval = false;
};

/// Row codes may hold points of their own: the table's id ends at the first point, the column's begins after the last.
std::optional<Reference> read_reference(std::string_view words) {
  Reference reference{.interval = words.ends_with(kInterval)};
  if (reference.interval) words.remove_suffix(kInterval.size());
  const std::size_t first = words.find('.'), last = words.rfind('.');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  reference.cell = {std::string(words.substr(0, first)), std::string(words.substr(first + 1, last - first - 1)), std::string(words.substr(last + 1))};
  return reference;
}

class Resolver {
 public:
  Resolver(const Result& result, Language language, std::vector<Text>& notes) : result_(result), language_(language), notes_(notes) {}

  std::vector<Piece> pieces(std::string_view paragraph) {
    std::vector<Piece> out;
    std::string words;
    while (!paragraph.empty()) {
      const std::size_t end = paragraph.starts_with('{') ? paragraph.find('}') : std::string_view::npos;
      if (paragraph.starts_with("{{") || end == std::string_view::npos) {
        words += paragraph.front();
        paragraph.remove_prefix(paragraph.starts_with("{{") ? 2 : 1);
        continue;
      }
      if (!words.empty()) out.push_back({.words = std::exchange(words, {})});
      out.push_back(number(paragraph.substr(1, end - 1)));
      paragraph.remove_prefix(end + 1);
    }
    if (!words.empty()) out.push_back({.words = std::move(words)});
    return out;
  }

 private:
  void note(Text text) {
    if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) notes_.push_back(std::move(text));
  }

  Piece vanished(std::string_view words) {
    note(core::say("..: texten hänvisar till {}, som inte finns i resultatet.", "..: the text refers to {}, which the result does not have.", words));
    return {.words = std::string(kNothing)};
  }

  Piece number(std::string_view words) {
    const auto reference = read_reference(words);
    const table::Table* table = reference ? result_.find_table(reference->cell.table) : nullptr;
    const table::Cell* cell = table ? result_.find_cell(reference->cell) : nullptr;
    if (!cell) return vanished(words);
    const auto at = static_cast<std::size_t>(cell - table->cells.data());
    const table::Column& column = table->columns[at % table->columns.size()];
    if (cell->status != table::Status::value) return absent(*table, at, column);
    const auto show = reference->interval ? table::show_interval : table::show_cell;
    const std::string shown = show(*cell, column, table->currency, language_);
    return shown.empty() ? vanished(words) : Piece{.words = shown, .cell = reference->cell};
  }

  Piece absent(const table::Table& table, std::size_t at, const table::Column& column) {
    const table::Cell& cell = table.cells[at];
    const table::Row& row = table.rows[at / table.columns.size()];
    const std::string sign = table::show_cell(cell, column, table.currency, language_);
    const auto told = [&](Language language) {
      return fmt::format("{}: {}, {}. {}.", sign, row.label.in(language), column.label.in(language), cell.reason.in(language));
    };
    note({.sv = told(Language::sv), .en = told(Language::en)});
    return {.words = sign};
  }

  const Result& result_;
  Language language_;
  std::vector<Text>& notes_;
};

/// Lines joined to paragraphs, empty lines between them.
std::vector<std::string> paragraphs_of(std::string_view body) {
  std::vector<std::string> out;
  bool open = false;
  for (const std::string_view line : core::split(body, '\n')) {
    const std::string_view words = core::trim(line);
    if (words.empty()) {
      open = false;
    } else if (std::exchange(open, true)) {
      out.back() += " " + std::string(words);
    } else {
      out.emplace_back(words);
    }
  }
  return out;
}

}  // namespace

WrittenText resolve_text(const AnalystText& text, const Result& result) {
  WrittenText out{.section = text.section, .language = text.language, .written_by = text.written_by, .written_at = text.written_at};
  Resolver resolver(result, text.language == "en" ? Language::en : Language::sv, out.notes);
  for (const std::string& paragraph : paragraphs_of(text.body)) out.paragraphs.push_back(resolver.pieces(paragraph));
  return out;
}

}  // namespace rodtrad::model
