// PageInput: bytes of a Parquet file, taken from the front. Whatever does not hold what it should is Unfit: the file is then
// left to the database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using Bytes = std::span<const std::byte>;

class PageInput {
 public:
  explicit PageInput(Bytes bytes) : left_(bytes) {}

  std::size_t size() const { return left_.size(); }
  Bytes take(std::size_t count) {
    if (count > left_.size()) throw Unfit{"a page ends too early"};
    const Bytes taken = left_.first(count);
    left_ = left_.subspan(count);
    return taken;
  }
  template <class T>
  T little() {
    T value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  /// Seven bits per byte, the least first.
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = little<std::uint8_t>();
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    throw Unfit{"a number in a page is too long"};
  }

 private:
  Bytes left_;
};

}  // namespace rodtrad::engine::kernels
