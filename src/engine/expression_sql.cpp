// One small rule per operation. Numbers are written as digits; nothing else from a request stands in the text itself.
#include "engine/expression_sql.h"

#include "core/failure.h"

namespace rodtrad::engine {

using table::Condition;
using table::Expression;
using Op = Expression::Op;

Sql& Sql::operator<<(std::string_view words) {
  text += words;
  return *this;
}

Sql& Sql::operator<<(const Sql& piece) {
  text += piece.text;
  parameters.insert(parameters.end(), piece.parameters.begin(), piece.parameters.end());
  return *this;
}

Sql join(const std::vector<Sql>& pieces, std::string_view between) {
  Sql all;
  for (const Sql& piece : pieces) {
    if (&piece != &pieces.front()) all << between;
    all << piece;
  }
  return all;
}

namespace {

Sql parameter(const std::string& code) { return {"?", {code}}; }
Sql digits(std::int64_t number) { return {fmt::format("CAST({} AS BIGINT)", number), {}}; }
Sql as_text(const Sql& value) { return Sql{} << "CAST(" << value << " AS VARCHAR)"; }
Sql infix(const Sql& a, std::string_view symbol, const Sql& b) { return Sql{} << "(" << a << " " << symbol << " " << b << ")"; }
Sql truth(const Sql& condition) { return Sql{} << "CAST(" << condition << " AS BIGINT)"; }

Sql logarithm(const Sql& a) {
  const std::string unit = fmt::format("{}", table::kLnUnit);
  return Sql{} << "CASE WHEN " << a << " > 0 THEN CAST(round(ln(CAST(" << a << " AS DOUBLE)) * " << unit << ") AS BIGINT) END";
}

Sql positive_part(const Sql& a) { return Sql{} << "CASE WHEN " << a << " > 0 THEN " << a << " WHEN " << a << " <= 0 THEN 0 END"; }

}  // namespace

Sql ExpressionWriter::value(const Expression& e) {
  switch (e.op) {
    case Op::column:
      return {"scan." + sql::quoted(e.name), {}};
    case Op::constant:
      return digits(e.number);
    case Op::band:
      return band(e);
    case Op::lookup:
      return looked_up(lists_.table_of(*e.list), e.args);
    case Op::map_codes:
      return looked_up(lists_.table_of(e.codes), e.args);
    case Op::difference:
      return infix(value(e.args[0]), "-", value(e.args[1]));
    case Op::scaled:
      return infix(value(e.args[0]), "*", digits(e.number));
    case Op::positive:
      return positive_part(value(e.args[0]));
    case Op::greater:
      return truth(infix(value(e.args[0]), ">", value(e.args[1])));
    case Op::equals:
      return truth(infix(code_or_null(e.args[0]), "=", parameter(e.name)));
    case Op::both:
      return truth(infix(infix(value(e.args[0]), "=", digits(1)), "AND", infix(value(e.args[1]), "=", digits(1))));
    case Op::when:
      return Sql{} << "CASE " << value(e.args[0]) << " WHEN 1 THEN " << value(e.args[1]) << " WHEN 0 THEN 0 END";
    case Op::ln:
      return logarithm(value(e.args[0]));
    case Op::ratio:
      break;
  }
  throw core::Failure(core::FailureKind::internal, core::same_text("a ratio can only be ranked"));
}

Sql ExpressionWriter::code_or_null(const Expression& e) { return as_text(value(e)); }
Sql ExpressionWriter::code(const Expression& e) { return Sql{} << "coalesce(" << code_or_null(e) << ", '')"; }

std::pair<Sql, Sql> ExpressionWriter::fraction(const Expression& e) {
  if (e.op != Op::ratio) return {value(e), digits(1)};
  const Sql numerator = value(e.args[0]);
  const Sql denominator = value(e.args[1]);
  const Sql sign = Sql{} << "nullif(sign(" << denominator << "), 0)";
  return {infix(numerator, "*", sign), infix(denominator, "*", sign)};
}

Sql ExpressionWriter::band(const Expression& e) {
  const Sql of = value(e.args[0]);
  Sql out = Sql{} << "CASE";
  for (auto bound = e.bands.rbegin(); bound != e.bands.rend(); ++bound) {
    out << " WHEN " << of << " >= " << digits(bound->first) << " THEN " << parameter(bound->second);
  }
  return out << " END";
}

Sql ExpressionWriter::looked_up(const std::string& list, const std::vector<Expression>& keys) {
  Join wanted{.list = list, .keys = {}};
  for (const Expression& key : keys) wanted.keys.push_back(code_or_null(key));
  auto found = std::find(joins_.begin(), joins_.end(), wanted);
  if (found == joins_.end()) found = joins_.insert(found, std::move(wanted));
  return {fmt::format("list{}.value", found - joins_.begin()), {}};
}

Sql ExpressionWriter::condition(const Condition& c) {
  using Test = Condition::Test;
  const auto number = [&](const char* symbol) { return infix(value(c.value), symbol, digits(c.number)); };
  switch (c.test) {
    case Test::is_null:
      return Sql{} << value(c.value) << " IS NULL";
    case Test::not_null:
      return Sql{} << value(c.value) << " IS NOT NULL";
    case Test::at_least:
      return number(">=");
    case Test::at_most:
      return number("<=");
    case Test::greater_than:
      return number(">");
    case Test::equals:
    case Test::in:
      break;
  }
  std::vector<Sql> codes;
  for (const std::string& code : c.codes) codes.push_back(parameter(code));
  if (codes.empty()) return {"false", {}};
  return Sql{} << code_or_null(c.value) << " IN (" << join(codes, ", ") << ")";
}

Sql ExpressionWriter::where(const table::Filter& filter) {
  std::vector<Sql> conditions;
  for (const Condition& c : filter) conditions.push_back(condition(c));
  return conditions.empty() ? Sql{} : Sql{} << " WHERE " << join(conditions, " AND ");
}

Sql ExpressionWriter::from() const {
  Sql out = Sql{} << " FROM " << table_ << " AS scan";
  for (std::size_t i = 0; i < joins_.size(); ++i) {
    std::vector<Sql> matches;
    for (std::size_t k = 0; k < joins_[i].keys.size(); ++k) matches.push_back(infix({fmt::format("list{}.k{}", i, k), {}}, "=", joins_[i].keys[k]));
    out << fmt::format(" LEFT JOIN {} AS list{} ON ", joins_[i].list, i) << join(matches, " AND ");
  }
  return out;
}

}  // namespace rodtrad::engine
