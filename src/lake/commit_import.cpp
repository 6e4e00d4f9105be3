// The short part of an import: everything is written already; now it gets its place, all of it or nothing.
#include "core/failure.h"
#include "lake/prepared_import.h"

namespace rodtrad::lake {
namespace {

constexpr const char* kPersonsSetting = "persons";
constexpr const char* kKeySetting = "person_key";

/// Moves files and folders, and takes them away again unless all went well.
class Moves {
 public:
  Moves() = default;
  Moves(const Moves&) = delete;
  Moves& operator=(const Moves&) = delete;
  ~Moves() {
    std::error_code ignored;
    for (const auto& path : moved_) std::filesystem::remove_all(path, ignored);
  }
  /// What stands there already is the same content and stays.
  void move(const std::filesystem::path& from, const std::filesystem::path& to, unsigned folder_mode) {
    if (from.empty() || std::filesystem::exists(to)) return;
    core::make_folders(to.parent_path(), folder_mode);
    if (std::rename(from.c_str(), to.c_str()) != 0) core::throw_errno({.sv = "kunde inte skriva", .en = "could not write"}, to.string());
    moved_.push_back(to);
    core::sync_path(to.parent_path());
  }
  void keep() { moved_.clear(); }

 private:
  std::vector<std::filesystem::path> moved_;
};

}  // namespace

std::int64_t persons_known(Registry& registry) {
  const std::string known = registry.setting(kPersonsSetting);
  return known.empty() ? 0 : std::stoll(known);
}

void forget_persons(Registry& registry) {
  registry.set(kPersonsSetting, "0");
  registry.set(kKeySetting, "");
}

void check_key(Registry& registry, const PersonMap& persons) {
  const std::string known = registry.setting(kKeySetting);
  if (known.empty() || known == persons.key_fingerprint()) return;
  throw core::Failure(
      core::FailureKind::io,
      {.sv = "nyckeln är en annan än den som arbetsytans personnummer gjordes med",
       .en = "the key is another than the one that the workspace's person numbers were made with"},
      {.sv = "återställ den rätta nyckeln, eller kontrollera [keys] i rodtrad.toml", .en = "restore the right key, or check [keys] in rodtrad.toml"});
}

ImportReport Lake::commit(PreparedImport& prepared) {
  constexpr unsigned kOwnerFolder = 0700;
  constexpr unsigned kOpenFolder = 0755;
  const schema::Contract* contract = schema::contract(prepared.version.kind);
  const unsigned kept_mode = contract && contract->personal ? kOwnerFolder : kOpenFolder;
  Moves moves;
  sql::Savepoint savepoint(connection_);
  if (persons_known(registry_) != prepared.persons_before) {
    throw core::Failure(core::FailureKind::busy,
                        {.sv = "en annan import gav nya personer nummer under tiden", .en = "another import numbered new persons meanwhile"},
                        {.sv = "kör importen igen", .en = "run the import again"});
  }
  prepared.report.known_before = registry_.manifest(prepared.version.name, prepared.version.version).has_value();
  moves.move(prepared.original, prepared.original_place, kept_mode);
  moves.move(prepared.repairs, prepared.repairs_place, kept_mode);
  moves.move(prepared.quarantine, prepared.quarantine_place, kept_mode);
  moves.move(prepared.files, folder_of(prepared.version.name, prepared.version.version), kOpenFolder);
  if (prepared.persons) {
    prepared.persons->save();
    registry_.set(kPersonsSetting, fmt::format("{}", prepared.persons->size()));
    registry_.set(kKeySetting, prepared.persons->key_fingerprint());
  }
  registry_.add(prepared.version, prepared.record);
  savepoint.release();
  moves.keep();
  return prepared.report;
}

}  // namespace rodtrad::lake
