// rodtrad costs import
#include "ops/costs.h"

#include "cli/command.h"

namespace rodtrad::cli {

namespace {

using domain::ImportedRecord;

std::size_t count(const ops::CostsImport& done, ImportedRecord::What what) {
  return static_cast<std::size_t>(
      std::count_if(done.records.begin(), done.records.end(), [&](const ImportedRecord& record) { return record.what == what; }));
}

void write_json(const ops::CostsImport& done, bool is_dry, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("dimension", done.costs.dimension).member("object", done.costs.object).member("rows", done.costs.rows.size());
  json.member("other_rows", done.costs.other_rows).member("sum_ore", done.costs.sum()).key("by_account").begin_object();
  for (const auto& [account, ore] : done.costs.by_account()) json.member(account, ore);
  json.end_object().member("stored", !is_dry).member("created", count(done, ImportedRecord::What::created));
  json.member("changed", count(done, ImportedRecord::What::changed)).member("unchanged", count(done, ImportedRecord::What::same)).end_object();
  out.json(json);
}

std::string kronor(std::int64_t ore, const Output& out) { return core::show_number(static_cast<double>(ore) / 100, 2, out.language()); }

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const bool is_dry = arguments.has("--dry-run");
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, is_dry ? ops::Access::read : ops::Access::write));
  const ops::CostsImport done = TRY(ops::import_costs(*workspace, {.file = arguments.positional(),
                                                                   .project = arguments.one("--project"),
                                                                   .object = arguments.one("--object"),
                                                                   .dimension = arguments.one("--dimension"),
                                                                   .store = !is_dry}));
  if (out.is_json()) {
    write_json(done, is_dry, out);
    return core::Done{};
  }
  out.line(core::say("{} {}: {} rader, {} kronor; {} andra rader är inte sparade", "{} {}: {} rows, {} kronor; {} other rows are not kept",
                     done.costs.dimension, done.costs.object, done.costs.rows.size(), kronor(done.costs.sum(), out), done.costs.other_rows));
  TextTable table({{out.in({.sv = "Konto", .en = "Account"})}, {out.in({.sv = "Kronor", .en = "Kronor"}), TextTable::Align::right}});
  for (const auto& [account, ore] : done.costs.by_account()) table.row({account, kronor(ore, out)});
  out.table(table);
  if (is_dry) {
    out.line(core::Text{.sv = "Inget har sparats.", .en = "Nothing has been stored."});
  } else {
    out.line(core::say("{} nya, {} ändrade, {} oförändrade", "{} new, {} changed, {} unchanged", count(done, ImportedRecord::What::created),
                       count(done, ImportedRecord::What::changed), count(done, ImportedRecord::What::same)));
  }
  return core::Done{};
}

}  // namespace

Command costs_import_command() {
  return {.name = "costs import",
          .summary = {.sv = "Läs in ett projekts verifikat ur en bokföring", .en = "Import the vouchers of a project from a ledger"},
          .details = {.sv = "Bara projektets rader sparas. Samma fil igen ändrar bara det som skiljer.",
                      .en = "Only the project's rows are kept. The same file again changes only what differs."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"},
                           .help = {.sv = "SIE 4, CSV eller Excel med verifikat, datum, konto, belopp och projekt",
                                    .en = "SIE 4, CSV or Excel with voucher, date, account, amount and project"}}},
          .options = {{.name = "--project",
                       .value = {.sv = "ID", .en = "ID"},
                       .help = {.sv = "projektet, till exempel project-3", .en = "the project, for example project-3"},
                       .required = true},
                      {.name = "--object",
                       .value = {.sv = "KOD", .en = "CODE"},
                       .help = {.sv = "projektets kod i bokföringen, om den inte står i posten",
                                .en = "the project's code in the ledger, unless the record has it"}},
                      {.name = "--dimension",
                       .value = {.sv = "NUMMER", .en = "NUMBER"},
                       .help = {.sv = "dimensionen som koden står i (6, projekt)", .en = "the dimension of the code (6, project)"}},
                      {.name = "--dry-run",
                       .value = {},
                       .help = {.sv = "läs och visa, spara inget", .en = "read and show, store nothing"},
                       .kind = Option::Kind::flag}},
          .example = "rodtrad costs import bokforing.se --project project-3",
          .run = run};
}

}  // namespace rodtrad::cli
