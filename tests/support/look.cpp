// Not a test: writes sample figures, pages, slides and documents for people to look at.
// rodtrad_tests -tc='write samples to look at' --no-skip writes them into build/look.
#include "publish/docx.h"
#include "publish/html.h"
#include "publish/pptx.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;

static std::string figure_sheet(const model::Report& report, core::Language language, double width) {
  std::string html =
      "<!doctype html><meta charset=utf-8><style>body{margin:20px;font-family:'Source Sans 3',sans-serif}" + figure::svg_style() + "</style>";
  for (const figure::Figure& figure : report.result.figures)
    html += "<h3>" + figure.title.in(language) + "</h3>" + figure::render_svg(figure, language, {.width = width});
  return html;
}

TEST_CASE("write samples to look at" * doctest::skip()) {
  const auto folder = test::source_dir() / "build" / "look";
  core::make_folders(folder);
  const model::Report report = test::sample_report();
  core::write_file(folder / "figures-wide.html", figure_sheet(report, core::Language::sv, 720));
  core::write_file(folder / "figures-narrow.html", figure_sheet(report, core::Language::en, 320));
  core::write_file(folder / "page.sv.html", publish::render_html(report, core::Language::sv, {.other_language_file = "page.en.html"}));
  core::write_file(folder / "page.en.html", publish::render_html(report, core::Language::en, {.other_language_file = "page.sv.html"}));
  model::Report written = report;
  written.texts.push_back(model::resolve_text({"answer", "sv",
                                               "Vi bedömer att andelen ytterfall ({overview.inpatient.share}) är stabil.\n\nI Dimsjö är den "
                                               "{by_municipality.9913.share}.",
                                               "Controller, vårdanalys", "2020-10-01"},
                                              report.result));
  core::write_file(folder / "written.docx", publish::render_docx(written, core::Language::sv));
  core::write_file(folder / "written.html", publish::render_html(written, core::Language::sv));
  core::write_file(folder / "short.sv.docx", publish::render_docx(report, core::Language::sv));
  core::write_file(folder / "short.en.docx", publish::render_docx(report, core::Language::en));
  core::write_file(folder / "preview.docx", publish::render_docx(test::sample_preview(), core::Language::sv));
  core::write_file(folder / "slides.sv.pptx", publish::render_pptx(report, core::Language::sv));
  core::write_file(folder / "slides.en.pptx", publish::render_pptx(report, core::Language::en));
  core::write_file(folder / "preview.html", publish::render_html(test::sample_preview(), core::Language::sv, {.preview = true}));
}
