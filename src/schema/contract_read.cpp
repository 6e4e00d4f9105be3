// Contracts from TOML. The vocabulary is closed: a key or word that is not known here is a mistake with a place.
#include "core/hash.h"
#include "core/toml.h"
#include "schema/code_list.h"
#include "schema/contract.h"
#include "schema/read_field.h"

namespace rodtrad::schema {
namespace {

using core::Expected;
using core::Problems;
using core::Toml;

const std::vector<std::string> kTypes = {"text", "code", "integer", "decimal", "money", "date", "person"};
const std::vector<std::string> kPrivacies = {"none", "personal", "sensitive", "identifying"};
const std::vector<std::string> kDerivations = {"year_of", "chapter_of", "band_of"};
const std::vector<std::string> kChecks = {"at_least", "at_most", "not_below", "year_of"};
const std::vector<std::string> kSeverities = {"error", "warning"};
constexpr int kMoneyDecimals = 2;
constexpr int kMostDecimals = 9;

/// The word under `key` as its number in the list; 0 and a problem when it is none of them.
template <class Enum>
Enum read_one_of(const Toml& table, std::string_view key, const std::vector<std::string>& words, Problems& problems) {
  const std::string word = table[key].string();
  const auto at = std::find(words.begin(), words.end(), word);
  if (at != words.end()) return static_cast<Enum>(at - words.begin());
  tell(problems, table.has(key) ? table[key] : table, "unknown_word",
       {.sv = fmt::format("{} kan inte vara \"{}\"", key, word), .en = fmt::format("{} cannot be \"{}\"", key, word)},
       core::did_you_mean(word, words));
  return Enum{};
}

template <class Enum>
Enum read_optional_word(const Toml& table, std::string_view key, const std::vector<std::string>& words, Problems& problems) {
  return table.has(key) ? read_one_of<Enum>(table, key, words, problems) : Enum{};
}

std::optional<std::int64_t> read_bound(const Toml& table, std::string_view key) {
  return table[key].is_integer() ? std::optional(table[key].integer()) : std::nullopt;
}

std::optional<Derivation> read_derivation(const Toml& column, Problems& problems) {
  if (!column.has("derived")) return std::nullopt;
  const Toml& table = column["derived"];
  check_keys(table, {"by", "from"}, problems);
  return Derivation{.by = read_one_of<Derivation::By>(table, "by", kDerivations, problems), .from = read_word(table, "from", problems)};
}

void check_codes(const Toml& table, const ContractColumn& column, Problems& problems) {
  if (column.codes.empty() || code_list(column.codes)) return;
  tell(problems, table["codes"], "unknown_code_list",
       {.sv = fmt::format("kodlistan \"{}\" finns inte", column.codes), .en = fmt::format("there is no code list \"{}\"", column.codes)},
       core::did_you_mean(column.codes, code_list_names()));
}

ContractColumn read_column(const Toml& table, Problems& problems) {
  check_keys(table,
             {"id", "type", "label", "description", "also", "unit", "decimals", "required", "stored", "codes", "codes_from_map", "privacy", "least",
              "most", "derived"},
             problems);
  ContractColumn column{.id = read_word(table, "id", problems),
                        .type = read_one_of<ValueType>(table, "type", kTypes, problems),
                        .label = read_label(table, "label", problems),
                        .description = read_label(table, "description", problems),
                        .also = table["also"].strings(),
                        .decimals = static_cast<int>(table["decimals"].integer()),
                        .required = table["required"].boolean(),
                        .stored = table["stored"].boolean(true),
                        .codes = table["codes"].string(),
                        .codes_from_map = table["codes_from_map"].boolean(),
                        .privacy = read_optional_word<Privacy>(table, "privacy", kPrivacies, problems),
                        .least = read_bound(table, "least"),
                        .most = read_bound(table, "most"),
                        .derived = read_derivation(table, problems)};
  if (table.has("unit")) column.unit = read_label(table, "unit", problems);
  if (column.type == ValueType::money) column.decimals = kMoneyDecimals;
  const bool fractional = column.type == ValueType::decimal;
  if ((table.has("decimals") || fractional) && (!fractional || column.decimals < 1 || column.decimals > kMostDecimals)) {
    tell(problems, table, "bad_decimals",
         {.sv = "decimals är 1–9 och hör till typen decimal", .en = "decimals is 1–9 and belongs to the type decimal"});
  }
  check_codes(table, column, problems);
  return column;
}

Rule read_rule(const Toml& table, Problems& problems) {
  check_keys(table, {"code", "check", "column", "other", "value", "unless", "severity", "message", "hint"}, problems);
  return {.code = read_word(table, "code", problems),
          .check = read_one_of<Rule::Check>(table, "check", kChecks, problems),
          .column = read_word(table, "column", problems),
          .other = table["other"].string(),
          .value = table["value"].integer(),
          .unless = table["unless"].string(),
          .severity = read_optional_word<core::Severity>(table, "severity", kSeverities, problems),
          .message = read_label(table, "message", problems),
          .hint = read_label(table, "hint", problems)};
}

Reference read_reference(const Toml& table, Problems& problems) {
  check_keys(table, {"code", "column", "kind", "to", "same_year", "severity", "message", "hint"}, problems);
  return {.code = read_word(table, "code", problems),
          .column = read_word(table, "column", problems),
          .kind = read_word(table, "kind", problems),
          .to = read_word(table, "to", problems),
          .same_year = table["same_year"].boolean(),
          .severity = read_optional_word<core::Severity>(table, "severity", kSeverities, problems),
          .message = read_label(table, "message", problems),
          .hint = read_label(table, "hint", problems)};
}

Balance read_balance(const Toml& table, Problems& problems) {
  check_keys(table, {"code", "column", "by", "severity", "message", "hint"}, problems);
  Balance balance{.code = read_word(table, "code", problems),
                  .column = read_word(table, "column", problems),
                  .by = table["by"].strings(),
                  .severity = read_optional_word<core::Severity>(table, "severity", kSeverities, problems),
                  .message = read_label(table, "message", problems),
                  .hint = read_label(table, "hint", problems)};
  if (balance.by.empty()) tell(problems, table, "required", {.sv = "by saknas", .en = "by is missing"});
  return balance;
}

void check_column_name(const Contract& contract, const std::string& name, const Toml& at, Problems& problems) {
  if (contract.find(name)) return;
  tell(problems, at, "unknown_column",
       {.sv = fmt::format("kolumnen \"{}\" finns inte i kontraktet", name), .en = fmt::format("the contract has no column \"{}\"", name)},
       core::did_you_mean(name, contract.column_names()));
}

/// A rule compares columns of the same type, or the year in one with a date in the other.
void check_rule(const Contract& contract, const Rule& rule, const Toml& at, Problems& problems) {
  const bool two = rule.check == Rule::Check::not_below || rule.check == Rule::Check::year_of;
  check_column_name(contract, rule.column, at, problems);
  if (two) check_column_name(contract, rule.other, at, problems);
  if (!rule.unless.empty()) check_column_name(contract, rule.unless, at, problems);
  const ContractColumn* column = contract.find(rule.column);
  const ContractColumn* other = contract.find(rule.other);
  if (!column || (two && !other)) return;
  const bool fits = rule.check == Rule::Check::not_below ? column->type == other->type && (column->is_number() || column->type == ValueType::date)
                    : rule.check == Rule::Check::year_of ? column->type == ValueType::integer && other->type == ValueType::date
                                                         : column->is_number();
  if (!fits)
    tell(problems, at, "rule_of_other_type",
         {.sv = fmt::format("regeln {} passar inte kolumnernas typer", rule.code),
          .en = fmt::format("the rule {} does not suit the types of the columns", rule.code)});
}

void check_derivation(const Contract& contract, const ContractColumn& column, const Toml& at, Problems& problems) {
  if (!column.derived) return;
  check_column_name(contract, column.derived->from, at, problems);
  const ContractColumn* from = contract.find(column.derived->from);
  if (!from) return;
  const bool fits = column.derived->by == Derivation::By::year_of      ? column.type == ValueType::integer && from->type == ValueType::date
                    : column.derived->by == Derivation::By::chapter_of ? column.codes == "chapter" && from->type == ValueType::text
                                                                       : column.type == ValueType::code && from->type == ValueType::integer;
  if (!fits)
    tell(problems, at, "derivation_of_other_type",
         {.sv = fmt::format("{} kan inte härledas så", column.id), .en = fmt::format("{} cannot be derived like this", column.id)});
}

void read_parts(const Toml& root, Contract& contract, Problems& problems) {
  for (const Toml& table : root["columns"].array()) {
    ContractColumn column = read_column(table, problems);
    if (contract.find(column.id)) {
      tell(problems, table, "column_twice",
           {.sv = fmt::format("kolumnen {} står två gånger", column.id), .en = fmt::format("the column {} stands twice", column.id)});
    }
    contract.columns.push_back(std::move(column));
  }
  for (const Toml& table : root["rules"].array()) {
    contract.rules.push_back(read_rule(table, problems));
    check_rule(contract, contract.rules.back(), table, problems);
  }
  for (const Toml& table : root["references"].array()) {
    contract.references.push_back(read_reference(table, problems));
    check_column_name(contract, contract.references.back().column, table, problems);
  }
  for (const Toml& table : root["balances"].array()) {
    contract.balances.push_back(read_balance(table, problems));
    const Balance& balance = contract.balances.back();
    check_column_name(contract, balance.column, table, problems);
    for (const std::string& name : balance.by) check_column_name(contract, name, table, problems);
  }
  for (std::size_t i = 0; i < contract.columns.size(); ++i) check_derivation(contract, contract.columns[i], root["columns"].array()[i], problems);
  for (const char* list : {"order", "key"}) {
    for (const std::string& name : root[list].strings()) check_column_name(contract, name, root[list], problems);
  }
  check_column_name(contract, contract.file_by, root.has("file_by") ? root["file_by"] : root, problems);
}

}  // namespace

std::string_view type_name(ValueType type) { return kTypes[static_cast<std::size_t>(type)]; }

Expected<Contract> read_contract(std::string_view toml, const std::string& file) {
  const Toml root = TRY(core::parse_toml(toml, file));
  Problems problems;
  check_keys(root,
             {"kind", "version", "label", "description", "retention", "retain_years", "personal", "file_by", "order", "key", "whole_row_duplicates",
              "columns", "rules", "references", "balances"},
             problems);
  Contract contract{.kind = read_word(root, "kind", problems),
                    .version = static_cast<int>(root["version"].integer(0)),
                    .label = read_label(root, "label", problems),
                    .description = read_label(root, "description", problems),
                    .retention = read_label(root, "retention", problems),
                    .retain_years = static_cast<int>(root["retain_years"].integer()),
                    .personal = root["personal"].boolean(),
                    .file_by = read_word(root, "file_by", problems),
                    .order = root["order"].strings(),
                    .key = root["key"].strings(),
                    .sha256 = core::sha256_hex(toml)};
  if (root.has("whole_row_duplicates")) {
    contract.warns_of_whole_rows = read_one_of<int>(root, "whole_row_duplicates", {"warning"}, problems) == 0;
  }
  if (contract.version < 1)
    tell(problems, root, "version_missing", {.sv = "version ska vara ett heltal från 1", .en = "version must be an integer from 1"});
  read_parts(root, contract, problems);
  if (has_errors(problems)) return core::fail(std::move(problems));
  return contract;
}

}  // namespace rodtrad::schema
