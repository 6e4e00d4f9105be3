// Telling names from titles and roles.
#include "domain/plan_reader/people.h"

#include "core/unicode.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostWordsOfName = 5;

std::vector<std::u32string_view> words_in(std::u32string_view text) {
  std::vector<std::u32string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(U' ', at), text.size());
    if (end > at) found.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

bool is_name_word(std::u32string_view word) {
  const bool letters = std::all_of(word.begin(), word.end(),
                                   [](char32_t c) { return core::is_letter(c) || is_hyphen(c) || c == U'.' || c == U'\'' || c == U'\u2019'; });
  const bool capitals = word.size() > 2 && std::all_of(word.begin(), word.end(), core::is_upper);  // an acronym: "LPO"
  return letters && core::is_upper(word.front()) && !capitals;
}

/// Two to five words, each with a capital; particles may stand between.
bool is_name(const Passage& words_) {
  const auto found = words_in(words_.text);
  if (found.size() < 2 || found.size() > kMostWordsOfName || !is_name_word(found.front()) || !is_name_word(found.back())) return false;
  return std::all_of(found.begin(), found.end(),
                     [](std::u32string_view word) { return is_name_word(word) || contains(words("people", "particles"), lower(word)); });
}

/// Length of a role before a name: "Enhetschef " in "Enhetschef Namn Namnsson".
std::size_t role_length(const Passage& part) {
  const std::size_t end = std::min(part.text.find(U' '), part.size());
  return contains(words("people", "roles"), lower(part.text.substr(0, end))) ? std::min(end + 1, part.size()) : 0;
}

bool is_one_word(const Passage& words_) { return words_.text.find(U' ') == words_.text.npos; }

using Parts = std::vector<std::pair<Passage, bool>>;  // with whether a question mark ends it

bool has_name(const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return is_name(part.first.slice(role_length(part.first))); });
}

/// " och " that parts two; not the one of "hälso- och sjukvård".
bool is_joint(const Passage& raw, std::size_t i) { return raw.text.compare(i, 5, U" och ") == 0 && i > 0 && !is_hyphen(raw.text[i - 1]); }

/// Parts between commas, semicolons, question marks, brackets and "och". Where no name stands, what follows a role after a
/// comma in small letters belongs to it: "Controller, hälso- och sjukvård".
Parts parts_of(const Passage& raw) {
  Parts parts;
  std::size_t begin = 0, last_begin = 0;
  bool longer = false;  // the last part goes on after a comma, so that "och" in it joins no new role
  for (std::size_t i = 0; i <= raw.size(); ++i) {
    const bool end = i == raw.size();
    const bool sign = !end && std::u32string_view(U",;?()&").find(raw.text[i]) != std::u32string_view::npos;
    const bool joint = !end && is_joint(raw, i);
    if (!end && !sign && !joint) continue;
    Passage part = strip(raw.slice(begin, i), U".");
    const bool goes_on = begin > 0 && (raw.text[begin - 1] == U',' || (longer && raw.text[begin - 1] == U' '));
    if (!part.empty() && goes_on && !parts.empty() && core::is_letter(part.text[0]) && !core::is_upper(part.text[0]) && !has_name(parts)) {
      parts.pop_back();
      longer = true;
      part = strip(raw.slice(last_begin, i), U".");
    } else {
      last_begin = begin;
      longer = false;
    }
    if (!part.empty()) parts.emplace_back(std::move(part), !end && raw.text[i] == U'?');
    begin = i + (joint ? 5 : 1);
  }
  return parts;
}

}  // namespace

People read_people(const Passage& raw) {
  People people;
  for (auto& [part, uncertain] : parts_of(raw)) {
    const std::size_t role = role_length(part);
    if (Passage name = part.slice(role); is_name(name)) {
      if (role > 0) people.titles.emplace_back(name.utf8(), part.slice(0, role));
      people.names.push_back(std::move(name));
    } else if (!people.names.empty() && is_one_word(part) && !contains(words("people", "vacant"), lower(part.text))) {
      people.titles.emplace_back(people.names.back().utf8(), std::move(part));
    } else {
      people.uncertain_role |= uncertain;
      people.roles.push_back(std::move(part));
    }
  }
  return people;
}

}  // namespace rodtrad::domain
