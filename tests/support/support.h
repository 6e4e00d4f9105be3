// What many tests need: a temporary folder, repository files, the real data folder.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/file.h"

namespace rodtrad::test {

/// Of the repository.
std::filesystem::path source_dir();

/// A folder that is removed at the end of the test.
struct TemporaryFolder : core::ScratchFolder {
  TemporaryFolder() : ScratchFolder(std::filesystem::temp_directory_path()) {}
  std::filesystem::path operator/(const std::string& name) const { return path() / name; }
};

/// Folder with real data (RODTRAD_REAL_DATA, default ../shared); empty when absent. Use REQUIRE_REAL_DATA at the start of
/// a test: it leaves the test with a message when there is none.
inline std::filesystem::path real_data() {
  const char* given = std::getenv("RODTRAD_REAL_DATA");
  const std::filesystem::path path = given ? std::filesystem::path(given) : source_dir() / ".." / "shared";
  return std::filesystem::is_directory(path) ? path : std::filesystem::path();
}

/// Contents of a file that must exist.
inline std::string contents(const std::filesystem::path& path) {
  auto text = core::read_file(path);
  REQUIRE_MESSAGE(text.has_value(), path.string());
  return *text;
}

}  // namespace rodtrad::test

#define REQUIRE_REAL_DATA()                                                   \
  do {                                                                        \
    if (::rodtrad::test::real_data().empty()) {                               \
      MESSAGE("SKIPPED: no real data (set RODTRAD_REAL_DATA to the folder)"); \
      return;                                                                 \
    }                                                                         \
  } while (false)
