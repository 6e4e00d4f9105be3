// Contracts: what a dataset of each kind must hold (data/datasets/*.toml): columns with types, units, code lists and how
// private they are, the key, rules between columns, retention. Importing, documentation and mapping all come from here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.h"

namespace rodtrad::schema {

using core::Text;

enum class ValueType {
  text,
  code,     // text from a list, or from an open set
  integer,  // 32 bits
  decimal,  // fixed number of decimals, stored as a 64-bit integer
  money,    // minor units, 64 bits
  date,     // a day, ISO text
  person,   // identifier in the source; stored as a dense number
};

enum class Privacy {
  none,
  personal,     // about a person together with other columns
  sensitive,    // health
  identifying,  // tells who it is: never shown, not even in a message about a fault
};

struct Derivation {
  enum class By {
    year_of,     // year of a date
    chapter_of,  // ICD-10 chapter of a diagnosis
    band_of,     // age group of an age
  };
  By by = By::year_of;
  std::string from;
};

struct ContractColumn {
  std::string id;
  ValueType type = ValueType::text;
  Text label;
  Text description;
  std::vector<std::string> also;  // names that sources use
  Text unit;                      // of integer and decimal, when there is one
  int decimals = 0;               // decimal; money has 2
  bool required = false;          // every row has a value
  bool stored = true;             // false: only rules read it
  std::string codes;              // list of data/codes; "" = open set
  bool codes_from_map = false;    // the map may give another list
  Privacy privacy = Privacy::none;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  std::optional<Derivation> derived;  // when the source does not give it

  /// Of the stored value: money in minor units has 2.
  int stored_decimals() const { return type == ValueType::money ? 2 : type == ValueType::decimal ? decimals : 0; }
  /// Whether its values may be shown to anyone at all.
  bool is_shown() const { return stored && privacy != Privacy::identifying; }
  bool is_number() const { return type == ValueType::integer || type == ValueType::decimal || type == ValueType::money; }
};

struct Rule {
  enum class Check {
    at_least,   // column ≥ value
    at_most,    // column ≤ value
    not_below,  // column ≥ other column
    year_of,    // column = year of the date column `other`
  };
  std::string code;
  Check check = Check::at_least;
  std::string column;
  std::string other;
  std::int64_t value = 0;
  std::string unless;  // column that is 1 where the rule does not hold
  core::Severity severity = core::Severity::error;
  Text message;
  Text hint;
};

/// A value that must be found in datasets of another kind, when there are any.
struct Reference {
  std::string code;
  std::string column;
  std::string kind;
  std::string to;          // its column
  bool same_year = false;  // in the same year
  core::Severity severity = core::Severity::error;
  Text message;
  Text hint;
};

/// Amounts that must sum to nothing within each group of `by`; rows without a value in the last of these have no group.
struct Balance {
  std::string code;
  std::string column;
  std::vector<std::string> by;
  core::Severity severity = core::Severity::error;
  Text message;
  Text hint;
};

struct Contract {
  std::string kind;
  int version = 1;
  Text label;
  Text description;
  Text retention;
  int retain_years = 0;              // after the year of the data; 0: no limit in years
  bool personal = false;             // importing needs a purpose
  std::string file_by;               // one file per value of this column
  std::vector<std::string> order;    // rows within a file
  std::vector<std::string> key;      // may occur once; rows without a value in any of it have no key
  bool warns_of_whole_rows = false;  // rows without a key that are alike in the source are told
  std::vector<ContractColumn> columns;
  std::vector<Rule> rules;
  std::vector<Reference> references;
  std::vector<Balance> balances;
  std::string sha256;  // of the file

  const ContractColumn* find(std::string_view column) const;
  std::vector<std::string> column_names() const;
  bool has_money() const;
};

/// "text", "code" …
std::string_view type_name(ValueType type);

/// A contract from TOML; all mistakes are told with line and column.
core::Expected<Contract> read_contract(std::string_view toml, const std::string& file);

/// Contracts that the program carries, by kind.
const std::vector<Contract>& contracts();
const Contract* contract(std::string_view kind);

}  // namespace rodtrad::schema
