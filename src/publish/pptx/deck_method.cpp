// Last slides: method, parameters, data and protection as a table of facts; formula and trail in the notes.
#include "core/number_format.h"
#include "publish/pptx/deck.h"
#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using model::Report;
using Facts = std::vector<std::pair<std::string, std::string>>;

std::string parameter_words(const model::ParamValue& param, Language language) {
  std::string text = param.value.in(language);
  if (!param.unit.in(language).empty()) text += "\u00A0" + param.unit.in(language);
  return text + (param.is_default ? "" : words(language, " (annat än standard)", " (not the default)"));
}

std::string data_words(const model::DataVersion& data, Language language) {
  const std::string& source = data.source.in(language).empty() ? data.label.in(language) : data.source.in(language);
  return fmt::format(fmt::runtime(words(language, "{}. {} rader, version {}.", "{}. {} rows, version {}.")), source,
                     core::show_integer(data.rows, language), data.version);
}

std::string protection_words(const model::Protection& protection, Language language) {
  const std::string unit = protection.counts_persons ? words(language, "personer", "persons") : words(language, "kontakter", "contacts");
  std::string text = fmt::format(fmt::runtime(words(language, "Tal som bygger på färre än {} {} visas inte, och inte heller tal som skulle röja dem.",
                                                    "Numbers resting on fewer than {} {} are not shown, nor numbers that would reveal them.")),
                                 protection.threshold, unit);
  if (protection.shown_protected > 0) {
    text += fmt::format(fmt::runtime(words(language, " {} tal är skyddade.", " {} numbers are protected.")), protection.shown_protected);
  }
  return text;
}

Facts facts_of(const Report& report, Language language) {
  const model::Provenance& trail = report.provenance;
  Facts facts = {{words(language, "Metod", "Method"), trail.method_title.in(language) + ", version " + trail.method_version}};
  for (const auto& [what, how] : report.result.facts) facts.emplace_back(what.in(language), how.in(language));
  for (const model::ParamValue& param : trail.params) {
    facts.emplace_back(words(language, "Parameter: ", "Parameter: ") + param.label.in(language), parameter_words(param, language));
  }
  for (const model::DataVersion& data : trail.data) {
    facts.emplace_back(words(language, "Data: ", "Data: ") + data.label.in(language), data_words(data, language));
  }
  facts.emplace_back(words(language, "Skydd", "Protection"), protection_words(report.result.protection, language));
  for (const model::Note& note : report.result.notes) facts.emplace_back(words(language, "Att tänka på", "Mind"), note.text.in(language));
  facts.emplace_back(words(language, "Framtagen med", "Made with"), "Röd tråd " + trail.program + ", " + trail.run);
  return facts;
}

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

std::vector<Slide> method_slides(const Report& report, Language language) {
  Slide slide{.title = words(language, "Metod och data", "Method and data"), .title_language = office_language(language)};
  slide.notes = trail_notes(report, language);
  const GridRoom room{kContent.width, kContentEnd - kContentTop};
  const auto pages = fact_pages(facts_of(report, language), {words(language, "Vad", "What"), words(language, "Hur", "How")}, room);
  return table_slides(slide, pages, words(language, "Tabell: metod, parametrar, data och skydd.", "Table: method, parameters, data and protection."),
                      language);
}

}  // namespace rodtrad::publish::pptx
