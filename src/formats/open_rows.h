// Any tabular file as rows: the format is told from the first bytes.
#pragma once

#include <memory>

#include "formats/csv.h"

namespace rodtrad::formats {

enum class Format { csv, xlsx, px, jsonstat, sie, parquet, docx, pptx, pdf };

/// "csv", "xlsx" …
std::string_view format_name(Format format);
/// Documents have text, but no rows.
constexpr bool is_document(Format format) { return format == Format::docx || format == Format::pptx || format == Format::pdf; }
/// What a file that begins like this is; csv when it is none of the others, xlsx for all packages.
Format detect_format(std::string_view start);
/// The same for an open file. One that is called .se or .si is taken for SIE and .px for PX even when it does not begin
/// like that, so that it is judged as what it claims to be.
core::Expected<Format> detect_format(ByteSourcePtr& source, const std::filesystem::path& path);
/// The same, also told which of the office formats a package is. Problems: those of open_source and read_all.
core::Expected<Format> file_format(const std::filesystem::path& path, const std::string& name);

inline constexpr std::size_t kLargestFile = std::size_t{1} << 30;  // bytes, of the formats that are held in memory

/// What the file cannot say itself.
struct RowOptions {
  CsvOptions csv;
  std::string sheet;                // of a workbook; "": the first
  std::string dataset;              // of a JSON-stat file with several; "": the first
  std::filesystem::path scratch;    // where a reader may write; "": the system's folder for that
  std::optional<int> header_row;    // of CSV and sheets, counted from 1; the first line, in a sheet the first row with a text, when not given
  int header_rows = 1;              // how many rows the column names take
  std::vector<std::string> footer;  // of CSV and sheets: the first row that begins with one of these, and all after it, are no data
};

/// Problems: those of the format's reader; not_a_table. Throws Failure when the disk fails.
core::Expected<std::unique_ptr<RowSource>> open_rows(const std::filesystem::path& path, const std::string& name, const RowOptions& options = {});

}  // namespace rodtrad::formats
