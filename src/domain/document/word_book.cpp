// Reading of word files.
#include "domain/document/word_book.h"

#include <cassert>

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

WordBook::WordBook(const std::string& file) {
  const auto bytes = core::embedded_file(file);
  assert(bytes);
  const auto root = core::parse_toml(bytes.value_or(""), file);
  assert(root);
  for (const Toml::Member& table : root->table()) groups_.emplace(table.key, read_group(table.value));
}

const WordGroup& WordBook::group(std::string_view table) const {
  const auto found = groups_.find(table);
  assert(found != groups_.end());
  return found->second;
}

const WordList& WordBook::list(std::string_view table, std::string_view name) const {
  const WordGroup& lists = group(table);
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const auto& entry) { return entry.first == name; });
  assert(found != lists.end());
  return found->second;
}

std::string WordBook::name_of(std::string_view table, std::u32string_view word) const {
  for (const auto& [name, list] : group(table)) {
    if (contains(list, word)) return name;
  }
  return {};
}

bool contains(const WordList& list, std::u32string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

}  // namespace rodtrad::domain
