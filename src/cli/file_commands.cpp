// rodtrad inspect, rodtrad convert
#include "cli/command.h"
#include "cli/row_options.h"
#include "ops/convert.h"
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
    if (const std::string text = shown(fact); !text.empty()) out.line(fmt::format("{}: {}", name, text));
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
  const ops::ConvertOptions options{.rows = TRY(read_row_options(arguments)),
                                    .format = arguments.one("--to"),
                                    .language = arguments.one("--language-of-table"),
                                    .encoding = arguments.one("--encoding")};
  const ops::Conversion done = TRY(ops::convert_file(arguments.positional(0), arguments.positional(1), options));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("target", done.target.string()).member("rows", done.rows).member("rows_left_out", done.rows_left_out);
    write_problems(json, done.problems);
    json.end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(fmt::format("{}: {} {}", done.target.string(), out.number(done.rows), out.in(done.unit)));
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
  std::vector<Option> options = row_options();
  options.push_back(
      {.name = "--to",
       .value = {.sv = "FORMAT", .en = "FORMAT"},
       .help = core::say("{} (det som ändelsen säger)", "{} (what the ending says)", fmt::format("{}", fmt::join(ops::target_names(), ", ")))});
  options.push_back({.name = "--language-of-table",
                     .value = {.sv = "SPRÅK", .en = "LANGUAGE"},
                     .help = {.sv = "språket i JSON-stat, om tabellen har flera (dess huvudspråk)",
                              .en = "language in JSON-stat, if the table has several (its main one)"}});
  options.push_back({.name = "--encoding",
                     .value = {.sv = "KODNING", .en = "ENCODING"},
                     .help = {.sv = "teckenkodning i PX: utf-8 eller windows-1252 (utf-8)", .en = "encoding of PX: utf-8 or windows-1252 (utf-8)"}});
  return {.name = "convert",
          .summary = {.sv = "Skriv om en fil i ett annat format", .en = "Rewrite a file in another format"},
          .details = {.sv = "Alla tabeller blir CSV, TSV, XLSX eller Parquet: dimensionerna i en statistiktabell som kolumner med kod och text, "
                            "verifikationerna i en "
                            "SIE-fil som en rad per transaktion. PX och JSON-stat kan göras av varandra, SIE skrivs om som SIE, och av DOCX, PPTX "
                            "och PDF blir texten en .txt.",
                      .en = "All tables become CSV, TSV, XLSX or Parquet: dimensions of a statistics table as columns with code and text, vouchers "
                            "of a SIE file as one "
                            "row per transaction. PX and JSON-stat can be made from each other, SIE is rewritten as SIE, and the text of DOCX, PPTX "
                            "and PDF becomes a .txt."},
          .positionals = {kFile,
                          {.name = {.sv = "MÅL", .en = "TARGET"},
                           .help = {.sv = "fil som slutar på .csv, .tsv, .xlsx, .parquet, .px, .json, .se eller .txt",
                                    .en = "file that ends in .csv, .tsv, .xlsx, .parquet, .px, .json, .se or .txt"}}},
          .options = std::move(options),
          .example = "rodtrad convert befolkning.px befolkning.csv",
          .run = run_convert};
}

}  // namespace rodtrad::cli
