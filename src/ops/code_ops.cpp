// Code lists.
#include "ops/code_ops.h"

#include "ops/foreign_files.h"

namespace rodtrad::ops {

core::Expected<std::int64_t> import_codes(Workspace& workspace, const lake::CodeListRequest& request) {
  const auto read = [&](const std::filesystem::path& file) { return read_codes(file, foreign_limits(workspace.settings())); };
  return lake::CodeStore(workspace.connection()).import(request, read);
}

core::Expected<std::int64_t> import_code_table(Workspace& workspace, const lake::CodeTableRequest& request) {
  const auto read = [&](const std::filesystem::path& file) { return read_code_table(file, foreign_limits(workspace.settings())); };
  return lake::CodeStore(workspace.connection()).import_table(request, read);
}

std::vector<lake::StoredList> list_codes(Workspace& workspace) { return lake::CodeStore(workspace.connection()).lists(); }

core::Expected<std::vector<lake::StoredCode>> show_codes(Workspace& workspace, const std::string& id, const std::string& day) {
  return lake::CodeStore(workspace.connection()).codes(id, day);
}

core::Expected<std::vector<lake::CodeWay>> map_codes(Workspace& workspace, const std::string& from, const std::string& to,
                                                     const std::vector<std::string>& codes) {
  return lake::CodeStore(workspace.connection()).ways(from, to, codes);
}

}  // namespace rodtrad::ops
