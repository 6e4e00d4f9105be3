// rodtrad minutes import, rodtrad programme import, rodtrad portfolio import
#include "ops/document_import.h"

#include "cli/command.h"

namespace rodtrad::cli {

namespace {

using domain::ImportedRecord;

core::Text what_happened(ImportedRecord::What what) {
  switch (what) {
    case ImportedRecord::What::created:
      return {.sv = "ny", .en = "new"};
    case ImportedRecord::What::changed:
      return {.sv = "ändrad", .en = "changed"};
    case ImportedRecord::What::same:
      break;
  }
  return {.sv = "oförändrad", .en = "unchanged"};
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void show_text(const ops::DocumentRead& read, const std::vector<ImportedRecord>& stored, bool is_dry, const Output& out) {
  out.notes(read.notes);
  for (const auto& [name, value] : read.facts) out.line(fmt::format("{}: {}", out.in(name), out.in(value)));
  if (is_dry) return out.line(core::Text{.sv = "Inget har sparats.", .en = "Nothing has been stored."});
  std::map<std::string, std::array<std::size_t, 3>> by_type;
  for (const ImportedRecord& record : stored) ++by_type[record.id.type][static_cast<std::size_t>(record.what)];
  TextTable table({{out.in({.sv = "Typ", .en = "Type"})},
                   {out.in({.sv = "Nya", .en = "New"}), TextTable::Align::right},
                   {out.in({.sv = "Ändrade", .en = "Changed"}), TextTable::Align::right},
                   {out.in({.sv = "Oförändrade", .en = "Unchanged"}), TextTable::Align::right}});
  for (const auto& [type, counts] : by_type) table.row({type, out.number(counts[0]), out.number(counts[1]), out.number(counts[2])});
  out.table(table);
  for (const ImportedRecord& record : stored) {
    if (record.what == ImportedRecord::What::changed)
      out.line(fmt::format("{} {}: {} ({})", to_text(record.id), record.title, out.in(what_happened(record.what)), joined(record.fields)));
  }
}

void show_json(const ops::DocumentRead& read, const std::vector<ImportedRecord>& stored, bool is_dry, const Output& out) {
  core::JsonWriter json;
  // What was read stands at the top; what was done with it comes after.
  std::string members = read.json.substr(1, read.json.size() - 2);
  core::JsonWriter rest;
  rest.begin_object().member("stored", !is_dry).key("records").begin_array();
  for (const ImportedRecord& record : stored) {
    rest.begin_object().member("id", to_text(record.id)).member("title", record.title);
    rest.member("what", std::string(record.what == ImportedRecord::What::created   ? "created"
                                    : record.what == ImportedRecord::What::changed ? "changed"
                                                                                   : "unchanged"));
    rest.key("fields").begin_array();
    for (const std::string& field : record.fields) rest.value(field);
    rest.end_array().end_object();
  }
  rest.end_array();
  write_problems(rest, read.notes);
  const std::string after = rest.end_object().take();
  json.raw("{" + members + "," + after.substr(1));
  out.json(json);
}

core::Expected<core::Done> import_document(const Arguments& arguments, Output& out, ops::DocumentKind kind) {
  const ops::DocumentRequest request{.kind = kind, .file = arguments.positional(), .pages = arguments.one("--pages")};
  const bool is_dry = arguments.has("--dry-run");
  const ops::DocumentRead read = TRY(ops::read_document(request));
  std::vector<ImportedRecord> stored;
  if (!is_dry) {
    const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
    stored = TRY(ops::store_document(*workspace, request, read));
  }
  out.is_json() ? show_json(read, stored, is_dry, out) : show_text(read, stored, is_dry, out);
  return core::Done{};
}

core::Expected<core::Done> run_minutes(const Arguments& arguments, Output& out) {
  return import_document(arguments, out, ops::DocumentKind::minutes);
}

core::Expected<core::Done> run_programme(const Arguments& arguments, Output& out) {
  return import_document(arguments, out, ops::DocumentKind::programme);
}

core::Expected<core::Done> run_portfolio(const Arguments& arguments, Output& out) {
  return import_document(arguments, out, ops::DocumentKind::portfolio);
}

Positional file_argument() {
  return {.name = {.sv = "FIL", .en = "FILE"},
          .help = {.sv = "dokumentet som text, Word (.docx), PDF eller PowerPoint (.pptx)",
                   .en = "the document as text, Word (.docx), PDF or PowerPoint (.pptx)"}};
}

Option dry_run() {
  return {.name = "--dry-run",
          .value = {},
          .help = {.sv = "läs och visa, spara inget; ingen arbetsyta behövs", .en = "read and show, store nothing; no workspace is needed"},
          .kind = Option::Kind::flag};
}

core::Text as_written() {
  return {.sv =
              "Dokumentet läses som det är skrivet: varje värde pekar på sin plats i texten, och det som källan har tappat står som förlorat. "
              "Läses samma dokument igen ändras bara det som skiljer.",
          .en =
              "The document is read as it is written: every value points to its place in the text, and what the source has lost stands as lost. "
              "Importing the same document again changes only what differs."};
}

}  // namespace

Command minutes_import_command() {
  return {.name = "minutes import",
          .summary = {.sv = "Läs in ett protokoll: sammanträde, närvaro, paragrafer, beslut",
                      .en = "Import minutes: meeting, attendance, items, decisions"},
          .details = as_written(),
          .positionals = {file_argument()},
          .options = {dry_run()},
          .example = "rodtrad minutes import protokoll.pdf --dry-run",
          .run = run_minutes};
}

Command programme_import_command() {
  return {.name = "programme import",
          .summary = {.sv = "Läs in ett program: mål, målgrupper, indikatorer, projekt",
                      .en = "Import a programme: goals, target groups, indicators, projects"},
          .details = as_written(),
          .positionals = {file_argument()},
          .options = {{.name = "--pages",
                       .value = {.sv = "SIDOR", .en = "PAGES"},
                       .help = {.sv = "de sidor som programmet står på, så som filen numrerar dem; annars läses alla program som hittas",
                                .en = "the pages that hold the programme, as the file numbers them; otherwise every programme found"}},
                      dry_run()},
          .example = "rodtrad programme import handlingar.txt --pages 33-40",
          .run = run_programme};
}

Command portfolio_import_command() {
  return {.name = "portfolio import",
          .summary = {.sv = "Läs in en projektportfölj: extern och egen finansiering, program",
                      .en = "Import a portfolio of projects: external and own money, programmes"},
          .details = as_written(),
          .positionals = {file_argument()},
          .options = {dry_run()},
          .example = "rodtrad portfolio import projekt.pptx --dry-run",
          .run = run_portfolio};
}

}  // namespace rodtrad::cli
