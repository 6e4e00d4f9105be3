// Reading files with codes, `name` being what people call the file: columns by their names, Swedish or English, and every fault with its place.
#pragma once

#include "lake/code_store.h"

namespace rodtrad::lake {

core::Expected<std::vector<StoredCode>> read_codes(const std::filesystem::path& file, const std::string& name,
                                                   const std::filesystem::path& scratch = {});

core::Expected<std::vector<CodeRow>> read_code_table(const std::filesystem::path& file, const std::string& name,
                                                     const std::filesystem::path& scratch = {});

}  // namespace rodtrad::lake
