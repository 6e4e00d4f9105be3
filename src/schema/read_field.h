// One field of a record type from its TOML table.
#pragma once

#include "core/toml.h"
#include "schema/schema.h"

namespace rodtrad::schema {

/// Problem at a place; the reader's only way of telling.
void tell(core::Problems& problems, const core::Toml& at, std::string code, Text message, Text hint = {});

/// Names are snake_case in ASCII, at most 40 characters; `what` is told as "fältet"/"field".
void check_name(const core::Toml& at, const std::string& name, const Text& what, core::Problems& problems);

/// {sv, en} under `key`, both required.
Text read_label(const core::Toml& table, std::string_view key, core::Problems& problems);

/// Text under `key`, "" and a problem when it is absent or something else.
std::string read_word(const core::Toml& table, std::string_view key, core::Problems& problems);

/// A list of texts; none when it is absent, problems for anything else.
std::vector<std::string> read_words(const core::Toml& list, core::Problems& problems);

/// All of [field.*], in file order. Members of a group are read with inside_group.
std::vector<Field> read_fields(const core::Toml& fields, bool inside_group, core::Problems& problems);

}  // namespace rodtrad::schema
