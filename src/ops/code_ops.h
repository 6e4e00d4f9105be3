// What the commands on code lists do.
#pragma once

#include "lake/code_store.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

core::Expected<std::int64_t> import_codes(Workspace& workspace, const lake::CodeListRequest& request);
core::Expected<std::int64_t> import_code_table(Workspace& workspace, const lake::CodeTableRequest& request);
std::vector<lake::StoredList> list_codes(Workspace& workspace);
core::Expected<std::vector<lake::StoredCode>> show_codes(Workspace& workspace, const std::string& id, const std::string& day);
core::Expected<std::vector<lake::CodeWay>> map_codes(Workspace& workspace, const std::string& from, const std::string& to,
                                                     const std::vector<std::string>& codes);

}  // namespace rodtrad::ops
