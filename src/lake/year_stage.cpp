// SQL of a year. Every stored column of the contract stands in every file, so that versions can be read together; columns
// that have no values are null.
#include "lake/year_stage.h"

#include <numeric>

#include "core/file.h"
#include "core/hash.h"

namespace rodtrad::lake {

using schema::ContractColumn;
using schema::ValueType;

namespace {

std::string_view staged_type(ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::code:
      return "VARCHAR";
    case ValueType::integer:
    case ValueType::person:
    case ValueType::date:
      return "INTEGER";
    case ValueType::decimal:
    case ValueType::money:
      break;
  }
  return "BIGINT";
}

bool is_text(ValueType type) { return type == ValueType::text || type == ValueType::code; }

std::string_view stored_type(ValueType type) { return type == ValueType::date ? "VARCHAR" : staged_type(type); }

/// Tables of a column: its numbers and texts, and its numbers and values of the enumeration.
std::string texts_table(std::string_view column) { return fmt::format("texts of {}", column); }
std::string values_table(std::string_view column) { return sql::quoted(fmt::format("values of {}", column)); }
std::string enumeration(std::string_view column) { return sql::quoted(fmt::format("enumeration of {}", column)); }

table::ColumnData chosen_of(const table::ColumnData& from, const std::vector<std::size_t>& rows) {
  table::ColumnData to{.name = from.name, .values = {}, .valid = {}};
  to.valid.reserve(rows.size());
  for (const std::size_t row : rows) to.valid.push_back(from.valid[row]);
  std::visit(
      [&](const auto& values) {
        std::decay_t<decltype(values)> kept;
        kept.reserve(rows.size());
        for (const std::size_t row : rows) kept.push_back(values[row]);
        to.values = std::move(kept);
      },
      from.values);
  return to;
}

table::ColumnData numbers_of(const table::ColumnData& from, const std::vector<std::size_t>& rows, TextNumbers& numbers) {
  std::vector<std::int64_t> values(rows.size());
  table::ColumnData to{.name = from.name, .values = {}, .valid = std::vector<std::uint8_t>(rows.size(), 0)};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (from.is_null(rows[i])) continue;
    values[i] = numbers.of(from.text(rows[i]));
    to.valid[i] = 1;
  }
  to.values = std::move(values);
  return to;
}

}  // namespace

std::int64_t TextNumbers::of(const std::string& text) {
  const auto [found, is_new] = numbers_.try_emplace(text, static_cast<std::int64_t>(texts_.size()));
  if (is_new) texts_.push_back(text);
  return found->second;
}

YearStage::YearStage(sql::DuckdbConnection& database, const schema::Contract& contract, const std::vector<StagedColumn>& columns,
                     std::size_t most_texts, int year)
    : database_(database), contract_(contract), columns_(columns), most_texts_(most_texts), year_(year), rows_(sql::quoted(table("rows of"))) {
  std::vector<std::string> definitions;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_key = std::find(contract.key.begin(), contract.key.end(), columns[i].id) != contract.key.end();
    if (is_text(columns[i].type) && !is_key) numbered_[i] = {};
    definitions.push_back(fmt::format("{} {}", sql::quoted(columns[i].id), numbered_.contains(i) ? "INTEGER" : staged_type(columns[i].type)));
  }
  database_.execute(fmt::format("CREATE TABLE {} ({}, order_1 BIGINT, order_2 BIGINT)", rows_, fmt::join(definitions, ", ")));
}

bool YearStage::is_numbered(const std::string& column) const {
  return std::any_of(numbered_.begin(), numbered_.end(), [&](const auto& one) { return columns_[one.first].id == column; });
}

void YearStage::take(const table::Batch& rows, const std::vector<std::size_t>& chosen) {
  table::Batch batch;
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const auto numbered = numbered_.find(i);
    batch.columns.push_back(numbered == numbered_.end() ? chosen_of(rows.columns[i], chosen) : numbers_of(rows.columns[i], chosen, numbered->second));
  }
  database_.append(table("rows of"), batch);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (numbered_.contains(i) && numbered_[i].texts().size() > most_texts_) make_plain(i);
  }
}

/// The numbers and texts of a column as a table.
void YearStage::append_texts(std::size_t column) {
  const std::vector<std::string>& texts = numbered_.at(column).texts();
  const std::string name = texts_table(columns_[column].id);
  database_.execute(fmt::format("CREATE OR REPLACE TABLE {} (number INTEGER, text VARCHAR)", sql::quoted(name)));
  std::vector<std::int64_t> numbers(texts.size());
  std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
  const std::vector<std::uint8_t> valid(texts.size(), 1);
  table::Batch batch;
  batch.columns.push_back({.name = "number", .values = std::move(numbers), .valid = valid});
  batch.columns.push_back({.name = "text", .values = texts, .valid = valid});
  if (!texts.empty()) database_.append(name, batch);
}

/// From now on the column holds its texts themselves.
void YearStage::make_plain(std::size_t column) {
  append_texts(column);
  const std::string name = sql::quoted(columns_[column].id), texts = sql::quoted(texts_table(columns_[column].id));
  database_.execute(
      fmt::format("CREATE TABLE plain AS SELECT staged.* REPLACE ({}.text AS {}) FROM {} AS staged LEFT JOIN {} ON {}.number = staged.{}", texts,
                  name, rows_, texts, texts, name));
  database_.execute("DROP TABLE " + rows_);
  database_.execute("ALTER TABLE plain RENAME TO " + rows_);
  numbered_.erase(column);
}

/// Rows, sums and columns with values.
DataFile YearStage::measure() {
  std::vector<std::string> items = {"count(*)"};
  for (const StagedColumn& one : columns_) {
    items.push_back(fmt::format("count({})", sql::quoted(one.id)));
    if (one.type == ValueType::money) items.push_back(fmt::format("sum({})", sql::quoted(one.id)));
  }
  const table::Batch found = database_.fetch(fmt::format("SELECT {} FROM {}", fmt::join(items, ", "), rows_));
  DataFile file{.year = year_, .name = fmt::format("{}.parquet", year_), .rows = found.columns[0].integer(0)};
  std::size_t at = 1;
  for (const StagedColumn& one : columns_) {
    if (found.columns[at++].integer(0) > 0) file.columns.push_back(one.id);
    if (one.type != ValueType::money) continue;
    file.sums[one.id] = found.columns[at].is_null(0) ? 0 : found.columns[at].integer(0);
    ++at;
  }
  return file;
}

/// Where the value of a column stands: beside its number, or in the row itself.
std::string YearStage::value_of(const std::string& column) const {
  return is_numbered(column) ? values_table(column) + ".text" : "staged." + sql::quoted(column);
}

std::string YearStage::selected(const ContractColumn& column) const {
  const std::string name = sql::quoted(column.id);
  const bool has_values = std::find(file_.columns.begin(), file_.columns.end(), column.id) != file_.columns.end();
  if (!has_values) return fmt::format("CAST(NULL AS {}) AS {}", stored_type(column.type), name);
  if (column.type == ValueType::person) return fmt::format("person_number.number AS {}", name);
  if (column.type == ValueType::date) return fmt::format("CAST(DATE '1970-01-01' + staged.{} AS VARCHAR) AS {}", name, name);
  return fmt::format("{} AS {}", value_of(column.id), name);
}

std::string YearStage::joins() const {
  std::string joins;
  for (const StagedColumn& one : columns_) {
    const std::string name = sql::quoted(one.id);
    if (one.type == ValueType::person) joins += " LEFT JOIN person_number ON person_number.position = staged." + name;
    if (is_numbered(one.id)) joins += fmt::format(" LEFT JOIN {0} ON {0}.number = staged.{1}", values_table(one.id), name);
  }
  return joins;
}

/// Columns that have no values in this year order nothing.
std::string YearStage::order() const {
  std::vector<std::string> items;
  for (const std::string& column : contract_.order) {
    if (std::find(file_.columns.begin(), file_.columns.end(), column) == file_.columns.end()) continue;
    const bool is_person = contract_.find(column)->type == ValueType::person;
    items.push_back((is_person ? "person_number.number" : value_of(column)) + " ASC NULLS FIRST");
  }
  items.insert(items.end(), {"order_1", "order_2"});
  return fmt::format("{}", fmt::join(items, ", "));
}

std::string YearStage::copy_statement(const std::filesystem::path& path) const {
  std::vector<std::string> items;
  for (const ContractColumn& column : contract_.columns) {
    if (column.stored) items.push_back(selected(column));
  }
  return fmt::format("COPY (SELECT {} FROM {} AS staged{} ORDER BY {}) TO {} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)",
                     fmt::join(items, ", "), rows_, joins(), order(), sql::literal(path.string()));
}

/// The texts of a column as an enumeration in their order.
void YearStage::enumerate_texts(std::size_t column, bool has_values) {
  append_texts(column);
  const std::string &id = columns_[column].id, texts = sql::quoted(texts_table(id)), type = enumeration(id), values = values_table(id);
  database_.execute(fmt::format("DROP TABLE IF EXISTS {}", values));
  database_.execute(fmt::format("DROP TYPE IF EXISTS {}", type));
  if (has_values) database_.execute(fmt::format("CREATE TYPE {} AS ENUM (SELECT text FROM {} ORDER BY text)", type, texts));
  database_.execute(fmt::format("CREATE TABLE {} AS SELECT number, CAST(text AS {}) AS text FROM {}", values, has_values ? type : "VARCHAR", texts));
}

DataFile YearStage::write(const std::filesystem::path& folder) {
  file_ = measure();
  for (const auto& [column, numbers] : numbered_) enumerate_texts(column, !numbers.texts().empty());
  const std::filesystem::path path = folder / file_.name;
  database_.execute(copy_statement(path));
  database_.execute("DROP TABLE " + rows_);
  core::sync_path(path);
  file_.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
  file_.sha256 = core::sha256_file(path.string());
  return std::move(file_);
}

}  // namespace rodtrad::lake
