// Between DuckDB's data chunks and our Batches.
#pragma once

#include "sql/duckdb_api.h"
#include "sql/raw_block.h"
#include "table/batch.h"

namespace rodtrad::sql::duckdb {

struct ColumnHead {
  std::string name;
  Type type = Type::text;
};

/// Integers of every width come as int64, both floating widths as double. Throws Failure for other types and for
/// integers outside int64.
table::Batch batch_of(Chunk chunk, const std::vector<ColumnHead>& heads);

/// The chunk's vectors, valid as long as the chunk. Throws Failure for types that RawType does not have.
RawBlock raw_block_of(Chunk chunk, const std::vector<ColumnHead>& heads);

/// A chunk with the types of the batch's columns; the caller destroys it.
Chunk make_chunk(const table::Batch& batch);
/// Fills the chunk with rows [first, first + count) of the batch.
void fill_chunk(Chunk chunk, const table::Batch& batch, std::size_t first, std::size_t count);

}  // namespace rodtrad::sql::duckdb
