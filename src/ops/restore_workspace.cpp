// A whole workspace in: every file is checked before anything is where it shall be.
#include "core/failure.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/unicode.h"
#include "ops/backup.h"
#include "records/audit.h"

namespace rodtrad::ops {

using core::Expected;
using core::Json;
namespace fs = std::filesystem;

namespace {

bool is_empty_place(const fs::path& place) { return !fs::exists(place) || (fs::is_directory(place) && fs::is_empty(place)); }

/// A name that stays inside the folder.
bool is_inside(const fs::path& name) {
  return !name.empty() && name.is_relative() && std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

Expected<Json> read_manifest(const fs::path& backup) {
  const auto text = core::read_file(backup / "backup.json");
  const auto read = text ? core::parse_json(*text) : core::fail(text.error());
  if (read && (*read)["format"].integer() == 1) return *read;
  return bad_backup(backup, "not_a_backup", {.sv = "mappen är ingen säkerhetskopia av en arbetsyta", .en = "the folder is no backup of a workspace"});
}

Expected<core::Done> check_files(const fs::path& backup, const Json& manifest) {
  core::Problems problems;
  for (const Json& file : manifest["files"].array()) {
    const fs::path name = file["name"].string();
    if (is_inside(name) && fs::is_regular_file(backup / name) && core::sha256_file((backup / name).string()) == file["sha256"].string()) continue;
    tell(problems, {.file = name.string()}, "backup_damaged",
         {.sv = "filen i säkerhetskopian saknas eller är ändrad", .en = "the file of the backup is missing or changed"});
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  if (TRY(whole_head(backup / "register.db")) == manifest["head"].string()) return core::Done{};
  return bad_backup(backup, "backup_damaged",
                    {.sv = "registrets logg är inte den som kopierades", .en = "the log of the register is not the one that was copied"});
}

/// The settings with another place for keys and originals; the rest as it stands.
std::string with_keys_at(const std::string& settings, const fs::path& keys) {
  const std::string folder = fmt::format("folder = {}\n", core::toml_quoted(keys.string()));
  std::string out, table;
  for (const std::string_view line : core::split(settings, '\n')) {
    const std::string_view bare = core::trim(line);
    if (bare.starts_with("[")) table = bare;
    const bool is_place = (table == "[keys]" && bare.starts_with("folder")) || table == "[originals]";
    if (!is_place) out += std::string(line) + "\n";
    if (bare == "[keys]") out += folder;
  }
  while (out.ends_with("\n\n")) out.pop_back();
  if (out.find(folder) == out.npos) out += "\n[keys]\n" + folder;
  return out + "\n[originals]\n" + folder;
}

/// Where a place lies for the restored workspace.
fs::path place_of(const std::string& name, const Settings& settings) {
  return name == "keys" ? settings.keys : name == "originals" ? settings.originals : settings.openid_secret;
}

/// Keys that are there already may be another workspace's: they are used only when the person has named the place.
Expected<std::vector<OutsidePlace>> outside_of(const Json& manifest, const Settings& settings, bool keys_named) {
  std::vector<OutsidePlace> places;
  for (const Json& one : manifest["outside"].array()) {
    OutsidePlace here{.what = core::text_from(one["what"]), .name = one["name"].string(), .included = one["included"].boolean()};
    here.place = place_of(here.name, settings);
    const bool is_there = !is_empty_place(here.place);
    if (here.name == "openid_secret") here.included = here.included && !is_there;
    if (here.name != "openid_secret" && is_there && (here.included || !keys_named)) {
      return core::fail(
          {.code = "keys_not_empty",
           .place = {.file = here.place.string()},
           .message = core::say("platsen för {0} är inte tom", "the place of {1} is not empty", here.what.sv, here.what.en),
           .hint = {.sv = "ange en ny mapp med --keys MAPP, eller samma plats om arbetsytan som använde den är borta: två arbetsytor kan "
                          "inte dela nycklar",
                    .en = "give a new folder with --keys FOLDER, or the same place if the workspace that used it is gone: two workspaces "
                          "cannot share keys"}});
    }
    places.push_back(std::move(here));
  }
  return places;
}

void copy_into(const fs::path& from, const fs::path& to) {
  core::make_folders(to.parent_path(), 0700);
  fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

/// Everything of the backup but what lay outside and its own list, in a folder beside the new workspace.
void copy_workspace(const fs::path& backup, const fs::path& half) {
  fs::remove_all(half);
  core::make_folders(half);
  for (const auto& entry : fs::directory_iterator(backup)) {
    const fs::path name = entry.path().filename();
    if (name != "outside" && name != "backup.json") copy_into(entry.path(), half / name);
  }
}

}  // namespace

Expected<RestoreDone> restore_workspace(const fs::path& folder, const fs::path& backup, const fs::path& keys) {
  const Json manifest = TRY(read_manifest(backup));
  if (!is_empty_place(folder)) {
    return core::fail({.code = "folder_not_empty",
                       .place = {.file = folder.string()},
                       .message = {.sv = "mappen är inte tom", .en = "the folder is not empty"},
                       .hint = {.sv = "ange en ny mapp med --workspace MAPP, eller flytta undan den som finns",
                                .en = "give a new folder with --workspace FOLDER, or move the one that is there"}});
  }
  TRY(check_files(backup, manifest));
  const fs::path place = fs::absolute(folder).lexically_normal(), half = place.string() + ".half";
  copy_workspace(backup, half);
  if (!keys.empty())
    core::write_file(half / "rodtrad.toml", with_keys_at(TRY(core::read_file(half / "rodtrad.toml")), fs::absolute(keys).lexically_normal()));
  RestoreDone done{.entries = records::parse_head(manifest["head"].string())->sequence, .files = manifest["files"].array().size()};
  done.outside = TRY(outside_of(manifest, TRY(read_settings(half)), !keys.empty()));
  for (const OutsidePlace& one : done.outside) {
    if (one.included) copy_into(backup / "outside" / one.name, one.place);
  }
  fs::remove(place);  // an empty folder
  fs::rename(half, place);
  return done;
}

}  // namespace rodtrad::ops
