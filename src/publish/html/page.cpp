// The page around the parts: head with its security policy, landmarks, and the names of places within the page.
#include "publish/html/page.h"

#include "core/base64.h"
#include "core/hash.h"

namespace rodtrad::publish {
namespace html {

std::string_view Page::plan_language() const {
  const std::string& written = report.assignment.language;
  return written.empty() || written == core::language_tag(language) ? std::string_view() : std::string_view(written);
}

void plan_leaf(Page& page, std::string_view element, std::string_view words, std::string_view classes) {
  if (page.plan_language().empty()) {
    page.out.leaf(element, words, {{"class", classes}});
  } else {
    page.out.leaf(element, words, {{"class", classes}, {"lang", page.plan_language()}});
  }
}

template <class Item>
static std::optional<std::size_t> place_of(const std::vector<Item>& items, const std::string& id, std::string Item::*member) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.*member == id; });
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

std::string finding_anchor(const model::Report& report, const std::string& finding) {
  const auto place = place_of(report.result.findings, finding, &model::ResolvedFinding::id);
  return place ? fmt::format("finding-{}", *place + 1) : "";
}

std::string table_anchor(const model::Report& report, const std::string& table) {
  const auto place = place_of(report.result.tables, table, &table::Table::id);
  return place ? fmt::format("table-{}", *place + 1) : "";
}

std::string cell_anchor(const model::Report& report, const table::CellId& cell) {
  const table::Table* table = report.result.find_table(cell.table);
  if (!table) return "";
  const auto row = place_of(table->rows, cell.row, &table::Row::code);
  const auto column = place_of(table->columns, cell.column, &table::Column::id);
  return row && column ? fmt::format("{}-{}-{}", table_anchor(report, cell.table), *row + 1, *column + 1) : "";
}

namespace {

/// A red knot on its thread, as the page's icon: without one, a browser would ask the server for it.
constexpr std::string_view kIcon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M8 0v16' stroke='%23b3202c' stroke-width='2'/%3E"
    "%3Ccircle cx='8' cy='8' r='4.5' fill='%23b3202c'/%3E%3C/svg%3E";

void write_main(Page& page) {
  page.out.open("div", {{"class", "page"}});
  write_thread(page);
  page.out.open("main", {{"id", "main"}});
  write_status(page);
  write_answer(page);
  write_assignment(page);
  write_findings(page);
  write_comments(page);
  write_rest(page);
  write_notes(page);
  write_method(page);
  write_provenance(page);
  page.out.close().close();
}

std::string body_of(Page& page) {
  write_header(page);
  write_main(page);
  write_footer(page);
  return page.out.take();
}

void write_head(Page& page, const std::string& style) {
  const std::string policy = "default-src 'none'; style-src 'sha256-" + core::to_base64(core::sha256(style)) +
                             "'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
  page.out.open("head").empty("meta", {{"charset", "utf-8"}});
  page.out.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  page.out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.out.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  const auto& findings = page.report.result.findings;
  if (!findings.empty()) page.out.empty("meta", {{"name", "description"}, {"content", page.in(findings.front().headline.text())}});
  if (page.is_preview()) page.out.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
  page.out.empty("link", {{"rel", "icon"}, {"href", kIcon}});
  page.out.leaf("title", page.report.assignment.title + " – " + page.report.region + " – Röd tråd");
  page.out.open("style").raw(style).close();
  page.out.close();
}

}  // namespace
}  // namespace html

std::string render_html(const model::Report& report, core::Language language, const HtmlOptions& options) {
  html::Page page{.report = report, .language = language, .options = options};
  const std::string body = html::body_of(page);
  page.out.raw("<!doctype html>\n").open("html", {{"lang", core::language_tag(language)}});
  html::write_head(page, html::style_sheet(body));
  page.out.open("body").raw(body).close().close().raw("\n");
  return page.out.take();
}

}  // namespace rodtrad::publish
