// Telling questions from other items.
#include "domain/plan_reader/questions.h"

#include "core/unicode.h"
#include "domain/plan_reader/headings.h"
#include "domain/plan_reader/sentences.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

using Nodes = std::vector<const Node*>;

bool asks(const Passage& sentence) {
  return !sentence.empty() && (sentence.text.back() == U'?' || sentence.text.ends_with(U"?\u201D") || sentence.text.ends_with(U"?\""));
}

bool begins_asking(const Passage& sentence) { return begins_with_word(lower(sentence.text), words("questions", "interrogatives")); }

bool is_sub_heading(const Passage& words_) { return !words_.empty() && words_.text.back() == U':'; }

bool is_listed(const Node& node) { return node.role == Role::item || (node.role == Role::text && is_numbered(node.words)); }

Passage listed_words(const Node& node) { return node.role == Role::item ? node.words : heading_words(node.words); }

/// Without a remark about the question that closes it: "(besvaras delvis i …)".
Passage without_remark(const Passage& item) {
  const Passage body = strip(item, U".");
  const std::size_t open = body.text.rfind(U" (");
  if (open == body.text.npos || open == 0 || body.text.back() != U')') return item;
  return begins_with_word(lower(std::u32string_view(body.text).substr(open + 2)), words("questions", "remarks")) ? item.slice(0, open) : item;
}

bool speaks_of_questions(const Passage& intro) {
  const std::u32string text = lower(intro.text);
  const WordList& stems = words("questions", "speaks_of_questions");
  return std::any_of(stems.begin(), stems.end(), [&](const std::u32string& stem) { return text.find(stem) != text.npos; });
}

/// "(i)", "(a)", "(1)" at `at`: its length, else 0.
std::size_t enumerator_length(std::u32string_view text, std::size_t at) {
  if (text[at] != U'(') return 0;
  const std::size_t close = text.substr(at, 6).find(U')');
  if (close == text.npos || close < 2) return 0;
  const std::u32string_view inside = text.substr(at + 1, close - 1);
  const bool roman = inside.find_first_not_of(U"ivx") == inside.npos;
  const bool number = std::all_of(inside.begin(), inside.end(), core::is_digit);
  return roman || number || (inside.size() == 1 && core::is_letter(inside[0])) ? close + 1 : 0;
}

/// Without what joins an item to the next: "; samt", ", och".
Passage without_joint(const Passage& item) {
  Passage result = strip(item, U".,;");
  const std::u32string text = lower(result.text);
  for (const std::u32string& word : words("publication", "and")) {
    if (text.size() > word.size() && word_at(text, text.size() - word.size(), word)) return strip(result.slice(0, text.size() - word.size()), U".,;");
  }
  return result;
}

/// "… dels (i) att …, samt; (ii) att …" → two items with their numbers; none when there are not two.
std::vector<Passage> enumerated_items(const Passage& paragraph) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < paragraph.size(); ++i) {
    if (enumerator_length(paragraph.text, i) > 0) starts.push_back(i);
  }
  std::vector<Passage> items;
  if (starts.size() < 2) return items;
  starts.push_back(paragraph.size());
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) items.push_back(without_joint(paragraph.slice(starts[i], starts[i + 1])));
  return items;
}

class QuestionReader {
 public:
  explicit QuestionReader(const Nodes& section) : section_(section) {}

  Questions read() {
    for (std::size_t i = 0; i < section_.size();) {
      if (is_listed(*section_[i])) {
        i = read_list(i);
      } else {
        read_paragraph(section_[i]->words);
        ++i;
      }
    }
    if (found_.questions.empty() && alone_.size() >= 2) found_.other_items.insert(found_.other_items.end(), alone_.begin(), alone_.end());
    return std::move(found_);
  }

 private:
  void read_paragraph(const Passage& paragraph) {
    if (is_sub_heading(paragraph)) return;
    bool any = false;
    const std::vector<Passage> sentences = sentences_of(paragraph);
    for (const Passage& sentence : sentences) {
      if (!asks(sentence) && !begins_asking(sentence)) continue;
      found_.questions.push_back(sentence);
      any = true;
    }
    if (any) return;
    for (Passage& item : enumerated_items(paragraph)) found_.other_items.push_back(std::move(item));
    if (sentences.size() == 1 && begins_with_word(lower(paragraph.text), words("questions", "articles"))) alone_.push_back(without_joint(paragraph));
  }

  /// Items up to the next paragraph. They are questions when one of them asks, when the sentence before speaks of
  /// questions, or when no sentence introduces them.
  std::size_t read_list(std::size_t begin) {
    std::size_t end = begin;
    bool asking = false;
    for (; end < section_.size() && is_listed(*section_[end]); ++end) asking |= section_[end]->words.text.find(U'?') != std::u32string::npos;
    const Passage intro = begin > 0 ? section_[begin - 1]->words : Passage();
    const bool of_questions = asking || !is_sub_heading(intro) || speaks_of_questions(intro);
    for (std::size_t i = begin; i < end; ++i) read_item(listed_words(*section_[i]), of_questions);
    return end;
  }

  void read_item(const Passage& item, bool of_questions) {
    if (is_sub_heading(item)) return;
    const std::vector<Passage> sentences = sentences_of(item);
    if (std::any_of(sentences.begin(), sentences.end(), asks)) {
      std::copy_if(sentences.begin(), sentences.end(), std::back_inserter(found_.questions), asks);
    } else if (of_questions) {
      found_.questions.push_back(without_remark(item));
    } else {
      found_.other_items.push_back(without_joint(item));
    }
  }

  const Nodes& section_;
  Questions found_;
  std::vector<Passage> alone_;  // paragraphs that begin like a deliverable
};

}  // namespace

Questions read_questions(const Nodes& section) { return QuestionReader(section).read(); }

}  // namespace rodtrad::domain
