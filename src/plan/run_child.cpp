// Job and outcomes as JSON, and the worker between them.
#include "plan/run_child.h"

#include "core/json.h"
#include "methods/catalogue.h"
#include "model/json_words.h"
#include "model/provenance_json.h"
#include "plan/cells_json.h"
#include "plan/lake_datasets.h"

namespace rodtrad::plan {

using core::Json;
using core::JsonWriter;

namespace {

constexpr const char* kWorker = "run";

/// The datasets of a job, by reference: a manifest with its folder, or the problems that the lake told.
class GivenDatasets final : public Datasets {
 public:
  explicit GivenDatasets(const Json& json) : json_(json) {}

  core::Expected<OpenDataset> open(const std::string& reference) override {
    const Json& given = json_[reference];
    if (given.has("problems")) return core::fail(core::problems_from(given));
    lake::DatasetVersion version = TRY(lake::dataset_from_json(given["manifest"].string(), reference));
    version.folder = given["folder"].string();
    return open_dataset(version);
  }

 private:
  const Json& json_;
};

void write_dataset(JsonWriter& out, lake::Lake& lake, const std::string& reference) {
  out.key(reference);
  const auto version = lake.open(reference);
  if (!version) {
    out.raw(core::to_json(version.error()));
    return;
  }
  out.begin_object().member("manifest", lake::to_json(*version)).member("folder", std::filesystem::absolute(version->folder).string()).end_object();
}

void write_item(JsonWriter& out, const RunItem& item) {
  out.begin_object().member("assignment", item.assignment).member("method", item.binding.method).key("data").begin_array();
  for (const std::string& name : item.binding.data) out.value(name);
  out.end_array().key("params").begin_array();
  for (const auto& [id, value] : item.binding.params) out.begin_array().value(id).value(value).end_array();
  out.end_array().end_object();
}

RunItem item_from(const Json& json) {
  RunItem item{.assignment = json["assignment"].string(), .binding = {.method = json["method"].string(), .data = {}, .params = {}}};
  for (const Json& name : json["data"].array()) item.binding.data.push_back(name.string());
  for (const Json& param : json["params"].array()) item.binding.params.emplace_back(param.array().at(0).string(), param.array().at(1).string());
  return item;
}

void write_told(JsonWriter& out, const ToldRun& run) {
  out.begin_object().member("cells", run.cells).key("releases").begin_array();
  for (const auto& [name, level] : run.releases) out.begin_array().value(name).value(model::to_word(level)).end_array();
  out.end_array().end_object();
}

ToldRun told_run_from(const Json& json) {
  ToldRun run{.cells = json["cells"].string(), .releases = {}};
  for (const Json& release : json["releases"].array()) {
    const auto level = model::from_word<model::Level>(release.array().at(1).string());
    run.releases.emplace_back(release.array().at(0).string(), level.value_or(model::Level::public_));
  }
  return run;
}

std::string job_of(lake::Lake& lake, const std::vector<RunItem>& items, const ShutIn& how) {
  std::set<std::string> references;
  for (const RunItem& item : items) references.insert(item.binding.data.begin(), item.binding.data.end());
  JsonWriter out;
  out.begin_object().member("lake", std::filesystem::absolute(how.lake).string()).member("threads", how.threads);
  out.member("memory_limit", how.memory_limit)
      .member("kernel_bytes", static_cast<std::int64_t>(how.limits.address_space / 2))
      .member("day", core::to_iso(how.day))
      .key("datasets")
      .begin_object();
  for (const std::string& reference : references) write_dataset(out, lake, reference);
  out.end_object().key("items").begin_array();
  for (const RunItem& item : items) write_item(out, item);
  out.end_array().key("told").begin_array();
  for (const ToldRun& run : how.told) write_told(out, run);
  return out.end_array().end_object().take();
}

void write_outcome(JsonWriter& out, const Outcome& outcome) {
  out.begin_object().member("assignment", outcome.assignment).key("problems").raw(core::to_json(outcome.problems));
  if (!outcome.failed()) {
    out.member("result", outcome.result_json).member("public_result", outcome.public_result_json).member("cells", outcome.cells_json);
    out.key("provenance");
    model::write(out, outcome.provenance);
  }
  out.member("purpose", outcome.purpose)
      .member("approval", outcome.approval)
      .member("rows", outcome.rows)
      .member("seconds", outcome.seconds)
      .end_object();
}

core::Expected<Outcome> outcome_from(const Json& json) {
  Outcome outcome;
  outcome.assignment = json["assignment"].string();
  outcome.problems = core::problems_from(json["problems"]);
  outcome.purpose = json["purpose"].string();
  outcome.approval = json["approval"].string();
  outcome.rows = json["rows"].integer();
  outcome.seconds = json["seconds"].number();
  if (outcome.failed()) return outcome;
  outcome.result_json = json["result"].string();
  outcome.public_result_json = json["public_result"].string();
  outcome.cells_json = json["cells"].string();
  outcome.result = TRY(model::result_from_json(outcome.result_json, "result.json"));
  outcome.public_result = TRY(model::result_from_json(outcome.public_result_json, "result-public.json"));
  outcome.provenance = model::provenance_from(json["provenance"]);
  return outcome;
}

core::Problem warn_of_memory() {
  return {.code = "not_in_memory",
          .severity = core::Severity::warning,
          .message =
              {.sv = "datat får inte plats i det minne som körningar får använda, så databasen räknade i stället: samma svar, men mycket långsammare",
               .en = "the data do not fit in the memory that runs may use, so the database computed instead: the same answers, but much slower"},
          .hint = {.sv = "ge körningar mer minne: [sandbox] memory_gb i rodtrad.toml",
                   .en = "give runs more memory: [sandbox] memory_gb in rodtrad.toml"}};
}

core::Expected<std::string> work(const std::string& input, const std::filesystem::path& folder, const sandbox::Progress& progress) {
  const Json job = TRY(core::parse_json(input));
  GivenDatasets datasets(job["datasets"]);
  engine::Engine engine({.folders = {job["lake"].string()},
                         .scratch = folder,
                         .threads = static_cast<int>(job["threads"].integer()),
                         .memory_limit = job["memory_limit"].string(),
                         .kernel_bytes = job["kernel_bytes"].integer()});
  std::vector<RunItem> items;
  for (const Json& item : job["items"].array()) items.push_back(item_from(item));
  const auto answer = [&](const engine::Source& source, const std::vector<table::Request>& requests) { return engine.answer(source, requests); };
  const auto tell = [&](const std::string& assignment, const core::Text& stage) {
    JsonWriter line;
    line.begin_object().member("assignment", assignment).member("stage", stage).end_object();
    progress(line.take());
  };
  std::vector<ToldRun> told;
  for (const Json& run : job["told"].array()) told.push_back(told_run_from(run));
  const std::span methods = methods::catalogue();
  const RunOptions options{.protect = disclosure_on(*core::parse_iso_date(job["day"].string())), .tell = tell, .told = TRY(told_by(told))};
  JsonWriter out;
  out.begin_array();
  for (Outcome& outcome : run_plan({methods.begin(), methods.end()}, datasets, answer, items, options)) {
    if (engine.lacked_memory() && !outcome.failed()) outcome.problems.push_back(warn_of_memory());
    write_outcome(out, outcome);
  }
  return out.end_array().take();
}

/// The same problems for every item.
std::vector<Outcome> failed(const std::vector<RunItem>& items, const core::Problems& problems) {
  std::vector<Outcome> outcomes(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    outcomes[i].assignment = items[i].assignment;
    outcomes[i].problems = problems;
  }
  return outcomes;
}

core::Expected<std::vector<Outcome>> outcomes_from(const std::string& answer) {
  std::vector<Outcome> outcomes;
  const Json json = TRY(core::parse_json(answer));
  for (const Json& one : json.array()) outcomes.push_back(TRY(outcome_from(one)));
  return outcomes;
}

}  // namespace

core::Expected<std::vector<ToldResult>> told_by(const std::vector<ToldRun>& runs) {
  std::vector<ToldResult> told;
  for (const ToldRun& run : runs) {
    const std::string name = run.releases.empty() ? "" : run.releases.front().first;
    const auto cells = std::make_shared<const ProtectedCells>(TRY(protected_cells_from(run.cells, name)));
    for (const auto& [release, level] : run.releases) told.push_back({.name = release, .cells = cells, .level = level});
  }
  return told;
}

std::vector<Outcome> run_shut_in(lake::Lake& lake, const std::vector<RunItem>& items, const ShutIn& how, const Tell& tell) {
  const auto hear = [&](const std::string& line) {
    const auto json = core::parse_json(line);
    if (json && tell) tell((*json)["assignment"].string(), core::text_from((*json)["stage"]));
  };
  const auto answer = sandbox::run(
      {.kind = kWorker, .input = job_of(lake, items, how), .folder = how.scratch, .readable = {how.lake}, .writable = {}, .limits = how.limits},
      hear);
  if (!answer) return failed(items, answer.error());
  auto outcomes = outcomes_from(*answer);
  return outcomes ? *std::move(outcomes) : failed(items, outcomes.error());
}

void register_runner() { sandbox::register_worker(kWorker, work); }

}  // namespace rodtrad::plan
