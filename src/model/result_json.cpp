// Result as canonical JSON: members in a fixed order, numbers in their shortest form, and of a cell only what it has, so
// that a protected cell has no number at all.
#include "core/json_list.h"
#include "model/json_words.h"
#include "model/result.h"

namespace rodtrad::model {

using core::JsonWriter;

namespace {

/// Minus zero would read back as the integer 0.
double plain_zero(double value) { return value + 0.0; }

void write_optional(JsonWriter& out, std::string_view name, const std::optional<double>& value) {
  if (value) out.member(name, plain_zero(*value));
}

template <class Valued>
void write_value(JsonWriter& out, const Valued& cell) {
  out.member("status", to_word(cell.status));
  if (cell.status == table::Status::value) {
    out.member("value", plain_zero(cell.value));
    write_optional(out, "low", cell.low);
    write_optional(out, "high", cell.high);
  }
  if constexpr (requires { cell.n; }) {
    if (cell.n) out.member("n", *cell.n);
  }
  if (cell.reason != Text{}) out.member("reason", cell.reason);
}

void write_cell(JsonWriter& out, const table::Cell& cell) {
  out.begin_object();
  write_value(out, cell);
  out.end_object();
}

void write_row(JsonWriter& out, const table::Row& row) {
  out.begin_object().member("code", row.code).member("label", row.label).member("total", row.total).end_object();
}

void write_column(JsonWriter& out, const table::Column& column) {
  out.begin_object().member("id", column.id).member("label", column.label).member("unit", to_word(column.unit));
  out.member("decimals", column.decimals).member("interval", column.interval).end_object();
}

void write_text(JsonWriter& out, const Text& text) { out.value(text); }

void write_table(JsonWriter& out, const table::Table& table) {
  out.begin_object().member("id", table.id).member("title", table.title).member("row_heading", table.row_heading);
  out.member("role", to_word(table.role)).member("currency", table.currency);
  write_list(out, "rows", table.rows, write_row);
  write_list(out, "columns", table.columns, write_column);
  write_list(out, "cells", table.cells, write_cell);
  write_list(out, "notes", table.notes, write_text);
  out.end_object();
}

void write_point(JsonWriter& out, const figure::Point& point) {
  out.begin_object();
  write_value(out, point);
  out.end_object();
}

void write_series(JsonWriter& out, const figure::Series& series) {
  out.begin_object().member("id", series.id).member("label", series.label).member("role", to_word(series.role));
  write_list(out, "points", series.points, write_point);
  out.end_object();
}

void write_figure(JsonWriter& out, const figure::Figure& figure) {
  out.begin_object().member("id", figure.id).member("kind", to_word(figure.kind));
  out.member("title", figure.title).member("subtitle", figure.subtitle).member("alt", figure.alt).member("source", figure.source);
  out.member("unit", to_word(figure.unit)).member("decimals", figure.decimals).member("currency", figure.currency);
  out.member("table", figure.table);
  write_list(out, "categories", figure.categories, write_text);
  write_list(out, "series", figure.series, write_series);
  out.end_object();
}

void write_piece(JsonWriter& out, const ResolvedSentence::Piece& piece) {
  if (!piece.cell) {
    out.value(piece.words);
    return;
  }
  out.begin_object().member("words", piece.words);
  out.member("table", piece.cell->table).member("row", piece.cell->row).member("column", piece.cell->column).end_object();
}

void write_sentence(JsonWriter& out, const ResolvedSentence& sentence) {
  out.begin_object();
  write_list(out, "sv", sentence.sv, write_piece);
  write_list(out, "en", sentence.en, write_piece);
  out.end_object();
}

void write_finding(JsonWriter& out, const ResolvedFinding& finding) {
  out.begin_object().member("id", finding.id);
  write_sentence(out.key("headline"), finding.headline);
  write_list(out, "sentences", finding.sentences, write_sentence);
  out.member("figure", finding.figure).member("table", finding.table);
  write_list(out, "answers", finding.answers);
  out.end_object();
}

void write_protection(JsonWriter& out, const Protection& protection) {
  out.begin_object().member("level", to_word(protection.level)).member("threshold", protection.threshold);
  out.member("counts_persons", protection.counts_persons).member("primary", protection.primary);
  out.member("secondary", protection.secondary).member("p_percent", protection.p_percent);
  out.member("dominance_n", std::int64_t{protection.dominance_n}).member("dominance_k", protection.dominance_k);
  out.member("knows_contributors", protection.knows_contributors).member("sums_primary", protection.sums_primary);
  out.member("sums_secondary", protection.sums_secondary).member("shown_protected", protection.shown_protected).end_object();
}

void write_note(JsonWriter& out, const Note& note) { out.begin_object().member("code", note.code).member("text", note.text).end_object(); }

void write_fact(JsonWriter& out, const std::pair<Text, Text>& fact) {
  out.begin_object().member("what", fact.first).member("words", fact.second).end_object();
}

}  // namespace

std::string to_json(const Result& result) {
  JsonWriter out;
  out.begin_object().member("method", result.method).member("method_version", result.method_version);
  write_protection(out.key("protection"), result.protection);
  write_list(out, "tables", result.tables, write_table);
  write_list(out, "figures", result.figures, write_figure);
  write_list(out, "findings", result.findings, write_finding);
  write_list(out, "notes", result.notes, write_note);
  write_list(out, "facts", result.facts, write_fact);
  out.end_object();
  return out.take();
}

}  // namespace rodtrad::model
