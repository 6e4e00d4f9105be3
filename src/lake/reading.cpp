// The reading itself.
#include "lake/reading.h"

#include "core/file.h"
#include "lake/person_map.h"
#include "lake/stage.h"

namespace rodtrad::lake {

core::Expected<Reading> read_here(const ReadingJob& job, const RowsRead& progress) {
  const schema::Contract& contract = *schema::contract(job.kind);
  Mapping mapping = job.map.empty() ? default_mapping(contract) : TRY(parse_mapping(job.map_text, job.map, contract));
  TRY(use_lists(mapping, job.lists));
  const std::filesystem::path spill = job.scratch / "spill";
  core::make_folders(spill, 0700);
  Stage stage(sql::open_duckdb({.allowed = {job.scratch}, .scratch = spill, .threads = job.threads, .memory_limit = job.memory_limit}), contract,
              {.folder = spill, .threads = job.threads});
  std::int64_t rows = 0;
  const auto take = [&](const auto& columns, const auto& kept) {
    stage.take(columns, kept);
    rows += static_cast<std::int64_t>(kept.size());
    if (progress) progress(rows);
  };
  Reading reading;
  reading.outcome = TRY(read_rows({.source = job.source,
                                   .name = job.name,
                                   .repairs = job.repairs,
                                   .repairs_name = job.repairs_name,
                                   .contract = &contract,
                                   .mapping = &mapping,
                                   .scratch = job.scratch,
                                   .quarantine = job.quarantine,
                                   .threads = job.threads},
                                  {.start = [&](const auto& columns) { stage.start(columns); }, .take = take}));
  const ReadOutcome& outcome = reading.outcome;
  if (outcome.rows_rejected > job.allow_rejects || outcome.rows_read == outcome.rows_rejected) return reading;
  if (outcome.persons.size() > 0) {
    PersonMap persons(job.keys, job.persons_known, "");
    stage.set_persons(persons.numbers_of(outcome.persons, job.threads));
    persons.write(job.persons);
    reading.has_persons = true;
    reading.outcome.persons = {};
  }
  reading.files = stage.write(job.scratch / "version");
  return reading;
}

}  // namespace rodtrad::lake
