// Reads the sheet's XML forwards, a row at a time.
#include "formats/xlsx_reader.h"

#include <charconv>
#include <cmath>

#include "core/date.h"
#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

using core::Done;
using core::Expected;
using core::Problem;
using core::Text;
using Event = XmlReader::Event;

constexpr std::size_t kMostColumns = 16384;  // limits of the format
constexpr std::int64_t kMostRows = 1048576;
constexpr std::size_t kBlockCells = 1 << 15;
constexpr double kSecondsPerDay = 86400;

/// Column (1 = A) and row of "B12"; zeros when it is none.
std::pair<std::size_t, std::int64_t> cell_place(std::string_view reference) {
  std::size_t column = 0, at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column <= kMostColumns; ++at)
    column = column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
  std::int64_t row = 0;
  std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
  return {column > kMostColumns ? 0 : column, row > kMostRows ? 0 : row};
}

std::optional<double> to_number(const std::string& text) {
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string clock_text(std::int64_t seconds) { return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60); }

/// Days since the workbook's day 0 as a date, with the time of day when there is one.
std::string day_text(double days, bool from_1904) {
  const int zero = core::to_days(from_1904 ? core::Date{1904, 1, 1} : core::Date{1899, 12, 30});
  const double whole = std::floor(days + 0.5 / kSecondsPerDay);
  const auto seconds = std::max<std::int64_t>(0, std::llround((days - whole) * kSecondsPerDay));
  // 1900 has 29 February in these workbooks: the days before it are one further from day 0.
  const int shift = !from_1904 && whole < 60 ? 1 : 0;
  const std::string day = core::to_iso(core::from_days(zero + static_cast<int>(whole) + shift));
  return seconds == 0 ? day : day + "T" + clock_text(seconds);
}

bool is_blank(const std::vector<std::string>& fields) {
  return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return core::trim(field).empty(); });
}

}  // namespace

Expected<std::unique_ptr<XlsxReader>> XlsxReader::open(const std::string& bytes, std::string name, const XlsxOptions& options) {
  XlsxBook book = TRY(read_xlsx_book(bytes, name));
  std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(name), std::move(book)));
  TRY(reader->choose_sheet(options));
  TRY(reader->read_header(options));
  reader->read_merged_rows();
  return reader;
}

std::vector<std::string> XlsxReader::sheets() const {
  std::vector<std::string> names;
  for (const XlsxBook::Sheet& one : book_.sheets) names.push_back(one.name);
  return names;
}

Expected<Done> XlsxReader::choose_sheet(const XlsxOptions& options) {
  const auto wanted = [&](const XlsxBook::Sheet& one) { return options.sheet.empty() || one.name == options.sheet; };
  const auto found = std::find_if(book_.sheets.begin(), book_.sheets.end(), wanted);
  if (found == book_.sheets.end()) {
    return core::fail(Problem{.code = "unknown_sheet",
                              .place = {.file = name_},
                              .message = core::say("arbetsboken har inget blad \"{}\"", "the workbook has no sheet \"{}\"", options.sheet),
                              .hint = core::did_you_mean(options.sheet, sheets())});
  }
  sheet_ = found->name;
  const auto part = book_.parts.find(found->part);
  if (part == book_.parts.end()) return core::fail(sheet_broken());
  xml_ = part->second;
  reader_.emplace(xml_);
  return Done{};
}

Problem XlsxReader::sheet_broken() const {
  return {.code = "sheet_broken",
          .place = {.file = name_, .line = static_cast<int>(row_)},
          .message = core::say("bladet \"{}\" går inte att läsa vidare", "the sheet \"{}\" cannot be read further", sheet_),
          .hint = {.sv = "öppna och spara arbetsboken på nytt, eller spara bladet som CSV",
                   .en = "open and save the workbook again, or save the sheet as CSV"}};
}

/// Merged areas stand behind the cells. Kept as spans of rows that do not overlap, in order.
void XlsxReader::read_merged_rows() {
  const std::size_t behind = xml_.rfind("sheetData>");
  if (behind == std::string_view::npos) return;
  XmlReader reader(xml_.substr(behind + std::string_view("sheetData>").size()));
  std::vector<std::pair<std::int64_t, std::int64_t>> spans;
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event != Event::open || reader.name() != "mergeCell") continue;
    const std::string area = reader.attribute("ref");
    const auto first = cell_place(std::string_view(area).substr(0, area.find(':')));
    const auto last = cell_place(std::string_view(area).substr(area.find(':') + 1));
    if (first.first <= header_.size()) spans.emplace_back(first.second, last.second);
  }
  std::sort(spans.begin(), spans.end());
  for (const auto& [first, last] : spans) {
    if (!merged_rows_.empty() && first <= merged_rows_.back().second)
      merged_rows_.back().second = std::max(merged_rows_.back().second, last);
    else
      merged_rows_.emplace_back(first, last);
  }
}

bool XlsxReader::is_merged(std::int64_t row) const {
  const auto after = std::upper_bound(merged_rows_.begin(), merged_rows_.end(), row, [](std::int64_t r, const auto& span) { return r < span.first; });
  return after != merged_rows_.begin() && std::prev(after)->second >= row;
}

Expected<Done> XlsxReader::read_header(const XlsxOptions& options) {
  std::vector<std::vector<std::string>> rows;
  while (rows.size() < static_cast<std::size_t>(options.header_rows) && next_row()) {
    if (rows.empty() && (options.header_row ? row_ < *options.header_row : is_blank(fields_))) continue;
    rows.push_back(fields_);
  }
  header_ = joined_header(rows);
  while (!header_.empty() && header_.back().empty()) header_.pop_back();
  if (reader_->is_broken()) return core::fail(sheet_broken());
  if (!header_.empty()) return Done{};
  return core::fail(Problem{.code = "empty_file",
                            .place = {.file = name_, .line = options.header_row.value_or(1)},
                            .message = core::say("bladet \"{}\" har inga kolumnnamn", "the sheet \"{}\" has no column names", sheet_),
                            .hint = {.sv = "ange bladet med sheet och raden med header_row i mappningen",
                                     .en = "give the sheet with sheet and the row with header_row in the map"}});
}

Expected<bool> XlsxReader::next(RowBlock& block) {
  block.clear();
  std::size_t cells = 0;
  while (cells < kBlockCells && next_row()) {
    if (is_blank(fields_) && faults_.empty()) continue;
    cells += std::max<std::size_t>(fields_.size(), header_.size());
    add(block);
  }
  if (reader_->is_broken()) return core::fail(sheet_broken());
  return block.rows() > 0;
}

void XlsxReader::add(RowBlock& block) {
  while (fields_.size() > header_.size() && fields_.back().empty()) fields_.pop_back();
  if (fields_.size() < header_.size()) fields_.resize(header_.size());
  block.add_row(row_, fields_);
  for (CellFault& fault : faults_) {
    block.add_fault({.code = std::move(fault.code),
                     .place = {.file = name_, .line = static_cast<int>(row_), .column = static_cast<int>(fault.column)},
                     .message = std::move(fault.message),
                     .hint = std::move(fault.hint)});
  }
  if (!is_merged(row_)) return;
  block.add_fault({.code = "merged_cells",
                   .place = {.file = name_, .line = static_cast<int>(row_)},
                   .message = {.sv = "raden har sammanslagna celler: vilka värden som gäller går inte att veta",
                               .en = "the row has merged cells: which values hold cannot be known"},
                   .hint = {.sv = "dela cellerna och skriv värdet i var och en", .en = "split the cells and write the value in each"}});
}

/// Fills row_, fields_ and faults_; false at the end of the sheet.
bool XlsxReader::next_row() {
  fields_.clear();
  faults_.clear();
  column_ = 0;
  bool inside = false;
  for (Event event = reader_->next(); event != Event::end; event = reader_->next()) {
    if (event == Event::text) continue;
    const std::string_view name = reader_->name();
    if (event == Event::close && name == "sheetData") return false;
    if (event == Event::close && name == "row" && inside) return true;
    if (event != Event::open) continue;
    if (name == "row") {
      const auto stated = cell_place(reader_->attribute("r")).second;
      row_ = stated > row_ ? stated : row_ + 1;
      inside = true;
    } else if (name == "c" && inside) {
      read_cell();
    }
  }
  return false;
}

void XlsxReader::read_cell() {
  const std::size_t stated = cell_place(reader_->attribute("r")).first;
  column_ = stated > column_ ? stated : column_ + 1;
  const std::string type = reader_->attribute("t");
  const std::string style = reader_->attribute("s");
  std::string text = cell_text(type, style, read_content());
  if (text.empty() || column_ > kMostColumns) return;
  if (fields_.size() < column_) fields_.resize(column_);
  fields_[column_ - 1] = std::move(text);
}

/// Text of <v> or of the <t> in <is>, up to the end of the cell.
std::string XlsxReader::read_content() {
  std::string text;
  bool wanted = false, in_reading = false;
  has_formula_ = false;
  for (Event event = reader_->next(); event != Event::end; event = reader_->next()) {
    if (event == Event::text) {
      if (wanted && !in_reading) text += reader_->text();
      continue;
    }
    const std::string_view name = reader_->name();
    const bool opens = event == Event::open;
    if (!opens && name == "c") break;
    if (name == "v" || name == "t") wanted = opens;
    if (name == "rPh") in_reading = opens;
    if (name == "f") has_formula_ = true;
  }
  return text;
}

void XlsxReader::add_fault(std::string code, Text message, Text hint) {
  faults_.push_back({std::move(code), column_, std::move(message), std::move(hint)});
}

std::string XlsxReader::cell_text(const std::string& type, const std::string& style, std::string text) {
  if (text.empty() && has_formula_ && type != "str") {
    add_fault("formula_without_value", {.sv = "formeln har inget sparat värde", .en = "the formula has no saved value"},
              {.sv = "öppna arbetsboken i ett kalkylprogram och spara den", .en = "open the workbook in a spreadsheet program and save it"});
  }
  if (type == "e") {
    add_fault("cell_error", core::say("cellen har felet {}", "the cell has the error {}", text),
              {.sv = "rätta formeln", .en = "correct the formula"});
  }
  if (type == "s") {
    std::size_t index = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (fault == std::errc() && end == text.data() + text.size() && index < book_.texts.size()) return book_.texts[index];
    add_fault("unreadable_cell", {.sv = "cellens text finns inte i arbetsboken", .en = "the cell's text is not in the workbook"},
              {.sv = "öppna och spara arbetsboken på nytt", .en = "open and save the workbook again"});
    return {};
  }
  return (type.empty() || type == "n") && !text.empty() ? number_text(style, std::move(text)) : text;
}

std::string XlsxReader::number_text(const std::string& style, std::string text) {
  const auto number = to_number(text);
  if (!number) {
    add_fault("unreadable_cell", {.sv = "cellens tal går inte att läsa", .en = "the cell's number cannot be read"},
              {.sv = "öppna och spara arbetsboken på nytt", .en = "open and save the workbook again"});
    return text;
  }
  std::size_t index = 0;
  std::from_chars(style.data(), style.data() + style.size(), index);
  constexpr double kLastDay = 2958466;  // 9999-12-31
  const XlsxBook::Shown shown = *number >= 0 && *number < kLastDay ? book_.shown(index) : XlsxBook::Shown::number;
  if (shown == XlsxBook::Shown::date) return day_text(*number, book_.from_1904);
  if (shown == XlsxBook::Shown::time) return clock_text(std::llround(*number * kSecondsPerDay));
  return fmt::format("{}", *number);
}

}  // namespace rodtrad::formats
