// States of a record type and the steps between them, from TOML:
//
//   [state]
//   field = "status"                     # a code field; its codes are the states
//   first = "draft"                      # where a record begins that is made by hand
//   locks.decided = ["share", "cap"]     # fields that stay as they are in that state
//   [transition.decide]
//   label = { sv = "Besluta", en = "Decide" }
//   from = ["prepared"]
//   to = "decided"
//   roles = ["board"]                    # any of them; without: whoever may change the record
//   needs = ["share"]                    # fields that must be filled in
//   four_eyes = true                     # not by those who worked on it since the step before
#pragma once

#include "core/toml.h"
#include "schema/schema.h"

namespace rodtrad::schema {

/// Into a type whose fields have been read.
void read_states(const core::Toml& root, RecordType& type, core::Problems& problems);

}  // namespace rodtrad::schema
