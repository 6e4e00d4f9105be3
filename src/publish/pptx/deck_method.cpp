// Last slides: method, parameters, data and protection as a table of facts; formula and trail in the notes.
#include "publish/pptx/deck.h"
#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using model::Report;

std::vector<Paragraph> trail_notes(const Report& report, Language language) {
  std::vector<Paragraph> notes;
  const auto add = [&](std::string text) { notes.push_back(paragraph(std::move(text), office_language(language))); };
  add(report.provenance.formula.in(language));
  for (const model::ParamValue& param : report.provenance.params) {
    if (!param.reference.empty()) add(param.label.in(language) + ": " + param.reference);
  }
  add(words(language, "Frågor till data:", "Requests to the data:"));
  for (const std::string& request : report.provenance.requests) add(request);
  add(words(language, "Resultatets hash: ", "Hash of the result: ") + report.provenance.result_hash);
  return notes;
}

}  // namespace

std::vector<Slide> method_slides(const Report& report, Language language, const Form& form) {
  Slide slide{.title = words(language, "Metod och data", "Method and data"), .title_language = office_language(language)};
  slide.notes = trail_notes(report, language);
  const Box& area = form.of(Layout::table).content;
  const GridRoom room{area.width, area.height};
  const auto pages = fact_pages(method_facts(report, language, Notes::within), {words(language, "Vad", "What"), words(language, "Hur", "How")}, room);
  return table_slides(slide, pages, words(language, "Tabell: metod, parametrar, data och skydd.", "Table: method, parameters, data and protection."),
                      language);
}

}  // namespace rodtrad::publish::pptx
