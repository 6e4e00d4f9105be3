// rodtrad history, rodtrad audit verify
#include "ops/history.h"
#include "cli/command.h"

namespace rodtrad::cli {

namespace {

std::string in_words(const records::LogEntry& entry, const Output& out) {
  if (entry.erased) return out.in({.sv = "innehållet är gallrat", .en = "the content is erased"});
  std::string fields;
  for (const records::FieldChange& change : entry.changes) fields += (fields.empty() ? "" : ", ") + change.field;
  return fields;
}

core::Expected<core::Done> history(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::RecordHistory history = TRY(ops::view_history(*workspace, ops::local_actor(*workspace), arguments.positional()));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(ops::history_json(*workspace, history));
    out.json(json);
    return core::Done{};
  }
  TextTable table({{.head = "Version", .align = TextTable::Align::right},
                   {.head = out.in({.sv = "När", .en = "When"})},
                   {.head = out.in({.sv = "Vem", .en = "Who"})},
                   {.head = out.in({.sv = "Vad", .en = "What"})},
                   {.head = out.in({.sv = "Fält", .en = "Fields"})},
                   {.head = out.in({.sv = "Varför", .en = "Why"})}});
  for (const records::LogEntry& entry : history.entries)
    table.row({std::to_string(entry.version), entry.at, entry.act.by, entry.action, in_words(entry, out), entry.reason});
  out.table(table);
  return core::Done{};
}

core::Expected<core::Done> verify(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const records::Audit audit = TRY(ops::verify_audit(*workspace, arguments.one("--head")));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("head", to_text(audit.head)).member("entries", audit.entries).member("erased", audit.erased);
    write_problems(json, audit.problems);
    json.end_object();
    out.json(json);
    return audit.problems.empty() ? core::Expected<core::Done>(core::Done{}) : core::fail(core::Problems{});
  }
  if (!audit.problems.empty()) return core::fail(audit.problems);
  out.line(core::say("Loggen är hel: {} poster, varav {} med gallrat innehåll.", "The log is whole: {} entries, {} of them with erased content.",
                     out.number(audit.entries), out.number(audit.erased)));
  out.line(core::say("Huvud: {}", "Head: {}", to_text(audit.head)));
  return core::Done{};
}

}  // namespace

Command history_command() {
  return {
      .name = "history",
      .summary = {.sv = "Visa vad som har gjorts med en post i registret", .en = "Show what was done to a record of the register"},
      .details = {.sv = "Med --format json följer värdena före och efter varje ändring.",
                  .en = "With --format json it tells the values before and after each change."},
      .positionals = {{.name = {.sv = "ID", .en = "ID"}, .help = {.sv = "postens id: typ och nummer", .en = "id of the record: type and number"}}},
      .options = {},
      .example = "rodtrad history assignment-7",
      .run = history};
}

Command audit_verify_command() {
  return {.name = "audit verify",
          .summary = {.sv = "Kontrollera att loggen är hel och att posterna är som den säger",
                      .en = "Check that the log is whole and that records are as it says"},
          .details = {.sv = "Skriver ut loggens huvud. Spara det utanför arbetsytan: bara med --head syns det om slutet är avklippt.",
                      .en = "Prints the head of the log. Keep it outside the workspace: only with --head is a cut-off end seen."},
          .positionals = {},
          .options = {{.name = "--head",
                       .value = {.sv = "HUVUD", .en = "HEAD"},
                       .help = {.sv = "huvudet från en tidigare kontroll", .en = "the head from an earlier check"}}},
          .example = "rodtrad audit verify",
          .run = verify};
}

}  // namespace rodtrad::cli
