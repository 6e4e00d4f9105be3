// Joining of lines into blocks.
#include "domain/plan_reader/blocks.h"

#include "core/unicode.h"
#include "domain/plan_reader/headings.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

bool is_lower(char32_t c) { return core::is_letter(c) && core::to_lower(c) == c && !core::is_upper(c); }

std::u32string_view last_word(std::u32string_view text) { return text.substr(text.find_last_of(U" \t") + 1); }

std::u32string first_word(std::u32string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_word_part(text[end])) ++end;
  return lower(text.substr(0, end));
}

enum class Joint { space, none, drop_hyphen };

/// "rekryte-" + "ringsbehov" → one word; "hälso-" + "och" keeps its hyphen; so do "KPP-" + "kostnader" and "2019-" + "2021".
Joint joint_of(std::u32string_view before, std::u32string_view after, bool soft_hyphen) {
  if (soft_hyphen && is_lower(after.front())) return Joint::none;
  const std::u32string_view word = last_word(before);
  if (word.size() < 2 || !is_hyphen(word.back())) return Joint::space;
  if (contains(words("sentences", "suspended"), first_word(after))) return Joint::space;
  const char32_t previous = word[word.size() - 2];
  const bool compound = word.size() == 2 || core::is_upper(previous) || !core::is_letter(previous) || !is_lower(after.front());
  return compound ? Joint::none : Joint::drop_hyphen;
}

class BlockBuilder {
 public:
  explicit BlockBuilder(const Contents& contents) : contents_(contents) {}

  void take(const PlanLine& line) {
    if (line.kind == LineKind::blank || line.debris) {
      gap_ = true;
      page_break_ |= line.debris;
      return;
    }
    gap_ |= line.new_page;
    page_break_ |= line.new_page;
    if (continues(line)) {
      append(line);
    } else {
      start(line);
    }
    gap_ = page_break_ = false;
    soft_hyphen_ = line.soft_hyphen;
  }

  std::vector<Block> finish() { return std::move(blocks_); }

 private:
  /// A line that always begins a block: something known, or a heading of the table of contents.
  bool stands_apart(const PlanLine& line) const {
    if (line.heading_mark || contents_.same(line.words)) return true;
    if (label_of(line.words) || inline_section_of(line.words) || is_numbered(line.words)) return true;
    return core::is_upper(line.words.text.front()) && is_known_heading(line.words);
  }

  bool continues(const PlanLine& line) const {
    if (blocks_.empty() || !open_ || line.kind != LineKind::words || stands_apart(line)) return false;
    return gap_ ? continues_after_gap(line) : true;
  }

  /// After a gap only what cannot begin anew: the rest of a hyphenated word or of a sentence without its end.
  bool continues_after_gap(const PlanLine& line) const {
    if (!is_lower(line.words.text.front())) return false;
    const Block& block = blocks_.back();
    const char32_t last = block.words.text.back();
    if (soft_hyphen_ || is_hyphen(last)) return true;
    if (!page_break_ && label_of(block.words)) return false;
    return std::u32string_view(U".:;!?").find(last) == std::u32string_view::npos;
  }

  void start(const PlanLine& line) {
    const BlockKind kind = line.kind == LineKind::bullet ? BlockKind::item : line.kind == LineKind::row ? BlockKind::row : BlockKind::paragraph;
    blocks_.push_back(
        {.kind = kind, .words = line.words, .line = line.number, .heading_mark = line.heading_mark, .gap_before = gap_ || blocks_.empty()});
    const bool heading = kind == BlockKind::paragraph && (line.heading_mark || is_known_heading(line.words) || contents_.same(line.words));
    const bool whole_row = kind == BlockKind::row && !label_of(line.words);  // a value beside its label may be wrapped
    open_ = !whole_row && !heading;
  }

  void append(const PlanLine& line) {
    Passage& words = blocks_.back().words;
    const Joint joint = joint_of(words.text, line.words.text, soft_hyphen_);
    if (joint == Joint::space) words.add(U' ', words.at.back() + 1);
    if (joint == Joint::drop_hyphen) {
      words.text.pop_back();
      words.at.pop_back();
    }
    words.add(line.words);
  }

  const Contents& contents_;
  std::vector<Block> blocks_;
  bool open_ = false;         // the last block may go on
  bool gap_ = false;          // since the last words
  bool page_break_ = false;   // since the last words
  bool soft_hyphen_ = false;  // ends the last words
};

}  // namespace

std::vector<Block> build_blocks(const std::vector<PlanLine>& lines, const Contents& contents) {
  BlockBuilder builder(contents);
  for (const PlanLine& line : lines) builder.take(line);
  return builder.finish();
}

}  // namespace rodtrad::domain
