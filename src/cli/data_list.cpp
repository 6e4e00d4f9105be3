// rodtrad data list, rodtrad data show
#include "cli/command.h"
#include "ops/data_ops.h"

namespace rodtrad::cli {

namespace {

std::string period(const lake::DatasetVersion& version) {
  const std::vector<int> years = version.years();
  if (years.empty() || years.back() == 0) return "–";
  return years.front() == years.back() ? std::to_string(years.front()) : fmt::format("{}–{}", years.front(), years.back());
}

core::Expected<core::Done> list(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const std::vector<lake::DatasetVersion> all = workspace->lake().list();
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("datasets").begin_array();
    for (const lake::DatasetVersion& one : all) json.raw(lake::to_json(one));
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  if (all.empty())
    out.line(core::Text{.sv = "Inga data än. Ta in en fil: rodtrad data import FIL --as SLAG",
                        .en = "No data yet. Take in a file: rodtrad data import FILE --as KIND"});
  TextTable table({{out.in({.sv = "Namn", .en = "Name"})},
                   {out.in({.sv = "Slag", .en = "Kind"})},
                   {"Version"},
                   {out.in({.sv = "År", .en = "Years"})},
                   {out.in({.sv = "Rader", .en = "Rows"}), TextTable::Align::right},
                   {out.in({.sv = "Offentlig", .en = "Public"})},
                   {out.in({.sv = "Ändamål", .en = "Purpose"})}});
  for (const lake::DatasetVersion& one : all) {
    table.row({one.name, one.kind, one.version, period(one), out.number(one.rows()),
               out.in(one.is_public ? core::Text{.sv = "ja", .en = "yes"} : core::Text{.sv = "nej", .en = "no"}),
               one.purpose.empty() ? "–" : one.purpose});
  }
  if (!all.empty()) out.table(table);
  return core::Done{};
}

/// "+2021 ~2020 −2019"
std::string step_words(const ops::VersionStep& step) {
  std::vector<std::string> words;
  for (const int year : step.added) words.push_back(fmt::format("+{}", year));
  for (const int year : step.replaced) words.push_back(fmt::format("~{}", year));
  for (const int year : step.removed) words.push_back(fmt::format("−{}", year));
  return fmt::format("{}", fmt::join(words, " "));
}

void show_text(const ops::DatasetView& view, const Output& out) {
  const lake::DatasetVersion& one = view.version;
  out.line(fmt::format("{}@{}  {}", one.name, one.version, one.kind));
  if (!one.label.sv.empty()) out.line("  " + out.in(one.label));
  if (!one.source.sv.empty()) out.line(core::say("  Källa: {}", "  Source: {}", out.in(one.source)));
  out.line(core::say("  {} rader, år {}", "  {} rows, years {}", out.number(one.rows()), period(one)));
  if (!one.erased.empty()) out.line(core::say("  Gallrad enligt beslut: {}", "  Erased by decision: {}", one.erased));
  if (one.synthetic) out.line(core::Text{.sv = "  Syntetiska data", .en = "  Synthetic data"});
  if (!one.purpose.empty()) out.line(core::say("  Ändamål: {}", "  Purpose: {}", one.purpose));
  if (one.is_public) out.line(core::say("  Offentlig: {}", "  Public: {}", one.public_ground));
  out.line(core::say("  Kolumner: {}", "  Columns: {}", fmt::format("{}", fmt::join(one.columns(), ", "))));
  out.line();
  TextTable table({{out.in({.sv = "Fil", .en = "File"})},
                   {out.in({.sv = "Rader", .en = "Rows"}), TextTable::Align::right},
                   {"SHA-256", TextTable::Align::left, 13},
                   {out.in({.sv = "Kom i version", .en = "Came in version"})}});
  for (const lake::DataFile& file : one.files) table.row({file.name, out.number(file.rows), file.sha256, file.imported_as});
  out.table(table);
  out.line();
  TextTable versions({{"Version"},
                      {out.in({.sv = "Rader", .en = "Rows"}), TextTable::Align::right},
                      {out.in({.sv = "Ändrade år (data diff visar rader)", .en = "Years changed (data diff shows rows)"})}});
  for (const ops::VersionStep& step : view.steps) versions.row({step.version, out.number(step.rows), step_words(step)});
  out.table(versions);
  out.line();
  TextTable imports({{out.in({.sv = "Import", .en = "Import"})},
                     {"Version"},
                     {out.in({.sv = "Fil", .en = "File"})},
                     {out.in({.sv = "Lästa", .en = "Read"}), TextTable::Align::right},
                     {out.in({.sv = "Avvisade", .en = "Rejected"}), TextTable::Align::right}});
  for (const lake::ImportRecord& import : view.imports)
    imports.row({import.at, import.version, import.source_name, out.number(import.rows_read), out.number(import.rows_rejected)});
  out.table(imports);
}

core::Expected<core::Done> show(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::DatasetView view = TRY(ops::view_dataset(*workspace, arguments.positional()));
  core::JsonWriter json;
  if (out.is_json()) json.raw(ops::dataset_json(view));
  out.is_json() ? out.json(json) : show_text(view, out);
  return core::Done{};
}

}  // namespace

Command data_list_command() {
  return {.name = "data list", .summary = {.sv = "Visa datamängderna", .en = "Show the datasets"}, .example = "rodtrad data list", .run = list};
}

Command data_show_command() {
  return {
      .name = "data show",
      .summary = {.sv = "Visa en datamängd: innehåll, filer, versioner och importer", .en = "Show a dataset: content, files, versions and imports"},
      .positionals = {{.name = {.sv = "NAMN[@VERSION]", .en = "NAME[@VERSION]"}, .help = {.sv = "datamängden", .en = "the dataset"}}},
      .example = "rodtrad data show contacts",
      .run = show};
}

}  // namespace rodtrad::cli
