// Chunk: one column of one group of rows in a Parquet file, read page by page without the database. Files as this program
// writes them name each text once per group of rows, so that a text is looked up once per group and not once per row.
#pragma once

#include <filesystem>

#include "engine/kernels/page_input.h"
#include "engine/kernels/part.h"

namespace rodtrad::engine::kernels {

/// Where a chunk lies, as the file's own description says.
struct Chunk {
  enum class Stored { int32, int64, text };
  std::size_t first_byte = 0;
  std::size_t bytes = 0;
  Stored stored = Stored::int64;
  bool optional = true;  // values may be missing
  bool packed = true;    // with zstd
};

/// A Parquet file, open for reading.
class ChunkFile {
 public:
  /// Throws Failure when the file cannot be opened.
  explicit ChunkFile(const std::filesystem::path& path);
  ~ChunkFile();
  ChunkFile(const ChunkFile&) = delete;
  ChunkFile& operator=(const ChunkFile&) = delete;
  std::size_t size() const;
  /// So many bytes from the first one on; behind them a few more that mean nothing.
  Bytes load(std::size_t first, std::size_t bytes, std::vector<std::byte>& memory) const;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// Reads chunks, each in the memory of the one before. One thread each.
class ChunkReader {
 public:
  /// Adds the values of so many rows to the part. Throws Unfit when the chunk does not hold what it should, Failure when
  /// the disk fails.
  void read(const ChunkFile& file, const Chunk& chunk, std::size_t rows, PartWriter& to);

 private:
  std::vector<std::byte> loaded_;
  std::vector<std::byte> page_;
};

}  // namespace rodtrad::engine::kernels
