// Opening the lake, and finding versions in it.
#include "lake/lake.h"

#include <sys/stat.h>

#include <cstdlib>
#include <future>

#include "core/failure.h"
#include "core/hash.h"
#include "lake/prepared_import.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::Failure;
using core::FailureKind;
using core::Problem;

bool is_version_id(const std::string& name) { return name.size() == 12 && name.find_first_not_of("0123456789abcdef") == std::string::npos; }

std::vector<std::filesystem::path> entries(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

void sweep_scratch(const std::filesystem::path& folder) {
  for (const auto& path : entries(folder)) {
    std::error_code ignored;
    if (path.filename().string().starts_with(".scratch-")) std::filesystem::remove_all(path, ignored);
  }
}

/// Originals are named by the first digits of their hash.
void sweep_originals(const std::filesystem::path& dataset, const std::vector<ImportRecord>& imports) {
  for (const auto& path : entries(dataset / "originals")) {
    const std::string name = path.filename().string();
    const bool known =
        std::any_of(imports.begin(), imports.end(), [&](const ImportRecord& one) { return name.starts_with(one.source_sha256.substr(0, 12)); });
    std::error_code ignored;
    if (!known) std::filesystem::remove(path, ignored);
  }
}

const core::Text kMissing = {"saknas", "is missing"};
const core::Text kChanged = {"har ändrats sedan importen", "has been changed since the import"};

[[noreturn]] void throw_damaged(const std::filesystem::path& path, const core::Text& how) {
  throw Failure(FailureKind::io, {.sv = path.string() + " " + how.sv, .en = path.string() + " " + how.en},
                {.sv = "återställ filen från säkerhetskopia, eller importera datamängden på nytt",
                 .en = "restore the file from a backup, or import the dataset anew"});
}

/// Size, time and hash of a file that may be as it was imported.
std::string state_of(const std::filesystem::path& path, const DataFile& file) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) throw_damaged(path, kMissing);
  if (status.st_size != file.bytes) throw_damaged(path, kChanged);
  return fmt::format("{}.{} {}", status.st_mtim.tv_sec, status.st_mtim.tv_nsec, file.sha256);
}

Problem unknown(std::string code, core::Text message, core::Text hint) {
  return {.code = std::move(code), .message = std::move(message), .hint = std::move(hint)};
}

}  // namespace

std::filesystem::path default_private_folder(const std::string& workspace_id) {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  const std::filesystem::path base = state && *state ? std::filesystem::path(state) : std::filesystem::path(home ? home : "/") / ".local" / "state";
  return base / "rodtrad" / workspace_id;
}

Lake::Lake(Places places, sql::SqliteConnection& connection, Options options)
    : places_(std::move(places)), connection_(connection), options_(std::move(options)), registry_(connection) {
  if (options_.sweep) sweep();
}

Lake::~Lake() = default;

void Lake::sweep() {
  destroy_erased();
  for (const auto& place : {places_.root, places_.originals}) {
    sweep_scratch(place);
    for (const auto& dataset : entries(place)) {
      const std::string name = dataset.filename().string();
      sweep_originals(dataset, registry_.imports(name));
      for (const auto& version : entries(dataset)) {
        const std::string id = version.filename().string();
        std::error_code ignored;
        if (is_version_id(id) && !registry_.manifest(name, id)) std::filesystem::remove_all(version, ignored);
      }
    }
  }
}

std::vector<DatasetVersion> Lake::referred_to(const std::string& kind) {
  const schema::Contract* contract = schema::contract(kind);
  std::vector<DatasetVersion> found;
  if (!contract || contract->references.empty()) return found;
  for (DatasetVersion& version : list()) {
    const auto& references = contract->references;
    const bool wanted = std::any_of(references.begin(), references.end(), [&](const auto& one) { return one.kind == version.kind; });
    if (wanted && !version.files.empty()) found.push_back(std::move(version));
  }
  return found;
}

Expected<std::unique_ptr<PreparedImport>> Lake::prepare(const ImportRequest& request) {
  ImportWorld world{places_, options_, registry_, std::nullopt, referred_to(request.kind), connection_};
  const std::string name = dataset_name(request);
  if (!name.empty() && !registry_.versions(name).empty()) world.current = TRY(show(name));
  return prepare_import(request, world);
}

Expected<ImportReport> Lake::import(const ImportRequest& request) {
  const auto prepared = TRY(prepare(request));
  return commit(*prepared);
}

std::vector<DatasetVersion> Lake::list() {
  std::vector<DatasetVersion> all;
  for (const std::string& name : registry_.names()) {
    if (auto version = show(name)) all.push_back(*std::move(version));
  }
  return all;
}

Expected<DatasetVersion> Lake::show(const std::string& reference) {
  const std::size_t at = reference.find('@');
  const std::string name = reference.substr(0, at);
  const std::vector<std::string> versions = registry_.versions(name);
  if (versions.empty()) {
    const std::vector<std::string> names = registry_.names();
    const core::Text import{.sv = "importera den med: rodtrad data import FIL --as SLAG", .en = "import it with: rodtrad data import FILE --as KIND"};
    return core::fail(unknown("unknown_dataset",
                              {.sv = fmt::format("datamängden \"{}\" finns inte", name), .en = fmt::format("there is no dataset \"{}\"", name)},
                              names.empty() ? import : core::did_you_mean(name, names)));
  }
  const std::string wanted = at == std::string::npos ? versions.front() : reference.substr(at + 1);
  const auto manifest = registry_.manifest(name, wanted);
  if (!manifest) {
    return core::fail(
        unknown("unknown_version",
                {.sv = fmt::format("{} har ingen version \"{}\"", name, wanted), .en = fmt::format("{} has no version \"{}\"", name, wanted)},
                core::did_you_mean(wanted, versions)));
  }
  DatasetVersion version = TRY(dataset_from_json(*manifest, name + "@" + wanted));
  version.folder = folder_of(name, wanted);
  for (const ErasedRecord& erased : registry_.erased(name, wanted)) {
    version.erased = erased.decision;
    std::erase_if(version.files, [&](const DataFile& file) { return file.year <= erased.until; });
  }
  return version;
}

Expected<DatasetVersion> Lake::open(const std::string& reference) {
  DatasetVersion version = TRY(show(reference));
  const schema::Contract* contract = schema::contract(version.kind);
  if (!contract || contract->version != version.contract_version) {
    return core::fail(unknown(
        "other_contract_version",
        {.sv = fmt::format("{} följer version {} av kontraktet {}, som programmet inte läser", version.name, version.contract_version, version.kind),
         .en = fmt::format("{} follows version {} of the contract {}, which the program does not read", version.name, version.contract_version,
                           version.kind)},
        {.sv = "importera datamängden på nytt", .en = "import the dataset anew"}));
  }
  if (version.files.empty() && !version.erased.empty()) {
    return core::fail(unknown("dataset_erased",
                              core::say("{} är gallrad enligt beslut: {}", "{} is erased by decision: {}", version.name, version.erased),
                              {.sv = "resultat som bygger på den finns kvar; för nya behövs en ny import",
                               .en = "results that rest on it remain; new ones need a new import"}));
  }
  check_files(version);
  return version;
}

void Lake::check_files(const DatasetVersion& version) {
  std::vector<std::pair<std::string, std::future<std::string>>> hashes;  // by file; nothing to wait for: known
  for (const DataFile& file : version.files) {
    const std::filesystem::path path = version.folder / file.name;
    std::string state = state_of(path, file);
    std::future<std::string> hash;
    if (checked_[path.string()] != state) hash = std::async(std::launch::async, core::sha256_file, path.string());
    hashes.emplace_back(std::move(state), std::move(hash));
  }
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    auto& [state, hash] = hashes[i];
    const std::filesystem::path path = version.folder / version.files[i].name;
    if (hash.valid() && hash.get() != version.files[i].sha256) throw_damaged(path, kChanged);
    checked_[path.string()] = std::move(state);
  }
}

}  // namespace rodtrad::lake
