// SQL over the new files and those of other datasets.
#include "lake/cross_check.h"

#include "core/file.h"
#include "sql/connection.h"

namespace rodtrad::lake {
namespace {

using schema::Privacy;

constexpr int kShownValues = 3;

class Checker {
 public:
  explicit Checker(const CrossCheck& check) : check_(check) {
    std::vector<std::filesystem::path> paths;
    for (const DataFile& file : check.version.files) paths.push_back(check.folder / file.name);
    fresh_ = sql::parquet_rows(paths);
    for (const DataFile& file : check.version.files) given_.insert(file.columns.begin(), file.columns.end());
  }

  std::vector<FaultKind> run() {
    for (const schema::Reference& reference : check_.contract.references) look_up(reference);
    for (const schema::Balance& balance : check_.contract.balances) sum(balance);
    return std::move(faults_);
  }

 private:
  /// Opened by the first check that has something to ask.
  sql::DuckdbConnection& database() {
    if (!database_) {
      core::make_folders(check_.scratch, 0700);
      database_ =
          sql::open_duckdb({.allowed = {check_.root}, .scratch = check_.scratch, .threads = check_.threads, .memory_limit = check_.memory_limit});
    }
    return *database_;
  }

  void look_up(const schema::Reference& reference) {
    std::vector<std::filesystem::path> paths;
    for (const DatasetVersion& other : check_.others) {
      if (other.kind != reference.kind || other.name == check_.version.name) continue;
      for (const auto& path : other.paths()) paths.push_back(path);
    }
    if (!given_.contains(reference.column)) return;
    const std::string year = sql::quoted(check_.contract.file_by);
    const std::string same_year = reference.same_year ? fmt::format(" AND known.{} = fresh.{}", year, year) : "";
    if (!paths.empty())
      return look_up(reference, sql::parquet_rows(paths),
                     fmt::format("known.{} = fresh.{}{}", sql::quoted(reference.to), sql::quoted(reference.column), same_year));
    const auto list = check_.lists.find(reference.column);
    if (list == check_.lists.end()) return;
    look_up(reference, table_of(list->second),
            fmt::format("known.code = fresh.{} AND fresh.{} BETWEEN known.first AND known.last", sql::quoted(reference.column), year));
  }

  /// The codes of a list with the years in which they are valid, as a table.
  std::string table_of(const std::vector<StoredCode>& codes) {
    table::Batch batch;
    std::vector<std::string> names;
    std::vector<std::int64_t> first, last;
    for (const auto& [code, spans] : validity_of(codes)) {
      for (const Mapping::Years& one : spans) {
        names.push_back(code);
        first.push_back(one.first);
        last.push_back(one.last);
      }
    }
    const std::vector<std::uint8_t> valid(names.size(), 1);
    batch.columns.push_back({.name = "code", .values = std::move(names), .valid = valid});
    batch.columns.push_back({.name = "first", .values = std::move(first), .valid = valid});
    batch.columns.push_back({.name = "last", .values = std::move(last), .valid = valid});
    database().execute("CREATE OR REPLACE TABLE list (code VARCHAR, first INTEGER, last INTEGER)");
    database().append("list", batch);
    return "list";
  }

  /// Values that stand in no row of what is known.
  void look_up(const schema::Reference& reference, const std::string& known, const std::string& same) {
    const std::string missing = fmt::format(
        "SELECT fresh.{0} AS value, count(*) AS n FROM {1} AS fresh WHERE fresh.{0} IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM {2} AS known WHERE {3}) GROUP BY 1",
        sql::quoted(reference.column), fresh_, known, same);
    const table::Batch found = database().fetch(fmt::format("SELECT CAST(value AS VARCHAR), n FROM ({}) ORDER BY 1", missing));
    std::int64_t count = 0;
    for (std::size_t row = 0; row < found.rows(); ++row) count += found.columns[1].integer(row);
    if (count > 0) add(reference, count, values_of(reference.column, found));
  }

  /// The first values, when they say nothing about a person.
  std::string values_of(const std::string& column, const table::Batch& found) const {
    if (check_.contract.find(column)->privacy != Privacy::none) return "";
    std::vector<std::string> values;
    for (std::size_t row = 0; row < found.rows() && row < kShownValues; ++row) values.push_back("\"" + found.columns[0].text(row) + "\"");
    return fmt::format(" ({}{})", fmt::join(values, ", "), found.rows() > kShownValues ? " …" : "");
  }

  void sum(const schema::Balance& balance) {
    if (!given_.contains(balance.column) || !given_.contains(balance.by.back())) return;
    std::vector<std::string> by;
    for (const std::string& column : balance.by) by.push_back(sql::quoted(column));
    const std::string groups = fmt::format("SELECT 1 FROM {} WHERE {} IS NOT NULL GROUP BY {} HAVING sum({}) <> 0", fresh_,
                                           sql::quoted(balance.by.back()), fmt::join(by, ", "), sql::quoted(balance.column));
    const std::int64_t count = database().fetch(fmt::format("SELECT count(*) FROM ({})", groups)).columns[0].integer(0);
    if (count > 0) add(balance, count, "");
  }

  template <class Check>
  void add(const Check& check, std::int64_t count, const std::string& values) {
    faults_.push_back({.code = check.code,
                       .column = check.column,
                       .severity = check.severity,
                       .message = {.sv = check.message.sv + values, .en = check.message.en + values},
                       .hint = check.hint,
                       .count = count});
  }

  const CrossCheck& check_;
  std::string fresh_;
  std::set<std::string> given_;  // columns with data
  std::unique_ptr<sql::DuckdbConnection> database_;
  std::vector<FaultKind> faults_;
};

}  // namespace

std::vector<FaultKind> cross_check(const CrossCheck& check) { return Checker(check).run(); }

}  // namespace rodtrad::lake
