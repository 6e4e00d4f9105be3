// What the files themselves tell: rows, columns, types, where each column lies.
#include "core/failure.h"
#include "engine/kernels/read.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using table::ColumnType;

namespace {

using FilesByName = std::map<std::string, File*>;

std::optional<ColumnType> type_named(const std::string& name) {
  static const std::set<std::string> kIntegers = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"};
  if (name == "VARCHAR") return ColumnType::text;
  if (kIntegers.contains(name)) return ColumnType::integer;
  return std::nullopt;
}

/// The statistics that a file keeps of its integer columns tell which of them hold one number only.
void find_same(sql::Connection& database, const std::string& list, FilesByName& files) {
  const table::Batch found = database.fetch(fmt::format(
      "SELECT file_name, path_in_schema, min(TRY_CAST(stats_min_value AS BIGINT)) FROM parquet_metadata({}) WHERE type IN ('INT32', 'INT64') "
      "GROUP BY ALL HAVING min(TRY_CAST(stats_min_value AS BIGINT)) = max(TRY_CAST(stats_max_value AS BIGINT)) AND sum(stats_null_count) = 0 AND "
      "count(TRY_CAST(stats_min_value AS BIGINT)) = count(*) AND count(TRY_CAST(stats_max_value AS BIGINT)) = count(*) AND "
      "count(stats_null_count) = count(*)",
      list));
  for (std::size_t i = 0; i < found.rows(); ++i) files.at(found.columns[0].text(i))->same[found.columns[1].text(i)] = found.columns[2].integer(i);
}

/// Chunks of flat columns of numbers up to 64 bits with a sign, and of texts, all of whose pages are of the kinds that are read.
void find_chunks(sql::Connection& database, const std::string& list, FilesByName& files) {
  const table::Batch found = database.fetch(fmt::format(
      "WITH flat AS (SELECT file_name, name, repetition_type FROM parquet_schema({0}) WHERE num_children IS NULL AND repetition_type <> 'REPEATED' "
      "AND "
      "coalesce(converted_type, 'UTF8') IN ('UTF8', 'INT_8', 'INT_16', 'INT_32', 'INT_64', 'UINT_8', 'UINT_16')) "
      "SELECT m.file_name, path_in_schema, m.type, repetition_type, compression, "
      "CAST(row_group_id AS BIGINT), CAST(row_group_num_rows AS BIGINT), CAST(total_compressed_size AS BIGINT), "
      "CAST(CASE WHEN dictionary_page_offset > 0 THEN least(dictionary_page_offset, data_page_offset) ELSE data_page_offset END AS BIGINT) "
      "FROM parquet_metadata({0}) m JOIN flat ON flat.file_name = m.file_name AND flat.name = path_in_schema "
      "WHERE m.type IN ('INT32', 'INT64', 'BYTE_ARRAY') AND compression IN ('ZSTD', 'UNCOMPRESSED') AND "
      "list_has_all(['PLAIN', 'RLE', 'PLAIN_DICTIONARY', 'RLE_DICTIONARY', 'BIT_PACKED'], string_split(encodings, ', ')) "
      "ORDER BY row_group_id",
      list));
  const auto number = [&](std::size_t column, std::size_t row) { return static_cast<std::size_t>(found.columns[column].integer(row)); };
  for (std::size_t i = 0; i < found.rows(); ++i) {
    const std::string& type = found.columns[2].text(i);
    using Stored = Chunk::Stored;
    files.at(found.columns[0].text(i))
        ->chunks[found.columns[1].text(i)]
        .push_back({.first_byte = number(8, i),
                    .bytes = number(7, i),
                    .stored = type == "INT32"   ? Stored::int32
                              : type == "INT64" ? Stored::int64
                                                : Stored::text,
                    .optional = found.columns[3].text(i) == "OPTIONAL",
                    .packed = found.columns[4].text(i) == "ZSTD"});
  }
}

void find_groups(sql::Connection& database, const std::string& list, FilesByName& files) {
  const table::Batch found = database.fetch(fmt::format(
      "SELECT DISTINCT file_name, CAST(row_group_id AS BIGINT) AS id, CAST(row_group_num_rows AS BIGINT) FROM parquet_metadata({}) ORDER BY id",
      list));
  for (std::size_t i = 0; i < found.rows(); ++i) {
    File& file = *files.at(found.columns[0].text(i));
    file.groups.push_back(static_cast<std::size_t>(found.columns[2].integer(i)));
    file.rows += file.groups.back();
  }
  for (const auto& [name, file] : files) std::erase_if(file->chunks, [&](const auto& one) { return one.second.size() != file->groups.size(); });
}

}  // namespace

std::size_t Shape::rows() const {
  std::size_t sum = 0;
  for (const File& file : files) sum += file.rows;
  return sum;
}

std::vector<std::size_t> Shape::rows_of_files() const {
  std::vector<std::size_t> rows;
  for (const File& file : files) rows.push_back(file.rows);
  return rows;
}

Shape shape_of(sql::Connection& database, const std::vector<std::filesystem::path>& paths) {
  Shape shape;
  FilesByName files;
  std::vector<std::string> names;
  for (const std::filesystem::path& path : paths) shape.files.push_back({.path = path, .rows = 0, .columns = {}});
  for (File& file : shape.files) {
    files[file.path.string()] = &file;
    names.push_back(sql::literal(file.path.string()));
  }
  if (files.size() != paths.size()) throw Unfit{"a file is named twice"};
  const std::string list = fmt::format("[{}]", fmt::join(names, ", "));
  const table::Batch columns = database.fetch(fmt::format("SELECT file_name, name FROM parquet_schema({})", list));
  for (std::size_t i = 0; i < columns.rows(); ++i) files.at(columns.columns[0].text(i))->columns.insert(columns.columns[1].text(i));
  find_same(database, list, files);
  find_chunks(database, list, files);
  find_groups(database, list, files);
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

}  // namespace rodtrad::engine::kernels
