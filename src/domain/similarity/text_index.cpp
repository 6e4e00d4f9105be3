// The inverted index.
#include "domain/similarity/text_index.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/unicode.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// Up to five characters of at most 12 bits each and the length; n-grams of Swedish and its neighbours never collide.
std::uint64_t key_of(std::u32string_view gram) {
  std::uint64_t key = gram.size();
  for (const char32_t c : gram) key = (key << 12) | (static_cast<std::uint64_t>(c) & 0xFFF);
  return key;
}

template <class Take>
void grams_of_word(std::u32string_view word, std::size_t length, Take take) {
  std::u32string edged = U"_";
  edged += word;
  edged += U'_';
  if (edged.size() <= length) return take(key_of(edged));
  for (std::size_t i = 0; i + length <= edged.size(); ++i) take(key_of(std::u32string_view(edged).substr(i, length)));
}

struct Count {
  std::uint64_t gram;
  double weight;
};

/// How often each n-gram stands in a text, by the weights of its parts; sorted.
std::vector<Count> counts_of(const WeightedText& text, std::size_t length) {
  std::vector<Count> all;
  for (const TextPart& part : text) {
    const std::u32string words = plain_words(part.text);
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(U' ', begin), words.size());
      grams_of_word(std::u32string_view(words).substr(begin, end - begin), length, [&](std::uint64_t gram) { all.push_back({gram, part.weight}); });
      begin = end + 1;
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Count& a, const Count& b) { return a.gram < b.gram; });
  std::vector<Count> counts;
  for (const Count& count : all) {
    if (counts.empty() || counts.back().gram != count.gram) counts.push_back({count.gram, 0});
    counts.back().weight += count.weight;
  }
  return counts;
}

}  // namespace

std::u32string plain_words(std::u32string_view text) {
  std::u32string words;
  for (const char32_t c : text) {
    if (core::is_letter(c) || core::is_digit(c)) {
      words += core::to_lower(c);
    } else if (!words.empty() && words.back() != U' ') {
      words += U' ';
    }
  }
  if (!words.empty() && words.back() == U' ') words.pop_back();
  return words;
}

TextIndex::TextIndex(const std::vector<WeightedText>& texts, IndexOptions options) : options_(options), texts_(texts.size()) {
  std::vector<std::uint64_t> seen;
  for (const WeightedText& text : texts) {
    for (const Count& count : counts_of(text, options_.gram)) seen.push_back(count.gram);
  }
  std::sort(seen.begin(), seen.end());
  const double all = static_cast<double>(texts.size());
  for (std::size_t begin = 0; begin < seen.size();) {
    std::size_t end = begin;
    while (end < seen.size() && seen[end] == seen[begin]) ++end;
    const double held = static_cast<double>(end - begin);
    const bool common = texts.size() > 10 && held > options_.most_share * all;
    grams_.push_back(seen[begin]);
    rarity_.push_back(common ? 0 : std::log((1 + all) / (1 + held)) + 1);
    begin = end;
  }
  postings_.resize(grams_.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    vectors_.push_back(vector_of(texts[i]));
    for (const Gram& gram : vectors_.back()) postings_[gram.number].push_back({static_cast<std::uint32_t>(i), gram.weight});
  }
}

TextIndex::Vector TextIndex::vector_of(const WeightedText& text) const {
  Vector vector;
  double length = 0;
  for (const Count& count : counts_of(text, options_.gram)) {
    const auto found = std::lower_bound(grams_.begin(), grams_.end(), count.gram);
    if (found == grams_.end() || *found != count.gram) continue;
    const auto number = static_cast<std::size_t>(found - grams_.begin());
    if (rarity_[number] == 0) continue;
    const double weight = (1 + std::log(std::max(1.0, count.weight))) * rarity_[number];
    length += weight * weight;
    vector.push_back({static_cast<std::uint32_t>(number), static_cast<float>(weight)});
  }
  for (Gram& gram : vector) gram.weight = static_cast<float>(gram.weight / std::sqrt(length));
  return vector;
}

std::vector<Likeness> TextIndex::nearest(const Vector& vector, std::size_t most, std::size_t without) const {
  std::vector<double> scores(texts_, 0);
  for (const Gram& gram : vector) {
    for (const Posting& posting : postings_[gram.number])
      scores[posting.text] += static_cast<double>(gram.weight) * static_cast<double>(posting.weight);
  }
  std::vector<Likeness> all;
  for (std::size_t i = 0; i < texts_; ++i) {
    if (i != without && scores[i] > 0) all.push_back({i, std::min(scores[i], 1.0)});
  }
  const auto better = [](const Likeness& a, const Likeness& b) { return a.score != b.score ? a.score > b.score : a.text < b.text; };
  const std::size_t kept = std::min(most, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), better);
  all.resize(kept);
  return all;
}

std::vector<Likeness> TextIndex::like(const WeightedText& text, std::size_t most) const { return nearest(vector_of(text), most, kNone); }

std::vector<Likeness> TextIndex::like(std::size_t text, std::size_t most) const { return nearest(vectors_[text], most, text); }

}  // namespace rodtrad::domain
