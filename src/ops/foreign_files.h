// Looking at foreign files without taking them in. Each is read in a child process that is shut in, as an import reads it.
#pragma once

#include "formats/open_rows.h"
#include "lake/code_files.h"
#include "ops/settings.h"
#include "sandbox/sandbox.h"

namespace rodtrad::ops {

/// What children of a workspace may use.
sandbox::Limits limits_of(const Settings& settings);

/// Limits of reading and fetching.
struct ForeignLimits {
  sandbox::Limits reading;
  core::FetchLimits fetch;
};
inline ForeignLimits foreign_limits(const Settings& settings) { return {limits_of(settings), settings.fetch}; }
/// Those of the workspace, or the program's own when the folder is none. Problems of its settings.
core::Expected<ForeignLimits> foreign_limits(const std::filesystem::path& folder);

/// The first rows of a file, or of what is at an address.
struct Preview {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::int64_t all_rows = 0;
};
core::Expected<Preview> look_at(const std::string& source, const formats::RowOptions& options, std::size_t rows, const ForeignLimits& limits);

/// A mapping proposed for a file or what is at an address, as TOML text. Problems also: unknown_kind.
core::Expected<std::string> propose_map(const std::string& source, const std::string& kind, const formats::RowOptions& options,
                                        const ForeignLimits& limits);

core::Expected<std::vector<lake::StoredCode>> read_codes(const std::filesystem::path& file, const ForeignLimits& limits);
core::Expected<std::vector<lake::CodeRow>> read_code_table(const std::filesystem::path& file, const ForeignLimits& limits);

/// Makes the workers known to children of this program.
void register_foreign_readers();

}  // namespace rodtrad::ops
