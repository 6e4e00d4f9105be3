// Reading files with codes: columns by their names, Swedish or English, and every fault with its place.
#pragma once

#include "lake/code_store.h"

namespace rodtrad::lake {

core::Expected<std::vector<StoredCode>> read_codes(const std::filesystem::path& file);

struct CodeRow {
  std::string from;
  std::string to;
  std::optional<double> weight;
  core::Place place;
};
core::Expected<std::vector<CodeRow>> read_code_table(const std::filesystem::path& file);

}  // namespace rodtrad::lake
