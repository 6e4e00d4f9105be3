// rodtrad backup, rodtrad restore
#include "ops/backup.h"
#include "cli/command.h"
#include "core/unicode.h"

namespace rodtrad::cli {

namespace {

void write_outside(core::JsonWriter& json, const std::vector<ops::OutsidePlace>& outside) {
  json.key("outside").begin_array();
  for (const ops::OutsidePlace& one : outside)
    json.begin_object().member("name", one.name).member("place", one.place.string()).member("included", one.included).end_object();
  json.end_array();
}

void say_outside(const std::vector<ops::OutsidePlace>& outside, Output& out, const core::Text& included, const core::Text& left_out) {
  for (const ops::OutsidePlace& one : outside) {
    const core::Text& how = one.included ? included : left_out;
    out.line({.sv = fmt::format("{} ({}): {}", core::capitalise(one.what.sv), one.place.string(), how.sv),
              .en = fmt::format("{} ({}): {}", core::capitalise(one.what.en), one.place.string(), how.en)});
  }
}

core::Expected<core::Done> backup(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::Keys keys = arguments.has("--with-keys") ? ops::Keys::included : ops::Keys::left_out;
  const ops::BackupDone done = arguments.has("--register") ? TRY(ops::backup_register(*workspace, arguments.positional()))
                                                           : TRY(ops::backup_workspace(*workspace, arguments.positional(), keys));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("file", done.file.string()).member("bytes", static_cast<std::int64_t>(done.bytes));
    json.member("files", done.files).member("head", done.head);
    write_outside(json, done.outside);
    out.json(json.end_object());
    return core::Done{};
  }
  out.line(core::say("Kopian ligger i {} ({} filer, {} byte).", "The copy is in {} ({} files, {} bytes).", done.file.string(),
                     out.number(static_cast<std::int64_t>(done.files)), out.number(static_cast<std::int64_t>(done.bytes))));
  out.line(core::say("Loggens huvud: {}", "Head of the log: {}", done.head));
  say_outside(done.outside, out, {.sv = "ingår; förvara kopian därefter", .en = "included; keep the copy accordingly"},
              {.sv = "ligger utanför arbetsytan och ingår inte (--with-keys tar med)",
               .en = "outside the workspace and not included (--with-keys includes)"});
  return core::Done{};
}

core::Expected<core::Done> restore(const Arguments& arguments, Output& out) {
  const std::filesystem::path from = arguments.positional();
  const ops::RestoreDone done = std::filesystem::is_directory(from) ? TRY(ops::restore_workspace(arguments.workspace, from, arguments.one("--keys")))
                                                                    : TRY(ops::restore_register(arguments.workspace, from));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("before", done.before.string()).member("entries", done.entries).member("files", done.files);
    write_outside(json, done.outside);
    out.json(json.end_object());
    return core::Done{};
  }
  out.line(core::say("Återställt: {} filer; registrets logg har {} poster.", "Restored: {} files; the log of the register has {} entries.",
                     out.number(static_cast<std::int64_t>(done.files)), out.number(done.entries)));
  if (!done.before.empty())
    out.line(core::say("Registret som fanns ligger kvar i {}.", "The register that was there is kept in {}.", done.before.string()));
  say_outside(done.outside, out, {.sv = "lagda på sin plats", .en = "put in their place"},
              {.sv = "ingick inte i kopian; ska ligga där", .en = "not in the copy; must lie there"});
  return core::Done{};
}

}  // namespace

Command backup_command() {
  return {
      .name = "backup",
      .summary = {.sv = "Kopiera arbetsytan till en mapp, också medan andra skriver",
                  .en = "Copy the workspace to a folder, also while others write"},
      .details = {.sv = "Registret som det är i ett ögonblick, och alla filer som det känner till: data, körningar, publikationer, dokument, "
                        "inställningar. Konton följer med, inloggningar gör det inte. Nycklar, personnummer och originalfiler ligger utanför "
                        "arbetsytan: de nämns, och tas med bara med --with-keys. Vad som gallras finns kvar i äldre kopior tills de förstörs.",
                  .en = "The register as it is at one moment, and all files that it knows: data, runs, publications, documents, settings. Accounts "
                        "come along, sessions do not. Keys, person numbers and originals lie outside the workspace: they are named, and included "
                        "only with --with-keys. What is erased stays in older copies until these are destroyed."},
      .positionals = {{.name = {.sv = "MAPP", .en = "FOLDER"}, .help = {.sv = "en ny mapp", .en = "a new folder"}}},
      .options = {{.name = "--with-keys",
                   .value = {},
                   .help = {.sv = "ta med nycklar och originalfiler", .en = "include keys and originals"},
                   .kind = Option::Kind::flag},
                  {.name = "--register",
                   .value = {},
                   .help = {.sv = "bara registret, i en fil", .en = "the register alone, in one file"},
                   .kind = Option::Kind::flag}},
      .example = "rodtrad backup /srv/kopior/2026-11-26",
      .run = backup};
}

Command restore_command() {
  return {
      .name = "restore",
      .summary = {.sv = "Återställ en arbetsyta från en säkerhetskopia", .en = "Restore a workspace from a backup"},
      .details = {.sv = "Varje fil kontrolleras först. En mapp blir en ny arbetsyta (--workspace). En fil ersätter bara registret i den som finns; "
                        "det som fanns läggs bredvid.",
                  .en = "Every file is checked first. A folder becomes a new workspace (--workspace). A file replaces only the register of the one "
                        "that is there; what was there is kept beside it."},
      .positionals = {{.name = {.sv = "KOPIA", .en = "COPY"}, .help = {.sv = "skriven av rodtrad backup", .en = "written by rodtrad backup"}}},
      .options = {{.name = "--keys",
                   .value = {.sv = "MAPP", .en = "FOLDER"},
                   .help = {.sv = "en ny plats för nycklar och originalfiler", .en = "a new place for keys and originals"}}},
      .example = "rodtrad restore /srv/kopior/2026-11-26 --workspace /srv/rodtrad",
      .run = restore};
}

}  // namespace rodtrad::cli
