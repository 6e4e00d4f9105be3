// Reading columns of a source: a worker takes one group of rows at a time where the files are of the simple form that this
// program writes, and otherwise one file at a time as a stream from the database.
#pragma once

#include <filesystem>
#include <set>

#include "engine/kernels/chunk.h"
#include "engine/kernels/person_order.h"
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
  std::vector<std::size_t> rows_of_files() const;
};

Shape shape_of(sql::Connection& database, const std::vector<std::filesystem::path>& files);

/// The named columns, in the order of the names: rows as they stand in the files, one file after another, or in the order of
/// the persons. Columns named in `always_plain` are not coded.
std::vector<Column> read_columns(sql::DuckdbConnection& database, Workers& workers, const Shape& shape, const std::vector<std::string>& names,
                                 const std::set<std::string>& always_plain, const PersonOrder* order);

}  // namespace rodtrad::engine::kernels
