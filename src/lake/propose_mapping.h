// A mapping proposed from a file's column names and values. It is a draft for a person to read: what was matched and why
// stands beside each line, and what is lacking is said.
#pragma once

#include "lake/mapping.h"

namespace rodtrad::lake {

/// `name`: what people call the file. TOML text that read_mapping takes when every required column was found. Problems: those of the reader.
core::Expected<std::string> propose_mapping(const std::filesystem::path& file, const std::string& name, const formats::RowOptions& options,
                                            const schema::Contract& contract);

}  // namespace rodtrad::lake
