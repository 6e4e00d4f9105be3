// Shapes come from the files' own descriptions; rows from one plain SELECT per file.
#include "engine/kernels/read.h"

#include <deque>

#include "core/failure.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using table::ColumnType;

namespace {

/// An integer column with more values than this is not coded: codes would save nothing.
constexpr std::size_t kMostNumbers = 256;
constexpr std::size_t kMostTexts = std::size_t{1} << 24;

std::string list_of(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> names;
  for (const std::filesystem::path& file : files) names.push_back(sql::literal(file.string()));
  return fmt::format("[{}]", fmt::join(names, ", "));
}

std::optional<ColumnType> type_named(const std::string& name) {
  static const std::set<std::string> kIntegers = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"};
  if (name == "VARCHAR") return ColumnType::text;
  if (kIntegers.contains(name)) return ColumnType::integer;
  return std::nullopt;
}

/// What is to be read of a file: the others are known.
bool is_read(const File& file, const std::string& name) { return file.columns.contains(name) && !file.same.contains(name); }

/// Nothing when all columns are known.
std::string select_from(const File& file, const Shape& shape, const std::vector<std::string>& names) {
  std::vector<std::string> items;
  for (const std::string& name : names) {
    if (!is_read(file, name)) continue;
    const bool text = shape.types.at(name) == ColumnType::text;
    items.push_back(text ? fmt::format("CAST({} AS VARCHAR)", sql::quoted(name)) : sql::quoted(name));
  }
  if (items.empty()) return {};
  return fmt::format("SELECT {} FROM read_parquet({})", fmt::join(items, ", "), sql::literal(file.path.string()));
}

std::optional<std::int64_t> same_value(const File& file, const std::string& name) {
  const auto found = file.same.find(name);
  return found == file.same.end() ? std::nullopt : std::optional(found->second);
}

void read_file(sql::DuckdbConnection& database, const std::string& select, const std::vector<PartWriter*>& writers, std::size_t rows) {
  std::size_t read = 0;
  database.stream(select, [&](const sql::RawBlock& block) {
    if (block.rows > kBlockRows) throw Unfit{"blocks are larger than expected"};
    for (std::size_t i = 0; i < writers.size(); ++i) writers[i]->add_raw(block.columns[i], block.rows);
    read += block.rows;
  });
  if (read != rows) throw Unfit{"a file holds another number of rows than it says"};
}

/// The statistics that a file keeps of its integer columns tell which of them hold one number only.
void find_same(sql::Connection& database, const std::string& list, std::map<std::string, File*>& by_name) {
  const table::Batch found = database.fetch(fmt::format(
      "SELECT file_name, path_in_schema, min(TRY_CAST(stats_min_value AS BIGINT)) FROM parquet_metadata({}) WHERE type IN ('INT32', 'INT64') "
      "GROUP BY ALL HAVING min(TRY_CAST(stats_min_value AS BIGINT)) = max(TRY_CAST(stats_max_value AS BIGINT)) AND sum(stats_null_count) = 0 AND "
      "count(TRY_CAST(stats_min_value AS BIGINT)) = count(*) AND count(TRY_CAST(stats_max_value AS BIGINT)) = count(*) AND "
      "count(stats_null_count) = count(*)",
      list));
  for (std::size_t i = 0; i < found.rows(); ++i) by_name.at(found.columns[0].text(i))->same[found.columns[1].text(i)] = found.columns[2].integer(i);
}

}  // namespace

std::size_t Shape::rows() const {
  std::size_t sum = 0;
  for (const File& file : files) sum += file.rows;
  return sum;
}

Shape shape_of(sql::Connection& database, const std::vector<std::filesystem::path>& files) {
  Shape shape;
  std::map<std::string, File*> by_name;
  for (const std::filesystem::path& path : files) shape.files.push_back({.path = path, .rows = 0, .columns = {}});
  for (File& file : shape.files) by_name[file.path.string()] = &file;
  if (by_name.size() != files.size()) throw Unfit{"a file is named twice"};
  const std::string list = list_of(files);
  const table::Batch rows = database.fetch(fmt::format("SELECT file_name, num_rows FROM parquet_file_metadata({})", list));
  for (std::size_t i = 0; i < rows.rows(); ++i) by_name.at(rows.columns[0].text(i))->rows = static_cast<std::size_t>(rows.columns[1].integer(i));
  const table::Batch columns = database.fetch(fmt::format("SELECT file_name, name FROM parquet_schema({})", list));
  for (std::size_t i = 0; i < columns.rows(); ++i) by_name.at(columns.columns[0].text(i))->columns.insert(columns.columns[1].text(i));
  find_same(database, list, by_name);
  const table::Batch types = database.fetch(fmt::format("DESCRIBE SELECT * FROM read_parquet({}, union_by_name = true)", list));
  for (std::size_t i = 0; i < types.rows(); ++i) {
    const std::string &name = types.columns[0].text(i), &type = types.columns[1].text(i);
    const auto known = type_named(type);
    if (!known) continue;
    shape.types[name] = *known;
    shape.bytes[name] = type == "VARCHAR" ? 2 : type == "BIGINT" ? 8 : 4;
  }
  return shape;
}

std::vector<ReadColumn> read_columns(sql::DuckdbConnection& database, Workers& workers, const Shape& shape, const std::vector<std::string>& names,
                                     const std::set<std::string>& always_plain) {
  std::deque<Dictionary> dictionaries;
  std::vector<ReadColumn> read;
  for (const std::string& name : names) {
    const ColumnType type = shape.types.at(name);
    const std::size_t most = type == ColumnType::text ? kMostTexts : always_plain.contains(name) ? 0 : kMostNumbers;
    dictionaries.emplace_back(most);
    read.push_back({.type = type, .parts = std::vector<Part>(shape.files.size()), .values = {}});
  }
  std::vector<std::unique_ptr<sql::DuckdbConnection>> connections(workers.count());
  workers.run(names.empty() ? 0 : shape.files.size(), [&](std::size_t at, std::size_t worker) {
    const File& file = shape.files[at];
    std::deque<PartWriter> writers;
    std::vector<PartWriter*> reading;
    for (std::size_t i = 0; i < names.size(); ++i) {
      PartWriter& writer = writers.emplace_back(dictionaries[i], file.rows);
      if (is_read(file, names[i]))
        reading.push_back(&writer);
      else
        writer.add_same(same_value(file, names[i]), file.rows);
    }
    if (!connections[worker]) connections[worker] = database.another();
    if (!reading.empty()) read_file(*connections[worker], select_from(file, shape, names), reading, file.rows);
    for (std::size_t i = 0; i < names.size(); ++i) read[i].parts[at] = writers[i].take();
  });
  for (std::size_t i = 0; i < names.size(); ++i) read[i].values = dictionaries[i].values();
  return read;
}

}  // namespace rodtrad::engine::kernels
