// Any bytes as a mapping file: a mapping whose columns are the contract's, or problems with a place.
#include "lake/mapping.h"

#include "fuzz/replay.h"

using namespace rodtrad;

RODTRAD_FUZZ_TARGET(mapping) {
  for (const char* kind : {"care_contact", "indicator_value"}) {
    const schema::Contract& contract = *schema::contract(kind);
    const auto mapping = lake::parse_mapping(bytes, "nowhere/x.toml", contract);
    if (!mapping) {
      FUZZ_CHECK(!mapping.error().empty());
      continue;
    }
    for (const auto& one : mapping->columns) FUZZ_CHECK(contract.find(one.column) != nullptr);
    for (const auto& one : mapping->constants) FUZZ_CHECK(contract.find(one.column) != nullptr);
    for (const auto& [column, values] : mapping->values) FUZZ_CHECK(contract.find(column) != nullptr);
  }
}
