// Gathering data files.
#include "core/data_files.h"

#include <algorithm>

#include "core/embedded.h"
#include "core/file.h"

namespace rodtrad::core {

Expected<std::vector<DataFile>> data_files(std::string_view folder, std::string_view ending, const std::filesystem::path& workspace) {
  std::vector<DataFile> files;
  const std::string begin = fmt::format("data/{}/", folder);
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.starts_with(begin) && file.name.ends_with(ending))
      files.push_back({.name = std::string(file.name), .text = std::string(file.bytes)});
  }
  std::vector<std::filesystem::path> own;
  if (!workspace.empty() && std::filesystem::is_directory(workspace / folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(workspace / folder)) {
      if (entry.path().extension() == ending) own.push_back(entry.path());
    }
  }
  std::sort(own.begin(), own.end());
  for (const auto& path : own) files.push_back({.name = path.string(), .text = TRY(read_file(path)), .own = true});
  return files;
}

}  // namespace rodtrad::core
