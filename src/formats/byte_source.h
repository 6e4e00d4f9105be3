// Where a reader gets its bytes: a file, memory, or what gzip holds inside another source. Never more in memory than one
// block, whatever the size of the file.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "core/expected.h"

namespace rodtrad::formats {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the room from its start and says how much; 0 only at the end. Throws Failure when the disk fails.
  virtual core::Expected<std::size_t> read(std::span<char> room) = 0;
};

using ByteSourcePtr = std::unique_ptr<ByteSource>;

/// A file, unpacked when it is gzip (told by its first bytes, not by its name); problems call it by `name`. Problems:
/// file_missing, file_is_folder, and while reading damaged_gzip, truncated_gzip.
core::Expected<ByteSourcePtr> open_source(const std::filesystem::path& path, const std::string& name);
inline core::Expected<ByteSourcePtr> open_source(const std::filesystem::path& path) { return open_source(path, path.string()); }

/// The same for bytes at hand; `name` is used in the places of problems.
ByteSourcePtr memory_source(std::string bytes, const std::string& name);

/// The next bytes, at most `count`; the source gives them again before the rest.
core::Expected<std::string> peek(ByteSourcePtr& source, std::size_t count);

/// All bytes of a source. Problem file_too_large over `limit`.
core::Expected<std::string> read_all(ByteSource& source, const std::string& name, std::size_t limit);

}  // namespace rodtrad::formats
