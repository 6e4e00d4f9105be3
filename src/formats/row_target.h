// Rows of texts out into a file: the other end of a RowSource. Codes stay texts ("0025"); a column is numbers when every
// text in it is one as a program would write it.
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "core/expected.h"

namespace rodtrad::formats {

class RowTarget {
 public:
  virtual ~RowTarget() = default;
  /// As many fields as the header has. Problems: too_many_rows, text_too_long (of a workbook).
  virtual core::Expected<core::Done> row(std::span<const std::string_view> fields) = 0;
  /// The file appears under its name, and not before. Throws Failure when the disk fails.
  virtual void commit() = 0;
};

using Header = std::vector<std::string>;

/// Constant memory.
std::unique_ptr<RowTarget> open_csv_target(const std::filesystem::path& path, const Header& header, char delimiter);
/// All rows in memory; a sheet holds 1 048 575 under the header.
std::unique_ptr<RowTarget> open_xlsx_target(const std::filesystem::path& path, const Header& header);
/// Constant memory; the rows lie beside the target meanwhile. Columns of numbers are BIGINT or DOUBLE, others VARCHAR; an
/// empty text is no value. Names that are twice get a number.
std::unique_ptr<RowTarget> open_parquet_target(const std::filesystem::path& path, const Header& header);

}  // namespace rodtrad::formats
