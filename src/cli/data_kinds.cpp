// rodtrad data kinds
#include "cli/command.h"
#include "schema/contract.h"

namespace rodtrad::cli {

namespace {

void write_json(const Output& out) {
  core::JsonWriter json;
  json.begin_object().key("kinds").begin_array();
  for (const schema::Contract& one : schema::contracts()) {
    json.begin_object().member("kind", one.kind).member("version", one.version).member("label", one.label).member("description", one.description);
    json.member("personal", one.personal).member("retention", one.retention).key("columns").begin_array();
    for (const schema::ContractColumn& column : one.columns) {
      json.begin_object().member("id", column.id).member("type", schema::type_name(column.type)).member("required", column.required);
      json.member("label", column.label).member("description", column.description).member("codes", column.codes).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  out.json(json);
}

void show_kind(const schema::Contract& kind, const Output& out) {
  out.line(fmt::format("{}  {}", kind.kind, out.in(kind.label)));
  out.line("  " + out.in(kind.description));
  out.line(core::say("  Gallring: {}", "  Retention: {}", out.in(kind.retention)));
  if (kind.personal) out.line(core::Text{.sv = "  Personuppgifter: ändamål krävs", .en = "  Personal data: a purpose is required"});
  out.line();
  TextTable table({{out.in({.sv = "Kolumn", .en = "Column"})},
                   {out.in({.sv = "Typ", .en = "Type"})},
                   {out.in({.sv = "Krävs", .en = "Required"})},
                   {out.in({.sv = "Innehåll", .en = "Content"}), TextTable::Align::left, 90}});
  for (const schema::ContractColumn& column : kind.columns) {
    table.row({column.id, std::string(schema::type_name(column.type)), column.required ? out.in({.sv = "ja", .en = "yes"}) : "",
               out.in(column.description)});
  }
  out.table(table);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const std::string wanted = arguments.positional();
  if (!wanted.empty()) {
    if (const schema::Contract* kind = schema::contract(wanted)) {
      show_kind(*kind, out);
      return core::Done{};
    }
    std::vector<std::string> kinds;
    for (const schema::Contract& one : schema::contracts()) kinds.push_back(one.kind);
    return core::fail({.code = "unknown_kind",
                       .message = core::say("okänt slag av data: \"{}\"", "unknown kind of data: \"{}\"", wanted),
                       .hint = core::did_you_mean(wanted, kinds)});
  }
  if (out.is_json()) {
    write_json(out);
    return core::Done{};
  }
  TextTable table({{out.in({.sv = "Slag", .en = "Kind"})}, {out.in({.sv = "Innehåll", .en = "Content"}), TextTable::Align::left, 100}});
  for (const schema::Contract& one : schema::contracts()) table.row({one.kind, out.in(one.description)});
  out.table(table);
  return core::Done{};
}

}  // namespace

Command data_kinds_command() {
  return {.name = "data kinds",
          .summary = {.sv = "Visa vilka slag av data som går att ta in, och deras kolumner",
                      .en = "Show which kinds of data can be taken in, and their columns"},
          .positionals = {{.name = {.sv = "SLAG", .en = "KIND"},
                           .help = {.sv = "ett slag, med kolumner", .en = "one kind, with columns"},
                           .required = false}},
          .example = "rodtrad data kinds ledger_entry",
          .run = run};
}

}  // namespace rodtrad::cli
