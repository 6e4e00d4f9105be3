// One file for each language, closed like all our TOML.
#include "ops/languages.h"

#include <algorithm>

#include "core/file.h"
#include "core/toml.h"

namespace rodtrad::ops {

using core::Problems;
using core::say;

namespace {

constexpr std::uintmax_t kMostBytes = 1 << 20;

/// Two or three letters; Swedish and English are there already.
bool is_tag(const std::string& tag) {
  const bool letters = std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (tag.size() == 2 || tag.size() == 3) && tag != "sv" && tag != "en";
}

OtherLanguage read_language(const std::string& tag, const core::Toml& root, const std::string& file, Problems& problems) {
  core::check_keys(root, {"name", "words"}, problems);
  OtherLanguage language{.tag = tag, .name = root["name"].string(), .words = {}};
  if (!is_tag(tag))
    core::tell(problems, {.file = file}, "bad_language",
               say("\"{}\" är inget språk som kan läggas till", "\"{}\" is no language that can be added", tag),
               {.sv = "filen heter som språket, till exempel fi.toml, fit.toml, se.toml eller smj.toml",
                .en = "the file is named after the language, for example fi.toml, fit.toml, se.toml or smj.toml"});
  if (language.name.empty())
    core::tell(problems, {.file = file}, "name_missing", {.sv = "språkets eget namn fattas", .en = "the language's own name is missing"},
               {.sv = "name = \"Suomeksi\"", .en = "name = \"Suomeksi\""});
  for (const core::Toml::Member& word : root["words"].table()) {
    if (word.key.find_first_of("{}") == std::string::npos && word.value.string().find_first_of("{}") == std::string::npos) {
      if (!word.value.string().empty()) language.words[word.key] = word.value.string();
      continue;
    }
    core::tell(problems, word.value.place(), "words_with_places",
               say("\"{}\" har en plats som fylls i, och stannar på svenska", "\"{}\" has a place that is filled in, and stays in Swedish", word.key),
               {.sv = "ta bort raden", .en = "take the line away"});
  }
  return language;
}

}  // namespace

core::Expected<std::vector<OtherLanguage>> read_languages(const std::filesystem::path& folder) {
  std::vector<OtherLanguage> languages;
  Problems problems;
  if (!std::filesystem::is_directory(folder)) return languages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    const std::string file = entry.path().string();
    const core::Toml root = TRY(core::parse_toml(TRY(core::read_file(entry.path(), kMostBytes)), file));
    languages.push_back(read_language(entry.path().stem().string(), root, file, problems));
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  std::sort(languages.begin(), languages.end(), [](const OtherLanguage& a, const OtherLanguage& b) { return a.tag < b.tag; });
  return languages;
}

}  // namespace rodtrad::ops
