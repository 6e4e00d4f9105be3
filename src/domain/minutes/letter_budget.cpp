// "Bokförda kostnader 2019 2020 Totalt Egen personal 100 000 110 000 210 000 …": where the space inside a number is the same as
// the one between two numbers nobody can tell them apart, so the amounts of a line are kept as written.
#include "domain/minutes/letter_budget.h"

#include "core/unicode.h"
#include "domain/document/entries.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return minutes_words().list("letter", name); }

bool is_of_amount(std::u32string_view word) {
  const auto is_figure = [](char32_t c) { return core::is_digit(c) || !is_word_part(c); };
  return std::all_of(word.begin(), word.end(), is_figure) || contains(minutes_words().list("grant", "money"), lower(word));
}

/// Where the amounts that end a line begin; its end when it has none.
std::size_t begin_of_amounts(const Zone& line) {
  std::size_t begin = line.size();
  for (std::size_t at = 0; at < line.size(); at = line.next_word(at)) {
    if (!is_of_amount(line.word_at(at))) {
      begin = line.size();
    } else if (begin == line.size()) {
      begin = at;
    }
  }
  return begin;
}

/// "2019 2020 Totalt": the heads of the columns.
bool is_heads(const Zone& line) {
  for (std::size_t at = 0; at < line.size(); at = line.next_word(at)) {
    if (!is_of_amount(line.word_at(at)) && !contains(list("budget_heads"), lower(line.word_at(at)))) return false;
  }
  return true;
}

bool has_digit(const Zone& zone) { return std::any_of(zone.low.begin(), zone.low.end(), core::is_digit); }

class BudgetReader {
 public:
  BudgetReader(const Zone& letter, const MinutesContext& context) : letter_(letter), context_(context), known_(context.known) {
    for (const std::u32string& line : list("cost_lines")) known_.push_back(bare(line));
  }

  std::optional<LetterBudget> read() {
    budget_.cost_lines = lines_between(list("costs"), list("costs_end"));
    budget_.public_funders = lines_between(list("public_funders"), list("private_funders"));
    budget_.private_funders = lines_between(list("private_funders"), list("funders_end"));
    if (budget_.cost_lines.empty() && budget_.public_funders.empty()) return std::nullopt;
    if (budget_.amounts.empty()) budget_.lost.push_back(has_years_ ? "all amounts" : "all amounts and years");
    return std::move(budget_);
  }

 private:
  /// Lines between two cues.
  Names lines_between(const WordList& from, const WordList& to) {
    const auto begin = find_heading(letter_, from);
    const auto end = begin ? find_heading(letter_, to, begin->end) : std::nullopt;
    Names lines;
    if (!end) return lines;
    for (const Zone& line : split_entries(letter_.part(begin->end, end->begin), known_, context_.source)) {
      if (is_heads(line)) {
        has_years_ = has_years_ || has_digit(line);
        continue;
      }
      const std::size_t split = begin_of_amounts(line);
      lines.push_back(line.part(0, split).utf8());
      if (has_digit(line.part(split))) budget_.amounts.push_back({lines.back(), line.part(split).utf8()});
    }
    return lines;
  }

  const Zone& letter_;
  const MinutesContext& context_;
  std::vector<std::u32string> known_;
  LetterBudget budget_;
  bool has_years_ = false;
};

}  // namespace

std::optional<LetterBudget> read_letter_budget(const Zone& letter, const MinutesContext& context) { return BudgetReader(letter, context).read(); }

}  // namespace rodtrad::domain
