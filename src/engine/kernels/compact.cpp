// Numbers are folded so that small ones, of either sign, take few bytes.
#include "engine/kernels/compact.h"

namespace rodtrad::engine::kernels::compact {

namespace {
constexpr int kMostNested = 8;
}

std::int64_t take_number(PageInput& input) {
  const std::uint64_t folded = input.varint();  // 0, -1, 1, -2 …
  return static_cast<std::int64_t>(folded >> 1) ^ -static_cast<std::int64_t>(folded & 1);
}

std::size_t take_size(PageInput& input) {
  const std::int64_t size = take_number(input);
  if (size < 0) throw Unfit{"a size is negative"};
  return static_cast<std::size_t>(size);
}

Bytes take_bytes(PageInput& input) { return input.take(input.varint()); }

std::string_view take_text(PageInput& input) {
  const Bytes bytes = take_bytes(input);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void skip(PageInput& input, unsigned type, int nested) {
  if (nested > kMostNested) throw Unfit{"a description is too deep"};
  switch (type) {
    case yes:
    case no:
      return;
    case byte:
      input.take(1);
      return;
    case int16:
    case int32:
    case int64:
      input.varint();
      return;
    case real:
      input.take(8);
      return;
    case binary:
      take_bytes(input);
      return;
    case list:
    case set:
      return each_element(input, [&](unsigned inner) { skip(input, inner, nested + 1); });
    case record:
      return each_field(input, [&](std::int64_t, unsigned inner) { skip(input, inner, nested + 1); });
    default:
      throw Unfit{"a description has an unknown type"};
  }
}

}  // namespace rodtrad::engine::kernels::compact
