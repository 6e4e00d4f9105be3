// A lake in a temporary folder, with a register and a fixed key.
#pragma once

#include "lake/lake.h"
#include "lake/prepared_import.h"
#include "support/support.h"

namespace rodtrad::test {

struct LakeFixture {
  explicit LakeFixture(int threads = 2, bool shut_in = false) : threads_(threads), shut_in_(shut_in) { reopen(); }

  void reopen() {
    lake.reset();
    if (!connection) connection = sql::open_sqlite(folder / "register.db");
    lake =
        std::make_unique<lake::Lake>(places(), *connection, lake::Options{.threads = threads_, .shut_in = shut_in_, .limits = {.wall_seconds = 60}});
  }
  lake::Places places() const {
    return {.root = folder / "lake", .keys = folder / "private/keys", .originals = folder / "private/originals", .fixed_key = std::string(64, 'a')};
  }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    core::write_file(folder / name, text);
    return folder / name;
  }
  /// Imports a text as contacts, with a map when one is given.
  core::Expected<lake::ImportReport> contacts(const std::string& csv, const std::string& map = "", std::int64_t allow_rejects = 0) const {
    return take("care_contact", "contacts", csv, map, allow_rejects);
  }
  core::Expected<lake::ImportReport> take(const std::string& kind, const std::string& name, const std::string& csv, const std::string& map = "",
                                          std::int64_t allow_rejects = 0) const {
    lake::ImportRequest request{
        .file = write(name + ".csv", csv), .kind = kind, .name = name, .purpose = "uppfoljning", .allow_rejects = allow_rejects};
    if (!map.empty()) request.map = write(name + ".map.toml", map);
    return lake->import(request);
  }
  /// Rows of SQL over a version's files, called `data`.
  table::Batch rows(const std::string& reference, const std::string& what, const std::string& rest = "") const {
    const auto version = lake->open(reference);
    REQUIRE(version);
    std::string files;
    for (const auto& path : version->paths()) files += (files.empty() ? "" : ", ") + sql::literal(path.string());
    auto database = sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder / "spill"});
    return database->fetch("SELECT " + what + " FROM read_parquet([" + files + "]) AS data " + rest);
  }
  std::int64_t number(const std::string& reference, const std::string& what) const { return rows(reference, what).columns[0].integer(0); }

  TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection;
  std::unique_ptr<lake::Lake> lake;

 private:
  int threads_;
  bool shut_in_;
};

inline const std::string kContactHeader = "contact_id,person,year,start_date,end_date,care_form,hospital,sex,age,diagnosis,drg,weight,los,cost\n";

inline std::string contact(int id, const std::string& person, int year, const std::string& cost = "100.50") {
  return fmt::format("K{},{},{},{}-03-01,{}-03-04,inpatient,H1,F,70,I21.4,E10,1.25,3,{}\n", id, person, year, year, year, cost);
}

inline std::vector<std::string> codes_of(const core::Problems& problems) {
  std::vector<std::string> codes;
  for (const core::Problem& problem : problems) codes.push_back(problem.code);
  return codes;
}

/// Every path below a folder, relative, sorted.
inline std::vector<std::string> tree(const std::filesystem::path& folder) {
  std::vector<std::string> paths;
  if (!std::filesystem::exists(folder)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    paths.push_back(std::filesystem::relative(entry.path(), folder).string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace rodtrad::test
