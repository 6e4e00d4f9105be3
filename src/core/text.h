// Text: words for people, in Swedish and English (both required), other languages optional with fallback.
#pragma once

#include <fmt/core.h>

#include <map>
#include <string>
#include <string_view>

namespace rodtrad::core {

enum class Language { sv, en };

/// BCP 47 tag: "sv", "en".
std::string_view language_tag(Language language);

struct Text {
  std::string sv;
  std::string en;
  std::map<std::string, std::string> others = {};  // by BCP 47 tag: fi, fit, se, smj …

  const std::string& in(Language language) const { return language == Language::sv ? sv : en; }
  bool operator==(const Text&) const = default;
};

/// The same words in every language: names, codes, titles of documents.
Text same_text(const std::string& words);

/// Both languages with the same arguments: say("{} saknas", "{} is missing", name).
template <class... Arguments>
Text say(fmt::format_string<const Arguments&...> sv, fmt::format_string<const Arguments&...> en, const Arguments&... arguments) {
  return {.sv = fmt::format(sv, arguments...), .en = fmt::format(en, arguments...)};
}

}  // namespace rodtrad::core
