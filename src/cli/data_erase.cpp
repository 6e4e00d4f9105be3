// rodtrad data erase, rodtrad data retention
#include "cli/command.h"
#include "core/date.h"
#include "ops/data_ops.h"

namespace rodtrad::cli {

namespace {

void write_json(const lake::EraseReport& report, const Output& out) {
  core::JsonWriter json;
  json.begin_object()
      .member("name", report.name)
      .member("until", report.until)
      .member("persons_forgotten", report.persons_forgotten)
      .key("versions")
      .begin_array();
  for (const lake::ErasedRecord& one : report.versions)
    json.begin_object().member("version", one.version).member("rows", one.rows).member("bytes", one.bytes).end_object();
  json.end_array().end_object();
  out.json(json);
}

core::Expected<core::Done> erase(const Arguments& arguments, Output& out) {
  lake::EraseRequest request{.name = arguments.positional(), .decision = arguments.one("--decision"), .by = arguments.one("--by")};
  request.until = static_cast<int>(TRY(arguments.integer("--until", lake::kAllYears, 0, lake::kAllYears)));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const lake::EraseReport report = TRY(ops::erase_data(*workspace, request));
  if (out.is_json()) {
    write_json(report, out);
    return core::Done{};
  }
  for (const lake::ErasedRecord& one : report.versions)
    out.line(core::say("{}@{}  {} rader gallrade", "{}@{}  {} rows erased", one.name, one.version, out.number(one.rows)));
  out.line(core::Text{.sv = "Filer, original och karantän är borta; antal, hash och beslut finns kvar. Säkerhetskopior gallras för sig.",
                      .en = "Files, originals and quarantine are gone; counts, hashes and the decision remain. Backups are erased apart."});
  if (report.persons_forgotten)
    out.line(core::Text{.sv = "Inga personuppgifter är kvar: nyckeln och personnumren är också gallrade.",
                        .en = "No personal data are left: the key and the numbers of persons are erased too."});
  return core::Done{};
}

core::Expected<core::Done> retention(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const std::vector<lake::OverdueYear> years = workspace->lake().overdue(core::today().year);
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("overdue").begin_array();
    for (const lake::OverdueYear& one : years) {
      json.begin_object()
          .member("name", one.name)
          .member("kind", one.kind)
          .member("year", one.year)
          .member("retain_years", one.retain_years)
          .member("rows", one.rows)
          .end_object();
    }
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  if (years.empty()) {
    out.line(core::Text{.sv = "Inga data är äldre än sitt slags gallringsfrist.", .en = "No data are older than their kind may be."});
    return core::Done{};
  }
  TextTable table({{out.in({.sv = "Namn", .en = "Name"})},
                   {out.in({.sv = "Slag", .en = "Kind"})},
                   {out.in({.sv = "År", .en = "Year"}), TextTable::Align::right},
                   {out.in({.sv = "Frist i år", .en = "Years kept"}), TextTable::Align::right},
                   {out.in({.sv = "Rader", .en = "Rows"}), TextTable::Align::right}});
  for (const lake::OverdueYear& one : years)
    table.row({one.name, one.kind, std::to_string(one.year), std::to_string(one.retain_years), out.number(one.rows)});
  out.table(table);
  return core::Done{};
}

}  // namespace

Command data_erase_command() {
  return {.name = "data erase",
          .summary = {.sv = "Gallra en datamängd: förstör dess filer och behåll antal, hash och beslut",
                      .en = "Erase a dataset: destroy its files and keep counts, hashes and the decision"},
          .details = {.sv = "Gäller alla versioner. Original och karantän förstörs alltid. Resultat som är gjorda finns kvar.",
                      .en = "Concerns all versions. Originals and quarantine are always destroyed. Results that are made remain."},
          .positionals = {{.name = {.sv = "NAMN", .en = "NAME"}, .help = {.sv = "datamängden", .en = "the dataset"}}},
          .options = {{.name = "--decision",
                       .value = {.sv = "BESLUT", .en = "DECISION"},
                       .help = {.sv = "beslutet eller planen som gallringen följer", .en = "the decision or plan that the erasure follows"},
                       .required = true},
                      {.name = "--until",
                       .value = {.sv = "ÅR", .en = "YEAR"},
                       .help = {.sv = "bara åren till och med detta", .en = "only the years up to this one"}},
                      {.name = "--by", .value = {.sv = "NAMN", .en = "NAME"}, .help = {.sv = "vem som gallrar", .en = "who erases"}}},
          .example = "rodtrad data erase contacts --until 2010 --decision \"plan 3.4\"",
          .run = erase};
}

Command data_retention_command() {
  return {.name = "data retention",
          .summary = {.sv = "Visa data som är äldre än sitt slags gallringsfrist", .en = "Show data that are older than their kind may be kept"},
          .example = "rodtrad data retention",
          .run = retention};
}

}  // namespace rodtrad::cli
