// Formats with a whole reading tell their facts; tabular ones are read through and counted.
#include "formats/inspect.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "formats/inspect_facts.h"
#include "formats/parquet_reader.h"
#include "formats/xlsx_reader.h"

namespace rodtrad::formats {
namespace {

using core::Expected;
using core::JsonWriter;

std::string line_end(std::string_view bytes) {
  if (bytes.find("\r\n") != std::string_view::npos) return "CRLF";
  if (bytes.find('\n') != std::string_view::npos) return "LF";
  return bytes.find('\r') != std::string_view::npos ? "CR" : "";
}

void write_size(std::string_view bytes, bool is_text, JsonWriter& out) {
  if (is_text) write_word(out, "line_end", line_end(bytes));
  if (is_text) out.member("ends_with_newline", bytes.ends_with('\n') || bytes.ends_with('\r'));
  out.member("size_bytes", bytes.size()).member("sha256", core::sha256_hex(bytes));
}

void write_size(const std::filesystem::path& path, JsonWriter& out) {
  out.member("size_bytes", static_cast<std::int64_t>(std::filesystem::file_size(path))).member("sha256", core::sha256_file(path.string()));
}

/// Columns, rows and the first faults.
void count_rows(RowSource& source, JsonWriter& out, core::Problems& problems) {
  constexpr std::size_t kMostTold = 100;
  write_list(out, "columns", source.header());
  std::int64_t rows = 0;
  std::int64_t faulty = 0;
  RowBlock block;
  for (;;) {
    const auto more = source.next(block);
    if (!more) problems.insert(problems.end(), more.error().begin(), more.error().end());
    if (!more || !*more) break;
    rows += static_cast<std::int64_t>(block.rows());
    for (std::size_t i = 0; i < block.faults().size(); ++i) {
      faulty += i == 0 || block.faults()[i].row != block.faults()[i - 1].row;
      if (problems.size() < kMostTold) problems.push_back(block.faults()[i].problem);
    }
  }
  out.member("rows", rows).member("rows_with_faults", faulty);
}

template <class File>
Inspection whole(const File& file, std::string_view bytes, Format format) {
  JsonWriter out;
  out.begin_object().member("file_format", format_name(format));
  write_facts(file, out);
  write_size(bytes, true, out);
  out.end_object();
  return {.format = format, .facts = out.take(), .problems = file.problems};
}

Inspection refused(Format format, core::Problems problems) {
  JsonWriter out;
  out.begin_object().member("file_format", format_name(format)).end_object();
  return {.format = format, .facts = out.take(), .problems = std::move(problems)};
}

Inspection inspect_xlsx(std::string bytes, const std::string& name) {
  JsonWriter out;
  out.begin_object().member("file_format", format_name(Format::xlsx));
  write_size(bytes, false, out);
  auto reader = XlsxReader::open(std::move(bytes), name);
  if (!reader) return refused(Format::xlsx, std::move(reader).error());
  write_list(out, "sheets", (*reader)->sheets());
  out.member("sheet", (*reader)->sheet());
  Inspection inspection{.format = Format::xlsx};
  count_rows(**reader, out, inspection.problems);
  out.end_object();
  inspection.facts = out.take();
  return inspection;
}

Inspection inspect_csv(ByteSourcePtr source, const std::filesystem::path& path, const std::string& name) {
  auto reader = CsvReader::open(std::move(source), name);
  if (!reader) return refused(Format::csv, std::move(reader).error());
  JsonWriter out;
  out.begin_object().member("file_format", format_name(Format::csv)).member("encoding", encoding_name(reader->encoding()));
  out.member("delimiter", std::string(1, reader->delimiter())).member("decimal", std::string(1, reader->decimal()));
  Inspection inspection{.format = Format::csv};
  count_rows(*reader, out, inspection.problems);
  write_size(path, out);
  out.end_object();
  inspection.facts = out.take();
  return inspection;
}

Inspection inspect_parquet(const std::filesystem::path& path, const std::string& name) {
  auto reader = ParquetReader::open(path, name);
  if (!reader) return refused(Format::parquet, std::move(reader).error());
  JsonWriter out;
  out.begin_object().member("file_format", format_name(Format::parquet));
  Inspection inspection{.format = Format::parquet};
  count_rows(**reader, out, inspection.problems);
  write_size(path, out);
  out.end_object();
  inspection.facts = out.take();
  return inspection;
}

}  // namespace

Expected<Inspection> inspect(const std::filesystem::path& path) {
  const std::string name = path.string();
  ByteSourcePtr source = TRY(open_source(path, name));
  const Format format = TRY(detect_format(source, path));
  if (format == Format::csv) return inspect_csv(std::move(source), path, name);
  if (format == Format::parquet) return inspect_parquet(path, name);
  std::string bytes = TRY(read_all(*source, name, kLargestFile));
  switch (format) {
    case Format::px:
      return whole(read_px(bytes, name), bytes, format);
    case Format::jsonstat:
      return whole(read_jsonstat(bytes, name), bytes, format);
    case Format::sie:
      return whole(read_sie(bytes, name), bytes, format);
    default:
      break;
  }
  return inspect_xlsx(std::move(bytes), name);
}

Inspection inspect_document(Format format, std::string_view bytes, const Expected<std::string>& text, core::Problems notes) {
  JsonWriter out;
  out.begin_object().member("file_format", format_name(format));
  if (text) write_document_facts(*text, format, out);
  write_size(bytes, false, out);
  out.end_object();
  if (!text) notes.insert(notes.end(), text.error().begin(), text.error().end());
  return {.format = format, .facts = out.take(), .problems = std::move(notes)};
}

}  // namespace rodtrad::formats
