// One branch per format.
#include "formats/open_rows.h"

#include "formats/xlsx_reader.h"

namespace rodtrad::formats {
namespace {

using core::Expected;
using Rows = std::unique_ptr<RowSource>;

constexpr std::size_t kStart = 4096;
constexpr std::size_t kLargestFile = std::size_t{1} << 30;  // of the formats that are held in memory

Expected<Rows> open_csv(ByteSourcePtr source, const std::string& name, const RowOptions& options) {
  return std::make_unique<CsvReader>(TRY(CsvReader::open(std::move(source), name, options.csv)));
}

Expected<Rows> open_xlsx(ByteSourcePtr source, const std::string& name, const RowOptions& options) {
  return TRY(XlsxReader::open(TRY(read_all(*source, name, kLargestFile)), name, {.sheet = options.sheet, .header_row = options.header_row}));
}

}  // namespace

std::string_view format_name(Format format) {
  constexpr std::string_view kNames[] = {"csv", "xlsx"};
  return kNames[static_cast<std::size_t>(format)];
}

Format detect_format(std::string_view start) {
  if (start.starts_with("PK\x03\x04")) return Format::xlsx;
  return Format::csv;
}

Expected<Rows> open_rows(const std::filesystem::path& path, const std::string& name, const RowOptions& options) {
  ByteSourcePtr source = TRY(open_source(path, name));
  switch (detect_format(TRY(peek(source, kStart)))) {
    case Format::xlsx:
      return open_xlsx(std::move(source), name, options);
    case Format::csv:
      break;
  }
  return open_csv(std::move(source), name, options);
}

}  // namespace rodtrad::formats
