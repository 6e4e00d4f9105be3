// Result: a Draft after disclosure control. Only plan::protect makes one. It holds no number that is not meant to be read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/expected.h"
#include "figure/figure.h"
#include "model/draft.h"
#include "table/table.h"

namespace rodtrad::model {

enum class Level { internal, public_ };

/// A sentence with its numbers in place, as runs of words and numbers. Words differ by language, so runs do too.
struct ResolvedSentence {
  struct Piece {
    std::string words;
    std::optional<table::CellId> cell;  // set for a number
  };
  std::vector<Piece> sv;
  std::vector<Piece> en;

  const std::vector<Piece>& in(core::Language language) const { return language == core::Language::sv ? sv : en; }
  Text text() const;  // all pieces joined
};

struct ResolvedFinding {
  std::string id;
  ResolvedSentence headline;
  std::vector<ResolvedSentence> sentences;
  std::string figure;
  std::string table;
  std::vector<std::string> answers;
};

/// What disclosure control did.
struct Protection {
  Level level = Level::internal;
  std::int64_t threshold = 5;
  bool counts_persons = true;  // false: the data have no person key, so contacts were counted
  std::int64_t primary = 0;    // cells of cubes
  std::int64_t secondary = 0;
  double p_percent = 0;  // nobody who contributes to a sum may come this near another's contribution
  int dominance_n = 0;   // the n largest may not make up more than k % of a sum
  double dominance_k = 0;
  bool knows_contributors = true;  // false: some sum could not be tested by these two rules
  std::int64_t sums_primary = 0;   // sums in cells whose count is shown
  std::int64_t sums_secondary = 0;
  std::int64_t shown_protected = 0;  // table cells that show ".."
};

struct Result {
  std::string method;
  std::string method_version;
  Protection protection;
  std::vector<table::Table> tables;
  std::vector<figure::Figure> figures;
  std::vector<ResolvedFinding> findings;
  std::vector<Note> notes;
  std::vector<std::pair<Text, Text>> facts;

  const table::Table* find_table(const std::string& id) const;
  const figure::Figure* find_figure(const std::string& id) const;
  const table::Cell* find_cell(const table::CellId& id) const;
};

/// Canonical JSON: the same Result always gives the same bytes.
std::string to_json(const Result& result);
core::Expected<Result> result_from_json(const std::string& text, const std::string& file);

}  // namespace rodtrad::model
