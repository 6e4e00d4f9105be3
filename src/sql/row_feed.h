// RowFeed: rows that the program holds, which the engine reads as if they stood in a table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::sql {

struct FedColumn {
  enum class Type { int32, int64, text, enumeration };
  std::string name;
  Type type = Type::int64;
  std::vector<std::string> texts;  // of an enumeration, in its order
};

/// Where the values of one column of a block go.
class FedValues {
 public:
  explicit FedValues(void* vector);
  std::int32_t* int32s() const { return static_cast<std::int32_t*>(data_); }
  std::int64_t* int64s() const { return static_cast<std::int64_t*>(data_); }
  /// Positions in an enumeration of `texts` texts.
  void set_position(std::size_t row, std::uint32_t position, std::size_t texts) const;
  void set_text(std::size_t row, std::string_view text) const;
  void set_null(std::size_t row) const { present_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }

 private:
  void* vector_;
  void* data_;
  std::uint64_t* present_;
};

class RowFeed {
 public:
  virtual ~RowFeed() = default;
  virtual const std::vector<FedColumn>& columns() const = 0;
  /// The next rows, at most `most`, in order; 0 when there are no more. All values are present until set_null.
  virtual std::size_t fill(const std::vector<FedValues>& block, std::size_t most) = 0;
};

}  // namespace rodtrad::sql
