// Engine: answers requests over a dataset given as Parquet files. Every answer is exact, so it is the same for any number
// of threads and any order of rows. Kernels of our own answer over columns in memory; what is not for them is answered
// with SQL by DuckDB, bit for bit the same.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "table/request.h"

namespace rodtrad::engine {

/// A dataset version to read: its files are immutable, so their names tell the data.
struct Source {
  std::vector<std::filesystem::path> files;
  bool has_persons = false;    // the column `person` holds integers that tell people apart
  std::set<std::string> soon;  // columns that later calls may need, where they are known: read at once with the first
};

struct Options {
  std::vector<std::filesystem::path> folders;  // where the files lie; nothing else can be read
  std::filesystem::path scratch;               // for spilling
  int threads = 2;
  std::string memory_limit = "4GB";  // of DuckDB
  /// What the kernels may keep in memory of one source; what needs more is answered with SQL, many times slower. 0: every request.
  std::int64_t kernel_bytes = std::int64_t{4} << 30;
};

class Engine {
 public:
  explicit Engine(const Options& options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Answers in the order of the requests. The files are scanned once for all of them, and not again while later calls
  /// over the same source need no further columns. Every column must exist in the files (columns_of(request)).
  /// Throws core::Failure when reading fails or a sum does not fit in 64 bits.
  std::vector<table::Answer> answer(const Source& source, const std::vector<table::Request>& requests);

  /// How many times files were scanned so far, and how many rows those scans read.
  std::int64_t scans() const;
  std::int64_t rows_read() const;
  /// How many requests the kernels answered so far; the others were answered with SQL.
  std::int64_t kernel_answers() const;
  /// Whether SQL had to answer because columns take more than kernel_bytes.
  bool lacked_memory() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rodtrad::engine
