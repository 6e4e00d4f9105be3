// What is to be done with the rows of one source: the mapping held against the file's header and the contract.
#pragma once

#include "formats/row_source.h"
#include "lake/mapping.h"

namespace rodtrad::lake {

/// A value as it is stored: numbers, and dates as days since 1970-01-01, or text.
struct Value {
  std::int64_t number = 0;
  std::string text;
};

struct ColumnPlan {
  const schema::ContractColumn* column = nullptr;
  std::optional<std::size_t> field;  // position in the source's rows; also where a derived value comes from
  std::optional<Value> constant;
  std::optional<std::size_t> derived_from;  // position among the plan's columns
  bool per_cent = false;                    // the text may end with %
  int shift = 0;                            // power of ten from the text to what is stored
  const Mapping::Values* values = nullptr;
  const std::string* otherwise = nullptr;    // what texts mean that `values` does not list
  std::vector<std::string> codes;            // those allowed, sorted; empty: any
  const Mapping::Validity* valid = nullptr;  // years in which codes may stand
  bool must_translate = false;               // only texts that `values` lists have a meaning
  bool is_text() const { return column->type == schema::ValueType::text || column->type == schema::ValueType::code; }
};

/// Age groups in order of age.
using AgeGroups = std::vector<std::pair<schema::AgeRange, std::string>>;

struct RowPlan {
  const schema::Contract* contract = nullptr;
  std::string file;                 // for places
  std::size_t fields = 0;           // of each row
  std::vector<ColumnPlan> columns;  // in the order of the contract; those that the source cannot give are absent
  std::vector<std::string> missing;
  char decimal = '.';
  char thousands = 0;  // sign between groups of digits; 0: none
  Rounding rounding = Rounding::refuse;
  AgeGroups age_groups;

  const ColumnPlan* find(std::string_view column) const;
  std::optional<std::size_t> index_of(std::string_view column) const;
};

/// Problems: unknown_source_column, missing_column, source_column_twice, and faults of constants. The mapping must live on.
core::Expected<RowPlan> make_row_plan(const schema::Contract& contract, const Mapping& mapping, const formats::RowSource& source);

/// Age groups that the mapping states, else those that the program carries.
std::map<std::string, schema::AgeRange> age_groups_of(const Mapping& mapping);

enum class ValueFault { none, not_a_number, too_many_decimals, too_large, out_of_range, not_a_date, unknown_code, not_translated };

/// The text (trimmed, not missing) as a value of the column.
ValueFault read_value(const RowPlan& plan, const ColumnPlan& column, std::string_view text, Value& value);

/// What is wrong and what to do. The text itself is told only where it cannot say who or how ill someone is.
core::Problem fault_problem(const RowPlan& plan, const ColumnPlan& column, ValueFault fault, std::string_view text);
std::string_view fault_code(ValueFault fault);

}  // namespace rodtrad::lake
