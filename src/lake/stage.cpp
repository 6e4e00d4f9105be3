// SQL of the stage. Every stored column of the contract stands in every file, so that versions can be read together;
// columns that the source does not give are null.
#include "lake/stage.h"

#include <numeric>

#include "core/failure.h"
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

/// A column with more different texts than this is gathered as texts.
constexpr std::size_t kMostTexts = std::size_t{1} << 16;

/// Tables of a column: its numbers and texts, and those of one year as an enumeration.
std::string texts_table(std::string_view column) { return sql::quoted(fmt::format("texts of {}", column)); }
std::string enumeration(std::string_view column) { return sql::quoted(fmt::format("enumeration of {}", column)); }
std::string year_table(std::string_view column) { return sql::quoted(fmt::format("year's {}", column)); }

std::string_view stored_type(ValueType type) { return type == ValueType::date ? "VARCHAR" : staged_type(type); }

}  // namespace

bool Stage::is_staged(const std::string& column) const {
  return std::any_of(columns_.begin(), columns_.end(), [&](const StagedColumn& one) { return one.id == column; });
}

bool Stage::is_numbered(const std::string& column) const {
  return std::any_of(numbered_.begin(), numbered_.end(), [&](const auto& one) { return columns_[one.first].id == column; });
}

std::int64_t TextNumbers::of(const std::string& text) {
  const auto [found, is_new] = numbers_.try_emplace(text, static_cast<std::int64_t>(texts_.size()));
  if (is_new) texts_.push_back(text);
  return found->second;
}

void Stage::start(const std::vector<StagedColumn>& columns) {
  columns_ = columns;
  std::vector<std::string> definitions;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const StagedColumn& one = columns[i];
    const bool is_key = std::find(contract_.key.begin(), contract_.key.end(), one.id) != contract_.key.end();
    if (is_text(one.type) && !is_key) numbered_[i] = {};
    definitions.push_back(fmt::format("{} {}", sql::quoted(one.id), numbered_.contains(i) ? "INTEGER" : staged_type(one.type)));
  }
  database_->execute(fmt::format("CREATE TABLE staged ({}, order_1 BIGINT, order_2 BIGINT)", fmt::join(definitions, ", ")));
  database_->execute("CREATE TABLE person_number (position INTEGER, number INTEGER)");
  database_->execute("BEGIN");  // rows that come in one transaction are copied once less
}

void Stage::take(const table::Batch& rows) {
  batch_.columns.resize(rows.columns.size());
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const auto numbered = numbered_.find(i);
    if (numbered == numbered_.end())
      batch_.columns[i] = rows.columns[i];
    else
      number_texts(rows.columns[i], numbered->second, batch_.columns[i]);
  }
  database_->append("staged", batch_);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (numbered_.contains(i) && numbered_[i].texts().size() > kMostTexts) make_plain(i);
  }
}

void Stage::number_texts(const table::ColumnData& from, TextNumbers& numbers, table::ColumnData& to) const {
  std::vector<std::int64_t> values(from.size());
  for (std::size_t row = 0; row < from.size(); ++row) {
    if (!from.is_null(row)) values[row] = numbers.of(from.text(row));
  }
  to = {.name = from.name, .values = std::move(values), .valid = from.valid};
}

/// The numbers and texts of a column as a table.
void Stage::append_texts(std::size_t column) {
  const std::vector<std::string>& texts = numbered_.at(column).texts();
  const std::string table = fmt::format("texts of {}", columns_[column].id);
  database_->execute(fmt::format("CREATE TABLE {} (number INTEGER, text VARCHAR)", sql::quoted(table)));
  std::vector<std::int64_t> numbers(texts.size());
  std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
  const std::vector<std::uint8_t> valid(texts.size(), 1);
  table::Batch batch;
  batch.columns.push_back({.name = "number", .values = std::move(numbers), .valid = valid});
  batch.columns.push_back({.name = "text", .values = texts, .valid = valid});
  if (!texts.empty()) database_->append(table, batch);
}

/// From now on the column holds its texts themselves.
void Stage::make_plain(std::size_t column) {
  append_texts(column);
  const std::string &id = columns_[column].id, name = sql::quoted(id), texts = texts_table(id);
  database_->execute(fmt::format("CREATE TABLE plain AS SELECT staged.* REPLACE ({}.text AS {}) FROM staged LEFT JOIN {} ON {}.number = staged.{}",
                                 texts, name, texts, texts, name));
  database_->execute("DROP TABLE staged");
  database_->execute("ALTER TABLE plain RENAME TO staged");
  database_->execute("DROP TABLE " + texts);
  numbered_.erase(column);
}

void Stage::set_persons(const std::vector<std::int64_t>& numbers) {
  std::vector<std::int64_t> positions(numbers.size());
  for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = static_cast<std::int64_t>(i);
  const std::vector<std::uint8_t> valid(numbers.size(), 1);
  table::Batch batch;
  batch.columns.push_back({.name = "position", .values = std::move(positions), .valid = valid});
  batch.columns.push_back({.name = "number", .values = numbers, .valid = valid});
  if (!numbers.empty()) database_->append("person_number", batch);
}

/// Rows, sums and columns with data of each year.
std::vector<DataFile> Stage::measure() {
  std::vector<std::string> items = {sql::quoted(contract_.file_by), "count(*)"};
  for (const StagedColumn& one : columns_) {
    items.push_back(fmt::format("count({})", sql::quoted(one.id)));
    if (one.type == ValueType::money) items.push_back(fmt::format("sum({})", sql::quoted(one.id)));
  }
  const table::Batch found = database_->fetch(fmt::format("SELECT {} FROM staged GROUP BY 1 ORDER BY 1", fmt::join(items, ", ")));
  std::vector<DataFile> files;
  for (std::size_t row = 0; row < found.rows(); ++row) {
    DataFile file{.year = static_cast<int>(found.columns[0].integer(row)), .rows = found.columns[1].integer(row)};
    std::size_t at = 2;
    for (const StagedColumn& one : columns_) {
      if (found.columns[at++].integer(row) > 0) file.columns.push_back(one.id);
      if (one.type != ValueType::money) continue;
      file.sums[one.id] = found.columns[at].is_null(row) ? 0 : found.columns[at].integer(row);
      ++at;
    }
    files.push_back(std::move(file));
  }
  return files;
}

/// Where the value of a column stands: beside its number, or in the staged row itself.
std::string Stage::value_of(const std::string& column) const {
  return is_numbered(column) ? year_table(column) + ".text" : "staged." + sql::quoted(column);
}

std::string Stage::selected(const ContractColumn& column, const DataFile& file) const {
  const std::string name = sql::quoted(column.id);
  const bool has_values = std::find(file.columns.begin(), file.columns.end(), column.id) != file.columns.end();
  if (!has_values) return fmt::format("CAST(NULL AS {}) AS {}", stored_type(column.type), name);
  if (column.type == ValueType::person) return fmt::format("person_number.number AS {}", name);
  if (column.type == ValueType::date) return fmt::format("CAST(DATE '1970-01-01' + staged.{} AS VARCHAR) AS {}", name, name);
  return fmt::format("{} AS {}", value_of(column.id), name);
}

std::string Stage::joins() const {
  std::string joins;
  for (const StagedColumn& one : columns_) {
    const std::string name = sql::quoted(one.id);
    if (one.type == ValueType::person) joins += " LEFT JOIN person_number ON person_number.position = staged." + name;
    if (is_numbered(one.id)) joins += fmt::format(" LEFT JOIN {0} ON {0}.number = staged.{1}", year_table(one.id), name);
  }
  return joins;
}

std::string Stage::copy_statement(const DataFile& file, const std::filesystem::path& path) const {
  std::vector<std::string> items;
  std::string person;
  for (const ContractColumn& column : contract_.columns) {
    if (!column.stored) continue;
    items.push_back(selected(column, file));
    if (column.type == ValueType::person) person = column.id;
  }
  std::vector<std::string> order;
  for (const std::string& column : contract_.order) {
    if (!is_staged(column)) continue;
    order.push_back((column == person ? "person_number.number" : value_of(column)) + " ASC NULLS FIRST");
  }
  order.insert(order.end(), {"order_1", "order_2"});
  return fmt::format(
      "COPY (SELECT {} FROM staged{} WHERE staged.{} = {} ORDER BY {}) TO {} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)",
      fmt::join(items, ", "), joins(), sql::quoted(contract_.file_by), file.year, fmt::join(order, ", "), sql::literal(path.string()));
}

/// The texts of a year as enumerations in their order. One knows nothing of the texts of other years, since a year can be erased.
void Stage::enumerate_texts(const DataFile& file) {
  for (const auto& [column, numbers] : numbered_) {
    const std::string& id = columns_[column].id;
    const std::string name = sql::quoted(id), texts = texts_table(id), type = enumeration(id), table = year_table(id);
    const std::string of_year =
        fmt::format("FROM {} WHERE number IN (SELECT {} FROM staged WHERE {} = {})", texts, name, sql::quoted(contract_.file_by), file.year);
    database_->execute(fmt::format("DROP TABLE IF EXISTS {}", table));
    database_->execute(fmt::format("DROP TYPE IF EXISTS {}", type));
    const bool has_values = std::find(file.columns.begin(), file.columns.end(), id) != file.columns.end();
    if (has_values) database_->execute(fmt::format("CREATE TYPE {} AS ENUM (SELECT text {} ORDER BY text)", type, of_year));
    database_->execute(fmt::format("CREATE TABLE {} AS SELECT number, CAST(text AS {}) AS text {}", table, has_values ? type : "VARCHAR", of_year));
  }
}

std::vector<DataFile> Stage::write(const std::filesystem::path& folder) {
  database_->execute("COMMIT");
  for (const auto& [column, numbers] : numbered_) append_texts(column);
  std::vector<DataFile> files = measure();
  for (DataFile& file : files) {
    core::check_cancelled();
    file.name = fmt::format("{}.parquet", file.year);
    const std::filesystem::path path = folder / file.name;
    enumerate_texts(file);
    database_->execute(copy_statement(file, path));
    core::sync_path(path);
    file.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
    file.sha256 = core::sha256_file(path.string());
  }
  return files;
}

}  // namespace rodtrad::lake
