// All methods: one line each.
#pragma once

#include <span>
#include <string_view>

#include "model/method.h"

namespace rodtrad::methods {

std::span<const model::Method* const> catalogue();

/// nullptr when there is none with that id.
const model::Method* find_method(std::string_view id);

}  // namespace rodtrad::methods
