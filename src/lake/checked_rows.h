// Rows after checking, column by column, on their way from the reader to the stage.
#pragma once

#include <limits>
#include <string>

#include "lake/text_numbers.h"
#include "schema/contract.h"

namespace rodtrad::lake {

/// A column that is stored.
struct StagedColumn {
  std::string id;
  schema::ValueType type = schema::ValueType::text;

  bool is_text() const { return type == schema::ValueType::text || type == schema::ValueType::code; }
  /// 64 bits; all other numbers take 32.
  bool is_wide() const { return type == schema::ValueType::decimal || type == schema::ValueType::money; }
};

/// Stands for no value among numbers; no value can be so small.
inline constexpr std::int64_t kNoNumber = std::numeric_limits<std::int64_t>::min();

struct CheckedColumn {
  enum class Form {
    numbers,
    pooled,  // numbers of texts in the pool
    texts,
  };
  Form form = Form::numbers;
  std::vector<std::int64_t> numbers;
  std::vector<std::string_view> texts;  // nullptr is no value; they live as long as the block they were read from
  const TextNumbers* pool = nullptr;

  std::size_t size() const { return form == Form::texts ? texts.size() : numbers.size(); }
  bool is_missing(std::size_t row) const { return form == Form::texts ? texts[row].data() == nullptr : numbers[row] == kNoNumber; }
  std::string_view text(std::size_t row) const { return form == Form::texts ? texts[row] : pool->text(static_cast<std::uint32_t>(numbers[row])); }
};

}  // namespace rodtrad::lake
