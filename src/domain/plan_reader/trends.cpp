// Reading of trends.
#include "domain/plan_reader/trends.h"

#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

bool is_horizon_scan(const Node& node) {
  return node.role == Role::plan_heading && has_word(lower(node.words.text), words("plan_headings", "horizon_scan"));
}

bool ends_scan(const Node& node) { return node.role == Role::plan_heading || node.role == Role::section || node.role == Role::metadata; }

std::string group_code(const Passage& heading) {
  const std::u32string text = lower(heading.text);
  for (const auto& [code, list] : word_group("trends")) {
    if (has_word(text, list)) return code;
  }
  return {};
}

/// A heading begins a group; so does a sentence with a colon that no heading stands over.
bool begins_group(const Node& node, const Node& before) {
  if (node.role == Role::heading) return true;
  return node.role == Role::text && node.words.text.back() == U':' && before.role != Role::heading;
}

}  // namespace

std::vector<Trend> read_trends(const Outline& outline, const std::u32string& source) {
  std::vector<Trend> trends;
  const auto scan = std::find_if(outline.begin(), outline.end(), is_horizon_scan);
  if (scan == outline.end()) return trends;
  std::string group, heading;
  int no = 0;
  for (auto node = scan + 1; node != outline.end() && !ends_scan(*node); ++node) {
    if (begins_group(*node, *(node - 1))) {
      group = group_code(node->words);
      heading = node->words.utf8();
      if (heading.ends_with(':')) heading.pop_back();
      no = 0;
    } else if (node->role == Role::item) {
      trends.push_back({.group = group, .group_raw = heading, .no = ++no, .text = node->words.utf8(), .spans = spans_of(node->words, source)});
    }
  }
  return trends;
}

}  // namespace rodtrad::domain
