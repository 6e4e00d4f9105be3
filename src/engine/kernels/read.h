// Reading columns of a source: a worker takes one group of rows at a time where the files are of the simple form that this
// program writes, and otherwise one file at a time as a stream from the database.
#pragma once

#include <set>

#include "engine/kernels/connect.h"
#include "engine/kernels/footer.h"
#include "engine/kernels/person_order.h"
#include "engine/kernels/workers.h"

namespace rodtrad::engine::kernels {

/// What the files of a source hold together. A column of a type that the kernels do not read, or of other types in other files, is not
/// among `types`.
struct Shape {
  std::vector<File> files;
  std::map<std::string, table::ColumnType> types;
  std::map<std::string, std::int64_t> bytes;  // of a value in memory, about
  std::size_t rows() const;
  std::vector<std::size_t> rows_of_files() const;
};

/// Throws Unfit when a file is not of the form that is read.
Shape shape_of(const std::vector<std::filesystem::path>& files);

/// The named columns, in the order of the names: rows as they stand in the files, one file after another, or in the order of
/// the persons. Columns named in `always_plain` are not coded.
std::vector<Column> read_columns(const Connect& connect, Workers& workers, const Shape& shape, const std::vector<std::string>& names,
                                 const std::set<std::string>& always_plain, const PersonOrder* order);

}  // namespace rodtrad::engine::kernels
