// What a Parquet file says of itself, looked at before the engine reads it: the engine trusts offsets and sizes more than a
// foreign file deserves.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/expected.h"

namespace rodtrad::formats {

/// parquet_broken
core::Problem parquet_broken(const std::string& name);

/// Whether the bytes are the metadata of a file whose data take `data_size` bytes: well-formed, with every column inside
/// the data and no count below nothing.
bool is_parquet_footer(std::string_view footer, std::uint64_t data_size);

/// The footer of the file. Problem parquet_broken. Throws Failure when the disk fails.
core::Expected<core::Done> check_parquet(const std::filesystem::path& path, const std::string& name);

}  // namespace rodtrad::formats
