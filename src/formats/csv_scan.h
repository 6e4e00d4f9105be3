// Finds the rows and fields of CSV text: the inner loop of the reader.
#pragma once

#include "formats/csv.h"

namespace rodtrad::formats {

/// Room that must stand after the text, so that vectors can be loaded past its end.
inline constexpr std::size_t kScanPadding = 64;

/// Line and column of what follows `before`, the first part of a row that begins on `line`.
core::Place place_after(const std::string& file, std::int64_t line, std::string_view before);

struct CsvForm {
  char delimiter = ',';
  char row_end = '\n';
};

class RowScanner {
 public:
  RowScanner(CsvForm form, const std::string& name) : form_(form), name_(name) {}
  /// Adds the complete rows of the block's text (size bytes of it) to the block, at most `most` of them; the last row
  /// counts as complete at the end of the file. Returns the bytes used; `line` goes on from row to row.
  std::size_t scan(RowBlock& block, std::size_t size, bool at_end, std::size_t most, std::int64_t& line);

 private:
  bool take(std::size_t position);
  void end_field(std::size_t position);
  void end_row(std::size_t position);
  void start_row(std::size_t position);
  void add_fault(std::size_t position, std::string code, core::Text message, core::Text hint);

  CsvForm form_;
  const std::string& name_;
  RowBlock* block_ = nullptr;
  const char* text_ = nullptr;
  std::size_t size_ = 0;
  bool at_end_ = false;
  std::size_t row_begin_ = 0;
  std::size_t field_begin_ = 0;
  std::size_t quote_end_ = 0;  // the closing quote
  std::size_t skip_ = 0;       // second quote of a pair
  std::int64_t line_ = 1;
  std::int64_t row_line_ = 1;
  bool in_quotes_ = false;
  bool quoted_ = false;
  bool escaped_ = false;
};

}  // namespace rodtrad::formats
