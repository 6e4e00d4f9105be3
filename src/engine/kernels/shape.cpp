// The columns of a source are those of all its files; where one lacks a column, nothing stands there.
#include "engine/kernels/read.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

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

Shape shape_of(const std::vector<std::filesystem::path>& paths) {
  if (std::set(paths.begin(), paths.end()).size() != paths.size()) throw Unfit{"a file is named twice"};
  Shape shape;
  std::map<std::string, std::set<std::optional<table::ColumnType>>> types;
  for (const std::filesystem::path& path : paths) {
    const File& file = shape.files.emplace_back(read_footer(path));
    for (const auto& [name, column] : file.columns) {
      types[name].insert(column.type);
      shape.bytes[name] = std::max(shape.bytes[name], column.bytes);
    }
  }
  for (const auto& [name, found] : types) {
    if (found.size() == 1 && *found.begin()) shape.types[name] = **found.begin();
  }
  return shape;
}

}  // namespace rodtrad::engine::kernels
