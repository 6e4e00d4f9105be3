// rodtrad data import
#include "cli/command.h"
#include "cli/progress.h"
#include "core/json_list.h"
#include "ops/data_ops.h"

namespace rodtrad::cli {

namespace {

void write_faults(core::JsonWriter& json, const std::vector<lake::FaultKind>& faults) {
  json.key("faults").begin_array();
  for (const lake::FaultKind& fault : faults) {
    json.begin_object()
        .member("code", fault.code)
        .member("column", fault.column)
        .member("severity", fault.severity == core::Severity::error ? "error" : "warning");
    json.member("count", fault.count).member("message", fault.message).end_object();
  }
  json.end_array();
}

void write_json(const lake::ImportReport& report, const Output& out) {
  core::JsonWriter json;
  json.begin_object()
      .member("name", report.name)
      .member("kind", report.kind)
      .member("version", report.version)
      .member("known_before", report.known_before);
  json.member("currency", report.currency).member("rows_read", report.rows_read).member("rows_taken", report.rows_taken);
  json.member("rows_rejected", report.rows_rejected).member("quarantine", report.quarantine.string()).member("seconds", report.seconds);
  write_list(json, "years", report.years);
  write_list(json, "years_replaced", report.years_replaced);
  write_list(json, "years_carried", report.years_carried);
  write_list(json, "ignored", report.ignored);
  write_faults(json, report.faults);
  write_problems(json, report.problems);
  json.end_object();
  out.json(json);
}

std::string years(const std::vector<int>& all) { return fmt::format("{}", fmt::join(all, ", ")); }

void show_faults(const lake::ImportReport& report, const Output& out) {
  for (const lake::FaultKind& fault : report.faults) {
    const core::Text word = fault.severity == core::Severity::error ? core::Text{.sv = "rader avvisade", .en = "rows rejected"}
                                                                    : core::Text{.sv = "anmärkningar", .en = "remarks"};
    if (fault.first_places.empty()) {
      out.line(core::say("  {} {}: {}. Tips: {}", "  {} {}: {}. Hint: {}", out.number(fault.count), out.in(word), out.in(fault.message),
                         out.in(fault.hint)));
      continue;
    }
    out.line(core::say("  {} {}: {} (först på rad {})", "  {} {}: {} (first on line {})", out.number(fault.count), out.in(word),
                       out.in(fault.message), fault.first_places.front().line));
  }
}

void show(const lake::ImportReport& report, const Output& out) {
  out.line(core::say("{}@{}  {}  {} rader", "{}@{}  {}  {} rows", report.name, report.version, report.kind, out.number(report.rows_taken)));
  if (report.known_before)
    out.line(core::Text{.sv = "Samma innehåll fanns redan; ingen ny version gjordes.",
                        .en = "The same content was there already; no new version was made."});
  if (!report.years.empty()) out.line(core::say("  år i filen: {}", "  years in the file: {}", years(report.years)));
  if (!report.years_replaced.empty()) out.line(core::say("  ersatte: {}", "  replaced: {}", years(report.years_replaced)));
  if (!report.years_carried.empty()) out.line(core::say("  oförändrade: {}", "  unchanged: {}", years(report.years_carried)));
  if (!report.ignored.empty())
    out.line(core::say("  kolumner som inte används: {}", "  columns not used: {}", fmt::format("{}", fmt::join(report.ignored, ", "))));
  show_faults(report, out);
  if (report.rows_rejected > 0) {
    out.line(core::say("  {} rader i karantän: {}", "  {} rows in quarantine: {}", out.number(report.rows_rejected), report.quarantine.string()));
  }
}

core::Expected<lake::ImportRequest> request_of(const Arguments& arguments) {
  lake::ImportRequest request = ops::import_from(arguments.positional());
  request.kind = arguments.one("--as");
  request.name = arguments.one("--name");
  if (arguments.has("--map")) request.map = arguments.one("--map");
  if (arguments.has("--repairs")) request.repairs = arguments.one("--repairs");
  request.purpose = arguments.one("--purpose");
  request.approval = arguments.one("--approval");
  request.public_ground = arguments.one("--public");
  request.by = arguments.one("--by");
  request.allow_rejects = TRY(arguments.integer("--allow-rejects", 0, 0, std::int64_t{1} << 40));
  return request;
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  lake::ImportRequest request = TRY(request_of(arguments));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  std::optional<lake::ImportReport> report;
  {
    Progress progress;
    const std::string file = request.file.filename().string();
    request.progress = [&](std::int64_t rows) {
      progress.stage(out.in(core::say("läser {}: {} rader", "reading {}: {} rows", file, out.number(rows))));
    };
    progress.stage(out.in(core::say("läser {}", "reading {}", file)));
    report = TRY(ops::import_data(*workspace, request));
  }
  out.is_json() ? write_json(*report, out) : show(*report, out);
  return core::Done{};
}

}  // namespace

Command data_import_command() {
  return {
      .name = "data import",
      .summary = {.sv = "Ta in en datafil: kontrollera den mot sitt kontrakt och spara en ny version",
                  .en = "Take in a data file: check it against its contract and keep a new version"},
      .details =
          {.sv = "Åren i filen ersätter samma år i datamängden; andra år följer med. Rader som inte godtas läggs i karantän.",
           .en = "The years of the file replace the same years of the dataset; other years follow along. Rows that are refused go to quarantine."},
      .positionals = {{.name = {.sv = "FIL|ADRESS", .en = "FILE|ADDRESS"},
                       .help = {.sv = "CSV, XLSX, Parquet, PX, JSON-stat eller SIE, på disk eller https://…",
                                .en = "CSV, XLSX, Parquet, PX, JSON-stat or SIE, on disk or https://…"}}},
      .options =
          {{.name = "--as",
            .value = {.sv = "SLAG", .en = "KIND"},
            .help = {.sv = "care_contact, population, ledger_entry … (data kinds visar alla)",
                     .en = "care_contact, population, ledger_entry … (data kinds shows all)"},
            .required = true},
           {.name = "--map",
            .value = {.sv = "KARTA", .en = "MAP"},
            .help = {.sv = "TOML-fil som säger vad kolumnerna är", .en = "TOML file that says what the columns are"}},
           {.name = "--name",
            .value = {.sv = "NAMN", .en = "NAME"},
            .help = {.sv = "datamängdens namn (annars filens)", .en = "name of the dataset (otherwise the file's)"}},
           {.name = "--purpose",
            .value = {.sv = "ÄNDAMÅL", .en = "PURPOSE"},
            .help = {.sv = "krävs för personuppgifter", .en = "required for personal data"}},
           {.name = "--approval", .value = {.sv = "BESLUT", .en = "DECISION"}, .help = {.sv = "beslutet bakom", .en = "the decision behind it"}},
           {.name = "--public",
            .value = {.sv = "GRUND", .en = "GROUND"},
            .help = {.sv = "datamängden är offentlig, på den här grunden", .en = "the dataset is public, on this ground"}},
           {.name = "--allow-rejects",
            .value = {.sv = "ANTAL", .en = "COUNT"},
            .help = {.sv = "rader som får avvisas utan att importen stoppas (0)", .en = "rows that may be rejected without stopping the import (0)"}},
           {.name = "--repairs",
            .value = {.sv = "FIL", .en = "FILE"},
            .help = {.sv = "karantänfilen med rättade rader; de tas in i stället för filens egna",
                     .en = "the quarantine file with its rows put right; they are taken in instead of the file's own"}},
           {.name = "--by", .value = {.sv = "NAMN", .en = "NAME"}, .help = {.sv = "vem som tar in den", .en = "who takes it in"}}},
      .example = "rodtrad data import contacts.csv --as care_contact --map contacts.map.toml --purpose uppfoljning",
      .run = run};
}

}  // namespace rodtrad::cli
