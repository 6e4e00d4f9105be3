// rodtrad backup, rodtrad restore
#include "ops/backup.h"
#include "cli/command.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> backup(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::BackupDone done = TRY(ops::backup_register(*workspace, arguments.positional()));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object()
        .member("file", done.file.string())
        .member("bytes", static_cast<std::int64_t>(done.bytes))
        .member("head", done.head)
        .end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("Registret är kopierat till {} ({} byte).", "The register is copied to {} ({} bytes).", done.file.string(),
                     out.number(static_cast<std::int64_t>(done.bytes))));
  out.line(core::say("Loggens huvud: {}", "Head of the log: {}", done.head));
  return core::Done{};
}

core::Expected<core::Done> restore(const Arguments& arguments, Output& out) {
  const ops::RestoreDone done = TRY(ops::restore_register(arguments.workspace, arguments.positional()));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("before", done.before.string()).member("entries", done.entries).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("Registret är återställt; loggen har {} poster. Det som fanns ligger kvar i {}.",
                     "The register is restored; its log has {} entries. What was there is kept in {}.", out.number(done.entries),
                     done.before.string()));
  return core::Done{};
}

}  // namespace

Command backup_command() {
  return {
      .name = "backup",
      .summary = {.sv = "Kopiera registret till en fil, också medan andra skriver", .en = "Copy the register to a file, also while others write"},
      .details = {.sv =
                      "Data, körningar och publikationer ändras aldrig när de har skrivits: kopiera mapparna lake, runs och publications som filer.",
                  .en = "Data, runs and publications never change once written: copy the folders lake, runs and publications as files."},
      .positionals = {{.name = {.sv = "FIL", .en = "FILE"}, .help = {.sv = "en ny fil", .en = "a new file"}}},
      .options = {},
      .example = "rodtrad backup /srv/kopior/register.db",
      .run = backup};
}

Command restore_command() {
  return {.name = "restore",
          .summary = {.sv = "Återställ registret från en säkerhetskopia", .en = "Restore the register from a backup"},
          .details = {.sv = "Kopian kontrolleras först. Registret som fanns läggs bredvid.",
                      .en = "The copy is checked first. The register that was there is kept beside it."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"}, .help = {.sv = "skriven av rodtrad backup", .en = "written by rodtrad backup"}}},
          .options = {},
          .example = "rodtrad restore /srv/kopior/register.db",
          .run = restore};
}

}  // namespace rodtrad::cli
