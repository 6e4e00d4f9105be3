// Files of data/, assets/ and the web font, embedded in the program by tools/embed.py.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace rodtrad::core {

struct EmbeddedFile {
  std::string_view name;  // "data/schema/plan.toml", "assets/…", "font/…"
  std::string_view bytes;
};

/// All files, sorted by path.
std::span<const EmbeddedFile> embedded_files();

inline std::optional<std::string_view> embedded_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return file.bytes;
  }
  return std::nullopt;
}

}  // namespace rodtrad::core
