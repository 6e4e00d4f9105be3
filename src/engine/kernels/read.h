// Reading columns of a source: a worker takes one group of rows at a time where the files are of the simple form that this
// program writes, and otherwise one file at a time as a stream from the database.
#pragma once

#include <filesystem>
#include <set>

#include "engine/kernels/chunk.h"
#include "engine/kernels/workers.h"
#include "sql/connection.h"

namespace rodtrad::engine::kernels {

struct File {
  std::filesystem::path path;
  std::size_t rows = 0;
  std::set<std::string> columns;
  std::map<std::string, std::int64_t> same;          // columns that hold one number in every row, as the file itself states
  std::vector<std::size_t> groups;                   // rows in each group
  std::map<std::string, std::vector<Chunk>> chunks;  // one per group; not of columns that only the database can read
};

/// What the files of a source hold together. A column of a type that the kernels do not read is not among `types`.
struct Shape {
  std::vector<File> files;
  std::map<std::string, table::ColumnType> types;
  std::map<std::string, std::int64_t> bytes;  // of a value in memory, about
  std::size_t rows() const;
};

Shape shape_of(sql::Connection& database, const std::vector<std::filesystem::path>& files);

/// A column as it was read: parts one after another, and what the codes stand for.
struct ReadColumn {
  table::ColumnType type = table::ColumnType::integer;
  std::vector<Part> parts;
  std::vector<Value> values;
};

/// The named columns, in the order of the names. Rows come in the order of the file, so that columns read later fit.
/// Columns named in `always_plain` are not coded.
std::vector<ReadColumn> read_columns(sql::DuckdbConnection& database, Workers& workers, const Shape& shape, const std::vector<std::string>& names,
                                     const std::set<std::string>& always_plain);

}  // namespace rodtrad::engine::kernels
