// Everything is put into its place once.
#include "formats/table_index.h"

namespace rodtrad::formats {

TableIndex::TableIndex(const StatisticsTable& table) : dimensions_(table.dimensions.size()), codes_(table.dimensions.size()) {
  for (std::size_t i = 0; i < dimensions_; ++i) {
    places_.try_emplace(table.dimensions[i].id, i);
    for (const table::Category& one : table.dimensions[i].categories) codes_[i].try_emplace(one.code, &one);
    looked_at_ += 1 + table.dimensions[i].categories.size();
  }
  for (const StatisticsNote& note : table.notes) {
    if (!note.where.empty()) notes_[{note.level, note.where[0]}].push_back(&note);
    ++looked_at_;
  }
}

std::size_t TableIndex::place_of(const std::string& id) const {
  ++looked_at_;
  const auto found = places_.find(id);
  return found == places_.end() ? dimensions_ : found->second;
}

const table::Category* TableIndex::category(std::size_t dimension, const std::string& code) const {
  ++looked_at_;
  const auto found = codes_[dimension].find(code);
  return found == codes_[dimension].end() ? nullptr : found->second;
}

const TableIndex::Notes& TableIndex::notes(StatisticsNote::Level level, const std::string& dimension) const {
  static const Notes none;
  const auto found = notes_.find({level, dimension});
  const Notes& notes = found == notes_.end() ? none : found->second;
  looked_at_ += 1 + notes.size();
  return notes;
}

}  // namespace rodtrad::formats
