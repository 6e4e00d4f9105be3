// An index of texts by the character n-grams within their words, weighted by TF-IDF: which texts are alike, also when words
// are inflected or put together in other ways. No model, no network; the same texts give the same answers in any order.
//
// Weight of an n-gram in a text: (1 + ln tf) · (ln((1 + N) / (1 + df)) + 1), the vector normed to 1; likeness is the cosine.
// Source: McNamee & Mayfield 2004, "Character n-gram tokenization for European language text retrieval".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::domain {

struct IndexOptions {
  std::size_t gram = 4;
  double most_share = 0.3;  // n-grams in a larger share of the texts are left out
};

struct TextPart {
  std::u32string text;
  double weight = 1;
};
using WeightedText = std::vector<TextPart>;

struct Likeness {
  std::size_t text = 0;
  double score = 0;  // 0 to 1
};

class TextIndex {
 public:
  TextIndex(const std::vector<WeightedText>& texts, IndexOptions options);

  std::size_t size() const { return texts_; }
  /// The most like a text that is not in the index, best first; equal ones in the order of the texts.
  std::vector<Likeness> like(const WeightedText& text, std::size_t most) const;
  /// The most like a text of the index, itself left out.
  std::vector<Likeness> like(std::size_t text, std::size_t most) const;

 private:
  struct Posting {
    std::uint32_t text;
    float weight;
  };
  struct Gram {
    std::uint32_t number;
    float weight;
  };
  using Vector = std::vector<Gram>;

  Vector vector_of(const WeightedText& text) const;
  std::vector<Likeness> nearest(const Vector& vector, std::size_t most, std::size_t without) const;

  IndexOptions options_;
  std::size_t texts_ = 0;
  std::vector<std::uint64_t> grams_;  // sorted; the place is the number
  std::vector<double> rarity_;        // beside grams_; 0: too common to tell
  std::vector<std::vector<Posting>> postings_;
  std::vector<Vector> vectors_;
};

/// Letters and digits in small letters, words parted by single spaces.
std::u32string plain_words(std::u32string_view text);

}  // namespace rodtrad::domain
