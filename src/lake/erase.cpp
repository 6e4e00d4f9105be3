// Retention: bytes are destroyed, the manifest with counts and hashes stays, and so does who decided it. What is to be
// destroyed is written down first, so that an interrupted erasure is completed when the lake is next opened.
#include "core/date.h"
#include "core/unicode.h"
#include "lake/lake.h"
#include "lake/prepared_import.h"
#include "lake/profile.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::Problem;

void remove_beginning_with(const std::filesystem::path& folder, const std::string& start) {
  std::error_code none;
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().filename().string().starts_with(start)) found.push_back(entry.path());
  }
  for (const auto& path : found) std::filesystem::remove_all(path);
}

Problem nothing_to_erase(const std::string& name, int until) {
  return {.code = "nothing_to_erase",
          .message = until == kAllYears
                         ? core::say("{} har inga uppgifter kvar att gallra", "{} has no data left to erase", name)
                         : core::say("{} har inga uppgifter till och med {} att gallra", "{} has no data up to {} to erase", name, until),
          .hint = core::say("rodtrad data show {} visar åren", "rodtrad data show {} shows the years", name)};
}

}  // namespace

Expected<EraseReport> Lake::erase(const EraseRequest& request) {
  if (core::trim(request.decision).empty()) {
    return core::fail(Problem{.code = "decision_missing",
                              .message = {.sv = "data gallras bara efter ett angivet beslut", .en = "data are erased by a stated decision only"},
                              .hint = {.sv = "ange --decision, till exempel --decision \"dokumenthanteringsplan 3.4\"",
                                       .en = "give --decision, for example --decision \"records plan 3.4\""}});
  }
  TRY(show(request.name));
  EraseReport report{.name = request.name, .until = request.until};
  for (const std::string& id : registry_.versions(request.name)) {
    const DatasetVersion version = TRY(show(request.name + "@" + id));
    ErasedRecord record{
        .name = request.name, .version = id, .until = request.until, .at = core::now_utc(), .by = request.by, .decision = request.decision};
    for (const DataFile& file : version.files) {
      if (file.year > request.until) continue;
      record.rows += file.rows;
      record.bytes += file.bytes;
    }
    if (record.bytes > 0) report.versions.push_back(record);
  }
  if (report.versions.empty()) return core::fail(nothing_to_erase(request.name, request.until));
  for (const ErasedRecord& record : report.versions) registry_.add_erased(record);
  const auto all = list();
  report.persons_forgotten = std::none_of(all.begin(), all.end(), [](const DatasetVersion& one) { return one.has_persons && !one.files.empty(); }) &&
                             persons_known(registry_) > 0;
  if (report.persons_forgotten) forget_persons(registry_);
  return report;
}

void Lake::destroy_erased() {
  for (const ErasedRecord& record : registry_.erased()) {
    const auto manifest = registry_.manifest(record.name, record.version);
    const auto version = manifest ? dataset_from_json(*manifest, record.version) : core::Expected<DatasetVersion>(DatasetVersion{});
    const std::filesystem::path folder = folder_of(record.name, record.version);
    if (!version || !std::filesystem::exists(folder)) continue;
    if (std::any_of(version->files.begin(), version->files.end(),
                    [&](const DataFile& file) { return file.year <= record.until && std::filesystem::exists(folder / file.name); })) {
      std::filesystem::remove(profile_file(places_.root, record.name, record.version));  // it tells of rows that go
    }
    bool any_left = false;
    for (const DataFile& file : version->files) {
      if (file.year <= record.until) std::filesystem::remove(folder / file.name);
      any_left |= file.year > record.until;
    }
    if (!any_left) std::filesystem::remove_all(folder);
  }
  for (const auto& [name, sha256] : registry_.erased_originals()) {
    constexpr std::size_t kHashInName = 12;
    for (const auto& root : {places_.root, places_.originals}) {
      remove_beginning_with(root / name / "originals", sha256.substr(0, kHashInName));
      remove_beginning_with(root / name / "quarantine", sha256.substr(0, kHashInName));
    }
  }
  if (registry_.erased().empty() || persons_known(registry_) > 0) return;
  for (const char* file : {"persons.bin", "person.key"}) std::filesystem::remove(places_.keys / file);
}

std::vector<OverdueYear> Lake::overdue(int this_year) {
  std::vector<OverdueYear> years;
  for (const DatasetVersion& version : list()) {
    const schema::Contract* contract = schema::contract(version.kind);
    if (!contract || contract->retain_years == 0) continue;
    for (const DataFile& file : version.files) {
      if (file.year + contract->retain_years < this_year) years.push_back({version.name, version.kind, file.year, contract->retain_years, file.rows});
    }
  }
  return years;
}

}  // namespace rodtrad::lake
