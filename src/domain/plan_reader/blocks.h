// Blocks: paragraphs, list items and table rows, with wrapped lines joined, also across a page break.
#pragma once

#include <vector>

#include "domain/plan_reader/contents.h"
#include "domain/plan_reader/lines.h"

namespace rodtrad::domain {

enum class BlockKind { paragraph, item, row };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Passage words;
  std::size_t line = 0;       // of its first words
  bool heading_mark = false;  // "## "
  bool gap_before = false;    // an empty line or a page break stands before
};

std::vector<Block> build_blocks(const std::vector<PlanLine>& lines, const Contents& contents);

}  // namespace rodtrad::domain
