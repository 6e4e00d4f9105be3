// Data of the program and of a workspace: data/<folder> is embedded in the program, and a workspace's folder of the same name adds to it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.h"

namespace rodtrad::core {

struct DataFile {
  std::string name;  // "data/schema/plan.toml", or the path in the workspace
  std::string text;
  bool own = false;  // the workspace's
};

/// Files of the folder with this ending: the program's, then the workspace's, each by name. No workspace: "".
Expected<std::vector<DataFile>> data_files(std::string_view folder, std::string_view ending, const std::filesystem::path& workspace);

}  // namespace rodtrad::core
