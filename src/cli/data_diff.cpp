// rodtrad data diff
#include "cli/command.h"
#include "core/json_list.h"
#include "ops/data_ops.h"

namespace rodtrad::cli {

namespace {

void write_counts(core::JsonWriter& json, const lake::DiffCounts& counts) {
  json.member("added", counts.added).member("removed", counts.removed).member("changed", counts.changed);
}

void write_sums(core::JsonWriter& json, std::string_view name, const std::map<std::string, std::int64_t>& sums) {
  json.key(name).begin_object();
  for (const auto& [column, sum] : sums) json.member(column, sum);
  json.end_object();
}

void write_dimensions(core::JsonWriter& json, const lake::DatasetDiff& diff) {
  json.key("dimensions").begin_array();
  for (const lake::DiffDimension& dimension : diff.dimensions) {
    json.begin_object().member("column", dimension.column).key("totals").begin_array();
    for (const lake::DiffTotal& total : dimension.totals) {
      json.begin_object().member("value", total.value).member("rows_before", total.rows_before).member("rows_after", total.rows_after);
      write_sums(json, "sums_before", total.sums_before);
      write_sums(json, "sums_after", total.sums_after);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_json(const lake::DatasetDiff& diff, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("before", diff.before).member("after", diff.after).member("kind", diff.kind);
  write_list(json, "key", diff.key);
  write_counts(json, diff.counts);
  json.key("years").begin_array();
  for (const auto& [year, counts] : diff.years) {
    json.begin_object().member("year", year);
    write_counts(json, counts);
    json.end_object();
  }
  json.end_array();
  write_sums(json, "changed_columns", diff.changed_columns);
  write_dimensions(json, diff);
  json.key("examples").begin_array();
  for (const lake::DiffExample& one : diff.examples) {
    json.begin_object().key("key").begin_array();
    for (const std::string& part : one.key) json.value(part);
    json.end_array().member("column", one.column).member("before", one.before).member("after", one.after).end_object();
  }
  json.end_array().end_object();
  out.json(json);
}

void show_counts(const std::string& what, const lake::DiffCounts& counts, const Output& out) {
  out.line(core::say("{}: {} rader tillkom, {} försvann, {} ändrades", "{}: {} rows added, {} removed, {} changed", what, out.number(counts.added),
                     out.number(counts.removed), out.number(counts.changed)));
}

void show(const lake::DatasetDiff& diff, const Output& out) {
  show_counts(fmt::format("{} → {}", diff.before, diff.after), diff.counts, out);
  for (const auto& [year, counts] : diff.years) show_counts(fmt::format("  {}", year), counts, out);
  for (const auto& [column, count] : diff.changed_columns)
    out.line(core::say("  {} ändrades i {} rader", "  {} changed in {} rows", column, out.number(count)));
  for (const lake::DiffDimension& dimension : diff.dimensions) {
    for (const lake::DiffTotal& total : dimension.totals) {
      out.line(core::say("  {} = {}: {} → {} rader", "  {} = {}: {} → {} rows", dimension.column, total.value, out.number(total.rows_before),
                         out.number(total.rows_after)));
    }
  }
  for (const lake::DiffExample& one : diff.examples)
    out.line(fmt::format("  {}: {} \"{}\" → \"{}\"", fmt::join(one.key, " "), one.column, one.before, one.after));
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const lake::DatasetDiff diff = TRY(ops::diff_data(*workspace, arguments.positional(0), arguments.positional(1)));
  out.is_json() ? write_json(diff, out) : show(diff, out);
  return core::Done{};
}

}  // namespace

Command data_diff_command() {
  return {
      .name = "data diff",
      .summary = {.sv = "Visa vad som skiljer två versioner av en datamängd", .en = "Show what differs between two versions of a dataset"},
      .details = {.sv = "Rader som tillkom, försvann och ändrades efter nyckel, och summor som inte längre är lika. Med ett namn jämförs den "
                        "gällande versionen med den närmast före. Av personuppgifter visas bara antal per år.",
                  .en = "Rows added, removed and changed by key, and totals that are no longer the same. With one name the current version is "
                        "compared with the one before it. Of personal data only counts by year are shown."},
      .positionals = {{.name = {.sv = "NAMN[@VERSION]", .en = "NAME[@VERSION]"}, .help = {.sv = "den första", .en = "the first"}},
                      {.name = {.sv = "NAMN[@VERSION]", .en = "NAME[@VERSION]"}, .help = {.sv = "den andra", .en = "the second"}, .required = false}},
      .example = "rodtrad data diff contacts@a1b2c3d4e5f6 contacts",
      .run = run};
}

}  // namespace rodtrad::cli
