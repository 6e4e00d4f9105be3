// Fields that are not needed are skipped by their types.
#include "engine/kernels/page_header.h"

namespace rodtrad::engine::kernels {

namespace {

enum Type : unsigned { yes = 1, no = 2, byte = 3, int16 = 4, int32 = 5, int64 = 6, real = 7, binary = 8, list = 9, set = 10, map = 11, record = 12 };

constexpr int kMostNested = 8;

std::int64_t take_number(PageInput& input) {
  const std::uint64_t folded = input.varint();  // 0, -1, 1, -2 …
  return static_cast<std::int64_t>(folded >> 1) ^ -static_cast<std::int64_t>(folded & 1);
}

std::size_t take_size(PageInput& input) {
  const std::int64_t size = take_number(input);
  if (size < 0) throw Unfit{"a page has a negative size"};
  return static_cast<std::size_t>(size);
}

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

void skip(PageInput& input, unsigned type, int nested = 0);

void skip_list(PageInput& input, int nested) {
  const auto head = input.little<std::uint8_t>();
  const std::uint64_t count = head >> 4 == 15 ? input.varint() : head >> 4;
  if (count > input.size()) throw Unfit{"a list in a page ends too early"};
  for (std::uint64_t i = 0; i < count; ++i) skip(input, head & 0x0FU, nested);
}

void skip(PageInput& input, unsigned type, int nested) {
  if (nested > kMostNested) throw Unfit{"a page's description is too deep"};
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
      input.take(input.varint());
      return;
    case list:
    case set:
      return skip_list(input, nested + 1);
    case record:
      return each_field(input, [&](std::int64_t, unsigned inner) { skip(input, inner, nested + 1); });
    default:
      throw Unfit{"a page's description has an unknown type"};
  }
}

void take_data(PageInput& input, PageHeader& header) {
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      header.values = take_size(input);
    else if (field == 2)
      header.encoding = take_number(input);
    else
      skip(input, type);
  });
}

void take_data_v2(PageInput& input, PageHeader& header) {
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      header.values = take_size(input);
    else if (field == 4)
      header.encoding = take_number(input);
    else if (field == 5 || field == 6)
      header.level_bytes += take_size(input);
    else if (field == 7)
      header.packed = type == yes;
    else
      skip(input, type);
  });
}

}  // namespace

PageHeader take_page_header(PageInput& input) {
  PageHeader header;
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      header.kind = take_number(input);
    else if (field == 2)
      header.whole = take_size(input);
    else if (field == 3)
      header.stored = take_size(input);
    else if (field == 5 || field == 7)
      take_data(input, header);
    else if (field == 8)
      take_data_v2(input, header);
    else
      skip(input, type);
  });
  return header;
}

}  // namespace rodtrad::engine::kernels
