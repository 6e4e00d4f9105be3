// The mapping file: how the columns of a source become those of a contract. Written by people, so everything in it is
// checked and every mistake has a place. Vocabulary, closed (docs/reference/mapping.md shows each with an example):
//
//   delimiter, decimal, encoding     form of a CSV file; sniffed when not given
//   sheet                            of a workbook: which sheet (the first)
//   header_row, header_rows          on which row the column names stand, and how many rows they take (1)
//   footer = ["Källa:"]              rows from the first that begins with one of these are no data
//   thousands = " "                  sign between groups of three digits: " " (any space), ".", "," or "'"
//   dataset                          of a JSON-stat file: which one (the first)
//   missing = ["NA"]                 texts that mean no value, besides the empty text and ".."
//   currency = "SEK"                 of all money in the file
//   rounding = "half_even"           when amounts have more decimals than are kept; else such rows are refused
//   synthetic = true                 the data are made up
//   label, source                    { sv, en }: what people call the dataset, and its source line
//   [columns]   "Name in file" = "contract_column", or several: ["value", "status"]
//   [constants] contract_column = value
//   [units]     cost = "kr"          money: kr, ore, tkr, mkr (or major, minor); decimals: the contract's unit; "%" takes away
//                                    the sign, "share" makes per cent of 0–1
//   [values.sex] "Kvinna" = "F"      texts of the file → values
//   [otherwise] status = ""          what all texts mean that [values.status] does not list
//   [age_groups] "18 to 29" = [18, 29]   bounds of the codes of age_group, last age included; [80] is open
//   [codes.municipality] file = "x.csv", or code = "Label" …   labels of an open set of codes; others are refused then
//   [codes.municipality] list = "kommun", from = "kommun_1998"   a list of the workspace: a code must be valid in the row's year;
//                                    with `from` the file has codes of that list, which a table of the workspace translates
//   [derive]    chapter = false      do not derive this column
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/toml.h"
#include "formats/open_rows.h"
#include "lake/value.h"
#include "schema/code_list.h"
#include "schema/contract.h"
#include "table/table.h"

namespace rodtrad::lake {

struct Mapping {
  struct Column {
    std::string source;  // name in the file
    std::string column;  // of the contract
    core::Place place;
  };
  struct Constant {
    std::string column;
    std::string text;
    core::Place place;
  };
  using Values = std::map<std::string, std::string, std::less<>>;
  struct ListUse {
    std::string list;
    std::string from;  // "": the file has the codes of the list itself
    core::Place place;
  };
  struct Years {
    int first = 0;
    int last = 0;
  };
  using Validity = std::map<std::string, std::vector<Years>, std::less<>>;  // by code

  std::string file;  // "" when there is no mapping file: then columns go by their names
  std::string text;  // as written, kept with the version
  formats::RowOptions form;
  std::vector<Column> columns;
  std::vector<Constant> constants;
  std::vector<std::string> missing;
  std::string currency;  // "" when the contract has no money
  Rounding rounding = Rounding::refuse;
  bool synthetic = false;
  core::Text label;
  core::Text source;
  char thousands = 0;                 // sign between groups of digits; 0: none
  std::set<std::string> per_cent;     // columns whose numbers may end with %
  std::map<std::string, int> shifts;  // column → power of ten from the text to what is stored
  std::map<std::string, Values> values;
  std::map<std::string, std::string> otherwise;
  std::map<std::string, schema::AgeRange> age_groups;
  std::map<std::string, std::vector<table::Category>> codes;
  std::vector<std::string> not_derived;
  std::map<std::string, ListUse> lists;   // by column
  std::map<std::string, Validity> valid;  // of these columns, once use_lists has been here
  std::set<std::string> translated;       // columns in which a text must be translated to be a value
};

/// Reads and checks a mapping against the contract; code files are looked for beside it.
core::Expected<Mapping> read_mapping(const std::filesystem::path& file, const schema::Contract& contract);
core::Expected<Mapping> parse_mapping(std::string_view text, const std::filesystem::path& file, const schema::Contract& contract);

/// The program's own mapping of what a service gives (data/maps/SERVICE-KIND.toml); nothing when there is none.
std::optional<Mapping> service_mapping(std::string_view service, const schema::Contract& contract);

/// The mapping of a file whose columns have the contract's names.
Mapping default_mapping(const schema::Contract& contract);

}  // namespace rodtrad::lake
