// RawBlock: a block of rows as the database holds it, read in place. For work that would spend its time copying.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rodtrad::sql {

/// Text up to 12 bytes lies in the value itself, padded with zeros, longer text behind a pointer.
union PackedText {
  struct {
    std::uint32_t length;
    char bytes[12];
  } near;
  struct {
    std::uint32_t length;
    char prefix[4];
    const char* bytes;
  } far;
  std::string_view view() const { return {near.length <= 12 ? near.bytes : far.bytes, near.length}; }
};
static_assert(sizeof(PackedText) == 16);

enum class RawType { int8, int16, int32, int64, uint8, uint16, uint32, text };

struct RawColumn {
  RawType type = RawType::int64;
  const void* data = nullptr;              // values of that type; text as PackedText
  const std::uint64_t* present = nullptr;  // one bit per row; none when every value is present
  bool is_null(std::size_t row) const { return present && !(present[row / 64] >> (row % 64) & 1); }
};

struct RawBlock {
  std::size_t rows = 0;
  std::vector<RawColumn> columns;
};

}  // namespace rodtrad::sql
