// One text as a value of its column, and the words for what is wrong with it.
#include "core/unicode.h"
#include "lake/row_plan.h"

namespace rodtrad::lake {
namespace {

using core::Text;
using schema::Privacy;
using schema::ValueType;

constexpr std::int64_t kLargestInteger = 2147483647;  // integers are stored in 32 bits
constexpr int kFewestIdentityDigits = 8;              // a birth date; a personal identity number has more
constexpr std::size_t kLongestShown = 40;

ValueFault read_number(const RowPlan& plan, const ColumnPlan& column, std::string_view text, Value& value) {
  const bool whole = column.column->type == ValueType::integer;
  if (column.per_cent && text.ends_with('%')) text = core::trim(text.substr(0, text.size() - 1));
  const std::string plain = plan.thousands ? without_groups(text, plan.thousands) : std::string();
  if (plan.thousands) text = plain;
  const Number number = parse_scaled(text, plan.decimal, column.shift, whole ? Rounding::refuse : plan.rounding);
  if (number.fault == NumberFault::not_a_number) return ValueFault::not_a_number;
  if (number.fault == NumberFault::too_many_decimals) return ValueFault::too_many_decimals;
  const bool fits = number.fault == NumberFault::none && (!whole || (number.value <= kLargestInteger && number.value >= -kLargestInteger));
  if (!fits) return ValueFault::too_large;
  value.number = number.value;
  const schema::ContractColumn& contract = *column.column;
  const bool inside = (!contract.least || value.number >= *contract.least) && (!contract.most || value.number <= *contract.most);
  return inside ? ValueFault::none : ValueFault::out_of_range;
}

ValueFault read_code(const ColumnPlan& column, std::string_view text, Value& value) {
  if (!column.codes.empty() && !std::binary_search(column.codes.begin(), column.codes.end(), text)) return ValueFault::unknown_code;
  value.text = text;
  return ValueFault::none;
}

/// The identifier without what different systems write between its parts.
void read_person(std::string_view text, Value& value) {
  value.text.clear();
  for (const char c : text) {
    if (c != ' ' && c != '-') value.text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
}

std::string shown(const RowPlan& plan, const ColumnPlan& column, std::string_view text) {
  const Privacy privacy = column.column->privacy;
  if (privacy == Privacy::identifying || privacy == Privacy::sensitive) return {};
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (plan.contract->personal && digits >= kFewestIdentityDigits) return {};
  std::u32string points = core::to_code_points(text);
  if (points.size() > kLongestShown) points = points.substr(0, kLongestShown) + U"…";
  return fmt::format(" \"{}\"", core::to_utf8(points));
}

Text range_hint(const schema::ContractColumn& column) {
  if (column.least && column.most)
    return {.sv = fmt::format("tillåtet är {}–{}", *column.least, *column.most), .en = fmt::format("{}–{} is allowed", *column.least, *column.most)};
  if (column.least) return {.sv = fmt::format("lägst {}", *column.least), .en = fmt::format("at least {}", *column.least)};
  return {.sv = fmt::format("högst {}", column.most.value_or(kLargestInteger)),
          .en = fmt::format("at most {}", column.most.value_or(kLargestInteger))};
}

Text number_hint(const RowPlan& plan, const ColumnPlan& column, std::string_view text) {
  const char other = plan.decimal == '.' ? ',' : '.';
  if (text.find(other) != std::string_view::npos && text.find_first_not_of("0123456789.,-") == std::string_view::npos) {
    return {.sv = fmt::format("decimaltecknet lästes som \"{}\"; ange decimal = \"{}\" i mappningen", plan.decimal, other),
            .en = fmt::format("the decimal sign was read as \"{}\"; write decimal = \"{}\" in the map", plan.decimal, other)};
  }
  for (const char sign : {' ', '.', ',', '\''}) {
    const std::string plain = sign == plan.decimal ? std::string(text) : without_groups(text, sign);
    if (plain == text || parse_scaled(plain, plan.decimal, column.shift, Rounding::half_even).fault != NumberFault::none) continue;
    return core::say("ange thousands = \"{}\" i mappningen", "write thousands = \"{}\" in the map", sign);
  }
  return {
      .sv = fmt::format("översätt texten i [values.{}] i mappningen, eller ange den i missing om den betyder att värdet saknas", column.column->id),
      .en = fmt::format("translate the text in [values.{}] of the map, or name it in missing if it means that there is no value", column.column->id)};
}

Text code_hint(const ColumnPlan& column, std::string_view text) {
  Text hint = core::did_you_mean(text, column.codes.size() > 30 ? std::vector<std::string>{} : column.codes);
  if (column.column->codes_from_map) {
    hint.sv += "; ange egna grupper i [age_groups] i mappningen";
    hint.en += "; give your own groups in [age_groups] of the map";
  } else {
    hint.sv += fmt::format("{}översätt texten i [values.{}] i mappningen", hint.sv.empty() ? "" : "; eller ", column.column->id);
    hint.en += fmt::format("{}translate the text in [values.{}] of the map", hint.en.empty() ? "" : "; or ", column.column->id);
  }
  return hint;
}

}  // namespace

ValueFault read_value(const RowPlan& plan, const ColumnPlan& column, std::string_view text, Value& value) {
  switch (column.column->type) {
    case ValueType::text:
    case ValueType::code:
      return read_code(column, text, value);
    case ValueType::integer:
    case ValueType::decimal:
    case ValueType::money:
      return read_number(plan, column, text, value);
    case ValueType::person:
      read_person(text, value);
      return ValueFault::none;
    case ValueType::date:
      break;
  }
  const auto day = parse_day(text);
  value.number = day.value_or(0);
  return day ? ValueFault::none : ValueFault::not_a_date;
}

std::string_view fault_code(ValueFault fault) {
  constexpr std::string_view kCodes[] = {"",           "not_a_number", "too_many_decimals", "too_large", "out_of_range",
                                         "not_a_date", "unknown_code", "not_translated"};
  return kCodes[static_cast<std::size_t>(fault)];
}

core::Problem fault_problem(const RowPlan& plan, const ColumnPlan& column, ValueFault fault, std::string_view text) {
  const std::string& id = column.column->id;
  const std::string value = shown(plan, column, text);
  core::Problem problem{.code = std::string(fault_code(fault))};
  const auto say = [&](std::string_view sv, std::string_view en, Text hint) {
    problem.message = {.sv = fmt::format("{}: värdet{} {}", id, value, sv), .en = fmt::format("{}: the value{} {}", id, value, en)};
    problem.hint = std::move(hint);
  };
  switch (fault) {
    case ValueFault::none:
      break;
    case ValueFault::not_a_number:
      say("är inget tal", "is not a number", number_hint(plan, column, text));
      break;
    case ValueFault::too_many_decimals:
      say("har fler decimaler än som lagras", "has more decimals than are stored",
          {.sv = "rätta enheten i [units], eller ange rounding = \"half_even\" i mappningen",
           .en = "correct the unit in [units], or write rounding = \"half_even\" in the map"});
      break;
    case ValueFault::too_large:
      say("är för stort", "is too large", {.sv = "kontrollera kolumnen och enheten i [units]", .en = "check the column and the unit in [units]"});
      break;
    case ValueFault::out_of_range:
      say("ligger utanför det tillåtna", "is outside what is allowed", range_hint(*column.column));
      break;
    case ValueFault::not_a_date:
      say("är inget datum", "is not a date", {.sv = "skriv datum som ÅÅÅÅ-MM-DD", .en = "write dates as YYYY-MM-DD"});
      break;
    case ValueFault::not_translated:
      say("har ingen ensam motsvarighet i översättningen", "has no single target in the table",
          core::say("se den med rodtrad codes map, eller översätt texten i [values.{}] i mappningen",
                    "see it by rodtrad codes map, or translate the text in [values.{}] of the map", id));
      break;
    case ValueFault::unknown_code:
      say("är ingen känd kod", "is not a known code", code_hint(column, text));
      break;
  }
  return problem;
}

}  // namespace rodtrad::lake
