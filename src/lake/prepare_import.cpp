// The long part of an import, step by step: ask, keep the bytes, read, judge, number the persons, write, describe.
#include <chrono>

#include "core/failure.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/unicode.h"
#include "lake/cross_check.h"
#include "lake/fetch_source.h"
#include "lake/mapping.h"
#include "lake/prepared_import.h"
#include "lake/reading.h"

namespace rodtrad::lake {
namespace {

using core::Done;
using core::Expected;
using core::Problem;
using core::Problems;
using Prepared = std::unique_ptr<PreparedImport>;

constexpr unsigned kOwnerFolder = 0700;
constexpr std::size_t kHashInName = 12;

/// Takes away a key that was made for an import which came to nothing.
class FreshKey {
 public:
  explicit FreshKey(const std::filesystem::path& folder) : folder_(folder), fresh_(!std::filesystem::exists(folder / "person.key")) {}
  ~FreshKey() {
    if (!fresh_) return;
    std::error_code ignored;
    std::filesystem::remove(folder_ / "person.key", ignored);
    std::filesystem::remove(folder_, ignored);  // only when it is empty
  }
  FreshKey(const FreshKey&) = delete;
  FreshKey& operator=(const FreshKey&) = delete;
  void keep() { fresh_ = false; }

 private:
  std::filesystem::path folder_;
  bool fresh_;
};

class Preparation {
 public:
  Preparation(const ImportRequest& request, const ImportWorld& world)
      : request_(request), world_(world), prepared_(std::make_unique<PreparedImport>()) {}

  Expected<Prepared> run() {
    const auto start = std::chrono::steady_clock::now();
    TRY(check_request());
    mapping_ = TRY(mapping_of_request());
    TRY(find_lists());
    prepared_->version = describe_version(request_, *contract_, mapping_);
    make_places();
    TRY(keep_original());
    TRY(keep_repairs());
    FreshKey key(world_.places.keys);
    TRY(read());
    TRY(judge());
    key.keep();
    take_over();
    TRY(check_across());
    TRY(finish());
    prepared_->report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(prepared_);
  }

 private:
  Expected<Done> check_request() {
    Problems problems;
    contract_ = schema::contract(request_.kind);
    if (!contract_) {
      std::vector<std::string> kinds;
      for (const schema::Contract& one : schema::contracts()) kinds.push_back(one.kind);
      problems.push_back({.code = "unknown_kind",
                          .message = {.sv = fmt::format("okänt slag av data: \"{}\"", request_.kind),
                                      .en = fmt::format("unknown kind of data: \"{}\"", request_.kind)},
                          .hint = core::did_you_mean(request_.kind, kinds)});
    }
    if (dataset_name(request_).empty()) {
      problems.push_back({.code = "bad_name",
                          .message = {.sv = fmt::format("\"{}\" kan inte vara en datamängds namn", request_.name),
                                      .en = fmt::format("\"{}\" cannot be the name of a dataset", request_.name)},
                          .hint = {.sv = "använd a–z, siffror, bindestreck, understreck och punkt, högst 80 tecken",
                                   .en = "use a–z, digits, hyphen, underscore and point, at most 80 characters"}});
    }
    if (contract_ && contract_->personal && core::trim(request_.purpose).empty()) {
      problems.push_back(
          {.code = "purpose_missing",
           .message = {.sv = "data med personuppgifter tas bara in för ett angivet ändamål",
                       .en = "personal data are taken in for a stated purpose only"},
           .hint = {.sv = "ange --purpose, till exempel --purpose uppfoljning", .en = "give --purpose, for example --purpose follow-up"}});
    }
    if (!problems.empty()) return core::fail(std::move(problems));
    return Done{};
  }

  /// The one that is given, that of a known service, or the contract's own names.
  Expected<Mapping> mapping_of_request() const {
    if (request_.map) return TRY(read_mapping(*request_.map, *contract_));
    const Service service = service_of(request_.url);
    if (auto own = service == Service::file ? std::nullopt : service_mapping(service_name(service), *contract_)) return *std::move(own);
    return default_mapping(*contract_);
  }

  Expected<Done> find_lists() {
    if (mapping_.lists.empty()) return Done{};
    CodeStore store(world_.connection);
    lists_ = TRY(known_lists(mapping_, store));
    return use_lists(mapping_, lists_);
  }

  std::filesystem::path kept_root() const { return (contract_->personal ? world_.places.originals : world_.places.root) / prepared_->version.name; }

  void make_places() {
    core::make_folders(world_.places.root);
    prepared_->scratch = std::make_unique<core::ScratchFolder>(world_.places.root);
    prepared_->files = prepared_->scratch->path() / "version";
    core::make_folders(prepared_->files);
    core::make_folders(kept_root().parent_path(), contract_->personal ? kOwnerFolder : 0755);
    prepared_->private_scratch = std::make_unique<core::ScratchFolder>(kept_root().parent_path());
  }

  /// Our own copy is what is read, so that the bytes kept are the bytes taken in.
  Expected<Done> keep_original() {
    prepared_->original = prepared_->private_scratch->path() / "original";
    prepared_->version.source_sha256 = request_.url.empty() ? TRY(copy_original()) : TRY(fetch_original());
    const std::string stem = prepared_->version.source_sha256.substr(0, kHashInName);
    prepared_->original_place = kept_root() / "originals" / (stem + "-" + prepared_->version.source_name);
    prepared_->quarantine = prepared_->private_scratch->path() / "quarantine.csv";
    prepared_->quarantine_place = kept_root() / "quarantine" / (stem + ".csv");
    return Done{};
  }

  /// Both give the hash of the bytes.
  Expected<std::string> fetch_original() {
    const Fetched fetched = TRY(fetch_source(request_.url, prepared_->original, world_.options.fetch));
    if (prepared_->version.source.sv.empty()) prepared_->version.source = fetched.source;
    prepared_->version.processed_source = fetched.processed;
    return core::sha256_file(prepared_->original.string());
  }

  Expected<std::string> copy_original() { return TRY(copy(request_.file, prepared_->original)); }

  /// A repaired quarantine is kept beside the original.
  Expected<Done> keep_repairs() {
    if (!request_.repairs) return Done{};
    prepared_->repairs = prepared_->private_scratch->path() / "repairs";
    prepared_->version.repairs_sha256 = TRY(copy(*request_.repairs, prepared_->repairs));
    prepared_->repairs_place = kept_root() / "originals" /
                               fmt::format("{}-repairs-{}.csv", prepared_->version.source_sha256.substr(0, kHashInName),
                                           prepared_->version.repairs_sha256.substr(0, kHashInName));
    return Done{};
  }

  static Expected<std::string> copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    const auto status = std::filesystem::status(from, error);
    if (!std::filesystem::exists(status) || std::filesystem::is_directory(status)) TRY(formats::open_source(from));
    core::Sha256 hash;
    core::FileWriter copy(to, 0600);
    core::read_blocks(from, [&](std::string_view block) {
      core::check_cancelled();
      hash.add(block);
      copy.write(block);
    });
    copy.commit();
    return hash.hex();
  }

  Expected<Done> read() {
    open_persons();
    const ReadingJob job = reading_job();
    const Options& options = world_.options;
    reading_ = options.shut_in ? TRY(read_shut_in(job, options.limits, request_.progress)) : TRY(read_here(job, request_.progress));
    const ReadOutcome& outcome = reading_.outcome;
    ImportReport& report = prepared_->report;
    report = {.name = prepared_->version.name,
              .kind = contract_->kind,
              .currency = mapping_.currency,
              .rows_read = outcome.rows_read,
              .rows_taken = outcome.rows_read - outcome.rows_rejected,
              .rows_rejected = outcome.rows_rejected,
              .faults = outcome.faults,
              .problems = outcome.problems,
              .ignored = outcome.ignored,
              .quarantine = outcome.rows_rejected > 0 ? prepared_->quarantine_place : std::filesystem::path()};
    return Done{};
  }

  ReadingJob reading_job() const {
    ReadingJob job{.source = std::filesystem::absolute(prepared_->original),
                   .name = request_.shown(),
                   .kind = contract_->kind,
                   .map_text = mapping_.text,
                   .lists = lists_,
                   .quarantine = std::filesystem::absolute(prepared_->quarantine),
                   .scratch = std::filesystem::absolute(prepared_->scratch->path()),
                   .allow_rejects = request_.allow_rejects,
                   .persons_known = prepared_->persons_before,
                   .persons = std::filesystem::absolute(prepared_->private_scratch->path()) / "persons.bin",
                   .threads = world_.options.threads,
                   .memory_limit = world_.options.memory_limit};
    job.map = mapping_.file;
    if (request_.repairs) {
      job.repairs = std::filesystem::absolute(prepared_->repairs);
      job.repairs_name = request_.repairs->string();
    }
    if (prepared_->persons) job.keys = std::filesystem::absolute(world_.places.keys);
    return job;
  }

  /// Key and map are opened, and made the first time, here: the reading only adds to them.
  void open_persons() {
    prepared_->persons_before = persons_known(world_.registry);
    const auto is_person = [](const schema::ContractColumn& column) { return column.type == schema::ValueType::person; };
    if (std::none_of(contract_->columns.begin(), contract_->columns.end(), is_person)) return;
    prepared_->persons.emplace(world_.places.keys, prepared_->persons_before, world_.places.fixed_key);
    check_key(world_.registry, *prepared_->persons);
  }

  /// More rejected rows than allowed: refused, and the quarantine is kept.
  Expected<Done> judge() {
    const ImportReport& report = prepared_->report;
    if (report.rows_rejected == 0) prepared_->quarantine.clear();
    if (report.rows_rejected <= request_.allow_rejects && report.rows_taken > 0) return Done{};
    core::make_folders(prepared_->quarantine_place.parent_path(), contract_->personal ? kOwnerFolder : 0755);
    std::filesystem::rename(prepared_->quarantine, prepared_->quarantine_place);
    Problems problems = {
        {.code = "import_refused",
         .place = {.file = request_.shown()},
         .message = {.sv = fmt::format("{} av {} rader kan inte tas in; ingenting har tagits in", report.rows_rejected, report.rows_read),
                     .en = fmt::format("{} of {} rows cannot be taken in; nothing was taken in", report.rows_rejected, report.rows_read)},
         .hint = {.sv = fmt::format(
                      "raderna med sina fel ligger i {}; rätta dem där och ge filen med --repairs, eller ta in resten med --allow-rejects {}",
                      prepared_->quarantine_place.string(), report.rows_rejected),
                  .en = fmt::format("the rows with their faults are in {}; correct them there and give the file by --repairs, or take in the rest "
                                    "with --allow-rejects {}",
                                    prepared_->quarantine_place.string(), report.rows_rejected)}}};
    problems.insert(problems.end(), report.problems.begin(), report.problems.end());
    return core::fail(std::move(problems));
  }

  void take_over() {
    prepared_->version.has_persons = reading_.has_persons;
    prepared_->version.files = reading_.files;
    prepared_->report.years = prepared_->version.years();
    if (!reading_.has_persons) return prepared_->persons.reset();
    prepared_->persons->adopt(prepared_->private_scratch->path() / "persons.bin");
  }

  /// Against other datasets, and what must balance.
  Expected<Done> check_across() {
    CodeStore store(world_.connection);
    const ListsByColumn lists = TRY(lists_of_references(*contract_, store));
    const CrossCheck check{.contract = *contract_,
                           .version = prepared_->version,
                           .folder = prepared_->files,
                           .others = world_.others,
                           .lists = lists,
                           .root = world_.places.root,
                           .scratch = prepared_->scratch->path() / "checks",
                           .threads = world_.options.threads,
                           .memory_limit = world_.options.memory_limit};
    Problems errors;
    for (FaultKind& fault : cross_check(check)) {
      Problem problem{
          .code = fault.code, .severity = fault.severity, .place = {.file = request_.shown()}, .message = fault.message, .hint = fault.hint};
      (fault.severity == core::Severity::error ? errors : prepared_->report.problems).push_back(std::move(problem));
      prepared_->report.faults.push_back(std::move(fault));
    }
    if (!errors.empty()) return core::fail(std::move(errors));
    return Done{};
  }

  Expected<Done> finish() {
    DatasetVersion& version = prepared_->version;
    if (world_.current) TRY(carry_forward(*world_.current, prepared_->files, version, prepared_->report));
    version.version = version_id(version);
    for (DataFile& file : version.files) {
      if (file.imported_as.empty()) file.imported_as = version.version;
    }
    prepared_->report.version = version.version;
    core::write_file(prepared_->files / "manifest.json", core::pretty(to_json(version)) + "\n");
    core::sync_path(prepared_->files);
    prepared_->record = {.name = version.name,
                         .version = version.version,
                         .at = version.created,
                         .by = request_.by,
                         .purpose = request_.purpose,
                         .approval = request_.approval,
                         .source_name = version.source_name,
                         .source_sha256 = version.source_sha256,
                         .rows_read = prepared_->report.rows_read,
                         .rows_rejected = prepared_->report.rows_rejected};
    return Done{};
  }

  const ImportRequest& request_;
  const ImportWorld& world_;
  Prepared prepared_;
  const schema::Contract* contract_ = nullptr;
  Mapping mapping_;
  KnownLists lists_;
  Reading reading_;
};

}  // namespace

Expected<Prepared> prepare_import(const ImportRequest& request, const ImportWorld& world) { return Preparation(request, world).run(); }

ImportRequest import_from(const std::string& source) {
  if (core::is_url(source)) return {.file = core::file_name_of_url(source), .url = source};
  return {.file = source};
}

std::string dataset_name(const ImportRequest& request) {
  constexpr std::size_t kLongest = 80;
  const auto is_name = [](std::string_view name) {
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= kLongest && name[0] != '.' && std::all_of(name.begin(), name.end(), allowed);
  };
  if (!request.name.empty()) return is_name(request.name) ? request.name : "";
  std::filesystem::path stem = request.file.stem();
  if (request.file.extension() == ".gz") stem = stem.stem();
  if (is_name(stem.string())) return stem.string();
  const std::string slug = core::slug(stem.string()).substr(0, kLongest);
  return slug.empty() ? "data" : slug;
}

}  // namespace rodtrad::lake
