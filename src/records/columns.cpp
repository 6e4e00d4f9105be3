// How each kind of value lies in SQLite.
#include "records/columns.h"

#include "records/layout.h"

namespace rodtrad::records {

using schema::Kind;

void append_parameters(const schema::Field& field, const Value& value, sql::Parameters& out) {
  if (is_absent(value)) {
    out.resize(out.size() + value_columns(field, "value").size(), nullptr);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    out.emplace_back(*text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    out.emplace_back(*integer);
  } else if (const auto* number = std::get_if<double>(&value)) {
    out.emplace_back(*number);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    out.emplace_back(std::int64_t{*truth});
  } else if (const auto* money = std::get_if<core::Money>(&value)) {
    out.emplace_back(money->minor);
    out.emplace_back(money->currency);
  } else {
    out.emplace_back(std::get<RecordId>(value).number);
  }
}

Value value_at(const schema::Field& field, const table::Batch& rows, std::size_t row, std::size_t& at) {
  const table::ColumnData& column = rows.columns[at];
  at += field.kind == Kind::money ? 2 : 1;
  if (column.is_null(row)) return {};
  switch (field.kind) {
    case Kind::number:
      return column.real(row);
    case Kind::integer:
      return column.integer(row);
    case Kind::boolean:
      return column.integer(row) != 0;
    case Kind::money:
      return core::Money{.minor = column.integer(row), .currency = rows.columns[at - 1].text(row)};
    case Kind::link:
      return RecordId{.type = field.target, .number = column.integer(row)};
    default:
      return column.text(row);
  }
}

}  // namespace rodtrad::records
