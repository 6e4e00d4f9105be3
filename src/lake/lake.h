// The lake: datasets taken in from files, checked against their contracts, and kept as immutable versions. One Lake per
// workspace; the caller holds the workspace's lock.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "core/file.h"
#include "core/http_client.h"
#include "lake/fault_log.h"
#include "lake/registry.h"
#include "sandbox/sandbox.h"

namespace rodtrad::lake {

/// Where things lie. `private_root` is outside the workspace: key and person map, and, for kinds with personal data,
/// original bytes and quarantine. It is made with mode 0700.
struct Places {
  std::filesystem::path root;       // lake/ of the workspace: open files that other programs may read
  std::filesystem::path keys;       // key and person map
  std::filesystem::path originals;  // original bytes and quarantine of kinds with personal data
  std::string fixed_key;            // 64 hexadecimal digits, for tests and the demo; "" = random
};

/// $XDG_STATE_HOME (or ~/.local/state)/rodtrad/<workspace id>
std::filesystem::path default_private_folder(const std::string& workspace_id);

struct Options {
  int threads = 2;
  std::string memory_limit = "1GB";
  bool sweep = true;     // false: only for reading, without the workspace's lock
  bool shut_in = false;  // foreign files are read in a child process (register_reader must have been called)
  sandbox::Limits limits;
  core::FetchLimits fetch;
};

struct ImportRequest {
  std::filesystem::path file;  // or, with an address, the name that it gives
  std::string url;             // "": the file lies on disk
  std::string kind;
  std::string name;                              // "": the file's stem
  std::optional<std::filesystem::path> map;      // none: columns have the contract's names
  std::optional<std::filesystem::path> repairs;  // quarantine of the file with its rows put right; they take the place of those
  std::string purpose;                           // required for kinds with personal data
  std::string approval;
  std::int64_t allow_rejects = 0;
  std::string public_ground;  // not "": the dataset is public, on this ground
  std::string by;
  std::function<void(std::int64_t rows)> progress;  // told now and then while rows are read

  /// What messages call the source: the file's path, or the address without its query.
  std::string shown() const { return url.empty() ? file.string() : core::shown_url(std::string_view(url).substr(0, url.find('?'))); }
};

/// The request for what a person wrote: a file's path, or an address.
ImportRequest import_from(const std::string& source);

struct ImportReport {
  std::string name;
  std::string kind;
  std::string version;
  bool known_before = false;  // the same content was imported earlier: no new version
  std::string currency;
  std::int64_t rows_read = 0;
  std::int64_t rows_taken = 0;
  std::int64_t rows_rejected = 0;
  std::vector<FaultKind> faults;     // warnings, and errors of rejected rows
  core::Problems problems;           // the first of them, with places
  std::vector<std::string> ignored;  // columns of the file that nothing uses
  std::vector<int> years;            // in the file: new or replaced
  std::vector<int> years_replaced;
  std::vector<int> years_carried;
  std::filesystem::path quarantine;  // "" when no row was rejected
  double seconds = 0;
};

/// Until this year, the last included.
inline constexpr int kAllYears = 9999;

struct EraseRequest {
  std::string name;
  int until = kAllYears;
  std::string decision;  // required
  std::string by;
};

struct EraseReport {
  std::string name;
  int until = kAllYears;
  std::vector<ErasedRecord> versions;
  bool persons_forgotten = false;  // no data about persons are left: key and numbers are destroyed too
};

/// A year of data that is kept longer than its contract says.
struct OverdueYear {
  std::string name;
  std::string kind;
  int year = 0;
  int retain_years = 0;
  std::int64_t rows = 0;
};

/// An import whose files are written but not yet in place. Destroyed without commit, it leaves nothing.
class PreparedImport;

class Lake {
 public:
  /// Makes the tables and, with `sweep`, takes away what an interrupted import left.
  Lake(Places places, sql::SqliteConnection& connection, Options options = {});
  ~Lake();

  /// prepare, then commit.
  core::Expected<ImportReport> import(const ImportRequest& request);

  /// The long part: reads, checks, sorts, writes; touches neither the register nor any version. Problems: of the request
  /// (unknown_kind, bad_name, purpose_missing …), of map and file, of rows (import_refused comes first and names the
  /// quarantine), of earlier versions (other_currency, other_contract_version …). Throws Failure.
  core::Expected<std::unique_ptr<PreparedImport>> prepare(const ImportRequest& request);
  /// The short part, inside the caller's transaction if there is one: files into place, persons' numbers, manifest row.
  ImportReport commit(PreparedImport& prepared);

  /// Marks the years of all versions of a dataset as erased, inside the caller's transaction; destroy_erased then destroys
  /// their files, and all original bytes and quarantine of its imports so far. Counts, hashes and the decision stay.
  /// Problems: unknown_dataset, decision_missing, nothing_to_erase.
  core::Expected<EraseReport> erase(const EraseRequest& request);
  /// Destroys what is marked; nothing happens to what is destroyed already. Throws Failure.
  void destroy_erased();
  /// By name and year.
  std::vector<OverdueYear> overdue(int this_year);

  /// Current version of each dataset, by name.
  std::vector<DatasetVersion> list();
  /// A version by NAME or NAME@VERSION, from its manifest, without the years that are erased. Problems: unknown_dataset, unknown_version,
  /// manifest_damaged.
  core::Expected<DatasetVersion> show(const std::string& reference);
  /// The same for reading: files are there and unchanged (checked once), the contract is the program's.
  /// Problems also: other_contract_version, dataset_erased. Throws Failure when a file is missing or changed.
  core::Expected<DatasetVersion> open(const std::string& reference);

  const Places& places() const { return places_; }
  const Options& options() const { return options_; }
  std::vector<std::string> versions(const std::string& name) { return registry_.versions(name); }
  std::vector<ImportRecord> imports(const std::string& name) { return registry_.imports(name); }

 private:
  void sweep();
  std::vector<DatasetVersion> referred_to(const std::string& kind);
  void check_files(const DatasetVersion& version);
  std::filesystem::path folder_of(const std::string& name, const std::string& version) const { return places_.root / name / version; }

  Places places_;
  sql::SqliteConnection& connection_;
  Options options_;
  Registry registry_;
  std::map<std::string, std::string> checked_;  // path → size, time and hash when it was last found unchanged
};

}  // namespace rodtrad::lake
