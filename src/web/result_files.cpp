// A table as a file in each format, and its figure alone for other sites. All is made from the same protected result.
#include "core/unicode.h"
#include "figure/figure_file.h"
#include "formats/jsonstat_write.h"
#include "formats/px_write.h"
#include "formats/table_files.h"
#include "publish/html.h"
#include "publish/pptx.h"
#include "web/pieces.h"
#include "web/result.h"

namespace rodtrad::web {

namespace {

formats::TableOrigin origin_of(const AskedResult& asked) {
  const model::Report& report = asked.result.report;
  const std::string day = core::replace_all(report.release.date, "-", "");
  return {.source = model::source_line(report),
          .subject = core::same_text(report.assignment.title),
          .subject_code = asked.result.assignment,
          .updated = day.empty() ? "" : day + " 00:00"};
}

std::string svg_of(const Page& page, const AskedResult& asked, const table::Table& table) {
  const model::Report& report = asked.result.report;
  const figure::Figure& figure = *figure_of(report.result, table);
  const std::string& own = page.in(figure.source);
  std::string source = own.empty() ? page.in(model::source_line(report)) : own;
  if (report.synthetic) source = fmt::format("{} {}", page.say("Syntetiska data.", "Synthetic data."), source);
  return figure::svg_file(figure, page.language, source);
}

/// The deck of this table's findings and figures.
core::Expected<std::string> slides_of(const Page& page, const AskedResult& asked, const table::Table& table) {
  model::Report report = asked.result.report;
  std::vector<model::ResolvedFinding> kept;
  for (const model::ResolvedFinding* finding : findings_of(report.result, table)) kept.push_back(*finding);
  report.result.findings = std::move(kept);
  const auto has = [&](const std::string& id) { return report.find(id) != nullptr; };
  for (model::Answer& answer : report.answers) std::erase_if(answer.findings, [&](const std::string& id) { return !has(id); });
  std::erase_if(report.answers, [](const model::Answer& answer) { return answer.findings.empty(); });
  report.assignment.questions.clear();
  return publish::render_pptx(report, page.language);
}

struct Writer {
  TableFormat format;
  core::Expected<std::string> (*write)(const Page& page, const AskedResult& asked, const table::Table& table);
};

const Writer kWriters[] = {
    {{"png", {.sv = "Bild (PNG)", .en = "Picture (PNG)"}, "image/png", true},
     [](const Page& page, const AskedResult& asked, const table::Table& table) -> core::Expected<std::string> {
       return figure::png_file(svg_of(page, asked, table));
     }},
    {{"svg", {.sv = "Bild som kan skalas (SVG)", .en = "Picture that scales (SVG)"}, "image/svg+xml", true},
     [](const Page& page, const AskedResult& asked, const table::Table& table) -> core::Expected<std::string> { return svg_of(page, asked, table); }},
    {{"pptx",
      {.sv = "Bildspel (PowerPoint)", .en = "Slides (PowerPoint)"},
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      true},
     slides_of},
    {{"xlsx", {.sv = "Arbetsbok (Excel)", .en = "Workbook (Excel)"}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     [](const Page& page, const AskedResult& asked, const table::Table& table) -> core::Expected<std::string> {
       return formats::write_xlsx(table, page.language, origin_of(asked));
     }},
    {{"csv", {.sv = "Text med komma (CSV)", .en = "Comma-separated text (CSV)"}, "text/csv; charset=utf-8"},
     [](const Page& page, const AskedResult&, const table::Table& table) -> core::Expected<std::string> {
       return formats::write_csv(table, page.language);
     }},
    {{"px", {.sv = "PX-fil", .en = "PX file"}, "text/x-px; charset=utf-8"},
     [](const Page&, const AskedResult& asked, const table::Table& table) -> core::Expected<std::string> {
       return formats::write_px(formats::statistics_of(table, origin_of(asked)));
     }},
    {{"json", {.sv = "JSON-stat", .en = "JSON-stat"}, "application/json"},
     [](const Page& page, const AskedResult& asked, const table::Table& table) -> core::Expected<std::string> {
       formats::TableOrigin origin = origin_of(asked);
       origin.updated = asked.result.report.release.date;  // JSON-stat has ISO days
       return formats::write_jsonstat(formats::statistics_of(table, origin), formats::JsonStatVersion::v2,
                                      std::string(core::language_tag(page.language)));
     }},
};

/// What is open to all may be read by other sites' pages too; what is not is kept nowhere.
void add_reach(const AskedResult& asked, http::Response& response) {
  if (asked.is_draft || asked.result.level() != model::Level::public_) {
    response.headers.emplace_back("Cache-Control", "no-store");
    return;
  }
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
}

}  // namespace

const std::vector<TableFormat>& table_formats() {
  static const std::vector<TableFormat> kFormats = [] {
    std::vector<TableFormat> formats;
    for (const Writer& writer : kWriters) formats.push_back(writer.format);
    return formats;
  }();
  return kFormats;
}

Answer table_file(Page& page, const AskedResult& asked, const table::Table& table, std::string_view ending) {
  for (const Writer& writer : kWriters) {
    if (writer.format.ending != ending) continue;
    if (writer.format.figure_only && !figure_of(asked.result.report.result, table)) break;
    const std::string name = fmt::format("{}-{}.{}.{}", asked.result.run, table.id, core::language_tag(page.language), ending);
    http::Response response{.content_type = std::string(writer.format.content_type),
                            .body = TRY(writer.write(page, asked, table)),
                            .headers = {{"Content-Language", std::string(core::language_tag(page.language))},
                                        {"Content-Disposition", fmt::format("attachment; filename=\"{}\"", name)}}};
    add_reach(asked, response);
    return response;
  }
  return core::fail(http::refusal_of_status(404).problems);
}

Answer embed_page(Page& page) {
  const ops::Results results(page.site.workspace, model::Level::public_);
  const std::string& name = page.request.parts[0];
  const AskedResult asked{.result = TRY(results.find(name)), .base = "/" + name + "/result"};
  const model::Report& report = asked.result.report;
  const table::Table& table = *TRY(asked_table(asked, page.request.parts[1]));
  const figure::Figure* figure = figure_of(report.result, table);
  core::Markup& out = page.out;
  out.raw("<!doctype html>\n").open("html", {{"lang", core::language_tag(page.language)}}).open("head").empty("meta", {{"charset", "utf-8"}});
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.empty("meta", {{"name", "robots"}, {"content", "noindex"}}).empty("link", {{"rel", "stylesheet"}, {"href", "/assets/site.css"}});
  out.leaf("title", page.in(table.title)).close().open("body", {{"class", "embed"}}).open("main");
  if (!figure) out.leaf("h1", page.in(table.title), {{"class", "spoken"}});
  out.raw(figure ? publish::html_figure(report, page.language, *figure, {.figure_heading = "h1"})
                 : publish::html_table(report, page.language, table));
  out.open("p", {{"class", "source"}});
  out.leaf("a", page.say("Läs mer och hämta siffrorna", "Read more and download the figures"),
           {{"href", page.link(asked.path("/" + table.id))}, {"target", "_blank"}, {"rel", "noopener"}});
  out.text(fmt::format(" {}, Röd tråd", report.region)).close().close().close().close().raw("\n");
  return http::Response{
      .content_type = "text/html; charset=utf-8",
      .body = out.take(),
      .headers = {
          {"Content-Language", std::string(core::language_tag(page.language))},
          {"Content-Security-Policy",
           "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *"},
          {"Cross-Origin-Resource-Policy", "cross-origin"}}};
}

}  // namespace rodtrad::web
