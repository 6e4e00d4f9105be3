// Many records at a time, as JSON lines: one record per line, {"type": …, "id": …, fields}; a line that begins with # is words. An id names the
// record within the file; links to it are followed, so that what was exported from one workspace can be taken into another.
#pragma once

#include "ops/record_change.h"

namespace rodtrad::ops {

struct LinesDone {
  std::int64_t created = 0;
  std::int64_t changed = 0;
  std::map<std::string, std::string> ids;  // in the file → in the register
};

/// A line with "change": "goal-3" changes that record of the register, which the file does not make.
/// All or nothing; links may point forward in the file. Problems of every line, with file and line; at most kProblemsShown.
core::Expected<LinesDone> import_lines(Workspace& workspace, const Actor& actor, const std::filesystem::path& file);
inline constexpr std::size_t kProblemsShown = 100;

/// The same with each line in a transaction of its own: `told` hears of a record when it is safe on disk. Links go to lines above. What
/// stands before a line with problems stays.
core::Expected<LinesDone> import_each_line(Workspace& workspace, const Actor& actor, const std::filesystem::path& file,
                                           const std::function<void(const std::string& id)>& told);

/// Every record of the types that the actor may read, by type and number. "types" empty = all. Throws Failure.
core::Expected<std::int64_t> export_lines(Workspace& workspace, const Actor& actor, const std::vector<std::string>& types,
                                          const std::filesystem::path& file);

}  // namespace rodtrad::ops
