// Provenance as JSON: what run.json keeps beside the Result, and what pages and files carry inside them.
#pragma once

#include <string>

#include "core/json.h"
#include "model/report.h"

namespace rodtrad::model {

/// An object with members in a fixed order.
void write(core::JsonWriter& out, const Provenance& provenance);
std::string to_json(const Provenance& provenance);

/// Absent members are empty; nothing is refused, since run.json is checked by its hash.
Provenance provenance_from(const core::Json& json);

}  // namespace rodtrad::model
