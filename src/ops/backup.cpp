// The register: one file out, one file in.
#include "ops/backup.h"

#include "core/date.h"
#include "core/failure.h"
#include "core/file.h"
#include "core/unicode.h"
#include "records/audit.h"

namespace rodtrad::ops {

using core::Expected;

namespace {

/// "register.db.before-20200331T120000Z"
std::filesystem::path kept_name(const std::filesystem::path& folder) {
  std::string now = core::now_utc();
  for (const char* sign : {"-", ":"}) now = core::replace_all(std::move(now), sign, "");
  return folder / ("register.db.before-" + now);
}

}  // namespace

core::Fail bad_backup(const std::filesystem::path& file, const char* code, const core::Text& message) {
  return core::fail({.code = code,
                     .place = {.file = file.string()},
                     .message = message,
                     .hint = {.sv = "ange en fil som \"rodtrad backup\" har skrivit", .en = "give a file that \"rodtrad backup\" has written"}});
}

Expected<std::string> whole_head(const std::filesystem::path& file) {
  const auto copy = sql::open_sqlite(file);
  if (copy->fetch("PRAGMA integrity_check").columns[0].text(0) != "ok" || copy->fetch("PRAGMA foreign_key_check").rows() > 0) {
    return bad_backup(file, "backup_damaged", {.sv = "säkerhetskopian är skadad", .en = "the backup is damaged"});
  }
  if (copy->fetch("SELECT 1 FROM sqlite_schema WHERE name = 'record_log'").rows() == 0) {
    return bad_backup(file, "not_a_backup", {.sv = "filen är inget register", .en = "the file is no register"});
  }
  const table::Batch head = copy->fetch("SELECT sequence, hash FROM record_log ORDER BY sequence DESC LIMIT 1");
  return head.rows() == 0 ? std::string()
                          : records::to_text(records::AuditHead{.sequence = head.columns[0].integer(0), .hash = head.columns[1].text(0)});
}

Expected<BackupDone> backup_register(Workspace& workspace, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) {
    return core::fail({.code = "file_exists",
                       .place = {.file = file.string()},
                       .message = {.sv = "filen finns redan", .en = "the file exists already"},
                       .hint = {.sv = "ange ett nytt namn", .en = "give a new name"}});
  }
  const std::filesystem::path half = file.string() + ".half";
  std::filesystem::remove(half);
  workspace.connection().execute("VACUUM INTO ?", {half.string()});
  BackupDone done{.file = file, .bytes = std::filesystem::file_size(half), .head = TRY(whole_head(half))};
  for (const char* beside : {"-wal", "-shm"}) std::filesystem::remove(half.string() + beside);
  std::filesystem::rename(half, file);
  return done;
}

Expected<RestoreDone> restore_register(const std::filesystem::path& folder, const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return bad_backup(file, "not_a_backup", {.sv = "filen finns inte", .en = "the file does not exist"});
  const WorkspaceLock alone(folder);
  const std::filesystem::path place = folder / "register.db", fresh = folder / "register.db.restored";
  std::filesystem::copy_file(file, fresh, std::filesystem::copy_options::overwrite_existing);
  const std::string head = TRY(whole_head(fresh));
  RestoreDone done{.before = kept_name(folder), .entries = head.empty() ? 0 : records::parse_head(head)->sequence};
  if (std::filesystem::exists(place)) sql::open_sqlite(place)->fetch("PRAGMA wal_checkpoint(TRUNCATE)");
  for (const std::filesystem::path& name : {place, fresh}) {
    for (const char* beside : {"-wal", "-shm"}) std::filesystem::remove(name.string() + beside);
  }
  if (std::filesystem::exists(place)) std::filesystem::rename(place, done.before);
  std::filesystem::rename(fresh, place);
  return done;
}

}  // namespace rodtrad::ops
