// A whole workspace out: databases as they are at one moment, then files.
#include "core/date.h"
#include "core/failure.h"
#include "core/hash.h"
#include "core/version.h"
#include "ops/backup.h"

namespace rodtrad::ops {

using core::Expected;
namespace fs = std::filesystem;

namespace {

struct CopiedFile {
  std::string name;  // inside the backup
  std::uintmax_t bytes = 0;
  std::string sha256;
};

/// What is made anew, copied as a database, or of no use without the running program.
bool is_left_out(const fs::path& name) {
  const std::string text = name.string();
  for (const char* database : {"register.db", "server.db"}) {
    if (text.starts_with(database)) return true;
  }
  return text.starts_with(".") || text == "uploads" || text == "backups";
}

std::vector<OutsidePlace> places_outside(const Settings& settings) {
  std::vector<OutsidePlace> places = {
      {.what = {.sv = "nycklar och personnummer", .en = "keys and person numbers"}, .name = "keys", .place = settings.keys}};
  if (settings.originals != settings.keys)
    places.push_back({.what = {.sv = "originalfiler", .en = "originals"}, .name = "originals", .place = settings.originals});
  if (!settings.openid_secret.empty())
    places.push_back(
        {.what = {.sv = "hemlighet för inloggning", .en = "secret of the login service"}, .name = "openid_secret", .place = settings.openid_secret});
  return places;
}

class Backup {
 public:
  Backup(Workspace& workspace, const fs::path& folder) : workspace_(workspace), folder_(folder) {}

  Expected<BackupDone> make(Keys keys) {
    TRY(databases());
    for (const auto& entry : fs::directory_iterator(workspace_.folder())) {
      if (!is_left_out(entry.path().filename())) copy(entry.path(), entry.path().filename());
    }
    TRY(check_lake());
    keep_database("register.db");
    done_.outside = places_outside(workspace_.settings());
    for (OutsidePlace& one : done_.outside) {
      one.included = keys == Keys::included && fs::exists(one.place);
      if (one.included) copy(one.place, fs::path("outside") / one.name);
    }
    core::write_file(folder_ / "backup.json", core::pretty(manifest()) + "\n", 0600);
    return std::move(done_);
  }

 private:
  Expected<core::Done> databases() {
    workspace_.connection().execute("VACUUM INTO ?", {(folder_ / "register.db").string()});
    done_.head = TRY(whole_head(folder_ / "register.db"));
    if (!fs::exists(workspace_.folder() / "server.db")) return core::Done{};
    sql::open_sqlite(workspace_.folder() / "server.db")->execute("VACUUM INTO ?", {(folder_ / "server.db").string()});
    sql::open_sqlite(folder_ / "server.db")->execute("DELETE FROM session");
    keep_database("server.db");
    return core::Done{};
  }

  void keep_database(const char* name) {
    const fs::path file = folder_ / name;
    sql::open_sqlite(file)->fetch("PRAGMA wal_checkpoint(TRUNCATE)");
    for (const char* beside : {"-wal", "-shm"}) fs::remove(file.string() + beside);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    core::sync_path(file);
    note({.name = name, .bytes = fs::file_size(file), .sha256 = core::sha256_file(file.string())});
  }

  /// A run that began after the register was copied would stand in the way of the next one.
  bool is_unknown_run(const fs::path& name) {
    if (name.parent_path() != "runs") return false;
    const auto id = records::parse_record_id(name.filename().string());
    return id && snapshot().fetch("SELECT 1 FROM record_log WHERE type = ? AND number = ?", {id->type, id->number}).rows() == 0;
  }

  sql::SqliteConnection& snapshot() {
    if (!snapshot_) snapshot_ = sql::open_sqlite(folder_ / "register.db");
    return *snapshot_;
  }

  void copy(const fs::path& from, const fs::path& name) {
    core::check_cancelled();
    if (fs::is_regular_file(from)) return copy_file(from, name);
    if (!fs::is_directory(from) || is_unknown_run(name)) return;
    for (const auto& entry : fs::directory_iterator(from)) {
      const fs::path inside = entry.path().filename();
      if (!inside.string().starts_with(".")) copy(entry.path(), name / inside);
    }
  }

  void copy_file(const fs::path& from, const fs::path& name) {
    const fs::path to = folder_ / name;
    core::make_folders(to.parent_path(), 0700);
    core::FileWriter out(to, static_cast<unsigned>(fs::status(from).permissions()) & 0777);
    core::Sha256 hash;
    std::uintmax_t bytes = 0;
    core::read_blocks(from, [&](std::string_view block) {
      hash.add(block);
      out.write(block);
      bytes += block.size();
    });
    out.commit();
    note({.name = name.string(), .bytes = bytes, .sha256 = hash.hex()});
  }

  void note(CopiedFile file) {
    done_.bytes += file.bytes;
    files_.push_back(std::move(file));
    done_.files = files_.size();
  }

  /// Every version that the copied register knows is there, unchanged.
  Expected<core::Done> check_lake() {
    lake::Lake copied({.root = folder_ / "lake"}, snapshot(), {.sweep = false});
    for (const lake::DatasetVersion& dataset : copied.list()) {
      for (const std::string& version : copied.versions(dataset.name)) {
        for (const lake::DataFile& file : TRY(copied.show(dataset.name + "@" + version)).files) {
          check_file((fs::path("lake") / dataset.name / version / file.name).string(), file.sha256);
        }
      }
    }
    snapshot_.reset();
    return core::Done{};
  }

  void check_file(const std::string& name, const std::string& sha256) const {
    const auto same = [&](const CopiedFile& file) { return file.name == name && file.sha256 == sha256; };
    if (std::any_of(files_.begin(), files_.end(), same)) return;
    throw core::Failure(core::FailureKind::io, core::say("{} saknas eller är ändrad", "{} is missing or changed", name),
                        {.sv = "raderades data just nu, försök igen; annars är arbetsytan skadad",
                         .en = "if data were just erased, try again; otherwise the workspace is damaged"});
  }

  std::string manifest() const {
    core::JsonWriter out;
    out.begin_object().member("format", 1).member("made", core::now_utc()).member("program", core::program_version()).member("head", done_.head);
    out.key("files").begin_array();
    for (const CopiedFile& file : files_)
      out.begin_object().member("name", file.name).member("bytes", static_cast<std::int64_t>(file.bytes)).member("sha256", file.sha256).end_object();
    out.end_array().key("outside").begin_array();
    for (const OutsidePlace& one : done_.outside)
      out.begin_object()
          .member("name", one.name)
          .member("what", one.what)
          .member("place", one.place.string())
          .member("included", one.included)
          .end_object();
    return out.end_array().end_object().take();
  }

  Workspace& workspace_;
  fs::path folder_;
  std::unique_ptr<sql::SqliteConnection> snapshot_;
  std::vector<CopiedFile> files_;
  BackupDone done_;
};

}  // namespace

Expected<BackupDone> backup_workspace(Workspace& workspace, const fs::path& folder, Keys keys) {
  if (fs::exists(folder)) {
    return core::fail({.code = "file_exists",
                       .place = {.file = folder.string()},
                       .message = {.sv = "mappen finns redan", .en = "the folder exists already"},
                       .hint = {.sv = "ange ett nytt namn", .en = "give a new name"}});
  }
  const fs::path half = folder.string() + ".half";
  fs::remove_all(half);
  core::make_folders(half, 0700);
  BackupDone done = TRY(Backup(workspace, half).make(keys));
  fs::rename(half, folder);
  done.file = folder;
  return done;
}

}  // namespace rodtrad::ops
