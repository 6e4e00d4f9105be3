// Looking at a single file; no workspace is needed.
#pragma once

#include "formats/inspect.h"

namespace rodtrad::ops {

/// Of any file that can be read: a table, a ledger or a document.
core::Expected<formats::Inspection> inspect_file(const std::filesystem::path& path);

}  // namespace rodtrad::ops
