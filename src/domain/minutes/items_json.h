// Items of minutes as JSON.
#pragma once

#include "core/json.h"
#include "domain/minutes/minutes_document.h"

namespace rodtrad::domain {

/// Member "items" of the open object.
void write_items(core::JsonWriter& out, const std::vector<Item>& items);

}  // namespace rodtrad::domain
