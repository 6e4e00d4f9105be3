// Blocks of rows, whether they look into text or were put together from cells.
#include "formats/row_source.h"

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
