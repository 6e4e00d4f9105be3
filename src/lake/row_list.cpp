// Values leave DuckDB as text; what a question says is a parameter, compared with that text.
#include "lake/row_list.h"

#include "core/list.h"
#include "schema/contract.h"
#include "sql/connection.h"

namespace rodtrad::lake {

using core::Expected;
using schema::ContractColumn;

namespace {

/// A stored value in the column's unit.
std::string text_of(const ContractColumn& column) {
  const int decimals = column.stored_decimals();
  const std::string name = sql::quoted(column.id);
  if (decimals == 0) return fmt::format("CAST({} AS VARCHAR)", name);
  std::int64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  return fmt::format("CAST(CAST({0} AS DECIMAL(38, {1})) / {2} AS DECIMAL(38, {1}))::VARCHAR", name, decimals, unit);
}

struct Selection {
  std::string where;  // " WHERE …", or ""
  sql::Parameters parameters;
};

Expected<Selection> selection_of(const RowQuestion& question, const std::vector<const ContractColumn*>& columns) {
  Selection selection;
  core::Problems problems;
  for (const auto& [name, value] : question.where) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&, &name = name](const ContractColumn* one) { return one->id == name; });
    if (found == columns.end()) {
      std::vector<std::string> names;
      for (const ContractColumn* one : columns) names.push_back(one->id);
      core::tell(problems, {.file = name}, "unknown_column",
                 core::say("kolumnen \"{}\" finns inte bland dem som visas", "there is no column \"{}\" among those shown", name),
                 core::did_you_mean(name, names));
      continue;
    }
    selection.where += fmt::format("{}{} = ?", selection.where.empty() ? " WHERE " : " AND ", text_of(**found));
    selection.parameters.emplace_back(value);
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  return selection;
}

}  // namespace

Expected<RowList> list_rows(Lake& lake, const RowQuestion& question) {
  const DatasetVersion version = TRY(lake.open(question.reference));
  const std::vector<std::string> present = version.columns();
  std::vector<const ContractColumn*> columns;
  for (const ContractColumn& one : schema::contract(version.kind)->columns) {
    if (one.is_shown() && core::contains(present, one.id)) columns.push_back(&one);
  }
  const Selection selection = TRY(selection_of(question, columns));
  RowList list;
  std::string shown;
  std::string order;
  for (const ContractColumn* one : columns) {
    const std::string_view comma = shown.empty() ? "" : ", ";
    list.columns.push_back(one->id);
    shown += fmt::format("{}{}", comma, text_of(*one));
    order += fmt::format("{}{}", comma, sql::quoted(one->id));
  }
  const core::ScratchFolder scratch(lake.places().root);
  const Options& options = lake.options();
  const auto database = sql::open_duckdb(
      {.allowed = {lake.places().root}, .scratch = scratch.path(), .threads = options.threads, .memory_limit = options.memory_limit});
  const std::string from = fmt::format(" FROM {}{}", sql::parquet_rows(version.paths()), selection.where);
  list.matching = database->fetch("SELECT CAST(count(*) AS BIGINT)" + from, selection.parameters).columns[0].integer(0);
  const table::Batch found = database->fetch(
      fmt::format("SELECT {}{} ORDER BY {} LIMIT {} OFFSET {}", shown, from, order, question.limit, question.offset), selection.parameters);
  for (std::size_t row = 0; row < found.rows(); ++row) {
    std::vector<std::string>& values = list.rows.emplace_back();
    for (const table::ColumnData& column : found.columns) values.push_back(column.is_null(row) ? "" : column.text(row));
  }
  return list;
}

}  // namespace rodtrad::lake
