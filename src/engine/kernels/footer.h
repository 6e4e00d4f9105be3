// Footer: what a Parquet file says of itself: its columns, its groups of rows, and where their chunks lie.
// Source: Apache Parquet, parquet.thrift (FileMetaData, SchemaElement, RowGroup, ColumnMetaData, Statistics).
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/kernels/chunk.h"
#include "table/batch.h"

namespace rodtrad::engine::kernels {

struct File {
  /// A column that stands by itself, not inside another.
  struct Column {
    std::optional<table::ColumnType> type;  // nothing: of a type that is not read
    std::int64_t bytes = 0;                 // of a value in memory, about
    std::optional<std::int64_t> same;       // the one number in every row, as the file itself states
    std::vector<Chunk> chunks;              // one per group; none of a column that only the database can read
  };
  std::filesystem::path path;
  std::size_t rows = 0;
  std::vector<std::size_t> groups;  // rows in each
  std::map<std::string, Column> columns;
};

/// Throws Unfit when the file is no Parquet file or its footer does not hold what it should, Failure when it cannot be read.
File read_footer(const std::filesystem::path& path);

}  // namespace rodtrad::engine::kernels
