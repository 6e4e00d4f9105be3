// Rows of texts under column names: what every tabular reader hands on, whatever the format. What a text means (a number,
// a missing mark) is the business of whoever maps the columns.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.h"

namespace rodtrad::formats {

/// Some rows after one another. Texts live as long as the block is neither refilled nor destroyed.
class RowBlock {
 public:
  RowBlock() = default;
  RowBlock(const RowBlock&) = delete;
  RowBlock& operator=(const RowBlock&) = delete;
  /// Texts keep their places.
  void swap(RowBlock& other);

  std::size_t rows() const { return lines_.size(); }
  std::span<const std::string_view> row(std::size_t index) const {
    return std::span(fields_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }
  /// The row's own text without its line end; rows that are alike have the same.
  std::string_view raw(std::size_t index) const { return raws_[index]; }
  /// Line (in a sheet: row) on which the row begins; in a file without lines its number, the header counted.
  std::int64_t line(std::size_t index) const { return lines_[index]; }
  /// Line and column of a field; of the row's end when it has fewer fields. Columns are characters in text, else fields.
  core::Place place(const std::string& file, std::size_t index, std::size_t field) const;

  /// What is wrong with the form of a row: such a row must not be used.
  struct Fault {
    std::size_t row = 0;
    core::Problem problem;
  };
  /// In order of rows. Codes: open_quote, text_after_quote, invalid_utf8, cell_error, unreadable_cell.
  const std::vector<Fault>& faults() const { return faults_; }

  void clear();
  /// Only the first `rows` rows are left.
  void cut(std::size_t rows);
  /// Adds a row of a source that is no text file.
  void add_row(std::int64_t line, std::span<const std::string> fields);
  /// Says that the row added last must not be used.
  void add_fault(core::Problem problem) { faults_.push_back({rows() - 1, std::move(problem)}); }

 private:
  friend class CsvReader;
  friend class RowScanner;
  core::Place place_at(const std::string& file, std::size_t index, const char* position) const;

  std::string bytes_;              // what the views look into, with room for a whole vector load after the text
  std::deque<std::string> texts_;  // fields that held doubled quotes, and rows that were added
  std::vector<std::string_view> fields_;
  std::vector<const char*> begins_;        // where each field begins in bytes_; empty when rows were added
  std::vector<std::size_t> starts_ = {0};  // first field of each row, and the end
  std::vector<std::string_view> raws_;
  std::vector<std::int64_t> lines_;
  std::vector<Fault> faults_;
};

/// Column names that stand on several rows, as one: "2023 Kvinnor". A blank cell above the last row belongs to the name on
/// its left, as merged cells are written.
std::vector<std::string> joined_header(const std::vector<std::vector<std::string>>& rows);

class RowSource {
 public:
  virtual ~RowSource() = default;

  /// Column names without surrounding white space.
  const std::vector<std::string>& header() const { return header_; }
  /// What people call the file; stands in places.
  const std::string& name() const { return name_; }
  /// How its numbers are written, and what stands between fields when its rows are written as text.
  virtual char decimal() const { return '.'; }
  virtual char delimiter() const { return ';'; }

  /// The next rows; false when there are no more. A problem here means that the rest of the file cannot be read.
  virtual core::Expected<bool> next(RowBlock& block) = 0;

 protected:
  RowSource() = default;
  explicit RowSource(std::string name) : name_(std::move(name)) {}
  RowSource(RowSource&&) = default;
  RowSource& operator=(RowSource&&) = default;

  std::string name_;
  std::vector<std::string> header_;
};

}  // namespace rodtrad::formats
