// One grid of texts serves text files and workbooks.
#include "formats/pxweb_files.h"

#include "core/file.h"
#include "core/json.h"
#include "core/unicode.h"
#include "formats/row_target.h"
#include "formats/workbook.h"

namespace rodtrad::formats {
namespace {

using Level = StatisticsNote::Level;

bool is_in(const StatisticsNote& note, const StatisticsTable& table, const std::string& language) {
  return note.language == language || (note.language.empty() && language == table.language);
}

bool is_number(const StatisticsTable& table, std::size_t cell) { return table.cells.states[cell] == StatisticsCells::number; }
const std::string& mark(const StatisticsTable& table, std::size_t cell) {
  static const std::string kNothing = "..";
  const std::string& word = table.cells.words[table.cells.statuses[cell]];
  return word.empty() ? kNothing : word;
}

/// The table as rows and columns of texts around its cells.
class Grid {
 public:
  Grid(const StatisticsTable& table, std::size_t headings, ShowCategories show, const std::string& language)
      : table_(table), stub_(table.dimensions.size() - std::min(headings, table.dimensions.size())), show_(show), language_(language) {
    for (std::size_t i = stub_; i < table.dimensions.size(); ++i) columns_ *= table.dimensions[i].categories.size();
  }

  std::size_t stub_size() const { return stub_; }
  std::size_t columns() const { return columns_; }
  std::size_t rows() const { return columns_ == 0 ? 0 : table_.cells.size() / columns_; }
  std::vector<std::string> headings() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < stub_; ++i) all.push_back(words_in(table_.dimensions[i].label, language_));
    for (std::size_t column = 0; column < columns_; ++column)
      all.push_back(fmt::format("{}", fmt::join(texts(stub_, table_.dimensions.size(), column), " ")));
    if (columns_ == 1 && stub_ == table_.dimensions.size()) all.back() = words_in(table_.contents, language_);
    return all;
  }
  std::vector<std::string> row_texts(std::size_t row) const { return texts(0, stub_, row); }

 private:
  std::string shown(const table::Category& one) const {
    const std::string& words = words_in(one.label, language_);
    if (show_ == ShowCategories::codes) return one.code;
    return show_ == ShowCategories::texts || words == one.code ? words : one.code + " " + words;
  }
  /// Categories of the dimensions from `first` to `end`, at a combination of them.
  std::vector<std::string> texts(std::size_t first, std::size_t end, std::size_t combination) const {
    std::vector<std::string> all(end - first);
    for (std::size_t i = end; i-- > first;) {
      const auto& categories = table_.dimensions[i].categories;
      all[i - first] = shown(categories[combination % categories.size()]);
      combination /= categories.size();
    }
    return all;
  }

  const StatisticsTable& table_;
  std::size_t stub_;
  ShowCategories show_;
  std::string language_;
  std::size_t columns_ = 1;
};

void add_quoted(std::string& out, const std::string& text) { out += '"' + core::replace_all(text, "\"", "\"\"") + '"'; }

Sheet notes_sheet(const StatisticsTable& table, const std::string& language) {
  constexpr double kWordsWidth = 100;
  const bool is_swedish = language == "sv";
  Sheet sheet{.name = is_swedish ? "Om tabellen" : "About the table"};
  sheet.columns = {{.heading = words_in(table.title, language), .width = kWordsWidth}};
  sheet.rows.push_back({(is_swedish ? "Källa: " : "Source: ") + words_in(table.source, language)});
  for (const StatisticsNote& note : table.notes) {
    if (is_in(note, table, language)) sheet.rows.push_back({note.text});
  }
  return sheet;
}

class VersionOneWriter {
 public:
  VersionOneWriter(const StatisticsTable& table, const std::string& updated, const std::string& language)
      : table_(table), updated_(updated), language_(language) {
    for (std::size_t i = 0; i < table.dimensions.size(); ++i) (table.dimensions[i].id == table.measure ? measure_ : keys_).push_back(i);
    steps_.assign(table.dimensions.size(), 1);
    for (std::size_t i = steps_.size(); i-- > 1;) steps_[i - 1] = steps_[i] * table.dimensions[i].categories.size();
  }

  std::string write() {
    out_.begin_object();
    write_columns();
    write_comments();
    write_rows();
    out_.key("metadata").begin_array().begin_object().member("infofile", table_.id).member("updated", updated_);
    out_.member("label", words_in(table_.title, language_)).member("source", words_in(table_.source, language_)).end_object().end_array();
    return out_.end_object().take();
  }

 private:
  void write_column(const std::string& code, const std::string& text, const char* type) {
    out_.begin_object().member("code", code).member("text", text).member("type", type).end_object();
  }
  void write_columns() {
    out_.key("columns").begin_array();
    for (const std::size_t at : keys_) {
      const table::Dimension& one = table_.dimensions[at];
      write_column(one.id, words_in(one.label, language_), one.role == table::Role::time ? "t" : "d");
    }
    for (const std::size_t at : measure_) {
      for (const table::Category& one : table_.dimensions[at].categories) write_column(one.code, words_in(one.label, language_), "c");
    }
    if (measure_.empty()) write_column(table_.id, words_in(table_.contents, language_), "c");
    out_.end_array();
  }
  void write_comments() {
    out_.key("comments").begin_array();
    for (const StatisticsNote& note : table_.notes) {
      if (note.level != Level::value || !is_in(note, table_, language_) || note.where.size() < 2) continue;
      out_.begin_object().member("variable", note.where[0]).member("value", note.where[1]).member("comment", note.text).end_object();
    }
    out_.end_array();
  }
  void write_rows() {
    std::size_t rows = 1;
    for (const std::size_t at : keys_) rows *= table_.dimensions[at].categories.size();
    out_.key("data").begin_array();
    for (std::size_t row = 0; row < rows; ++row) write_row(row);
    out_.end_array();
  }
  void write_row(std::size_t row) {
    std::vector<const std::string*> codes(keys_.size());
    std::size_t cell = 0;
    for (std::size_t i = keys_.size(); i-- > 0;) {
      const auto& categories = table_.dimensions[keys_[i]].categories;
      codes[i] = &categories[row % categories.size()].code;
      cell += row % categories.size() * steps_[keys_[i]];
      row /= categories.size();
    }
    out_.begin_object().key("key").begin_array();
    for (const std::string* code : codes) out_.value(*code);
    out_.end_array().key("values").begin_array();
    const std::size_t count = measure_.empty() ? 1 : table_.dimensions[measure_[0]].categories.size();
    for (std::size_t i = 0; i < count; ++i) write_value(cell + (measure_.empty() ? 0 : i * steps_[measure_[0]]));
    out_.end_array().end_object();
  }
  void write_value(std::size_t cell) { out_.value(is_number(table_, cell) ? number_text(table_.cells.values[cell]) : mark(table_, cell)); }

  const StatisticsTable& table_;
  const std::string& updated_;
  const std::string& language_;
  std::vector<std::size_t> keys_, measure_, steps_;
  core::JsonWriter out_;
};

}  // namespace

std::string write_pxweb_csv(const StatisticsTable& table, std::size_t headings, const TextFileOptions& options, const std::string& language) {
  const Grid grid(table, headings, options.show, language);
  std::string out;
  const auto end_line = [&] { out.back() == options.separator ? out.replace(out.size() - 1, 1, "\r\n") : out += "\r\n"; };
  if (options.with_title) {
    add_quoted(out, words_in(table.title, language));
    out += "\r\n\r\n";
  }
  for (const std::string& heading : grid.headings()) {
    add_quoted(out, heading);
    out += options.separator;
  }
  end_line();
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    for (const std::string& text : grid.row_texts(row)) {
      add_quoted(out, text);
      out += options.separator;
    }
    for (std::size_t cell = row * grid.columns(); cell < (row + 1) * grid.columns(); ++cell) {
      is_number(table, cell) ? void(out += number_text(table.cells.values[cell])) : add_quoted(out, mark(table, cell));
      out += options.separator;
    }
    end_line();
  }
  return out;
}

std::string write_pxweb_xlsx(const StatisticsTable& table, std::size_t headings, const TextFileOptions& options, const std::string& language) {
  const Grid grid(table, headings, options.show, language);
  Sheet sheet{.name = "Data"};
  for (const std::string& heading : grid.headings()) sheet.columns.push_back({.heading = heading});
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    std::vector<SheetCell>& cells = sheet.rows.emplace_back();
    for (std::string& text : grid.row_texts(row)) cells.emplace_back(std::move(text));
    for (std::size_t cell = row * grid.columns(); cell < (row + 1) * grid.columns(); ++cell)
      cells.push_back(is_number(table, cell) ? SheetCell(table.cells.values[cell]) : SheetCell(mark(table, cell)));
  }
  return write_workbook({.title = words_in(table.title, language), .sheets = {std::move(sheet), notes_sheet(table, language)}});
}

std::string write_pxweb_parquet(StatisticsTable table) {
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  const std::filesystem::path file = folder.path() / "table.parquet";
  const std::string name = table.id;
  const auto rows = statistics_rows(std::move(table), name);
  const auto target = open_parquet_target(file, rows->header());
  RowBlock block;
  while (rows->next(block).value()) {
    for (std::size_t row = 0; row < block.rows(); ++row) target->row(block.row(row)).value();
  }
  target->commit();
  return core::read_file(file).value();
}

std::string write_pxweb_json(const StatisticsTable& table, const std::string& updated, const std::string& language) {
  return VersionOneWriter(table, updated, language).write();
}

}  // namespace rodtrad::formats
