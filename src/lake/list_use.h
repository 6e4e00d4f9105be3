// Code lists of the workspace in a mapping: which codes a column may have, when each is valid, and how the codes of an
// earlier list become those of the one that is used.
#pragma once

#include "core/json.h"
#include "lake/code_store.h"
#include "lake/mapping.h"

namespace rodtrad::lake {

/// What the workspace knows of the lists that a mapping names. A child that reads gets it with its job.
struct KnownLists {
  std::map<std::string, std::vector<StoredCode>> codes;                                    // by list
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> ways;  // from, to → code → its one target
};

/// Problems, with their place in the mapping: unknown_list, no_table.
core::Expected<KnownLists> known_lists(const Mapping& mapping, CodeStore& store);

/// Lists of the workspace called KIND.COLUMN, for columns that refer to other datasets.
using ListsByColumn = std::map<std::string, std::vector<StoredCode>>;
core::Expected<ListsByColumn> lists_of_references(const schema::Contract& contract, CodeStore& store);

/// In which years each code is valid.
Mapping::Validity validity_of(const std::vector<StoredCode>& codes);

std::string to_json(const KnownLists& lists);
KnownLists known_lists_from(const core::Json& json);

/// Codes, labels, validity and translations into the mapping. Problem unknown_list when one is lacking.
core::Expected<core::Done> use_lists(Mapping& mapping, const KnownLists& known);

}  // namespace rodtrad::lake
