// One branch per format.
#include "formats/open_rows.h"

#include "core/unicode.h"
#include "formats/answers.h"
#include "formats/jsonstat.h"
#include "formats/parquet_reader.h"
#include "formats/px.h"
#include "formats/sie.h"
#include "formats/xlsx_reader.h"
#include "formats/zip.h"

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

/// JSON-stat, answers of a service that were kept together, or a list of objects.
Expected<Rows> open_json(std::string_view bytes, const std::string& name, const RowOptions& options) {
  if (looks_like_answers(bytes)) return TRY(answer_rows(bytes, name));
  JsonStatFile file = read_jsonstat(bytes, name);
  const bool is_other = !file.is_usable() && file.problems.front().code == "no_dataset";
  if (Rows list = is_other ? json_list_rows(bytes, name) : nullptr) return list;
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

core::Problem not_a_table(const std::string& name) {
  return {.code = "not_a_table",
          .place = {.file = name},
          .message = {.sv = "filen är ett dokument, ingen tabell", .en = "the file is a document, no table"},
          .hint = {.sv = "texten i det får du med rodtrad convert till en fil som slutar på .txt",
                   .en = "rodtrad convert to a file that ends in .txt gives you its text"}};
}

/// Which office format a package is, by its list of contents.
Format package_format(const std::string& bytes) {
  constexpr std::uint64_t kLongestList = 1 << 20;
  const auto list = read_zip(bytes, "", kLongestList, [](std::string_view name) { return name == "[Content_Types].xml"; });
  if (!list || list->empty()) return Format::xlsx;
  const std::string& types = list->front().bytes;
  if (types.find("wordprocessingml.document.main+xml") != std::string::npos) return Format::docx;
  return types.find("presentationml.presentation.main+xml") != std::string::npos ? Format::pptx : Format::xlsx;
}

/// Rows up to the first whose first text begins with one of the words.
class RowsWithoutFooter : public RowSource {
 public:
  RowsWithoutFooter(Rows rows, std::vector<std::string> words) : RowSource(rows->name()), rows_(std::move(rows)), words_(std::move(words)) {
    header_ = rows_->header();
  }
  char decimal() const override { return rows_->decimal(); }
  char delimiter() const override { return rows_->delimiter(); }

  Expected<bool> next(RowBlock& block) override {
    if (ended_ || !TRY(rows_->next(block))) return false;
    for (std::size_t row = 0; row < block.rows() && !ended_; ++row) {
      ended_ = begins_footer(block.row(row));
      if (ended_) block.cut(row);
    }
    return block.rows() > 0;
  }

 private:
  bool begins_footer(std::span<const std::string_view> fields) const {
    for (const std::string_view field : fields) {
      const std::string_view text = core::trim(field);
      if (text.empty()) continue;
      return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) { return text.starts_with(word); });
    }
    return false;
  }

  Rows rows_;
  std::vector<std::string> words_;
  bool ended_ = false;
};

Rows without_footer(Rows rows, const std::vector<std::string>& words) {
  if (words.empty()) return rows;
  return std::make_unique<RowsWithoutFooter>(std::move(rows), words);
}

}  // namespace

std::string_view format_name(Format format) {
  constexpr std::string_view kNames[] = {"csv", "xlsx", "px", "jsonstat", "sie", "parquet", "docx", "pptx", "pdf"};
  return kNames[static_cast<std::size_t>(format)];
}

Format detect_format(std::string_view start) {
  if (start.starts_with("PK\x03\x04")) return Format::xlsx;
  if (start.starts_with("PAR1")) return Format::parquet;
  if (start.starts_with("%PDF-")) return Format::pdf;
  if (looks_like_px(start)) return Format::px;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::csv;
  start.remove_prefix(first);
  if (start.starts_with('{') || start.starts_with("[{")) return Format::jsonstat;
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

Expected<Format> file_format(const std::filesystem::path& path, const std::string& name) {
  ByteSourcePtr source = TRY(open_source(path, name));
  const Format format = TRY(detect_format(source, path));
  return format == Format::xlsx ? package_format(TRY(read_all(*source, name, kLargestFile))) : format;
}

Expected<Rows> open_rows(const std::filesystem::path& path, const std::string& name, const RowOptions& options) {
  ByteSourcePtr source = TRY(open_source(path, name));
  const Format format = TRY(detect_format(source, name));
  if (format == Format::csv) {
    CsvOptions csv = options.csv;
    csv.header_row = options.header_row.value_or(1);
    csv.header_rows = options.header_rows;
    return without_footer(std::make_unique<CsvReader>(TRY(CsvReader::open(std::move(source), name, csv))), options.footer);
  }
  if (format == Format::parquet) return TRY(ParquetReader::open(path, name, options.scratch));
  if (format == Format::pdf) return core::fail(not_a_table(name));
  std::string bytes = TRY(read_all(*source, name, kLargestFile));
  switch (format) {
    case Format::px:
      return open_px(bytes, name);
    case Format::jsonstat:
      return open_json(bytes, name, options);
    case Format::sie:
      return open_sie(bytes, name);
    default:
      break;
  }
  if (is_document(package_format(bytes))) return core::fail(not_a_table(name));
  const XlsxOptions sheet{.sheet = options.sheet, .header_row = options.header_row, .header_rows = options.header_rows};
  return without_footer(TRY(XlsxReader::open(std::move(bytes), name, sheet)), options.footer);
}

}  // namespace rodtrad::formats
