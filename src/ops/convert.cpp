// The way depends on the target: rows, a table of statistics, a ledger, or text.
#include "ops/convert.h"

#include "core/file.h"
#include "core/unicode.h"
#include "formats/jsonstat_write.h"
#include "formats/px_write.h"
#include "formats/row_target.h"
#include "formats/sie_write.h"
#include "ops/document_text.h"

namespace rodtrad::ops {
namespace {

using core::Expected;
using formats::Format;
using std::filesystem::path;

struct Target {
  TargetFormat format;
  std::string_view name;
  std::vector<std::string_view> endings;
};

const std::vector<Target>& targets() {
  static const std::vector<Target> kTargets = {{TargetFormat::csv, "csv", {".csv"}},        {TargetFormat::tsv, "tsv", {".tsv"}},
                                               {TargetFormat::xlsx, "xlsx", {".xlsx"}},     {TargetFormat::parquet, "parquet", {".parquet"}},
                                               {TargetFormat::px, "px", {".px"}},           {TargetFormat::jsonstat, "json-stat", {".json"}},
                                               {TargetFormat::jsonstat1, "json-stat1", {}}, {TargetFormat::sie, "sie", {".se", ".si", ".sie"}},
                                               {TargetFormat::text, "text", {".txt"}}};
  return kTargets;
}

Expected<TargetFormat> target_of(const path& to, const std::string& named) {
  const std::string ending = core::to_lower(to.extension().string());
  for (const Target& one : targets()) {
    const bool by_ending = std::find(one.endings.begin(), one.endings.end(), ending) != one.endings.end();
    if (named.empty() ? by_ending : one.name == named) return one.format;
  }
  return core::fail(
      {.code = "unknown_target",
       .place = {.file = to.string()},
       .message = {.sv = "filens ändelse säger inget format som går att skriva", .en = "the file's ending names no format that can be written"},
       .hint = core::say("använd --to med ett av {}", "use --to with one of {}", fmt::format("{}", fmt::join(target_names(), ", ")))});
}

core::Fail cannot(const path& from, core::Text message, core::Text hint) {
  return core::fail({.code = "cannot_convert", .place = {.file = from.string()}, .message = std::move(message), .hint = std::move(hint)});
}

Expected<std::string> bytes_of(const path& from) {
  const auto source = TRY(formats::open_source(from, from.string()));
  return formats::read_all(*source, from.string(), formats::kLargestFile);
}

core::Fail unknown_encoding(const std::string& name) {
  return core::fail({.code = "unknown_encoding",
                     .message = core::say("okänd teckenkodning \"{}\"", "unknown encoding \"{}\"", name),
                     .hint = {.sv = "utf-8 eller windows-1252", .en = "utf-8 or windows-1252"}});
}

/// What PX and JSON-stat have in common; a PX file keeps all its keywords on the way to PX.
struct Statistics {
  std::optional<formats::PxFile> px;
  std::vector<formats::JsonStatDataset> datasets;
};

/// The language must be one of each table; a table of one language needs no choice.
std::optional<std::string> unknown_language(const Statistics& read, const std::string& language) {
  for (const formats::JsonStatDataset& one : read.datasets) {
    const auto& known = one.table.languages;
    if (!language.empty() && std::find(known.begin(), known.end(), language) == known.end()) return fmt::format("{}", fmt::join(known, ", "));
  }
  return std::nullopt;
}

void tell_lost(const path& to, std::size_t lost, const std::string& encoding, core::Problems& problems) {
  if (lost == 0) return;
  problems.push_back(
      {.code = "lost_characters",
       .severity = core::Severity::warning,
       .place = {.file = to.string()},
       .message = core::say("{} tecken finns inte i {} och skrevs som ?", "{} characters are not in {} and were written as ?", lost, encoding)});
}

Expected<Conversion> convert_text(const path& from, const path& to) {
  const Format format = TRY(formats::file_format(from, from.string()));
  if (!formats::is_document(format)) {
    return cannot(from, {.sv = "filen är en tabell, inget dokument", .en = "the file is a table, no document"},
                  {.sv = "skriv den som .csv eller .xlsx", .en = "write it as .csv or .xlsx"});
  }
  Conversion done{.target = to};
  const std::string text = TRY(document_text(TRY(bytes_of(from)), format, from.string(), done.problems));
  core::write_file(to, text);
  done.rows = std::count(text.begin(), text.end(), '\n');
  return done;
}

std::unique_ptr<formats::RowTarget> open_target(const path& to, TargetFormat format, const formats::Header& header) {
  if (format == TargetFormat::xlsx) return formats::open_xlsx_target(to, header);
  if (format == TargetFormat::parquet) return formats::open_parquet_target(to, header);
  return formats::open_csv_target(to, header, format == TargetFormat::tsv ? '\t' : ',');
}

Expected<Conversion> convert_rows(const path& from, const path& to, TargetFormat format, const ConvertOptions& options) {
  const auto source = TRY(formats::open_rows(from, from.string(), options.rows));
  const auto target = open_target(to, format, source->header());
  constexpr std::size_t kMostTold = 100;
  Conversion done{.target = to};
  formats::RowBlock block;
  while (TRY(source->next(block))) {
    std::vector<char> faulty(block.rows(), 0);
    for (const auto& fault : block.faults()) {
      faulty[fault.row] = 1;
      if (done.problems.size() == kMostTold) continue;
      done.problems.push_back(fault.problem);
      done.problems.back().severity = core::Severity::warning;
    }
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (faulty[row] == 0) TRY(target->row(block.row(row)));
      ++(faulty[row] == 0 ? done.rows : done.rows_left_out);
    }
  }
  target->commit();
  return done;
}

Expected<Statistics> read_statistics(const path& from, const ConvertOptions& options, core::Problems& notes) {
  const Format format = TRY(formats::file_format(from, from.string()));
  if (format != Format::px && format != Format::jsonstat) {
    return cannot(from, {.sv = "filen är ingen statistiktabell med dimensioner", .en = "the file is no table of statistics with dimensions"},
                  {.sv = "PX och JSON-stat kan göras av varandra", .en = "PX and JSON-stat can be made from each other"});
  }
  const std::string bytes = TRY(bytes_of(from));
  Statistics read;
  if (format == Format::px) {
    read.px = formats::read_px(bytes, from.string());
    if (!read.px->is_usable()) return core::fail(std::move(read.px->problems));
    notes = read.px->problems;
    read.datasets.push_back({.id = "", .table = read.px->table});
    return read;
  }
  formats::JsonStatFile file = formats::read_jsonstat(bytes, from.string());
  if (!file.is_usable()) return core::fail(std::move(file.problems));
  notes = std::move(file.problems);
  for (formats::JsonStatDataset& one : file.datasets) {
    if (options.rows.dataset.empty() || one.id == options.rows.dataset) read.datasets.push_back(std::move(one));
  }
  if (read.datasets.empty()) {
    return cannot(from, {.sv = "filen har ingen sådan datamängd", .en = "the file has no such dataset"},
                  {.sv = "rodtrad inspect visar vilka som finns", .en = "rodtrad inspect shows which there are"});
  }
  return read;
}

std::string px_of(const Statistics& read, const path& to, const std::string& encoding, core::Problems& problems) {
  const formats::PxFile& px = read.px ? *read.px : formats::px_file(read.datasets.front().table);
  std::size_t lost = 0;
  std::string bytes = formats::write_px(px, encoding == "windows-1252" ? formats::PxEncoding::windows_1252 : formats::PxEncoding::utf8, lost);
  tell_lost(to, lost, encoding, problems);
  return bytes;
}

Expected<Conversion> convert_statistics(const path& from, const path& to, TargetFormat format, const ConvertOptions& options) {
  if (!options.encoding.empty() && options.encoding != "utf-8" && options.encoding != "windows-1252") return unknown_encoding(options.encoding);
  Conversion done{.target = to, .unit = {.sv = "värden", .en = "values"}};
  const Statistics read = TRY(read_statistics(from, options, done.problems));
  if (const auto known = unknown_language(read, options.language)) {
    return core::fail({.code = "unknown_language",
                       .place = {.file = from.string()},
                       .message = core::say("tabellen finns inte på språket {}", "the table is not in the language {}", options.language),
                       .hint = core::say("språk i tabellen: {}", "languages of the table: {}", *known)});
  }
  for (const formats::JsonStatDataset& one : read.datasets) done.rows += static_cast<std::int64_t>(one.table.cells.size());
  if (format == TargetFormat::px) {
    done.rows = static_cast<std::int64_t>(read.datasets.front().table.cells.size());
    core::write_file(to, px_of(read, to, options.encoding, done.problems));
  } else {
    const auto version = format == TargetFormat::jsonstat ? formats::JsonStatVersion::v2 : formats::JsonStatVersion::v1;
    core::write_file(to, formats::write_jsonstat(read.datasets, version, options.language));
  }
  return done;
}

Expected<Conversion> convert_ledger(const path& from, const path& to) {
  if (TRY(formats::file_format(from, from.string())) != Format::sie) {
    return cannot(from, {.sv = "filen är ingen bokföring i SIE-format", .en = "the file is no ledger in the SIE format"},
                  {.sv = "bara SIE-filer kan skrivas som SIE", .en = "only SIE files can be written as SIE"});
  }
  formats::SieFile file = formats::read_sie(TRY(bytes_of(from)), from.string());
  if (!file.is_usable()) return core::fail(std::move(file.problems));
  Conversion done{.target = to, .rows = static_cast<std::int64_t>(file.vouchers.size()), .unit = {.sv = "verifikationer", .en = "vouchers"}};
  std::size_t lost = 0;
  core::write_file(to, formats::write_sie(file, lost));
  done.problems = std::move(file.problems);
  tell_lost(to, lost, "CP437", done.problems);
  return done;
}

}  // namespace

std::vector<std::string> target_names() {
  std::vector<std::string> names;
  for (const Target& one : targets()) names.emplace_back(one.name);
  return names;
}

Expected<Conversion> convert_file(const path& from, const path& to, const ConvertOptions& options) {
  const TargetFormat format = TRY(target_of(to, options.format));
  switch (format) {
    case TargetFormat::text:
      return convert_text(from, to);
    case TargetFormat::px:
    case TargetFormat::jsonstat:
    case TargetFormat::jsonstat1:
      return convert_statistics(from, to, format, options);
    case TargetFormat::sie:
      return convert_ledger(from, to);
    default:
      return convert_rows(from, to, format, options);
  }
}

}  // namespace rodtrad::ops
