// Values from what people write.
#pragma once

#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::ops {

/// A value as people write it: "1 250,5", "1,25 mkr", "ja", "2014-08-21", "21 aug 2014", "hösten 2020", a code or its label, an id.
/// Nothing for an empty text; the text itself where it fits no form, which records/check.h then tells. `today` fills in a missing year.
records::Value read_value(const schema::Field& field, std::string_view text, const std::string& today);

}  // namespace rodtrad::ops
