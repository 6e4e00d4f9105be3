// Each target keeps what it needs to know about its columns while the rows go by.
#include "formats/row_target.h"

#include <charconv>
#include <set>

#include "core/failure.h"
#include "formats/csv_write.h"
#include "formats/workbook.h"
#include "sql/connection.h"

namespace rodtrad::formats {
namespace {

using core::Done;
using core::Expected;
using Fields = std::span<const std::string_view>;

/// The number, when a program would write it like that: no leading zeros, at most fifteen digits.
std::optional<double> plain_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 15;
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  const std::size_t point = digits.find('.');
  const std::string_view before = digits.substr(0, point);
  if (before.empty() || (before.size() > 1 && before.starts_with('0')) || digits.size() > kMostDigits + 1) return std::nullopt;
  if (point != std::string_view::npos && point + 1 == digits.size()) return std::nullopt;
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (fault != std::errc() || end != text.data() + text.size() || before.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return number;
}

/// What all texts of a column are.
struct ColumnKind {
  bool numbers = true;
  bool whole = true;
  bool any = false;

  void see(std::string_view text) {
    if (text.empty() || !numbers) return;
    any = true;
    numbers = plain_number(text).has_value();
    whole &= text.find('.') == std::string_view::npos;
  }
  bool is_number() const { return numbers && any; }
};

class CsvTarget : public RowTarget {
 public:
  CsvTarget(const std::filesystem::path& path, const Header& header, char delimiter) : writer_(path, delimiter) {
    writer_.row(std::vector<std::string_view>(header.begin(), header.end()));
  }
  Expected<Done> row(Fields fields) override {
    writer_.row(fields);
    return Done{};
  }
  void commit() override { writer_.commit(); }

 private:
  CsvWriter writer_;
};

class XlsxTarget : public RowTarget {
 public:
  XlsxTarget(std::filesystem::path path, const Header& header) : path_(std::move(path)), header_(header), kinds_(header.size()) {}

  Expected<Done> row(Fields fields) override {
    constexpr std::size_t kMostRows = 1048575;
    constexpr std::size_t kLongest = 32767;  // characters of a cell, by the format
    if (rows_.size() == kMostRows) {
      return core::fail({.code = "too_many_rows",
                         .place = {.file = path_.string()},
                         .message = core::say("ett blad rymmer högst {} rader", "a sheet holds at most {} rows", kMostRows),
                         .hint = {.sv = "skriv dem som .csv eller .parquet", .en = "write them as .csv or .parquet"}});
    }
    auto& row = rows_.emplace_back(fields.begin(), fields.end());
    row.resize(header_.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      kinds_[i].see(row[i]);
      if (row[i].size() <= kLongest) continue;
      return core::fail({.code = "text_too_long",
                         .place = {.file = path_.string()},
                         .message = core::say("en text i kolumnen \"{}\" är längre än {} tecken",
                                              "a text in the column \"{}\" is longer than {} characters", header_[i], kLongest),
                         .hint = {.sv = "skriv raderna som .csv eller .parquet", .en = "write the rows as .csv or .parquet"}});
    }
    return Done{};
  }

  void commit() override {
    Sheet sheet{.name = "Data"};
    for (const std::string& name : header_) sheet.columns.push_back({.heading = name});
    for (std::vector<std::string>& row : rows_) {
      auto& cells = sheet.rows.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell(std::move(row[i]), kinds_[i]));
      row.clear();
    }
    core::write_file(path_, write_workbook({.title = path_.stem().string(), .sheets = {std::move(sheet)}}));
  }

 private:
  static SheetCell cell(std::string text, const ColumnKind& kind) {
    if (text.empty()) return {};
    return kind.is_number() ? SheetCell(*plain_number(text)) : SheetCell(std::move(text));
  }

  std::filesystem::path path_;
  Header header_;
  std::vector<ColumnKind> kinds_;
  std::vector<std::vector<std::string>> rows_;
};

class ParquetTarget : public RowTarget {
 public:
  ParquetTarget(const std::filesystem::path& path, const Header& header)
      : path_(std::filesystem::absolute(path)), folder_(path_.parent_path()), text_(folder_.path() / "rows.csv"), kinds_(header.size()) {
    std::set<std::string> used;
    for (const std::string& name : header) {
      std::string own = name.empty() ? "column" : name;
      for (int number = 2; !used.insert(own).second; ++number) own = fmt::format("{} ({})", name, number);
      header_.push_back(own);
    }
    writer_.emplace(text_);
    writer_->row(std::vector<std::string_view>(header_.begin(), header_.end()));
  }

  Expected<Done> row(Fields fields) override {
    for (std::size_t i = 0; i < std::min(fields.size(), kinds_.size()); ++i) kinds_[i].see(fields[i]);
    writer_->row(fields);
    return Done{};
  }

  void commit() override {
    writer_->commit();
    const std::filesystem::path whole = folder_.path() / "rows.parquet";
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < header_.size(); ++i) columns.push_back(sql::literal(header_[i]) + ": " + sql::literal(type(kinds_[i])));
    const auto database = sql::open_duckdb({.allowed = {folder_.path()}, .scratch = folder_.path(), .threads = 1});
    database->execute(fmt::format(
        "COPY (SELECT * FROM read_csv({}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', "
        "max_line_size = 16777216, columns = {{{}}})) TO {} (FORMAT parquet, COMPRESSION zstd)",
        sql::literal(text_.string()), fmt::join(columns, ", "), sql::literal(whole.string())));
    core::sync_path(whole);
    std::filesystem::rename(whole, path_);
    core::sync_path(path_.parent_path());
  }

 private:
  static std::string type(const ColumnKind& kind) { return !kind.is_number() ? "VARCHAR" : kind.whole ? "BIGINT" : "DOUBLE"; }

  std::filesystem::path path_;
  core::ScratchFolder folder_;
  std::filesystem::path text_;
  Header header_;
  std::vector<ColumnKind> kinds_;
  std::optional<CsvWriter> writer_;
};

}  // namespace

std::unique_ptr<RowTarget> open_csv_target(const std::filesystem::path& path, const Header& header, char delimiter) {
  return std::make_unique<CsvTarget>(path, header, delimiter);
}

std::unique_ptr<RowTarget> open_xlsx_target(const std::filesystem::path& path, const Header& header) {
  return std::make_unique<XlsxTarget>(path, header);
}

std::unique_ptr<RowTarget> open_parquet_target(const std::filesystem::path& path, const Header& header) {
  return std::make_unique<ParquetTarget>(path, header);
}

}  // namespace rodtrad::formats
