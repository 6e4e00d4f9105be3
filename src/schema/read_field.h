// One field of a record type from its TOML table.
#pragma once

#include "core/toml.h"
#include "schema/schema.h"

namespace rodtrad::schema {

/// Problem at a place; the reader's only way of telling.
void tell(core::Problems& problems, const core::Toml& at, std::string code, Text message, Text hint = {});

/// "posttypen "x" finns inte", with what may have been meant.
void tell_unknown(core::Problems& problems, const core::Place& at, std::string code, const Text& what, const std::string& word,
                  const std::vector<std::string>& known);

/// A field of the type, of one of the kinds (none given: any); nullptr and a problem otherwise.
const Field* named_field(const core::Toml& at, const RecordType& type, const std::string& name, const std::vector<Kind>& kinds,
                         core::Problems& problems);

/// Names are snake_case in ASCII, at most 40 characters; `what` is told as "fältet"/"field".
void check_name(const core::Toml& at, const std::string& name, const Text& what, core::Problems& problems);

/// {sv, en} under `key`, both required.
Text read_label(const core::Toml& table, std::string_view key, core::Problems& problems);

/// Text under `key`, "" and a problem when it is absent or something else.
std::string read_word(const core::Toml& table, std::string_view key, core::Problems& problems);

/// true or false under `key`; false when it is absent, a problem for anything else.
bool read_truth(const core::Toml& table, std::string_view key, core::Problems& problems);

/// A list of texts; none when it is absent, problems for anything else.
std::vector<std::string> read_words(const core::Toml& list, core::Problems& problems);

/// A list of names of fields, each as in named_field.
std::vector<std::string> read_field_names(const core::Toml& list, const RecordType& type, const std::vector<Kind>& kinds, core::Problems& problems);

/// The number of the word under `key` in a list; 0 and a problem "unknown_<key>" when it is none of them.
std::size_t read_choice(const core::Toml& table, const std::string& key, const std::vector<std::string>& words, core::Problems& problems);

/// All of [field.*], in file order. Members of a group are read with inside_group.
std::vector<Field> read_fields(const core::Toml& fields, bool inside_group, core::Problems& problems);

}  // namespace rodtrad::schema
