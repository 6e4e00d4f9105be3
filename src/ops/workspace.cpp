// Opening and making workspaces.
#include "ops/workspace.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/date.h"
#include "core/failure.h"
#include "core/hash.h"
#include "core/unicode.h"
#include "ops/foreign_files.h"
#include "schema/read.h"

namespace rodtrad::ops {

using core::Failure;
using core::FailureKind;

WorkspaceLock::WorkspaceLock(const std::filesystem::path& workspace) {
  const std::filesystem::path file = workspace / ".lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) core::throw_errno({.sv = "kan inte skriva i arbetsytan", .en = "cannot write in the workspace"}, workspace.string());
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(descriptor_);
  throw Failure(FailureKind::busy,
                core::say("arbetsytan {} används av en annan process", "the workspace {} is in use by another process", workspace.string()),
                {.sv = "vänta tills den är klar och försök igen", .en = "wait until it is done and try again"});
}

WorkspaceLock::~WorkspaceLock() { ::close(descriptor_); }

std::string system_account() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry ? entry->pw_name : std::to_string(::geteuid());
}

/// The register as it was before its tables change, in backups/.
static void keep_before_migration(sql::Connection& connection, const std::filesystem::path& place) {
  core::make_folders(place / "backups", 0700);
  std::string now = core::now_utc();
  for (const char* sign : {"-", ":"}) now = core::replace_all(std::move(now), sign, "");
  const std::filesystem::path file = place / "backups" / ("register-" + now + ".db");
  if (!std::filesystem::exists(file)) connection.execute("VACUUM INTO ?", {file.string()});
}

core::Expected<std::unique_ptr<Workspace>> Workspace::open(const std::filesystem::path& folder, Access access) {
  const std::filesystem::path place = std::filesystem::absolute(folder).lexically_normal();
  std::unique_ptr<Workspace> workspace(new Workspace(place, TRY(read_settings(place))));
  if (access == Access::write) workspace->lock_ = std::make_unique<WorkspaceLock>(place);
  workspace->connection_ = sql::open_sqlite(place / "register.db");
  schema::Schema schema = TRY(schema::load_schema(place));
  const std::vector<records::Migration> written = TRY(records::load_migrations(place));
  if (TRY(records::needs_migration(*workspace->connection_, schema, written))) keep_before_migration(*workspace->connection_, place);
  workspace->store_.emplace(TRY(records::Store::open(*workspace->connection_, std::move(schema), written)));
  workspace->store_->act_as({.by = system_account()});
  workspace->languages_ = TRY(read_languages(place / "languages"));
  workspace->permissions_ = TRY(schema::load_permissions(place, workspace->store_->schema()));
  return workspace;
}

records::Actor local_actor(const Workspace& workspace) {
  records::Actor actor{.name = system_account()};
  for (const std::string_view role : core::split(workspace.settings().local_roles, ','))
    actor.roles.push_back({.role = std::string(core::trim(role))});
  return actor;
}

lake::Lake& Workspace::lake() {
  if (!lake_) {
    const lake::Places places{.root = folder_ / "lake", .keys = settings_.keys, .originals = settings_.originals, .fixed_key = settings_.fixed_key};
    lake_ = std::make_unique<lake::Lake>(
        places, *connection_,
        lake::Options{.threads = threads_of(settings_), .sweep = lock_ != nullptr, .shut_in = true, .limits = limits(), .fetch = settings_.fetch});
  }
  return *lake_;
}

sandbox::Limits Workspace::limits() const { return limits_of(settings_); }

namespace {

core::Fail refuse(std::string code, const std::filesystem::path& folder, core::Text message, core::Text hint) {
  return core::fail({.code = std::move(code), .place = {.file = folder.string()}, .message = std::move(message), .hint = std::move(hint)});
}

core::Expected<core::Done> check_new(const InitRequest& request) {
  if (std::filesystem::exists(request.folder / "rodtrad.toml")) {
    return refuse("workspace_exists", request.folder, {.sv = "mappen är redan en arbetsyta", .en = "the folder is a workspace already"},
                  {.sv = "ange en ny mapp", .en = "give a new folder"});
  }
  std::error_code none;
  if (std::filesystem::exists(request.folder) && !std::filesystem::is_empty(request.folder, none)) {
    return refuse("folder_not_empty", request.folder, {.sv = "mappen är inte tom", .en = "the folder is not empty"},
                  {.sv = "ange en ny eller tom mapp", .en = "give a new or empty folder"});
  }
  if (std::filesystem::exists(request.keys) && !std::filesystem::is_empty(request.keys, none)) {
    return refuse("keys_not_empty", request.keys, {.sv = "mappen för nycklar är inte tom", .en = "the folder of keys is not empty"},
                  {.sv = "ange en ny mapp: två arbetsytor kan inte dela nycklar, personnummer och originalfiler",
                   .en = "give a new folder: two workspaces cannot share keys, person numbers and originals"});
  }
  if (!request.fixed_key.empty() && request.keys.empty()) {
    return refuse("bad_key", request.folder,
                  {.sv = "en fast nyckel kräver en egen mapp för nycklar", .en = "a fixed key needs a folder of its own for keys"},
                  {.sv = "ange också --keys MAPP", .en = "give --keys FOLDER too"});
  }
  if (!request.fixed_key.empty() && !is_fixed_key(request.fixed_key)) {
    return refuse("bad_key", request.folder,
                  {.sv = "den fasta nyckeln ska vara 64 hexadecimala siffror", .en = "the fixed key must be 64 hexadecimal digits"},
                  {.sv = "använd siffror och a–f", .en = "use digits and a–f"});
  }
  return core::Done{};
}

std::string settings_text(const InitRequest& request) {
  std::string region = request.region;
  if (region.empty()) region = core::capitalise(std::filesystem::absolute(request.folder).lexically_normal().filename().string());
  std::string out = "# Röd tråd. Alla inställningar: rodtrad config --example\n";
  out += fmt::format("layout = {}\nid = {}\nregion = {}\n", kWorkspaceLayout, core::toml_quoted(core::to_hex(core::random_bytes()).substr(0, 12)),
                     core::toml_quoted(region));
  if (!request.keys.empty()) {
    const std::string keys = core::toml_quoted(std::filesystem::absolute(request.keys).lexically_normal().string());
    out += fmt::format("\n[keys]\nfolder = {}\n", keys);
    if (!request.fixed_key.empty()) out += fmt::format("fixed = {}\n", core::toml_quoted(request.fixed_key));
    out += fmt::format("\n[originals]\nfolder = {}\n", keys);
  }
  return out;
}

}  // namespace

core::Expected<std::filesystem::path> init_workspace(const InitRequest& request) {
  TRY(check_new(request));
  core::make_folders(request.folder);
  core::make_folders(request.folder / "publications");
  for (const char* closed : {"lake", "runs"}) core::make_folders(request.folder / closed, 0700);
  core::write_file(request.folder / "rodtrad.toml", settings_text(request));
  TRY(Workspace::open(request.folder, Access::write));
  return std::filesystem::absolute(request.folder).lexically_normal();
}

}  // namespace rodtrad::ops
