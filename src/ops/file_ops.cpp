// Inspecting and converting.
#include "ops/file_ops.h"

#include "formats/csv_write.h"

namespace rodtrad::ops {
namespace {

core::Expected<char> delimiter_of(const std::filesystem::path& to) {
  if (to.extension() == ".csv") return ',';
  if (to.extension() == ".tsv") return '\t';
  return core::fail(core::Problem{
      .code = "unknown_target",
      .place = {.file = to.string()},
      .message = {.sv = "filens ändelse säger inget format som går att skriva", .en = "the file's ending names no format that can be written"},
      .hint = {.sv = "använd .csv eller .tsv", .en = "use .csv or .tsv"}});
}

}  // namespace

core::Expected<formats::Inspection> inspect_file(const std::filesystem::path& path) { return formats::inspect(path); }

core::Expected<Conversion> convert_file(const std::filesystem::path& from, const std::filesystem::path& to, const formats::RowOptions& options) {
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
