// Inspecting and converting.
#include "ops/file_ops.h"

#include "domain/pdf_text.h"
#include "formats/csv_write.h"
#include "formats/docx_text.h"
#include "formats/pptx_text.h"

namespace rodtrad::ops {
namespace {

core::Expected<char> delimiter_of(const std::filesystem::path& to) {
  if (to.extension() == ".csv") return ',';
  if (to.extension() == ".tsv") return '\t';
  return core::fail(core::Problem{
      .code = "unknown_target",
      .place = {.file = to.string()},
      .message = {.sv = "filens ändelse säger inget format som går att skriva", .en = "the file's ending names no format that can be written"},
      .hint = {.sv = "använd .csv eller .tsv, och .txt för dokument", .en = "use .csv or .tsv, and .txt for documents"}});
}

core::Expected<std::string> bytes_of(const std::filesystem::path& path) {
  const auto source = TRY(formats::open_source(path, path.string()));
  return formats::read_all(*source, path.string(), formats::kLargestFile);
}

core::Expected<std::string> document_text(const std::string& bytes, formats::Format format, const std::string& name, core::Problems& notes) {
  if (format == formats::Format::pdf) return domain::read_pdf_text(bytes, name, notes);
  return format == formats::Format::pptx ? formats::read_pptx_text(bytes, name) : formats::read_docx_text(bytes, name);
}

core::Expected<Conversion> convert_document(const std::filesystem::path& from, const std::filesystem::path& to) {
  const formats::Format format = TRY(formats::file_format(from, from.string()));
  if (!formats::is_document(format)) {
    return core::fail({.code = "no_text",
                       .place = {.file = from.string()},
                       .message = {.sv = "filen är en tabell, inget dokument", .en = "the file is a table, no document"},
                       .hint = {.sv = "skriv den som .csv eller .tsv", .en = "write it as .csv or .tsv"}});
  }
  Conversion done{.target = to};
  const std::string text = TRY(document_text(TRY(bytes_of(from)), format, from.string(), done.problems));
  core::write_file(to, text);
  done.rows = std::count(text.begin(), text.end(), '\n');
  return done;
}

}  // namespace

core::Expected<formats::Inspection> inspect_file(const std::filesystem::path& path) {
  const formats::Format format = TRY(formats::file_format(path, path.string()));
  if (!formats::is_document(format)) return formats::inspect(path);
  core::Problems notes;
  const std::string bytes = TRY(bytes_of(path));
  const auto text = document_text(bytes, format, path.string(), notes);
  return formats::inspect_document(format, bytes, text, std::move(notes));
}

core::Expected<Conversion> convert_file(const std::filesystem::path& from, const std::filesystem::path& to, const formats::RowOptions& options) {
  if (to.extension() == ".txt") return convert_document(from, to);
  const char delimiter = TRY(delimiter_of(to));
  const auto source = TRY(formats::open_rows(from, from.string(), options));
  formats::CsvWriter writer(to, delimiter);
  const std::vector<std::string_view> header(source->header().begin(), source->header().end());
  writer.row(header);
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
      if (faulty[row] == 0) writer.row(block.row(row));
      ++(faulty[row] == 0 ? done.rows : done.rows_left_out);
    }
  }
  writer.commit();
  return done;
}

}  // namespace rodtrad::ops
