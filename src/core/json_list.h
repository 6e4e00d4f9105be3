// Lists in JSON objects.
#pragma once

#include "core/json.h"

namespace rodtrad::core {

/// A member with an array; `write_item` writes each item.
template <class Items, class Write>
void write_list(JsonWriter& out, std::string_view name, const Items& items, const Write& write_item) {
  out.key(name).begin_array();
  for (const auto& item : items) write_item(out, item);
  out.end_array();
}

/// A member with an array of plain values: texts, numbers.
template <class Items>
void write_list(JsonWriter& out, std::string_view name, const Items& items) {
  write_list(out, name, items, [](JsonWriter& to, const auto& item) { to.value(item); });
}

}  // namespace rodtrad::core
