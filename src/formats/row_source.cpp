// Blocks of rows, whether they look into text or were put together from cells.
#include "formats/row_source.h"

#include "core/unicode.h"
#include "formats/csv_scan.h"

namespace rodtrad::formats {

void RowBlock::clear() {
  texts_.clear();
  fields_.clear();
  begins_.clear();
  starts_.assign(1, 0);
  raws_.clear();
  lines_.clear();
  faults_.clear();
}

void RowBlock::add_row(std::int64_t line, std::span<const std::string> fields) {
  constexpr char kBetween = '\x1F';  // so that the raw texts of two different rows differ
  std::size_t size = fields.size();
  for (const std::string& field : fields) size += field.size();
  std::string& text = texts_.emplace_back();
  text.reserve(size);
  for (const std::string& field : fields) {
    fields_.emplace_back(text.data() + text.size(), field.size());
    text += field;
    text += kBetween;
  }
  starts_.push_back(fields_.size());
  raws_.emplace_back(text);
  lines_.push_back(line);
}

void RowBlock::swap(RowBlock& other) {
  std::swap(bytes_, other.bytes_);
  std::swap(texts_, other.texts_);
  std::swap(fields_, other.fields_);
  std::swap(begins_, other.begins_);
  std::swap(starts_, other.starts_);
  std::swap(raws_, other.raws_);
  std::swap(lines_, other.lines_);
  std::swap(faults_, other.faults_);
}

void RowBlock::cut(std::size_t rows) {
  lines_.resize(rows);
  raws_.resize(rows);
  starts_.resize(rows + 1);
  fields_.resize(starts_.back());
  if (!begins_.empty()) begins_.resize(starts_.back());
  std::erase_if(faults_, [&](const Fault& fault) { return fault.row >= rows; });
}

std::vector<std::string> joined_header(const std::vector<std::vector<std::string>>& rows) {
  std::size_t size = 0;
  for (const auto& row : rows) size = std::max(size, row.size());
  std::vector<std::string> header(size);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string left;
    for (std::size_t column = 0; column < size; ++column) {
      std::string name(column < rows[i].size() ? core::trim(rows[i][column]) : "");
      if (name.empty() && i + 1 < rows.size()) name = left;
      left = name;
      if (!name.empty()) header[column] += (header[column].empty() ? "" : " ") + name;
    }
  }
  return header;
}

core::Place RowBlock::place_at(const std::string& file, std::size_t index, const char* position) const {
  const std::string_view raw = raws_[index];
  return place_after(file, lines_[index], raw.substr(0, static_cast<std::size_t>(position - raw.data())));
}

core::Place RowBlock::place(const std::string& file, std::size_t index, std::size_t field) const {
  if (begins_.empty()) return {.file = file, .line = static_cast<int>(lines_[index]), .column = static_cast<int>(field) + 1};
  const std::size_t at = starts_[index] + field;
  const std::string_view raw = raws_[index];
  return place_at(file, index, at < starts_[index + 1] ? begins_[at] : raw.data() + raw.size());
}

}  // namespace rodtrad::formats
