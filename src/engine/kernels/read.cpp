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

std::string select_from(const File& file, const Shape& shape, const std::vector<std::string>& names) {
  std::vector<std::string> items;
  for (const std::string& name : names) {
    const std::string column = file.columns.contains(name) ? sql::quoted(name) : "NULL";
    const bool text = shape.types.at(name) == ColumnType::text;
    if (text || column == "NULL")
      items.push_back(fmt::format("CAST({} AS {})", column, text ? "VARCHAR" : "BIGINT"));
    else
      items.push_back(column);
  }
  return fmt::format("SELECT {} FROM read_parquet({})", fmt::join(items, ", "), sql::literal(file.path.string()));
}

void read_file(sql::DuckdbConnection& database, const std::string& select, std::vector<PartWriter>& writers, std::size_t rows) {
  std::size_t read = 0;
  database.stream(select, [&](const sql::RawBlock& block) {
    if (block.rows > kBlockRows) throw Unfit{"blocks are larger than expected"};
    for (std::size_t i = 0; i < writers.size(); ++i) writers[i].add_raw(block.columns[i], block.rows);
    read += block.rows;
  });
  if (read != rows) throw Unfit{"a file holds another number of rows than it says"};
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
  const table::Batch types = database.fetch(fmt::format("DESCRIBE SELECT * FROM read_parquet({}, union_by_name = true)", list));
  for (std::size_t i = 0; i < types.rows(); ++i) {
    if (const auto type = type_named(types.columns[1].text(i))) shape.types[types.columns[0].text(i)] = *type;
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
    if (!connections[worker]) connections[worker] = database.another();
    const File& file = shape.files[at];
    std::vector<PartWriter> writers;
    for (Dictionary& dictionary : dictionaries) writers.emplace_back(dictionary, file.rows);
    read_file(*connections[worker], select_from(file, shape, names), writers, file.rows);
    for (std::size_t i = 0; i < names.size(); ++i) read[i].parts[at] = writers[i].take();
  });
  for (std::size_t i = 0; i < names.size(); ++i) read[i].values = dictionaries[i].values();
  return read;
}

}  // namespace rodtrad::engine::kernels
