// Any bytes as a contract: one that holds together, or problems.
#include "schema/contract.h"

#include "fuzz/replay.h"

using namespace rodtrad::schema;

RODTRAD_FUZZ_TARGET(contract) {
  const auto contract = read_contract(bytes, "x.toml");
  if (!contract) {
    FUZZ_CHECK(!contract.error().empty());
    return;
  }
  FUZZ_CHECK(contract->find(contract->file_by) != nullptr);
  for (const std::string& column : contract->order) FUZZ_CHECK(contract->find(column) != nullptr);
  for (const std::string& column : contract->key) FUZZ_CHECK(contract->find(column) != nullptr);
  for (const Rule& rule : contract->rules) FUZZ_CHECK(contract->find(rule.column) != nullptr);
}
