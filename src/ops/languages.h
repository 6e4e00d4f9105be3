// Other languages that a region's pages can be read in: WORKSPACE/languages/fi.toml and the like, made by the region. What a file does not
// have stays in Swedish.
#pragma once

#include <filesystem>
#include <map>
#include <vector>

#include "core/expected.h"

namespace rodtrad::ops {

struct OtherLanguage {
  std::string tag;                                        // BCP 47: fi, fit, se, smj
  std::string name;                                       // what its readers call it: "Suomeksi"
  std::map<std::string, std::string, std::less<>> words;  // by the Swedish words
};

/// By tag; none without the folder. Problems: toml_syntax, unknown_key, bad_language (the file's name), name_missing, words_with_places (words
/// in which numbers or names are filled in).
core::Expected<std::vector<OtherLanguage>> read_languages(const std::filesystem::path& folder);

}  // namespace rodtrad::ops
