// Reading record types from TOML. The vocabulary is closed; every mistake is told with file, line and column, all of
// them at once. One file per type, named after it:
//
//   label = { sv = "Plan", en = "Plan" }       # required, like every label: Swedish and English
//   plural = { sv = "Planer", en = "Plans" }
//   title = "title"                            # the text field that names a record
//   [field.title]
//   kind = "text"                              # see Kind; required = true, many = true as needed
//   label = { … }
//   [field.kind]
//   kind = "code"
//   codes.analysis = { sv = …, en = … }        # or list = "innovation_gate": those of a list in data/codes
//   [field.plan]
//   kind = "link"
//   to = "plan"
//   inverse = { name = "assignments", label = { … }, expected = true }   # expected: a plan without any has a gap
//   thread = "up"                              # the red thread: "up" = the target stands above, "down" = below
//   [field.amount]
//   kind = "money"
//   sum = "decided"                            # what it is in the sums of the thread: see Sum
//   [field.departments]
//   kind = "group"
//   [field.departments.field.unit]             # members: neither groups, links nor many
//   [state], [transition.…]                    # see read_states.h
//   about, place, owner, unit, period, list, [[form]], [retention], [secrecy]   # see read_use.h
#pragma once

#include "core/data_files.h"
#include "schema/schema.h"

namespace rodtrad::schema {

/// The stem of its name is the type. An own one may add types, and fields to types that exist, never change what is there.
using SchemaFile = core::DataFile;

/// Program's files first, then own ones.
core::Expected<Schema> read_schema(const std::vector<SchemaFile>& files);

/// The program's types and those of the workspace's folder schema/, if any.
core::Expected<Schema> load_schema(const std::filesystem::path& workspace);

}  // namespace rodtrad::schema
