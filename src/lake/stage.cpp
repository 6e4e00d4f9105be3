// SQL of the stage. Every stored column of the contract stands in every file, so that versions can be read together;
// columns that the source does not give are null.
#include "lake/stage.h"

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

std::string_view stored_type(ValueType type) { return type == ValueType::date ? "VARCHAR" : staged_type(type); }

}  // namespace

bool Stage::is_staged(const std::string& column) const {
  return std::any_of(columns_.begin(), columns_.end(), [&](const StagedColumn& one) { return one.id == column; });
}

void Stage::start(const std::vector<StagedColumn>& columns) {
  columns_ = columns;
  std::vector<std::string> definitions;
  for (const StagedColumn& one : columns) definitions.push_back(fmt::format("{} {}", sql::quoted(one.id), staged_type(one.type)));
  database_->execute(fmt::format("CREATE TABLE staged ({}, order_1 BIGINT, order_2 BIGINT)", fmt::join(definitions, ", ")));
  database_->execute("CREATE TABLE person_number (position INTEGER, number INTEGER)");
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

std::string Stage::selected(const ContractColumn& column) const {
  const std::string name = sql::quoted(column.id);
  if (!is_staged(column.id)) return fmt::format("CAST(NULL AS {}) AS {}", stored_type(column.type), name);
  if (column.type == ValueType::person) return fmt::format("person_number.number AS {}", name);
  if (column.type == ValueType::date) return fmt::format("CAST(DATE '1970-01-01' + staged.{} AS VARCHAR) AS {}", name, name);
  return fmt::format("staged.{}", name);
}

std::string Stage::copy_statement(int year, const std::filesystem::path& path) const {
  std::vector<std::string> items;
  std::string person;
  for (const ContractColumn& column : contract_.columns) {
    if (!column.stored) continue;
    items.push_back(selected(column));
    if (column.type == ValueType::person && is_staged(column.id)) person = sql::quoted(column.id);
  }
  std::vector<std::string> order;
  for (const std::string& column : contract_.order) {
    if (!is_staged(column)) continue;
    order.push_back((sql::quoted(column) == person ? "person_number.number" : "staged." + sql::quoted(column)) + " ASC NULLS FIRST");
  }
  order.insert(order.end(), {"order_1", "order_2"});
  const std::string join = person.empty() ? "" : fmt::format(" LEFT JOIN person_number ON person_number.position = staged.{}", person);
  return fmt::format(
      "COPY (SELECT {} FROM staged{} WHERE staged.{} = {} ORDER BY {}) TO {} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)",
      fmt::join(items, ", "), join, sql::quoted(contract_.file_by), year, fmt::join(order, ", "), sql::literal(path.string()));
}

std::vector<DataFile> Stage::write(const std::filesystem::path& folder) {
  std::vector<DataFile> files = measure();
  for (DataFile& file : files) {
    core::check_cancelled();
    file.name = fmt::format("{}.parquet", file.year);
    const std::filesystem::path path = folder / file.name;
    database_->execute(copy_statement(file.year, path));
    core::sync_path(path);
    file.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
    file.sha256 = core::sha256_file(path.string());
  }
  return files;
}

}  // namespace rodtrad::lake
