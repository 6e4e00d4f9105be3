// The parts of a mapping that need more than a line: units, codes, age groups.
#pragma once

#include "lake/mapping.h"

namespace rodtrad::lake {

/// What reading a mapping needs at hand.
struct MappingReader {
  const schema::Contract& contract;
  std::filesystem::path folder;  // of the mapping file
  Mapping& mapping;
  core::Problems& problems;

  void tell(const core::Toml& at, std::string code, core::Text message, core::Text hint = {});
  /// The contract's column, or nullptr and a problem.
  const schema::ContractColumn* column(const std::string& name, const core::Toml& at);
  /// The text under a key; a problem when it is something else.
  std::string word(const core::Toml& table, std::string_view key);

  void read_units(const core::Toml& table);
  void read_age_groups(const core::Toml& table);
  void read_codes(const core::Toml& table);
};

/// Power of ten that a unit stands for beside the stored one; nothing when the column has no such unit.
std::optional<int> unit_shift(const schema::ContractColumn& column, std::string_view unit);

}  // namespace rodtrad::lake
