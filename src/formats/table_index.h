// Finds what belongs together in a table of statistics without looking through all of it each time.
#pragma once

#include <map>
#include <unordered_map>

#include "formats/statistics_table.h"

namespace rodtrad::formats {

class TableIndex {
 public:
  using Notes = std::vector<const StatisticsNote*>;

  /// The table must live on.
  explicit TableIndex(const StatisticsTable& table);

  /// Place of the first dimension with the id; as many as there are when there is none.
  std::size_t place_of(const std::string& id) const;
  /// The first category of a dimension with the code; nullptr when there is none.
  const table::Category* category(std::size_t dimension, const std::string& code) const;
  /// Notes about the dimension itself or about its values, in their order.
  const Notes& notes(StatisticsNote::Level level, const std::string& dimension) const;

  /// How many dimensions, categories and notes were looked at so far: for tests of how the work grows.
  std::size_t looked_at() const { return looked_at_; }

 private:
  using Codes = std::unordered_map<std::string, const table::Category*>;

  std::size_t dimensions_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<Codes> codes_;  // by dimension
  std::map<std::pair<StatisticsNote::Level, std::string>, Notes> notes_;
  mutable std::size_t looked_at_ = 0;
};

}  // namespace rodtrad::formats
