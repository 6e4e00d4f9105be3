// rodtrad inspect, rodtrad convert
#include "cli/command.h"
#include "cli/row_options.h"
#include "ops/file_ops.h"

namespace rodtrad::cli {

namespace {

const Positional kFile = {.name = {.sv = "FIL", .en = "FILE"},
                          .help = {.sv = "CSV, XLSX, Parquet, PX, JSON-stat, SIE, DOCX, PPTX eller PDF",
                                   .en = "CSV, XLSX, Parquet, PX, JSON-stat, SIE, DOCX, PPTX or PDF"}};

/// A fact on one line, when it fits there.
std::string shown(const core::Json& fact) {
  if (fact.is_string()) return fact.string();
  if (const auto* number = std::get_if<std::int64_t>(&fact.data())) return fmt::format("{}", *number);
  if (const auto* number = std::get_if<double>(&fact.data())) return fmt::format("{}", *number);
  std::vector<std::string> parts;
  for (const core::Json& one : fact.array())
    parts.push_back(one["name"].is_string() ? fmt::format("{} ({})", one["name"].string(), one["size"].integer()) : shown(one));
  for (const auto& [name, value] : fact.object()) parts.push_back(fmt::format("{} {}", name, shown(value)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

void show(const formats::Inspection& inspection, const Output& out) {
  const auto facts = core::parse_json(inspection.facts);
  for (const auto& [name, fact] : facts->object()) {
    if (const std::string text = shown(fact); !text.empty()) out.line(name + ": " + text);
  }
  out.notes(inspection.problems);
}

void write_json(const formats::Inspection& inspection, const Output& out) {
  core::JsonWriter json;
  json.begin_object();
  const auto facts = core::parse_json(inspection.facts);
  for (const auto& [name, fact] : facts->object()) {
    json.key(name);
    core::write(json, fact);
  }
  write_problems(json, inspection.problems);
  json.end_object();
  out.json(json);
}

core::Expected<core::Done> run_inspect(const Arguments& arguments, Output& out) {
  const formats::Inspection inspection = TRY(ops::inspect_file(arguments.positional()));
  out.is_json() ? write_json(inspection, out) : show(inspection, out);
  if (!inspection.is_usable()) return core::fail(core::Problems{});
  return core::Done{};
}

core::Expected<core::Done> run_convert(const Arguments& arguments, Output& out) {
  const ops::Conversion done = TRY(ops::convert_file(arguments.positional(0), arguments.positional(1), TRY(read_row_options(arguments))));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("target", done.target.string()).member("rows", done.rows).member("rows_left_out", done.rows_left_out);
    write_problems(json, done.problems);
    json.end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("{}: {} rader", "{}: {} rows", done.target.string(), out.number(done.rows)));
  if (done.rows_left_out > 0)
    out.line(core::say("  {} rader med fel är inte med", "  {} rows with faults are not in it", out.number(done.rows_left_out)));
  out.notes(done.problems);
  return core::Done{};
}

}  // namespace

Command inspect_command() {
  return {.name = "inspect",
          .summary = {.sv = "Visa vad en fil innehåller och vad som är fel i den, utan att ta in den",
                      .en = "Show what a file holds and what is wrong with it, without taking it in"},
          .details = {.sv = "Svarar med 0 när filen går att använda och 1 när den måste avvisas.",
                      .en = "Ends with 0 when the file can be used and 1 when it must be refused."},
          .positionals = {kFile},
          .example = "rodtrad inspect befolkning.px",
          .run = run_inspect};
}

Command convert_command() {
  return {
      .name = "convert",
      .summary = {.sv = "Skriv om en datafil som CSV, eller ett dokument som text", .en = "Rewrite a data file as CSV, or a document as text"},
      .details = {.sv = "Dimensionerna i en statistiktabell blir kolumner med kod och text, verifikationerna i en SIE-fil en rad per transaktion.",
                  .en = "Dimensions of a statistics table become columns with code and text, vouchers of a SIE file one row per transaction."},
      .positionals = {kFile,
                      {.name = {.sv = "MÅL", .en = "TARGET"},
                       .help = {.sv = "fil som slutar på .csv, .tsv eller (för dokument) .txt",
                                .en = "file that ends in .csv, .tsv or (of documents) .txt"}}},
      .options = row_options(),
      .example = "rodtrad convert befolkning.px befolkning.csv",
      .run = run_convert};
}

}  // namespace rodtrad::cli
