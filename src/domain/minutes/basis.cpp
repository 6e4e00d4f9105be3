// Reading of the two lists.
#include "domain/minutes/basis.h"

#include "core/unicode.h"
#include "domain/document/entries.h"
#include "domain/document/person_name.h"

namespace rodtrad::domain {

namespace {

/// The type whose words begin an entry here.
std::string type_at(const Zone& list, std::size_t place) {
  for (const auto& [type, words] : minutes_words().group("basis")) {
    if (list.at(words, place)) return type;
  }
  return {};
}

/// "Bilaga 1": what it is comes after.
bool is_only_numbered(const Zone& entry) {
  const std::vector<Extent> words = words_in(entry.words.text, {0, entry.size()});
  return words.size() == 2 && is_numeric(entry.words.text.substr(words[1].begin, words[1].size()));
}

std::vector<Zone> split_by_type(const Zone& list) {
  std::vector<Zone> entries;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < list.size(); at = list.next_word(at)) {
    if (at == begin || !list.begins_phrase(at) || type_at(list, at).empty() || is_only_numbered(list.part(begin, at))) continue;
    entries.push_back(without_marks(list.part(begin, at), U",;-\u2022 "));
    begin = at;
  }
  if (begin < list.size()) entries.push_back(without_marks(list.part(begin), U",;-\u2022 "));
  std::erase_if(entries, [](const Zone& entry) { return entry.empty(); });
  return entries;
}

/// "Bilaga 2 Ny ordning": the number and what it is called.
void read_number(Basis& basis, const Zone& entry) {
  const std::size_t at = entry.next_word(0);
  const std::string digits = entry.part(at, at + entry.word_at(at).size()).utf8();
  if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != digits.npos) return;
  basis.number = std::stoi(digits);
  basis.title = entry.part(entry.next_word(at)).utf8();
}

Basis read_entry(const Zone& entry, const MinutesContext& context) {
  Basis basis{.type = type_at(entry, 0), .words = context.quote(entry)};
  if (basis.type.empty()) basis.type = "handling";
  const auto author = entry.find(minutes_words().list("author", "before"));
  if (const auto name = author ? name_at(entry, entry.next_word(author->end - 1)) : std::nullopt)
    basis.author = entry.part(name->begin, name->end).utf8();
  if (basis.author.empty()) basis.title = entry.utf8();
  if (const auto date = find_date(entry)) basis.date = in_year_of(date->edtf, context.date);
  if (basis.type == "bilaga") read_number(basis, entry);
  return basis;
}

/// "Enheten för Näringsliv och kompetens" and "Enheten näringsliv och kompetens" are one; so are "näringsliv och kompetens".
std::u32string unit_key(const std::string& name) {
  std::u32string low = lower(core::to_code_points(name));
  for (const std::u32string& word : minutes_words().list("units", "begin")) {
    if (word_at(low, 0, word)) low.erase(0, word.size());
  }
  return bare(low);
}

std::size_t capitals_in(const std::string& name) {
  const std::u32string points = core::to_code_points(name);
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), core::is_upper));
}

}  // namespace

std::vector<Basis> read_basis(const Zone& list, const MinutesContext& context, bool numbers_lost, Names& lost) {
  std::vector<Basis> all;
  for (const Zone& entry : split_by_type(list)) {
    all.push_back(read_entry(entry, context));
    if (numbers_lost && all.back().type == "protokoll" && all.back().date.empty())
      lost.push_back("underlag[" + std::to_string(all.size() - 1) + "].date");
  }
  return all;
}

std::vector<Zone> read_notified(const Zone& list, const MinutesContext& context) { return split_entries(list, context.known, context.source); }

void UnitSpellings::add(const std::string& name) {
  if (!name.empty()) spellings_[unit_key(name)].push_back(name);
}

std::string UnitSpellings::best(const std::string& name) const {
  const auto found = spellings_.find(unit_key(name));
  if (found == spellings_.end()) return name;
  const auto weight = [](const std::string& a) {
    const auto hyphens = std::count(a.begin(), a.end(), '-');
    return std::tuple{-static_cast<long>(core::count_code_points(a)), capitals_in(a), -hyphens};
  };
  return *std::min_element(found->second.begin(), found->second.end(),
                           [&](const std::string& a, const std::string& b) { return weight(a) < weight(b); });
}

}  // namespace rodtrad::domain
