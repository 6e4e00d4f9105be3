// The reading step of an import: a foreign file in, checked rows out. It knows nothing of the register, the keys or the
// earlier versions, so that it can run in a child process that is shut in.
#pragma once

#include <functional>

#include "lake/checked_rows.h"
#include "lake/fault_log.h"
#include "lake/mapping.h"

namespace rodtrad::lake {

struct ReadJob {
  std::filesystem::path source;   // the bytes
  std::string name;               // what people call the file; stands in places
  std::filesystem::path repairs;  // rows of a quarantine put right, in the place of those of the source; "": none
  std::string repairs_name;
  const schema::Contract* contract = nullptr;
  const Mapping* mapping = nullptr;
  std::filesystem::path scratch;     // where a reader may write; "": the system's folder for that
  std::filesystem::path quarantine;  // written when rows are rejected: line, reasons, then the row as it was
  int threads = 1;                   // that check rows; what comes out does not depend on it
};

struct ReadOutcome {
  std::int64_t rows_read = 0;
  std::int64_t rows_rejected = 0;
  std::vector<FaultKind> faults;     // all, counted
  core::Problems problems;           // the first ones, with places
  std::vector<std::string> ignored;  // columns of the file that nothing uses
  TextNumbers persons;               // identifiers; the column `person` holds their numbers
};

/// Told the columns (once, first) and then the rows, block by block, in the order of the file and never two at a time.
struct RowSink {
  std::function<void(const std::vector<StagedColumn>&)> start;
  std::function<void(const std::vector<const CheckedColumn*>& columns, const std::vector<std::uint32_t>& kept)> take;
};
/// Problems: a file that cannot be read to its end, a mapping that does not fit it, no rows at all. Throws Failure when the disk fails
/// or when cancelled.
core::Expected<ReadOutcome> read_rows(const ReadJob& job, const RowSink& sink);

}  // namespace rodtrad::lake
