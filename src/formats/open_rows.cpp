// One branch per format.
#include "formats/open_rows.h"

#include "core/unicode.h"
#include "formats/jsonstat.h"
#include "formats/parquet_reader.h"
#include "formats/px.h"
#include "formats/sie.h"
#include "formats/xlsx_reader.h"

namespace rodtrad::formats {
namespace {

using core::Expected;
using Rows = std::unique_ptr<RowSource>;

constexpr std::size_t kStart = 4096;

Expected<Rows> open_px(std::string_view bytes, const std::string& name) {
  PxFile px = read_px(bytes, name);
  if (!px.is_usable()) return core::fail(std::move(px.problems));
  return statistics_rows(std::move(px.table), name);
}

Expected<Rows> open_jsonstat(std::string_view bytes, const std::string& name, const RowOptions& options) {
  JsonStatFile file = read_jsonstat(bytes, name);
  if (!file.is_usable()) return core::fail(std::move(file.problems));
  std::vector<std::string> ids;
  for (JsonStatDataset& one : file.datasets) {
    if (options.dataset.empty() || one.id == options.dataset) return statistics_rows(std::move(one.table), name);
    ids.push_back(one.id);
  }
  return core::fail(core::Problem{.code = "unknown_dataset",
                                  .place = {.file = name},
                                  .message = core::say("filen har ingen datamängd \"{}\"", "the file has no dataset \"{}\"", options.dataset),
                                  .hint = core::did_you_mean(options.dataset, ids)});
}

/// Vouchers that do not balance are faults of their rows; all other errors refuse the file.
Expected<Rows> open_sie(std::string_view bytes, const std::string& name) {
  SieFile file = read_sie(bytes, name);
  core::Problems errors;
  for (const core::Problem& one : file.problems) {
    if (one.severity == core::Severity::error && one.code != "unbalanced_voucher") errors.push_back(one);
  }
  if (!errors.empty()) return core::fail(std::move(errors));
  return sie_rows(std::move(file), name);
}

}  // namespace

std::string_view format_name(Format format) {
  constexpr std::string_view kNames[] = {"csv", "xlsx", "px", "jsonstat", "sie", "parquet"};
  return kNames[static_cast<std::size_t>(format)];
}

Format detect_format(std::string_view start) {
  if (start.starts_with("PK\x03\x04")) return Format::xlsx;
  if (start.starts_with("PAR1")) return Format::parquet;
  if (looks_like_px(start)) return Format::px;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::csv;
  start.remove_prefix(first);
  if (start.starts_with('{')) return Format::jsonstat;
  if (start.starts_with("#FLAGGA")) return Format::sie;
  return Format::csv;
}

Expected<Format> detect_format(ByteSourcePtr& source, const std::filesystem::path& path) {
  const Format format = detect_format(TRY(peek(source, kStart)));
  if (format != Format::csv) return format;
  const std::string extension = core::to_lower(path.extension().string());
  if (extension == ".se" || extension == ".si") return Format::sie;
  if (extension == ".px") return Format::px;
  return extension == ".json" ? Format::jsonstat : Format::csv;
}

Expected<Rows> open_rows(const std::filesystem::path& path, const std::string& name, const RowOptions& options) {
  ByteSourcePtr source = TRY(open_source(path, name));
  const Format format = TRY(detect_format(source, name));
  if (format == Format::csv) return std::make_unique<CsvReader>(TRY(CsvReader::open(std::move(source), name, options.csv)));
  if (format == Format::parquet) return TRY(ParquetReader::open(path, name, options.scratch));
  std::string bytes = TRY(read_all(*source, name, kLargestFile));
  switch (format) {
    case Format::px:
      return open_px(bytes, name);
    case Format::jsonstat:
      return open_jsonstat(bytes, name, options);
    case Format::sie:
      return open_sie(bytes, name);
    case Format::xlsx:
    case Format::parquet:
    case Format::csv:
      break;
  }
  return TRY(XlsxReader::open(std::move(bytes), name, {.sheet = options.sheet, .header_row = options.header_row}));
}

}  // namespace rodtrad::formats
