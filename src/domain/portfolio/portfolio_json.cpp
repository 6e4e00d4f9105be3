// Writing of portfolios.
#include <cmath>

#include "domain/document/quote_json.h"
#include "domain/portfolio_reader.h"

namespace rodtrad::domain {

using core::JsonWriter;

namespace {

double two_decimals(double value) { return std::round(value * 100) / 100; }

void write_tenths(JsonWriter& out, std::string_view name, const std::optional<Tenths>& value) {
  out.key(name);
  value ? out.value(static_cast<double>(*value) / 10) : out.null();
}

void write_pair(JsonWriter& out, std::string_view name, double low, double high) { out.key(name).begin_array().value(low).value(high).end_array(); }

void write_share(JsonWriter& out, const FinancingRow& row) {
  const auto check = check_share(row);
  if (!check) return;
  out.member("total_mkr_computed", static_cast<double>(*row.external + *row.own) / 10);
  out.member("external_percent_recomputed", two_decimals(check->recomputed));
  out.member("share_deviation_points", two_decimals(static_cast<double>(*row.external_percent) / 10 - check->recomputed));
  out.member("share_consistent_within_rounding", check->is_consistent);
  write_pair(out, "share_interval_percent", two_decimals(check->low), two_decimals(check->high));
  if (row.own_percent) out.member("percent_pair_sums_to_100", *row.external_percent + *row.own_percent == 1000);
}

void write_row(JsonWriter& out, const FinancingRow& row) {
  out.begin_object().member("name", row.name).member("kind", row.kind).member("status", row.status);
  write_tenths(out, "external_mkr", row.external);
  write_tenths(out, "external_percent", row.external_percent);
  write_tenths(out, "own_mkr", row.own);
  write_tenths(out, "own_percent", row.own_percent);
  write_quote(out, "evidence", row.evidence);
  if (!row.missing.empty()) out.member("missing", row.missing);
  write_share(out, row);
  out.end_object();
}

void write_check(JsonWriter& out, const SumCheck& check) {
  out.begin_object().member("check", check.check);
  out.member("computed", static_cast<double>(check.computed) / 10).member("stated", static_cast<double>(check.stated) / 10);
  out.member("difference", static_cast<double>(check.stated - check.computed) / 10).member("exact", check.is_exact());
  write_pair(out, "possible_with_rounding", static_cast<double>(check.low_hundredths()) / 100, static_cast<double>(check.high_hundredths()) / 100);
  out.member("consistent_within_rounding", check.is_explained());
  if (!check.is_exact()) out.member("explanation", explain(check));
  out.end_object();
}

void write_project(JsonWriter& out, const ListedProject& project) {
  out.begin_object().member("name", project.name).member("programme", project.programme);
  write_quote(out, "evidence", project.evidence);
  write_text(out, "in_financing_table", project.in_table);
  out.end_object();
}

}  // namespace

std::string to_json(const PortfolioDocument& portfolio) {
  JsonWriter out;
  out.begin_object().key("financing_table").begin_object();
  write_text(out, "title", portfolio.table_title);
  write_list(out, "columns", portfolio.columns);
  out.key("rows").begin_array();
  for (const FinancingRow& row : portfolio.rows) write_row(out, row);
  out.end_array();
  write_quote(out, "evidence_block", portfolio.table_block);
  out.end_object().key("project_list").begin_object();
  write_text(out, "title", portfolio.list_title);
  out.key("projects").begin_array();
  for (const ListedProject& project : portfolio.projects) write_project(out, project);
  out.end_array().end_object().key("checks").begin_array();
  for (const SumCheck& check : portfolio.checks) write_check(out, check);
  out.end_array();
  out.key("ambiguities").begin_array();
  for (const core::Text& ambiguity : portfolio.ambiguities) out.value(ambiguity);
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::domain
