// Resolving patterns, and counting what had to be left out.
#include "plan/resolve_words.h"

namespace rodtrad::plan {

using core::Language;
using model::ResolvedSentence;
using model::Result;
using Pieces = std::vector<ResolvedSentence::Piece>;

namespace {

struct LeftOut {
  int findings = 0;
  int sentences = 0;
};

const table::Column& column_of(const table::Table& table, const std::string& id) {
  return *std::find_if(table.columns.begin(), table.columns.end(), [&](const table::Column& column) { return column.id == id; });
}

/// The number behind a name in a pattern, as people read it.
std::variant<ResolvedSentence::Piece, Unsaid> number_piece(std::string name, const model::Sentence& sentence, const Result& result,
                                                           Language language) {
  constexpr std::string_view kInterval = ".interval";
  const bool interval = name.ends_with(kInterval);
  if (interval) name.resize(name.size() - kInterval.size());
  const auto ref = sentence.refs.find(name);
  if (ref == sentence.refs.end()) return Unsaid::missing;
  const table::Cell* cell = result.find_cell(ref->second);
  if (cell && cell->status == table::Status::protected_) return Unsaid::protected_;
  if (!cell || cell->status != table::Status::value) return Unsaid::missing;
  const table::Table& table = *result.find_table(ref->second.table);
  const table::Column& column = column_of(table, ref->second.column);
  std::string words =
      interval ? table::show_interval(*cell, column, table.currency, language) : table::show_cell(*cell, column, table.currency, language);
  if (words.empty()) return Unsaid::missing;
  return ResolvedSentence::Piece{std::move(words), ref->second};
}

std::variant<Pieces, Unsaid> pieces_in(const model::Sentence& sentence, const Result& result, Language language) {
  const std::string& pattern = sentence.pattern.in(language);
  Pieces pieces;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t brace = std::min(pattern.find('{', at), pattern.size());
    if (brace > at) pieces.push_back({pattern.substr(at, brace - at), std::nullopt});
    const std::size_t end = pattern.find('}', brace);
    if (brace == pattern.size()) break;
    if (end == std::string::npos) return Unsaid::missing;
    auto number = number_piece(pattern.substr(brace + 1, end - brace - 1), sentence, result, language);
    if (const Unsaid* unsaid = std::get_if<Unsaid>(&number)) return *unsaid;
    pieces.push_back(std::get<0>(std::move(number)));
    at = end + 1;
  }
  return pieces;
}

void note_left_out(const LeftOut& left_out, const char* code, const core::Text& why, Result& result) {
  if (left_out.findings + left_out.sentences == 0) return;
  result.notes.push_back({.code = code,
                          .text = {.sv = fmt::format("{} Slutsatser: {}. Enstaka meningar: {}.", why.sv, left_out.findings, left_out.sentences),
                                   .en = fmt::format("{} Findings: {}. Single sentences: {}.", why.en, left_out.findings, left_out.sentences)}});
}

}  // namespace

Spoken resolve_sentence(const model::Sentence& sentence, const Result& result) {
  auto sv = pieces_in(sentence, result, Language::sv);
  auto en = pieces_in(sentence, result, Language::en);
  for (const auto* pieces : {&sv, &en}) {
    if (const Unsaid* unsaid = std::get_if<Unsaid>(pieces)) return *unsaid;
  }
  return ResolvedSentence{.sv = std::get<0>(std::move(sv)), .en = std::get<0>(std::move(en))};
}

void resolve_findings(const std::vector<model::Finding>& findings, Result& result) {
  std::array<LeftOut, 2> left_out;
  for (const model::Finding& finding : findings) {
    Spoken headline = resolve_sentence(finding.headline, result);
    if (const Unsaid* unsaid = std::get_if<Unsaid>(&headline)) {
      ++left_out[static_cast<std::size_t>(*unsaid)].findings;
      continue;
    }
    model::ResolvedFinding resolved{
        .id = finding.id, .headline = std::get<0>(std::move(headline)), .figure = finding.figure, .table = finding.table, .answers = finding.answers};
    for (const model::Sentence& sentence : finding.sentences) {
      Spoken spoken = resolve_sentence(sentence, result);
      if (const Unsaid* unsaid = std::get_if<Unsaid>(&spoken)) {
        ++left_out[static_cast<std::size_t>(*unsaid)].sentences;
      } else {
        resolved.sentences.push_back(std::get<0>(std::move(spoken)));
      }
    }
    result.findings.push_back(std::move(resolved));
  }
  note_left_out(left_out[0], "finding_protected",
                {.sv = "Utelämnat för att det bygger på skyddade värden.", .en = "Left out because it rests on protected values."}, result);
  note_left_out(left_out[1], "finding_missing", {.sv = "Utelämnat för att värden saknas.", .en = "Left out because values are missing."}, result);
}

}  // namespace rodtrad::plan
