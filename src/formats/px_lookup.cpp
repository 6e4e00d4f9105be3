// An index over the keywords.
#include "formats/px_lookup.h"

namespace rodtrad::formats {

PxLookup::PxLookup(const PxFile& px) : table_(px.table) {
  for (const PxEntry& entry : px.entries) {
    const std::string_view part = entry.parts.empty() ? std::string_view() : entry.parts[0];
    if (!entry.damaged && part.empty() == entry.parts.empty()) by_name_.emplace(Name(entry.keyword, entry.language, part), &entry);
  }
}

const PxEntry* PxLookup::find(const std::string& keyword, const std::string& language, std::string_view part) const {
  const auto found = by_name_.find(Name(keyword, language, part));
  return found == by_name_.end() ? nullptr : found->second;
}

core::Text PxLookup::words(const std::string& keyword, const core::Text& parts) const {
  const PxEntry* main = find(keyword, "", words_in(parts, table_.language));
  std::map<std::string, std::string> other;
  for (const std::string& language : other_languages()) {
    if (const PxEntry* entry = find(keyword, language, words_in(parts, language))) other[language] = entry->text();
  }
  return in_languages(main ? main->text() : "", other);
}

core::Text PxLookup::in_languages(const std::string& main, const std::map<std::string, std::string>& other) const {
  const auto word = [&](const std::string& language) { return language != table_.language && other.contains(language) ? other.at(language) : main; };
  core::Text text{.sv = word("sv"), .en = word("en")};
  for (const auto& [language, words] : other) {
    if (language != "sv" && language != "en") text.others[language] = words;
  }
  if (table_.language != "sv" && table_.language != "en" && !table_.language.empty()) text.others[table_.language] = main;
  return text;
}

std::vector<std::string> PxLookup::other_languages() const {
  constexpr std::size_t kMostLanguages = 100;
  std::vector<std::string> others;
  for (const std::string& one : table_.languages) {
    if (one != table_.language && others.size() < kMostLanguages) others.push_back(one);
  }
  return others;
}

std::vector<std::string> texts_of(const PxEntry* entry) {
  std::vector<std::string> texts;
  if (!entry) return texts;
  for (const PxEntry::Value& value : entry->values) texts.push_back(value.text);
  return texts;
}

}  // namespace rodtrad::formats
