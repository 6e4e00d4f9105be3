// Finding of common runs of words.
#include "domain/similarity/shared_phrases.h"

#include <algorithm>
#include <map>

#include "core/unicode.h"
#include "domain/similarity/text_index.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kFewestWords = 3, kFewestCharacters = 15, kMostWords = 4000;

using Words = std::vector<std::u32string>;

Words words_of_text(std::u32string_view text) {
  Words words;
  const std::u32string plain = plain_words(text);
  for (std::size_t begin = 0; begin < plain.size() && words.size() < kMostWords;) {
    const std::size_t end = std::min(plain.find(U' ', begin), plain.size());
    words.push_back(plain.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

struct Run {
  std::size_t begin = 0;
  std::size_t length = 0;  // words
};

std::u32string joined(const Words& words, Run run) {
  std::u32string text;
  for (std::size_t i = run.begin; i < run.begin + run.length; ++i) text += (text.empty() ? U"" : U" ") + words[i];
  return text;
}

/// For each place in `a` the longest run that begins there and stands in `b` too.
std::vector<Run> common_runs(const Words& a, const Words& b) {
  std::map<std::u32string_view, std::vector<std::size_t>> places;
  for (std::size_t j = 0; j < b.size(); ++j) places[b[j]].push_back(j);
  std::vector<Run> runs;
  for (std::size_t i = 0; i < a.size();) {
    Run best{i, 0};
    const auto found = places.find(a[i]);
    for (std::size_t p = 0; found != places.end() && p < found->second.size(); ++p) {
      std::size_t length = 0;
      for (std::size_t j = found->second[p]; i + length < a.size() && j + length < b.size() && a[i + length] == b[j + length];) ++length;
      best.length = std::max(best.length, length);
    }
    if (best.length > 1) runs.push_back(best);
    i += std::max<std::size_t>(1, best.length);
  }
  return runs;
}

}  // namespace

std::vector<std::string> shared_phrases(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const Words first = words_of_text(a), second = words_of_text(b);
  std::vector<std::u32string> phrases;
  for (const Run run : common_runs(first, second)) {
    std::u32string phrase = joined(first, run);
    const bool long_enough = phrase.size() >= kFewestCharacters && (run.length >= kFewestWords || phrase.size() >= 2 * kFewestCharacters);
    if (long_enough && std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) phrases.push_back(std::move(phrase));
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const std::u32string& x, const std::u32string& y) { return x.size() > y.size(); });
  if (phrases.size() > most) phrases.resize(most);
  std::vector<std::string> texts;
  for (const std::u32string& phrase : phrases) texts.push_back(core::to_utf8(phrase));
  return texts;
}

}  // namespace rodtrad::domain
