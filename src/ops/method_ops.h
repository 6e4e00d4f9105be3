// The catalogue of methods, for those who may not include it.
#pragma once

#include <span>

#include "core/expected.h"
#include "core/json.h"
#include "model/method.h"

namespace rodtrad::ops {

std::span<const model::Method* const> methods();

/// Problem unknown_method with the nearest id.
core::Expected<const model::Method*> find_method(const std::string& id);

/// An object: everything but the functions.
void write_method(core::JsonWriter& out, const model::Method& method);

}  // namespace rodtrad::ops
