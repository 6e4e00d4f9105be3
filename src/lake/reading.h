// The part of an import that meets foreign bytes: rows are read, checked, gathered, sorted and written. It runs in this
// process or in a child that is shut in, with the same outcome.
#pragma once

#include "lake/dataset.h"
#include "lake/list_use.h"
#include "lake/read_rows.h"
#include "sandbox/sandbox.h"

namespace rodtrad::lake {

struct ReadingJob {
  std::filesystem::path source;  // our copy of the bytes
  std::string name;              // what people call the file; stands in places
  std::string kind;
  std::filesystem::path repairs;  // our copy; "": none
  std::string repairs_name;
  std::filesystem::path map;  // "": columns go by their names
  std::string map_text;
  KnownLists lists;  // those that the map names
  std::filesystem::path quarantine;
  std::filesystem::path scratch;  // holds version/, which gets the files, and spill/
  std::int64_t allow_rejects = 0;
  std::filesystem::path keys;  // "": no persons
  std::int64_t persons_known = 0;
  std::filesystem::path persons;  // gets the person map with the new ones
  int threads = 2;
  std::string memory_limit;
};

struct Reading {
  ReadOutcome outcome;          // without `persons`
  bool has_persons = false;     // then the job's `persons` is written
  std::vector<DataFile> files;  // none when more rows are rejected than allowed
};

/// Told how many rows are read so far.
using RowsRead = std::function<void(std::int64_t rows)>;

core::Expected<Reading> read_here(const ReadingJob& job, const RowsRead& progress);
/// In a child; problems also: sandbox_crashed, sandbox_memory, sandbox_cpu, sandbox_timeout, sandbox_file_size.
core::Expected<Reading> read_shut_in(const ReadingJob& job, const sandbox::Limits& limits, const RowsRead& progress);

/// Makes the worker "read" known to children of this program.
void register_reader();

}  // namespace rodtrad::lake
