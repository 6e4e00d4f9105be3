// A sheet of a workbook (XLSX) as rows: dates by their style, formulas by the value that was saved with them, numbers as
// the shortest text that reads back to the same. Any bytes give rows or problems.
#pragma once

#include <memory>
#include <optional>

#include "formats/row_source.h"
#include "formats/xlsx_book.h"
#include "formats/xml_reader.h"

namespace rodtrad::formats {

struct XlsxOptions {
  std::string sheet;              // "": the first
  std::optional<int> header_row;  // counted from 1; the first row with a text when not given
  int header_rows = 1;            // how many rows the column names take
};

class XlsxReader : public RowSource {
 public:
  /// Problems: those of read_xlsx_book, unknown_sheet, empty_file, sheet_broken.
  static core::Expected<std::unique_ptr<XlsxReader>> open(const std::string& bytes, std::string name, const XlsxOptions& options = {});

  /// Faults of rows: cell_error (#N/A …), formula_without_value, merged_cells, unreadable_cell.
  core::Expected<bool> next(RowBlock& block) override;

  std::vector<std::string> sheets() const;
  const std::string& sheet() const { return sheet_; }

 private:
  struct CellFault {
    std::string code;
    std::size_t column;
    core::Text message;
    core::Text hint;
  };
  XlsxReader(std::string name, XlsxBook book) : RowSource(std::move(name)), book_(std::move(book)) {}
  core::Expected<core::Done> choose_sheet(const XlsxOptions& options);
  core::Expected<core::Done> read_header(const XlsxOptions& options);
  void read_merged_rows();
  bool next_row();
  void read_cell();
  std::string read_content();
  std::string cell_text(const std::string& type, const std::string& style, std::string text);
  std::string number_text(const std::string& style, std::string text);
  void add(RowBlock& block);
  void add_fault(std::string code, core::Text message, core::Text hint);
  bool is_merged(std::int64_t row) const;
  core::Problem sheet_broken() const;

  XlsxBook book_;
  std::string sheet_;
  std::string_view xml_;
  std::optional<XmlReader> reader_;
  std::vector<std::pair<std::int64_t, std::int64_t>> merged_rows_;  // first and last
  std::int64_t row_ = 0;                                            // as the sheet counts
  std::vector<std::string> fields_;                                 // of the row read last, from column A on
  std::vector<CellFault> faults_;
  std::size_t column_ = 0;  // of the cell in work, counted from 1
  bool has_formula_ = false;
};

}  // namespace rodtrad::formats
