// Reading of data/plan_words.toml. The file is a part of the program: a fault in it is ours.
#include "domain/plan_reader/words.h"

#include <cassert>
#include <map>

#include "core/embedded.h"
#include "core/toml.h"
#include "core/unicode.h"

namespace rodtrad::domain {

using core::Toml;

static WordGroup read_group(const Toml& table) {
  WordGroup group;
  for (const Toml::Member& member : table.table()) {
    WordList list;
    for (const std::string& word : member.value.strings()) list.push_back(core::to_code_points(word));
    group.emplace_back(member.key, std::move(list));
  }
  return group;
}

static std::map<std::string, WordGroup, std::less<>> read_words() {
  const auto file = core::embedded_file("data/plan_words.toml");
  assert(file);
  const auto root = core::parse_toml(file.value_or(""), "data/plan_words.toml");
  assert(root);
  std::map<std::string, WordGroup, std::less<>> groups;
  for (const Toml::Member& table : root->table()) groups.emplace(table.key, read_group(table.value));
  return groups;
}

const WordGroup& word_group(std::string_view table) {
  static const std::map<std::string, WordGroup, std::less<>> groups = read_words();
  const auto found = groups.find(table);
  assert(found != groups.end());
  return found->second;
}

const WordList& words(std::string_view table, std::string_view name) {
  const WordGroup& group = word_group(table);
  const auto found = std::find_if(group.begin(), group.end(), [&](const auto& entry) { return entry.first == name; });
  assert(found != group.end());
  return found->second;
}

bool contains(const WordList& list, std::u32string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string name_of(std::string_view table, std::u32string_view word) {
  for (const auto& [name, list] : word_group(table)) {
    if (contains(list, word)) return name;
  }
  return {};
}

}  // namespace rodtrad::domain
