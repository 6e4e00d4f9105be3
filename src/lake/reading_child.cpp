// The same in a child: job and reading as JSON.
#include <charconv>

#include "core/json.h"
#include "lake/reading.h"

namespace rodtrad::lake {

using core::Json;
using core::JsonWriter;

namespace {

constexpr const char* kWorker = "read";

std::string to_json(const ReadingJob& job) {
  JsonWriter out;
  out.begin_object().member("source", job.source.string()).member("name", job.name).member("kind", job.kind).member("map", job.map.string());
  out.key("lists").raw(to_json(job.lists));
  out.member("map_text", job.map_text).member("quarantine", job.quarantine.string()).member("scratch", job.scratch.string());
  out.member("repairs", job.repairs.string()).member("repairs_name", job.repairs_name);
  out.member("allow_rejects", job.allow_rejects).member("keys", job.keys.string()).member("persons_known", job.persons_known);
  out.member("persons", job.persons.string()).member("threads", job.threads).member("memory_limit", job.memory_limit);
  return out.end_object().take();
}

ReadingJob job_from(const Json& json) {
  return {.source = json["source"].string(),
          .name = json["name"].string(),
          .kind = json["kind"].string(),
          .repairs = json["repairs"].string(),
          .repairs_name = json["repairs_name"].string(),
          .map = json["map"].string(),
          .map_text = json["map_text"].string(),
          .lists = known_lists_from(json["lists"]),
          .quarantine = json["quarantine"].string(),
          .scratch = json["scratch"].string(),
          .allow_rejects = json["allow_rejects"].integer(),
          .keys = json["keys"].string(),
          .persons_known = json["persons_known"].integer(),
          .persons = json["persons"].string(),
          .threads = static_cast<int>(json["threads"].integer()),
          .memory_limit = json["memory_limit"].string()};
}

void write_fault(JsonWriter& out, const FaultKind& fault) {
  out.begin_object().member("code", fault.code).member("column", fault.column).member("error", fault.severity == core::Severity::error);
  out.member("message", fault.message).member("count", fault.count).key("places").begin_array();
  for (const core::Place& place : fault.first_places) out.begin_array().value(place.file).value(place.line).value(place.column).end_array();
  out.end_array().end_object();
}

FaultKind fault_from(const Json& json) {
  FaultKind fault{.code = json["code"].string(),
                  .column = json["column"].string(),
                  .severity = json["error"].boolean() ? core::Severity::error : core::Severity::warning,
                  .message = core::text_from(json["message"]),
                  .count = json["count"].integer()};
  for (const Json& place : json["places"].array()) {
    const Json::Array& parts = place.array();
    if (parts.size() == 3)
      fault.first_places.push_back({parts[0].string(), static_cast<int>(parts[1].integer()), static_cast<int>(parts[2].integer())});
  }
  return fault;
}

std::string to_json(const Reading& reading) {
  const ReadOutcome& outcome = reading.outcome;
  JsonWriter out;
  out.begin_object().member("rows_read", outcome.rows_read).member("rows_rejected", outcome.rows_rejected).key("faults").begin_array();
  for (const FaultKind& fault : outcome.faults) write_fault(out, fault);
  out.end_array().key("problems").raw(core::to_json(outcome.problems)).key("ignored").begin_array();
  for (const std::string& column : outcome.ignored) out.value(column);
  out.end_array().member("has_persons", reading.has_persons).key("files").raw(files_to_json(reading.files));
  return out.end_object().take();
}

Reading reading_from(const Json& json) {
  Reading reading{.outcome = {.rows_read = json["rows_read"].integer(),
                              .rows_rejected = json["rows_rejected"].integer(),
                              .problems = core::problems_from(json["problems"])},
                  .has_persons = json["has_persons"].boolean(),
                  .files = files_from_json(json["files"])};
  for (const Json& fault : json["faults"].array()) reading.outcome.faults.push_back(fault_from(fault));
  for (const Json& column : json["ignored"].array()) reading.outcome.ignored.push_back(column.string());
  return reading;
}

core::Expected<std::string> work(const std::string& input, const std::filesystem::path&, const sandbox::Progress& progress) {
  const Json json = TRY(core::parse_json(input));
  return to_json(TRY(read_here(job_from(json), [&](std::int64_t rows) { progress(std::to_string(rows)); })));
}

}  // namespace

core::Expected<Reading> read_shut_in(const ReadingJob& job, const sandbox::Limits& limits, const RowsRead& progress) {
  std::vector<std::filesystem::path> readable = {job.source};
  if (!job.repairs.empty()) readable.push_back(job.repairs);
  if (!job.keys.empty()) readable.push_back(job.keys);
  if (!job.map.empty()) readable.push_back(std::filesystem::absolute(job.map).parent_path());
  const auto hear = [&](const std::string& line) {
    std::int64_t rows = 0;
    std::from_chars(line.data(), line.data() + line.size(), rows);
    if (progress) progress(rows);
  };
  const sandbox::Job shut_in{.kind = kWorker,
                             .input = to_json(job),
                             .folder = job.scratch,
                             .readable = std::move(readable),
                             .writable = {job.quarantine.parent_path()},
                             .limits = limits};
  return reading_from(TRY(core::parse_json(TRY(sandbox::run(shut_in, hear)))));
}

void register_reader() { sandbox::register_worker(kWorker, work); }

}  // namespace rodtrad::lake
