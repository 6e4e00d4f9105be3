// ZIP archives in memory (libzip). Written bytes depend on the entries alone: fixed dates, fixed attributes, the order given.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/expected.h"

namespace rodtrad::formats {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

/// The archive with all entries deflated. Throws Failure when memory runs out; names must be unique.
std::string write_zip(const std::vector<ZipEntry>& entries);

/// Entries in the order of the archive; folders are left out, as is what `wanted` says no to. Problems: zip_broken,
/// zip_too_large (unpacked over `limit` bytes, so that a small file cannot fill the memory).
core::Expected<std::vector<ZipEntry>> read_zip(const std::string& bytes, const std::string& file, std::uint64_t limit = 1ull << 28,
                                               const std::function<bool(std::string_view name)>& wanted = {});

}  // namespace rodtrad::formats
