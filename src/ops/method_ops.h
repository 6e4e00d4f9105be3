// The catalogue of methods, for those who may not include it.
#pragma once

#include <span>

#include "core/expected.h"
#include "model/method.h"

namespace rodtrad::ops {

std::span<const model::Method* const> methods();

/// Problem unknown_method with the nearest id.
core::Expected<const model::Method*> find_method(const std::string& id);

}  // namespace rodtrad::ops
