// The reader keeps one block of text: what the last scan left over, then fresh bytes behind it.
#include "formats/csv.h"

#include "core/unicode.h"
#include "formats/csv_scan.h"
#include "formats/csv_sniff.h"

namespace rodtrad::formats {

using core::Done;
using core::Expected;
using core::fail;
using core::Problem;
using core::Text;

namespace {
constexpr std::size_t kBlockBytes = 1 << 20;
constexpr std::size_t kSampleRows = 1000;
constexpr std::size_t kAllRows = ~std::size_t{0};
}  // namespace

Expected<CsvReader> CsvReader::open(const std::filesystem::path& path, const CsvOptions& options) {
  return open(TRY(open_source(path)), path.string(), options);
}

Expected<CsvReader> CsvReader::open(ByteSourcePtr source, std::string name, const CsvOptions& options) {
  CsvReader reader(std::move(source), std::move(name), options);
  TRY(reader.read_header());
  return reader;
}

Problem CsvReader::problem(std::string code, std::int64_t line, Text message, Text hint) const {
  return {.code = std::move(code), .place = {.file = name_, .line = static_cast<int>(line)}, .message = std::move(message), .hint = std::move(hint)};
}

Expected<Done> CsvReader::read_header() {
  TRY(fill(pending_));
  if (pending_.find_first_not_of(" \t\r\n") == std::string::npos) {
    return fail(problem("empty_file", 0, {.sv = "filen är tom", .en = "the file is empty"},
                        {.sv = "första raden ska vara kolumnnamnen", .en = "the first line must hold the column names"}));
  }
  row_end_ = sniff_row_end(pending_);
  TRY(skip_titles());
  delimiter_ = options_.delimiter ? *options_.delimiter : sniff_delimiter(pending_, row_end_);
  TRY(read_names());
  RowBlock block;
  const auto kept = std::pair(pending_, std::pair(line_, invalid_));
  TRY(scan(block, kSampleRows));
  decimal_ = options_.decimal ? *options_.decimal : sniff_decimal(block);
  pending_ = kept.first;
  std::tie(line_, invalid_) = kept.second;
  return Done{};
}

/// Lines above the column names.
Expected<Done> CsvReader::skip_titles() {
  std::size_t from = 0;
  for (int line = 1; line < options_.header_row; ++line) {
    const std::size_t end = pending_.find(row_end_, from);
    if (end == std::string::npos) {
      return fail(problem("empty_file", 0, core::say("filen har ingen rad {}", "the file has no line {}", options_.header_row),
                          {.sv = "rätta header_row i mappningen", .en = "correct header_row in the map"}));
    }
    from = end + 1;
  }
  line_ += options_.header_row - 1;
  pending_.erase(0, from);
  std::erase_if(invalid_, [&](std::size_t place) { return place < from; });
  for (std::size_t& place : invalid_) place -= from;
  return Done{};
}

Expected<Done> CsvReader::read_names() {
  RowBlock block;
  std::vector<std::vector<std::string>> rows;
  while (rows.size() < static_cast<std::size_t>(options_.header_rows)) {
    TRY(scan(block, 1));
    if (!block.faults().empty()) return fail(block.faults().front().problem);
    if (block.rows() == 0 && at_end_) break;
    if (block.rows() == 0)
      TRY(fill(pending_));
    else
      rows.emplace_back(block.row(0).begin(), block.row(0).end());
  }
  header_ = joined_header(rows);
  return Done{};
}

Expected<bool> CsvReader::next(RowBlock& block) {
  for (;;) {
    if (!at_end_) TRY(fill(pending_));
    TRY(scan(block, kAllRows));
    if (block.rows() > 0) return true;
    if (at_end_) return false;
  }
}

/// Adds up to a block of decoded text.
Expected<Done> CsvReader::fill(std::string& text) {
  const bool first = header_.empty() && text.empty() && line_ == 1;
  const std::size_t from = text.size();
  text += decoder_.take_cut();
  std::size_t held = text.size();
  text.resize(held + kBlockBytes);
  while (held < text.size()) {
    const std::size_t got = TRY(source_->read(std::span(text).subspan(held)));
    at_end_ = got == 0;
    if (at_end_) break;
    held += got;
  }
  text.resize(held);
  if (first) TRY(skip_byte_order_mark(text));
  if (const std::size_t zero = text.find('\0', from); zero != text.npos) {
    const auto before = std::string_view(text).substr(0, zero);
    return fail(problem("binary_file", line_ + std::count(before.begin(), before.end(), '\n'),
                        {.sv = "filen är inte text: den innehåller nollbyte", .en = "the file is not text: it contains zero bytes"},
                        {.sv = "exportera som CSV; ett kalkylblad eller en komprimerad fil går inte att läsa så här",
                         .en = "export as CSV; a spreadsheet or a compressed file cannot be read like this"}));
  }
  decoder_.decode(text, from, at_end_, invalid_);
  return Done{};
}

Expected<Done> CsvReader::skip_byte_order_mark(std::string& text) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.erase(0, 3);
    decoder_.set_encoding(Encoding::utf8);
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return fail(problem("utf16_file", 1, {.sv = "filen är i UTF-16", .en = "the file is in UTF-16"},
                        {.sv = "spara den som UTF-8", .en = "save it as UTF-8"}));
  }
  return Done{};
}

/// Moves the complete rows of pending_ to the block.
Expected<Done> CsvReader::scan(RowBlock& block, std::size_t most) {
  block.clear();
  std::swap(block.bytes_, pending_);
  const std::size_t size = block.bytes_.size();
  block.bytes_.append(kScanPadding, '\0');
  const std::size_t used = RowScanner({delimiter_, row_end_}, name_).scan(block, size, at_end_, most, line_);
  pending_.assign(block.bytes_, used, size - used);
  add_invalid(block, used);
  const auto too_long = [&](std::int64_t line) {
    return fail(problem("line_too_long", line,
                        {.sv = fmt::format("raden är längre än {} byte", options_.longest_row),
                         .en = fmt::format("the line is longer than {} bytes", options_.longest_row)},
                        {.sv = "är det en CSV-fil? ett citattecken som aldrig stängs gör också resten av filen till en enda rad",
                         .en = "is it a CSV file? a quotation mark that is never closed also makes one line of the rest of the file"}));
  };
  for (std::size_t i = 0; i < block.rows(); ++i) {
    if (block.raw(i).size() > options_.longest_row) return too_long(block.line(i));
  }
  if (most == kAllRows && pending_.size() > options_.longest_row) return too_long(line_);
  if (block.rows() == 0 && pending_.size() > options_.longest_row) return too_long(line_);
  return Done{};
}

/// Bytes that were no text make faults of their rows.
void CsvReader::add_invalid(RowBlock& block, std::size_t used) {
  std::size_t row = 0;
  std::size_t count = 0;
  for (; count < invalid_.size() && invalid_[count] < used; ++count) {
    const char* position = block.bytes_.data() + invalid_[count];
    while (row + 1 < block.rows() && block.raws_[row + 1].data() <= position) ++row;
    if (block.rows() == 0) continue;
    block.faults_.push_back({row,
                             {.code = "invalid_utf8",
                              .place = block.place_at(name_, row, position),
                              .message = {.sv = "tecknet är inte giltig UTF-8", .en = "the character is not valid UTF-8"},
                              .hint = {.sv = "ange filens teckenkodning, till exempel encoding = \"latin-1\"",
                                       .en = "declare the file's encoding, for example encoding = \"latin-1\""}}});
  }
  invalid_.erase(invalid_.begin(), invalid_.begin() + static_cast<std::ptrdiff_t>(count));
  for (std::size_t& place : invalid_) place -= used;
  std::stable_sort(block.faults_.begin(), block.faults_.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
}

}  // namespace rodtrad::formats
