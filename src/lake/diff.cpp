// Rows are compared as a whole first: those that both versions have equally often fall away. What is left is looked at by
// key: a key with rows on both sides has changed.
#include "lake/diff.h"

#include "schema/contract.h"

#include "sql/connection.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using schema::ValueType;

constexpr int kExamples = 20;

std::string comma(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

class Comparison {
 public:
  Comparison(const schema::Contract& contract, const DatasetVersion& before, const DatasetVersion& after, const std::filesystem::path& root,
             const Options& options)
      : contract_(contract), scratch_(root) {
    out_ = {.before = before.name + "@" + before.version, .after = after.name + "@" + after.version, .kind = contract.kind, .key = contract.key};
    for (const schema::ContractColumn& column : contract.columns) {
      if (column.stored) columns_.push_back(column.id);
    }
    database_ = sql::open_duckdb({.allowed = {root}, .scratch = scratch_.path(), .threads = options.threads, .memory_limit = options.memory_limit});
    database_->execute("CREATE VIEW before AS SELECT * FROM " + sql::parquet_rows(before.paths()));
    database_->execute("CREATE VIEW after AS SELECT * FROM " + sql::parquet_rows(after.paths()));
  }

  DatasetDiff run() {
    database_->execute(
        fmt::format("CREATE TABLE delta AS SELECT {0}, sum(sign) AS sign FROM (SELECT {0}, -1 AS sign FROM before UNION ALL "
                    "SELECT {0}, 1 AS sign FROM after) GROUP BY {0} HAVING sum(sign) <> 0",
                    all_columns()));
    count();
    if (!contract_.key.empty()) compare_keys();
    for (const schema::ContractColumn& column : contract_.columns) add_dimension(column);
    if (!contract_.personal && !contract_.key.empty()) add_examples();
    return std::move(out_);
  }

 private:
  std::string all_columns() const {
    std::vector<std::string> names;
    for (const std::string& column : columns_) names.push_back(sql::quoted(column));
    return comma(names);
  }
  std::vector<std::string> key_columns() const {
    std::vector<std::string> names;
    for (const std::string& column : contract_.key) names.push_back(sql::quoted(column));
    return names;
  }
  bool is_key(const std::string& column) const { return std::find(contract_.key.begin(), contract_.key.end(), column) != contract_.key.end(); }

  /// All rows that came and went, by year; those of changed keys are taken away by compare_keys.
  void count() {
    const table::Batch found = database_->fetch(
        fmt::format("SELECT {}, CAST(sum(greatest(sign, 0)) AS BIGINT), CAST(sum(greatest(-sign, 0)) AS BIGINT) FROM delta GROUP BY 1 ORDER BY 1",
                    sql::quoted(contract_.file_by)));
    for (std::size_t row = 0; row < found.rows(); ++row) {
      DiffCounts& year = out_.years[found.columns[0].integer(row)];
      year = {.added = found.columns[1].integer(row), .removed = found.columns[2].integer(row)};
      out_.counts.added += year.added;
      out_.counts.removed += year.removed;
    }
  }

  /// Keys are equal when each of their values is, missing ones too; a key with one row on each side has changed.
  void compare_keys() {
    const std::string key = comma(key_columns()), year = sql::quoted(contract_.file_by);
    database_->execute(
        fmt::format("CREATE TABLE changed AS SELECT {0}, min({1}) FILTER (sign < 0) AS year_before, min({1}) FILTER (sign > 0) AS "
                    "year_after FROM delta GROUP BY {0} HAVING sum(abs(sign)) = 2 AND min(sign) < 0 AND max(sign) > 0",
                    key, "delta." + year));
    database_->execute(fmt::format("CREATE TABLE pairs AS SELECT one.* FROM delta AS one JOIN changed AS two ON {}", same_key("one", "two")));
    const table::Batch years = database_->fetch("SELECT year_before, year_after, count(*) FROM changed GROUP BY 1, 2");
    for (std::size_t row = 0; row < years.rows(); ++row) {
      const std::int64_t count = years.columns[2].integer(row);
      DiffCounts& before = out_.years[years.columns[0].integer(row)];
      DiffCounts& after = out_.years[years.columns[1].integer(row)];
      for (DiffCounts* one : {&out_.counts, &before}) one->removed -= count;
      for (DiffCounts* one : {&out_.counts, &after}) one->added -= count, one->changed += count;
    }
    if (out_.counts.changed > 0) count_columns();
  }

  std::string same_key(std::string_view one, std::string_view other) const {
    std::vector<std::string> same;
    for (const std::string& column : key_columns()) same.push_back(fmt::format("{0}.{2} IS NOT DISTINCT FROM {1}.{2}", one, other, column));
    return fmt::format("{}", fmt::join(same, " AND "));
  }
  std::string joined_pairs() const { return "pairs AS old JOIN pairs AS new ON old.sign < 0 AND new.sign > 0 AND " + same_key("old", "new"); }

  void count_columns() {
    std::vector<std::string> names, items;
    for (const std::string& column : columns_) {
      if (is_key(column)) continue;
      names.push_back(column);
      items.push_back(fmt::format("count(*) FILTER (old.{0} IS DISTINCT FROM new.{0})", sql::quoted(column)));
    }
    const table::Batch found = database_->fetch(fmt::format("SELECT {} FROM {}", comma(items), joined_pairs()));
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const std::int64_t count = found.columns[i].integer(0); count > 0) out_.changed_columns[names[i]] = count;
    }
  }

  /// The year, and coded columns of kinds that are not about persons.
  void add_dimension(const schema::ContractColumn& column) {
    const bool is_year = column.id == contract_.file_by;
    if (!column.stored || !(is_year || (column.type == ValueType::code && !contract_.personal))) return;
    std::vector<std::string> measures, items;
    for (const schema::ContractColumn& one : contract_.columns) {
      const bool sums = one.stored && one.is_number() && one.id != contract_.file_by && !is_key(one.id) && one.id != "break_before";
      if (!sums) continue;
      measures.push_back(one.id);
      for (const char* side : {"-1", "1"})
        items.push_back(fmt::format("CAST(coalesce(sum({}) FILTER (side = {}), 0) AS BIGINT)", sql::quoted(one.id), side));
    }
    const std::string sides = fmt::format("SELECT *, -1 AS side FROM before UNION ALL SELECT *, 1 AS side FROM after");
    const std::string wanted = comma(items);
    const table::Batch found = database_->fetch(fmt::format(
        "SELECT CAST({} AS VARCHAR), count(*) FILTER (side = -1), count(*) FILTER (side = 1){}{} FROM ({}) GROUP BY 1 ORDER BY 1 NULLS FIRST",
        sql::quoted(column.id), items.empty() ? "" : ", ", wanted, sides));
    DiffDimension dimension{.column = column.id};
    for (std::size_t row = 0; row < found.rows(); ++row) {
      DiffTotal total{.value = found.columns[0].is_null(row) ? "" : found.columns[0].text(row),
                      .rows_before = found.columns[1].integer(row),
                      .rows_after = found.columns[2].integer(row)};
      for (std::size_t i = 0; i < measures.size(); ++i) {
        total.sums_before[measures[i]] = found.columns[3 + 2 * i].integer(row);
        total.sums_after[measures[i]] = found.columns[4 + 2 * i].integer(row);
      }
      if (total.rows_before != total.rows_after || total.sums_before != total.sums_after) dimension.totals.push_back(std::move(total));
    }
    if (!dimension.totals.empty()) out_.dimensions.push_back(std::move(dimension));
  }

  void add_examples() {
    const std::vector<std::string> keys = key_columns();
    std::vector<std::string> parts, old_keys;
    for (const std::string& key : keys) old_keys.push_back(fmt::format("coalesce(CAST(old.{} AS VARCHAR), '')", key));
    for (const std::string& column : columns_) {
      if (is_key(column)) continue;
      parts.push_back(fmt::format(
          "SELECT {}, {}, coalesce(CAST(old.{} AS VARCHAR), ''), coalesce(CAST(new.{} AS VARCHAR), '') FROM {} WHERE "
          "old.{} IS DISTINCT FROM new.{}",
          comma(old_keys), sql::literal(column), sql::quoted(column), sql::quoted(column), joined_pairs(), sql::quoted(column), sql::quoted(column)));
    }
    std::vector<std::string> places;
    for (std::size_t i = 1; i <= keys.size() + 1; ++i) places.push_back(fmt::format("{}", i));
    const table::Batch found = database_->fetch(fmt::format("{} ORDER BY {} LIMIT {}", fmt::join(parts, " UNION ALL "), comma(places), kExamples));
    for (std::size_t row = 0; row < found.rows(); ++row) {
      DiffExample example;
      for (std::size_t i = 0; i < keys.size(); ++i) example.key.push_back(found.columns[i].text(row));
      example.column = found.columns[keys.size()].text(row);
      example.before = found.columns[keys.size() + 1].text(row);
      example.after = found.columns[keys.size() + 2].text(row);
      out_.examples.push_back(std::move(example));
    }
  }

  const schema::Contract& contract_;
  core::ScratchFolder scratch_;
  std::vector<std::string> columns_;
  std::unique_ptr<sql::DuckdbConnection> database_;
  DatasetDiff out_;
};

}  // namespace

Expected<DatasetDiff> diff_versions(Lake& lake, const std::string& before, const std::string& after) {
  const DatasetVersion first = TRY(lake.open(before));
  const DatasetVersion second = TRY(lake.open(after));
  if (first.kind != second.kind) {
    return core::fail(
        {.code = "other_kind",
         .message = core::say("{} är {}, men {} är {}; bara data av samma slag kan jämföras",
                              "{} is {}, but {} is {}; only data of the same kind can be compared", before, first.kind, after, second.kind)});
  }
  return Comparison(*schema::contract(first.kind), first, second, lake.places().root, lake.options()).run();
}

}  // namespace rodtrad::lake
