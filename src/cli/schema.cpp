// rodtrad schema
#include "cli/command.h"
#include "ops/record_ops.h"
#include "schema/json_schema.h"

namespace rodtrad::cli {

namespace {

using schema::Field;
using schema::RecordType;

std::string kind_of(const Field& field) {
  std::string kind(schema::kind_name(field.kind));
  if (field.kind == schema::Kind::link) kind = "→ " + field.target;
  if (field.kind == schema::Kind::code) kind = fmt::format("{}", fmt::join(names_of(field.codes), " "));
  return kind + (field.many ? " …" : "");
}

void show_type(const RecordType& type, const Output& out) {
  out.line(fmt::format("{}  {}", type.name, out.in(type.label)));
  out.line("  " + out.in(type.use.about));
  TextTable table({{.head = out.in({.sv = "Fält", .en = "Field"})},
                   {.head = out.in({.sv = "Namn", .en = "Name"}), .widest = 40},
                   {.head = out.in({.sv = "Krävs", .en = "Required"})},
                   {.head = out.in({.sv = "Slag", .en = "Kind"}), .widest = 70}});
  for (const Field& field : type.fields) {
    table.row({field.name, out.in(field.label), field.required ? out.in({.sv = "ja", .en = "yes"}) : "", kind_of(field)});
    for (const Field& member : field.members) table.row({"  ." + member.name, out.in(member.label), "", kind_of(member)});
  }
  out.table(table);
  for (const schema::Transition& step : type.transitions)
    out.line(fmt::format("  {} ({}): {} → {}", step.name, out.in(step.label), fmt::join(step.from, ", "), step.to));
}

void show_types(const schema::Schema& schema, const Output& out) {
  TextTable table({{.head = out.in({.sv = "Typ", .en = "Type"})},
                   {.head = out.in({.sv = "Namn", .en = "Name"})},
                   {.head = out.in({.sv = "Vad det är", .en = "What it is"}), .widest = 100}});
  for (const RecordType& type : schema.types) table.row({type.name, out.in(type.label), out.in(type.use.about)});
  out.table(table);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const std::string name = arguments.positional();
  const RecordType* type = name.empty() ? nullptr : TRY(ops::find_type(*workspace, name));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(type ? schema::json_schema(*type) : schema::json_schemas(workspace->store().schema()));
    out.json(json);
    return core::Done{};
  }
  type ? show_type(*type, out) : show_types(workspace->store().schema(), out);
  return core::Done{};
}

}  // namespace

Command schema_command() {
  return {
      .name = "schema",
      .summary = {.sv = "Visa registrets posttyper, eller en typs fält och steg", .en = "Show the record types, or the fields and steps of one"},
      .details = {.sv = "Med --format json som JSON Schema.", .en = "With --format json as JSON Schema."},
      .positionals = {{.name = {.sv = "POSTTYP", .en = "TYPE"}, .help = {.sv = "till exempel goal", .en = "for example goal"}, .required = false}},
      .options = {},
      .example = "rodtrad schema decision",
      .run = run};
}

}  // namespace rodtrad::cli
