// rodtrad data look
#include "cli/command.h"
#include "cli/row_options.h"
#include "ops/foreign_files.h"

namespace rodtrad::cli {

namespace {

constexpr std::int64_t kRows = 20;
constexpr std::int64_t kMostRows = 100'000;

void write_texts(core::JsonWriter& json, const std::vector<std::string>& texts) {
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const std::int64_t rows = TRY(arguments.integer("--rows", kRows, 0, kMostRows));
  const ops::Preview preview = TRY(ops::look_at(arguments.positional(), TRY(read_row_options(arguments)), static_cast<std::size_t>(rows),
                                                TRY(ops::foreign_limits(arguments.workspace))));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("columns");
    write_texts(json, preview.columns);
    json.key("rows").begin_array();
    for (const auto& row : preview.rows) write_texts(json, row);
    json.end_array().member("all_rows", preview.all_rows).end_object();
    out.json(json);
    return core::Done{};
  }
  std::vector<TextTable::Column> columns;
  for (const std::string& name : preview.columns) columns.push_back({name});
  TextTable table(std::move(columns));
  for (std::vector<std::string> row : preview.rows) {
    row.resize(preview.columns.size());
    table.row(std::move(row));
  }
  out.table(table);
  out.line(core::say("{} av {} rader", "{} of {} rows", out.number(static_cast<std::int64_t>(preview.rows.size())), out.number(preview.all_rows)));
  return core::Done{};
}

std::vector<Option> options() {
  std::vector<Option> all = row_options();
  all.insert(all.begin(),
             {.name = "--rows", .value = {.sv = "ANTAL", .en = "COUNT"}, .help = {.sv = "rader som visas (20)", .en = "rows to show (20)"}});
  return all;
}

}  // namespace

Command data_look_command() {
  return {.name = "data look",
          .summary = {.sv = "Visa kolumner och rader i en fil eller på en adress, utan att ta in något",
                      .en = "Show columns and rows of a file or at an address, without taking anything in"},
          .details = {.sv = "Också listor hos tjänster: nyckeltal och kommuner i Kolada, tabeller i PxWebApi.",
                      .en = "Also lists of services: key figures and municipalities of Kolada, tables of PxWebApi."},
          .positionals = {{.name = {.sv = "FIL|ADRESS", .en = "FILE|ADDRESS"}, .help = {.sv = "det som ska visas", .en = "what to show"}}},
          .options = options(),
          .example = "rodtrad data look \"https://api.kolada.se/v3/kpi?title=hjärtinfarkt\"",
          .run = run};
}

}  // namespace rodtrad::cli
