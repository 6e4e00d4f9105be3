// Classification of blocks.
#include "domain/plan_reader/outline.h"

#include "core/unicode.h"
#include "domain/plan_reader/headings.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestTitle = 200;

bool begins_like_heading(std::u32string_view text) {
  return core::is_upper(text.front()) || core::is_digit(text.front()) || !core::is_letter(text.front());
}

bool ends_like_heading(std::u32string_view text) { return std::u32string_view(U".:;,?!").find(text.back()) == std::u32string_view::npos; }

bool has_letter(std::u32string_view text) { return std::any_of(text.begin(), text.end(), core::is_letter); }

/// An own gap on both sides; a known heading or label right after it does as well.
bool stands_alone(const std::vector<Block>& blocks, std::size_t i) {
  if (!blocks[i].gap_before) return false;
  if (i + 1 == blocks.size() || blocks[i + 1].gap_before) return true;
  const Passage& next = blocks[i + 1].words;
  return is_known_heading(next) || label_of(next) || inline_section_of(next);
}

bool is_heading(const std::vector<Block>& blocks, std::size_t i, const Contents& contents) {
  const Block& block = blocks[i];
  if (block.kind != BlockKind::paragraph || block.words.size() > kLongestTitle) return false;
  if (block.heading_mark || contents.same(block.words)) return true;
  const std::u32string_view text = block.words.text;
  return has_letter(text) && begins_like_heading(text) && ends_like_heading(text) && stands_alone(blocks, i);
}

Role text_role(BlockKind kind) { return kind == BlockKind::item ? Role::item : kind == BlockKind::row ? Role::row : Role::text; }

Node classify(const std::vector<Block>& blocks, std::size_t i, const Contents& contents) {
  const Block& block = blocks[i];
  if (auto label = label_of(block.words))
    return {.role = Role::metadata, .field = label->field, .value = std::move(label->value), .line = block.line};
  if (block.kind != BlockKind::item) {
    if (auto section = inline_section_of(block.words))
      return {.role = Role::section, .words = section->value, .sections = {section->field}, .line = block.line};
  }
  if (block.kind == BlockKind::paragraph) {
    if (auto sections = sections_of(block.words); !sections.empty())
      return {.role = Role::section, .sections = std::move(sections), .line = block.line};
    if (auto name = plan_heading_of(block.words); !name.empty()) {
      return {.role = Role::plan_heading, .words = heading_words(block.words), .field = std::move(name), .line = block.line};
    }
  }
  if (is_heading(blocks, i, contents)) return {.role = Role::heading, .words = heading_words(block.words), .line = block.line};
  return {.role = text_role(block.kind), .words = block.words, .line = block.line};
}

}  // namespace

Outline build_outline(const std::vector<Block>& blocks, const Contents& contents) {
  Outline outline;
  outline.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) outline.push_back(classify(blocks, i, contents));
  return outline;
}

}  // namespace rodtrad::domain
