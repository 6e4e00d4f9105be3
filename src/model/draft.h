// Draft: what a method returns. Numbers stand only in cubes (additive, for disclosure control) and in table cells that
// name the cube cells they rest on. Figures and sentences hold references to table cells, never numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "figure/figure.h"
#include "table/table.h"

namespace rodtrad::model {

using core::Text;

/// The cube cells that a shown cell rests on: if one of them is protected, so is the cell.
struct Basis {
  std::string cube;
  std::vector<std::size_t> cells;  // indices into Cube::cells
  /// The measures of these cells that it tells of, beside their counts; nothing = all.
  std::optional<std::vector<std::string>> measures = std::nullopt;
};

struct DraftCell {
  table::Cell cell;
  std::vector<Basis> basis;  // empty only for cells that rest on nothing personal (limits of the law, reference aggregates)
};

struct DraftTable {
  table::Table table;            // `table.cells` is empty here; protect fills it
  std::vector<DraftCell> cells;  // row-major
};

/// Words with {name} where numbers go; each name refers to a cell. {name} shows the value, {name.interval} its interval.
struct Sentence {
  Text pattern;
  std::map<std::string, table::CellId> refs;
};

struct DraftSeries {
  std::string id;
  Text label;
  figure::SeriesRole role = figure::SeriesRole::own;
  std::vector<table::CellId> cells;  // one per category
};

struct DraftFigure {
  std::string id;
  figure::Kind kind = figure::Kind::bar;
  Sentence title;
  Text subtitle;
  std::vector<Text> categories;
  std::vector<DraftSeries> series;
};

/// A finding answers a question: a headline, sentences, at most one figure and the table behind.
struct Finding {
  std::string id;
  Sentence headline;
  std::vector<Sentence> sentences;
  std::string figure;  // id, or ""
  std::string table;   // id, or ""
  /// Words that tell which of the plan's questions it answers ("65 år", "ålder"): used to pair them.
  std::vector<std::string> answers;
};

struct Note {
  std::string code;  // "computed_limit", "no_person_key"
  Text text;
};

struct Draft {
  std::vector<table::Cube> cubes;
  std::vector<DraftTable> tables;
  std::vector<DraftFigure> figures;
  std::vector<Finding> findings;
  std::vector<Note> notes;
  std::vector<std::string> idle_params;      // ids of parameters that had no part in the numbers
  std::vector<std::pair<Text, Text>> facts;  // method box: what → words (rule, k as words, interval …); never personal data
};

}  // namespace rodtrad::model
