// Blocks are brought to 64 bits, coded, and stored as narrow as they allow.
#include "engine/kernels/part.h"

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {

template <class Stored>
void widen(const void* data, std::span<std::int64_t> to) {
  const Stored* from = static_cast<const Stored*>(data);
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = static_cast<std::int64_t>(from[i]);
}

void widen(const sql::RawColumn& column, std::span<std::int64_t> to) {
  using sql::RawType;
  switch (column.type) {
    case RawType::int8:
      return widen<std::int8_t>(column.data, to);
    case RawType::int16:
      return widen<std::int16_t>(column.data, to);
    case RawType::int32:
      return widen<std::int32_t>(column.data, to);
    case RawType::int64:
      return widen<std::int64_t>(column.data, to);
    case RawType::uint8:
      return widen<std::uint8_t>(column.data, to);
    case RawType::uint16:
      return widen<std::uint16_t>(column.data, to);
    case RawType::uint32:
      return widen<std::uint32_t>(column.data, to);
    case RawType::text:
      throw Unfit{"text where numbers were expected"};
  }
}

using Block = std::array<std::int64_t, kBlockRows>;
using BlockCodes = std::array<std::uint32_t, kBlockRows>;

}  // namespace

void make_plain(Part& part, const std::vector<Value>& values) {
  Part plain{.coded = false, .numbers = {}, .present = {}};
  plain.numbers.reserve(std::max(part.numbers.reserved(), part.numbers.size()));
  Block block;
  bool all_present = true;
  plain.present.resize(part.numbers.size(), 1);
  for (std::size_t first = 0; first < part.numbers.size(); first += block.size()) {
    const std::size_t count = std::min(block.size(), part.numbers.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const auto code = static_cast<std::size_t>(part.numbers.at(first + i));
      const auto* number = code < values.size() ? std::get_if<std::int64_t>(&values[code]) : nullptr;
      block[i] = number ? *number : 0;
      if (!number) plain.present[first + i] = all_present = false;
    }
    plain.numbers.append(std::span<const std::int64_t>(block).first(count));
  }
  if (all_present) plain.present.clear();
  part = std::move(plain);
}

void PartWriter::restart(std::size_t rows) {
  part_.numbers.clear();
  part_.numbers.reserve(rows);
  part_.present.clear();
}

void PartWriter::add_plain(std::span<const std::int64_t> values, const std::uint8_t* present) {
  const std::size_t before = part_.numbers.size();
  const bool any_missing = present && std::find(present, present + values.size(), 0) != present + values.size();
  if (any_missing && part_.present.empty()) part_.present.resize(before, 1);
  if (any_missing)
    part_.present.insert(part_.present.end(), present, present + values.size());
  else if (!part_.present.empty())
    part_.present.resize(before + values.size(), 1);
  part_.numbers.append(values);
}

void PartWriter::add_numbers(std::span<const std::int64_t> values, const std::uint8_t* present) {
  BlockCodes codes;
  for (std::size_t i = 0; part_.coded && i < values.size(); ++i) {
    const std::uint32_t code = present && !present[i] ? coder_.nothing() : coder_.number(values[i]);
    if (code == kNoCode) make_plain(part_, dictionary_.values());
    codes[i] = code;
  }
  if (part_.coded)
    part_.numbers.append(std::span<const std::uint32_t>(codes).first(values.size()));
  else
    add_plain(values, present);
}

void PartWriter::add_listed(std::span<const std::uint32_t> places, std::span<const std::int64_t> list, std::int64_t least, std::int64_t most) {
  part_.numbers.append_listed(places, list, least, most);
  if (!part_.present.empty()) part_.present.resize(part_.numbers.size(), 1);
}

std::vector<std::int64_t> PartWriter::codes_of(std::span<const std::int64_t> values) {
  std::vector<std::int64_t> codes;
  for (std::size_t i = 0; part_.coded && i < values.size(); ++i) {
    codes.push_back(coder_.number(values[i]));
    if (codes.back() == kNoCode) make_plain(part_, dictionary_.values());
  }
  if (!part_.coded) codes.clear();
  return codes;
}

std::uint32_t PartWriter::code_of(std::string_view text) {
  const std::uint32_t code = coder_.text(text);
  if (code == kNoCode) throw Unfit{"too many different texts"};
  return code;
}

void PartWriter::add_texts(const sql::RawColumn& column, std::size_t rows) {
  const auto* texts = static_cast<const sql::PackedText*>(column.data);
  BlockCodes codes;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    codes[i] = column.is_null(i) ? coder_.nothing() : coder_.text(texts[i]);
    most = std::max(most, codes[i]);
  }
  if (most == kNoCode) throw Unfit{"too many different texts"};
  part_.numbers.append(std::span<const std::uint32_t>(codes).first(rows));
}

void PartWriter::add_raw(const sql::RawColumn& column, std::size_t rows) {
  using sql::RawType;
  if (column.type == RawType::text) return add_texts(column, rows);
  const bool any_null = column.present != nullptr;
  if (column.type == RawType::int64 && !any_null) return add_numbers({static_cast<const std::int64_t*>(column.data), rows}, nullptr);
  if (column.type == RawType::int32 && !any_null && is_plain_without_gaps()) {
    return add_plain(std::span(static_cast<const std::int32_t*>(column.data), rows));
  }
  Block values;
  std::array<std::uint8_t, kBlockRows> present;
  widen(column, std::span(values).first(rows));
  for (std::size_t i = 0; any_null && i < rows; ++i) {
    present[i] = !column.is_null(i);
    values[i] = present[i] ? values[i] : 0;
  }
  add_numbers(std::span(values).first(rows), any_null ? present.data() : nullptr);
}

void PartWriter::add_same(std::optional<std::int64_t> value, std::size_t rows) {
  const std::uint32_t code = !part_.coded ? kNoCode : value ? coder_.number(*value) : coder_.nothing();
  if (part_.coded && code == kNoCode) make_plain(part_, dictionary_.values());
  BlockCodes codes;
  codes.fill(code);
  Block values;
  std::array<std::uint8_t, kBlockRows> present;
  values.fill(value.value_or(0));
  present.fill(value.has_value());
  for (; rows > 0; rows -= std::min(rows, kBlockRows)) {
    const std::size_t count = std::min(rows, kBlockRows);
    if (part_.coded)
      add_codes(std::span(codes).first(count));
    else
      add_plain(std::span(values).first(count), present.data());
  }
}

}  // namespace rodtrad::engine::kernels
