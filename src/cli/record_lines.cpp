// rodtrad record import, record export
#include "ops/record_lines.h"
#include "cli/command.h"

namespace rodtrad::cli {

namespace {

/// Each record is told as soon as it is safe: whoever reads along knows what survives a power cut.
core::Expected<core::Done> import_each(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  TRY(ops::import_each_line(*workspace, ops::local_actor(*workspace), arguments.positional(), [&](const std::string& id) {
    out.line(out.is_json() ? fmt::format("{{\"id\":\"{}\"}}", id) : id);
    std::fflush(stdout);
  }));
  return core::Done{};
}

core::Expected<core::Done> import(const Arguments& arguments, Output& out) {
  if (arguments.has("--each")) return import_each(arguments, out);
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const ops::LinesDone done = TRY(ops::import_lines(*workspace, ops::local_actor(*workspace), arguments.positional()));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("created", done.created).member("changed", done.changed).key("ids").begin_object();
    for (const auto& [from, to] : done.ids) json.member(from, to);
    json.end_object().end_object();
    out.json(json);
  } else {
    out.line(core::say("{} poster inlästa, {} ändrade", "{} records imported, {} changed", out.number(done.created), out.number(done.changed)));
  }
  return core::Done{};
}

core::Expected<core::Done> export_all(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const std::string file = arguments.positional();
  const std::int64_t written = TRY(ops::export_lines(*workspace, ops::local_actor(*workspace), arguments.many("--type"), file));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("file", file).member("records", written).end_object();
    out.json(json);
  } else {
    out.line(core::say("{} poster skrivna till {}", "{} records written to {}", out.number(written), file));
  }
  return core::Done{};
}

}  // namespace

Command record_import_command() {
  return {.name = "record import",
          .summary = {.sv = "Läs in många poster från en fil med en post per rad (JSON)",
                      .en = "Import many records from a file with one record per line (JSON)"},
          .details =
              {.sv = "Rad: {\"type\": \"goal\", \"id\": \"goal-1\", fält …}. Id gäller inom filen: länkar till det följs. Allt läses in eller inget.",
               .en = "Line: {\"type\": \"goal\", \"id\": \"goal-1\", fields …}. An id holds within the file: links to it are followed. All is "
                     "imported or nothing."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"}, .help = {.sv = "en post per rad", .en = "one record per line"}}},
          .options = {{.name = "--each",
                       .help = {.sv = "varje rad för sig, och dess id när posten är säkrad",
                                .en = "each line by itself, and its id when the record is safe"},
                       .kind = Option::Kind::flag}},
          .example = "rodtrad record import register.jsonl",
          .run = import};
}

Command record_export_command() {
  return {.name = "record export",
          .summary = {.sv = "Skriv registrets poster till en fil, en per rad (JSON)",
                      .en = "Write the register's records to a file, one per line (JSON)"},
          .details = {.sv = "Poster som du får se. Filen kan läsas in i en annan arbetsyta med \"rodtrad record import\".",
                      .en = "Records that you may see. The file can be read into another workspace with \"rodtrad record import\"."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"}, .help = {.sv = "filen att skriva", .en = "the file to write"}}},
          .options = {{.name = "--type",
                       .value = {.sv = "POSTTYP", .en = "TYPE"},
                       .help = {.sv = "bara den här typen", .en = "this type only"},
                       .kind = Option::Kind::many}},
          .example = "rodtrad record export register.jsonl --type goal",
          .run = export_all};
}

}  // namespace rodtrad::cli
