// Reading of proposals, votes and statements.
#include "domain/minutes/votes.h"

#include "core/unicode.h"
#include "domain/document/person_name.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return minutes_words().list("votes", name); }

/// "Anna Berg (S), Per Ek (M) och Siv Ås": each with the party that stands after the name.
NamedPersons names_in(const Zone& zone) {
  NamedPersons names;
  for (std::size_t at = 0; at < zone.size();) {
    const auto name = is_title(zone.word_at(at)) ? std::nullopt : name_at(zone, at);
    if (!name) {
      at = zone.next_word(at);
      continue;
    }
    NamedPerson person{.name = zone.part(name->begin, name->end).utf8()};
    at = zone.next_word(name->end - 1);
    if (const auto party = party_at(zone, at)) person.party = zone.part(party->begin + 1, party->end - 1).utf8();
    names.push_back(std::move(person));
  }
  return names;
}

/// Those who stand before the verb; when they are no persons (a party, a group) their words as written.
NamedPersons who_before(const Zone& sentence, std::size_t verb) {
  const Zone who = sentence.part(0, verb);
  NamedPersons names = names_in(who);
  if (names.empty() && !who.empty()) names.push_back({.name = who.utf8()});
  return names;
}

/// A sentence that says who does it, and those after it up to the next such.
struct Said {
  NamedPersons by;
  Passage words;
};

std::vector<Said> said_in(const Zone& zone, const WordList& verbs) {
  std::vector<Said> all;
  for (const Passage& passage : sentences_of(zone.words)) {
    const Zone sentence(passage);
    const auto verb = sentence.find(verbs);
    if (verb || all.empty()) {
      all.push_back({.by = verb ? who_before(sentence, verb->begin) : NamedPersons(), .words = passage});
    } else if (!passage.empty()) {
      all.back().words.add(U' ', all.back().words.at.back() + 1);
      all.back().words.add(passage);
    }
  }
  return all;
}

std::string kind_of(const Zone& words) {
  for (const auto& [kind, known] : minutes_words().group("proposals")) {
    if (words.has(known)) return kind;
  }
  return {};
}

std::optional<std::int64_t> number_of(std::u32string_view word) {
  if (is_numeric(word) && word.size() < 5) return std::stoll(core::to_utf8(word));
  const std::string named = minutes_words().name_of("numbers", lower(word));
  return named.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(named));
}

/// "9 ja-röster": the number right before one of the phrases.
std::optional<std::int64_t> number_before(const Zone& zone, const WordList& phrases) {
  for (auto found = zone.find(phrases); found; found = zone.find(phrases, found->end)) {
    if (found->begin < 2) continue;
    const std::size_t space = zone.words.text.rfind(U' ', found->begin - 2);
    const std::size_t begin = space == kNowhere ? 0 : space + 1;
    if (const auto number = number_of(zone.word_at(begin))) return number;
  }
  return std::nullopt;
}

/// "Ja: 9", "ja 9,": the number right after one of the phrases.
std::optional<std::int64_t> number_after(const Zone& zone, const WordList& phrases) {
  for (auto found = zone.find(phrases); found; found = zone.find(phrases, found->end)) {
    std::size_t at = found->end;
    while (at < zone.size() && !is_word_part(zone.low[at])) ++at;
    std::size_t end = at;
    while (end < zone.size() && is_word_part(zone.low[end])) ++end;
    if (const auto number = number_of(std::u32string_view(zone.words.text).substr(at, end - at))) return number;
  }
  return std::nullopt;
}

std::optional<std::int64_t> count_of(const Zone& zone, const char* counted, const char* label) {
  const auto counted_number = number_before(zone, list(counted));
  return counted_number ? counted_number : number_after(zone, list(label));
}

std::size_t end_of_sentence(const Zone& zone, std::size_t from) { return std::min(zone.words.text.find(U". ", from), zone.size()); }

/// What follows the phrase in its sentence, up to the other meaning.
std::string meaning_of(const Zone& zone, const char* phrase, const char* other) {
  const auto found = zone.find(list(phrase));
  if (!found) return {};
  std::size_t end = end_of_sentence(zone, found->end);
  const auto next = zone.find(list(other), found->end);
  if (next && next->begin < end) end = next->begin;
  const Zone meaning = without_marks(zone.part(found->end, end), U" .,;:");
  return without_marks(without_begin(meaning, minutes_words().list("task", "that")), U" ").utf8();
}

/// Names after the phrase for a side, up to the end of the sentence or the next side.
NamedPersons names_of_side(const Zone& zone, const char* side) {
  const auto found = zone.find(minutes_words().list("ballots", side));
  if (!found) return {};
  std::size_t end = end_of_sentence(zone, found->end);
  for (const auto& [other, phrases] : minutes_words().group("ballots")) {
    const auto next = zone.find(phrases, found->end);
    if (next && next->begin < end) end = next->begin;
  }
  return names_in(zone.part(found->end, end));
}

/// The sentence that tells in which order the questions are put.
Quote order_of(const Zone& zone, const MinutesContext& context) {
  for (const Passage& passage : sentences_of(zone.words)) {
    if (Zone(passage).has(list("order"))) return quote_of(passage, context.source);
  }
  return {};
}

}  // namespace

std::vector<Proposal> read_proposals(const Zone& zone, const MinutesContext& context) {
  std::vector<Proposal> proposals;
  for (const Said& said : said_in(zone, minutes_words().list("proposing", "verbs")))
    proposals.push_back({.by = said.by, .kind = kind_of(Zone(said.words)), .words = quote_of(said.words, context.source)});
  return proposals;
}

Vote read_vote(const Zone& zone, const MinutesContext& context) {
  const auto abstained = number_after(zone, list("abstained"));
  return {.yes = count_of(zone, "yes_counted", "yes"),
          .no = count_of(zone, "no_counted", "no"),
          .abstained = abstained ? abstained : number_before(zone, list("abstained")),
          .yes_means = meaning_of(zone, "yes_means", "no_means"),
          .no_means = meaning_of(zone, "no_means", "yes_means"),
          .yes_by = names_of_side(zone, "yes"),
          .no_by = names_of_side(zone, "no"),
          .abstained_by = names_of_side(zone, "abstained"),
          .casting_vote = zone.has(list("casting")),
          .order = order_of(zone, context),
          .words = context.quote(zone)};
}

std::vector<Statement> read_statements(const Zone& zone, const MinutesContext& context) {
  std::vector<Statement> statements;
  for (const Said& said : said_in(zone, minutes_words().list("statements", "verbs")))
    statements.push_back({.by = said.by, .words = quote_of(said.words, context.source)});
  return statements;
}

}  // namespace rodtrad::domain
