// The compact form of Apache Thrift, in which Parquet files describe themselves: records of numbered fields, each with its type.
// Source: Apache Thrift, "Thrift Compact protocol encoding".
#pragma once

#include "engine/kernels/page_input.h"

namespace rodtrad::engine::kernels::compact {

enum Type : unsigned { yes = 1, no = 2, byte = 3, int16 = 4, int32 = 5, int64 = 6, real = 7, binary = 8, list = 9, set = 10, record = 12 };

std::int64_t take_number(PageInput& input);
/// A number that counts something.
std::size_t take_size(PageInput& input);
Bytes take_bytes(PageInput& input);
std::string_view take_text(PageInput& input);

/// Passes by a value of this type.
void skip(PageInput& input, unsigned type, int nested = 0);

/// Calls use(field, type) for each field of a record; it has to take what the field holds.
template <class Use>
void each_field(PageInput& input, const Use& use) {
  std::int64_t field = 0;
  for (;;) {
    const auto head = input.little<std::uint8_t>();
    if (head == 0) return;
    field = head >> 4 ? field + (head >> 4) : take_number(input);
    use(field, head & 0x0FU);
  }
}

/// Calls use(type) for each element of a list; it has to take the element.
template <class Use>
void each_element(PageInput& input, const Use& use) {
  const auto head = input.little<std::uint8_t>();
  const std::uint64_t count = head >> 4 == 15 ? input.varint() : head >> 4;
  if (count > input.size()) throw Unfit{"a list ends too early"};
  for (std::uint64_t i = 0; i < count; ++i) use(head & 0x0FU);
}

}  // namespace rodtrad::engine::kernels::compact
