// Telling of numbers in goals.
#include "domain/minutes/letter_goals.h"

#include "core/unicode.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return minutes_words().list("goals", name); }

struct Count {
  Extent place;
  std::vector<std::int64_t> values;
  bool percent = false;
};

std::optional<std::int64_t> number_of(std::u32string_view word) {
  std::string digits = core::to_utf8(word);
  if (!digits.empty() && digits.size() < 9 && digits.find_first_not_of("0123456789") == digits.npos) return std::stoll(digits);
  const std::string named = minutes_words().name_of("numbers", lower(word));
  return named.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(named));
}

/// "två-tre": both.
std::vector<std::int64_t> numbers_of(std::u32string_view word) {
  std::vector<std::int64_t> values;
  for (std::size_t begin = 0; begin <= word.size();) {
    const std::size_t end = std::min(word.find_first_of(U"-\u2013", begin), word.size());
    const auto value = number_of(word.substr(begin, end - begin));
    if (!value) return {};
    values.push_back(*value);
    begin = end + 1;
  }
  return values;
}

bool is_year(const Count& count, std::size_t digits) { return digits == 4 && count.values[0] >= 1900 && count.values[0] < 2200; }

std::optional<Count> find_count(const Zone& sentence, std::size_t from = 0) {
  if (const auto one = sentence.find(minutes_words().list("numbers", "1"), from)) return Count{*one, {1}};
  for (const Extent word : words_in(sentence.words.text, {from, sentence.size()})) {
    Count count{word, numbers_of(std::u32string_view(sentence.words.text).substr(word.begin, word.size()))};
    if (count.values.empty() || is_year(count, word.size())) continue;
    count.percent = sentence.at(minutes_words().list("grant", "share"), sentence.next_word(word.begin)).has_value();
    return count;
  }
  return std::nullopt;
}

/// "från 10 % till 20 %", "från 10 till 20 %": where the target begins; 0 when the sentence does not say from what.
std::size_t begin_of_target(const Zone& sentence) {
  for (auto from = sentence.find(list("from")); from; from = sentence.find(list("from"), from->end)) {
    const std::size_t number = sentence.next_word(from->end - 1);
    if (number >= sentence.size() || numbers_of(sentence.word_at(number)).empty()) continue;
    std::size_t next = sentence.next_word(number);
    if (sentence.at(minutes_words().list("grant", "share"), next)) next = sentence.next_word(next);
    if (const auto to = sentence.at(list("to"), next)) return to->end;
  }
  return 0;
}

/// What is counted: the word after the number, or the sentence's first word when it says how often.
std::string measure_of(const Zone& sentence, const Count& count) {
  const bool often = sentence.at(list("once"), count.place.begin).has_value();
  const std::size_t at = often ? 0 : sentence.next_word(count.place.end - 1);
  std::string measure = core::to_lower(without_marks(sentence.part(at, at + sentence.word_at(at).size()), U".,").utf8());
  return sentence.has(list("yearly")) ? measure + "/år" : measure;
}

/// "Under ska det …": the year between has been lost; the rest is what the sentence says.
std::size_t begin_after_lost_year(const Zone& sentence) {
  const auto under = sentence.at(list("lost_year"), 0);
  if (!under) return 0;
  const std::size_t next = sentence.next_word(under->end - 1);
  return contains(list("verbs"), sentence.word_at(next)) ? next : 0;
}

/// Sentences; one may begin with a number.
std::vector<Zone> goal_sentences(const Zone& goals) {
  std::vector<Zone> sentences;
  for (const Passage& passage : sentences_of(goals.words)) {
    std::size_t begin = 0;
    for (std::size_t at = 2; at < passage.size(); ++at) {
      const bool begins = core::is_digit(passage.text[at]) && passage.text[at - 1] == U' ' && passage.text[at - 2] == U'.' && at > 3 &&
                          core::is_letter(passage.text[at - 3]);
      if (!begins) continue;
      sentences.emplace_back(passage.slice(begin, at));
      begin = at;
    }
    sentences.emplace_back(passage.slice(begin));
  }
  return sentences;
}

}  // namespace

std::vector<GoalIndicator> read_goal_indicators(const Zone& goals, const MinutesContext& context) {
  std::vector<GoalIndicator> indicators;
  for (const Zone& sentence : goal_sentences(goals)) {
    if (sentence.has(list("baseline"))) {  // tells from what the goal before goes
      if (!indicators.empty()) indicators.back().has_baseline = find_count(sentence).has_value();
      continue;
    }
    const std::size_t target = begin_of_target(sentence);
    const auto count = find_count(sentence, target);
    if (!count) continue;
    const std::size_t begin = begin_after_lost_year(sentence);
    GoalIndicator indicator{.text = sentence.utf8(), .has_baseline = target > 0, .evidence = context.quote(sentence.part(begin))};
    if (begin > 0) indicator.text = sentence.part(0, begin).utf8() + " [år] " + sentence.part(begin).utf8();
    if (sentence.has(list("at_least"))) indicator.comparator = ">=";
    if (sentence.has(list("at_most"))) indicator.comparator = "<=";
    if (count->percent) {
      indicator.target_percent = count->values.front();
    } else {
      indicator.target = count->values;
      indicator.measure = measure_of(sentence, *count);
    }
    indicators.push_back(std::move(indicator));
  }
  return indicators;
}

}  // namespace rodtrad::domain
