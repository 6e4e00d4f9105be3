// publish: one report in all forms, read back. Sentences, reasons for what is missing, alternative texts, notes, stamps
// and languages are the same in each.
#include "publish/html.h"
#include "publish/office/drawing_text.h"
#include "support/office_forms.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using test::Element;

namespace {

const Language kLanguages[] = {Language::sv, Language::en};

/// Texts of the elements of a name on the page.
std::string words_of_page(const Element& page) { return page.all("main")[0]->text(); }

std::vector<std::string> sentences_of(const model::Report& report, Language language) {
  std::vector<std::string> out;
  for (const model::ResolvedFinding& finding : report.result.findings) {
    out.push_back(finding.headline.text().in(language));
    for (const model::ResolvedSentence& sentence : finding.sentences) out.push_back(sentence.text().in(language));
  }
  return out;
}

/// Attribute values of all elements of a name in the form's pages and notes.
std::set<std::string> languages_of(const test::OfficeForm& form) {
  std::set<std::string> languages;
  for (const auto& [part, bytes] : form.file->parts()) {
    const bool has_words = part.starts_with("/ppt/slides/slide") || part.starts_with("/ppt/notesSlides/notes") || part.starts_with("/word/document");
    if (!has_words) continue;
    for (const Element* element : form.file->xml(part).all("")) {
      for (const char* attribute : {"lang", "w:val"}) {
        const bool tells = attribute == std::string_view("lang") || element->name == "w:lang";
        if (tells && !element->attribute(attribute).empty()) languages.insert(element->attribute(attribute));
      }
    }
  }
  return languages;
}

}  // namespace

TEST_CASE("every sentence stands in every form") {
  const model::Report report = test::sample_report();
  for (const Language language : kLanguages) {
    const auto page = test::read_markup(publish::render_html(report, language));
    for (const std::string& sentence : sentences_of(report, language)) {
      CHECK_MESSAGE(words_of_page(*page).find(sentence) != std::string::npos, sentence);
      for (const test::OfficeForm& form : test::office_forms(report, language)) CHECK_MESSAGE(form.says(sentence), form.name << ": " << sentence);
    }
  }
}

TEST_CASE("the alternative text of a figure is the same in every form, and each figure has one") {
  const model::Report report = test::sample_report();
  for (const Language language : kLanguages) {
    const auto page = test::read_markup(publish::render_html(report, language));
    for (const figure::Figure& figure : report.result.figures) {
      std::size_t on_page = 0;
      for (const Element* description : page->all("desc")) on_page += description->text() == figure.alt.in(language) ? 1 : 0;
      CHECK(on_page == 2);  // wide and narrow
      CHECK(test::office_forms(report, language)[0].draws(figure.alt.in(language)));
    }
  }
}

TEST_CASE("what is missing is told with its reason in every form") {
  const model::Report report = test::sample_report();
  for (const Language language : kLanguages) {
    const auto page = test::read_markup(publish::render_html(report, language));
    const auto forms = test::office_forms(report, language);
    for (const figure::Figure& figure : report.result.figures) {
      for (std::size_t category = 0; category < figure.categories.size(); ++category) {
        const figure::Point& point = figure.series[0].points[category];
        if (point.status == table::Status::value) continue;
        CHECK(words_of_page(*page).find(point.reason.in(language)) != std::string::npos);
        for (const test::OfficeForm& form : forms) {
          CHECK(form.says(point.reason.in(language)));
          if (!form.draws(figure.alt.in(language))) continue;
          const auto& words = form.chart(figure.alt.in(language)).sheet.words;
          CHECK(words.at("A" + std::to_string(category + 2)).starts_with(figure.categories[category].in(language) + " ("));
        }
      }
    }
  }
}

TEST_CASE("notes of the result, the method's facts and parameters, and the source stand in every form") {
  const model::Report report = test::sample_report();
  for (const Language language : kLanguages) {
    std::vector<std::string> wanted = {model::source_line(report).in(language), report.assignment.title, report.assignment.purpose};
    for (const model::Note& note : report.result.notes) wanted.push_back(note.text.in(language));
    for (const auto& [what, how] : report.result.facts) wanted.push_back(how.in(language));
    for (const model::ParamValue& param : report.provenance.params) wanted.push_back(model::show_param(param, language));
    for (const std::string& question : report.assignment.questions) wanted.push_back(question);
    const auto page = test::read_markup(publish::render_html(report, language));
    for (const std::string& words : wanted) {
      CHECK_MESSAGE(words_of_page(*page).find(words) != std::string::npos, words);
      for (const test::OfficeForm& form : test::office_forms(report, language)) CHECK_MESSAGE(form.says(words), form.name << ": " << words);
    }
  }
}

TEST_CASE("words carry their language: the publication's, and the plan's own where it differs") {
  const model::Report report = test::sample_report();
  for (const test::OfficeForm& form : test::office_forms(report, Language::sv)) CHECK(languages_of(form) == std::set<std::string>{"sv-SE"});
  for (const test::OfficeForm& form : test::office_forms(report, Language::en)) {
    CHECK(languages_of(form) == std::set<std::string>{"en-GB", "sv-SE"});
    CHECK(form.file->xml("/docProps/core.xml").all("dc:language")[0]->text() == "en-GB");
    for (const test::OfficeChart& chart : form.charts) CHECK(form.file->xml(chart.xml_part).all("c:lang")[0]->attribute("val") == "en-GB");
  }
}

TEST_CASE("stamps: synthetic and not released, in every form or in none") {
  for (const test::OfficeForm& form : test::office_forms(test::sample_preview(), Language::sv)) {
    CHECK(form.says("Syntetiska data"));
    CHECK(form.says("Ej frisläppt"));
  }
  model::Report real = test::sample_report();
  real.synthetic = false;
  real.release.ground = "Beslut av regiondirektören";
  for (auto& data : real.provenance.data) data.source = {"Region Granälv", "Region Granälv"};
  for (auto& figure : real.result.figures) figure.source = {};
  for (const test::OfficeForm& form : test::office_forms(real, Language::sv)) {
    CHECK_FALSE(form.says("Syntetiska data"));
    CHECK_FALSE(form.says("Ej frisläppt"));
  }
}

TEST_CASE("Office forms are packages whose relationships all lead to parts, with markup that reads") {
  for (const test::OfficeForm& form : test::office_forms(test::sample_report(), Language::sv)) {
    for (const auto& [part, bytes] : form.file->parts()) {
      if (part.ends_with(".xml") || part.ends_with(".rels")) CHECK_NOTHROW(form.file->xml(part));
      for (const test::Relationship& relation : form.file->relations(part))
        CHECK_MESSAGE(form.file->parts().contains(relation.target), relation.target);
    }
  }
}

TEST_CASE("the analyst's own text stands on the page and in the document, its numbers leading to their cells") {
  model::Report report = test::sample_report();
  const auto write = [&](const std::string& section, const std::string& body) {
    report.texts.push_back(model::resolve_text({section, "sv", body, "Controller", "2020-10-01"}, report.result));
  };
  write("answer", "Vi bedömer att andelen ({overview.inpatient.share}) är stabil.");
  write("question-5", "Väntetiden finns inte i underlaget, i Dimsjö var andelen {by_municipality.9913.share}.");
  write("mind", "Läs siffrorna med försiktighet.");
  write("Jämförelse med 2018", "Andelen var då {by_year.2018.share}.");
  const std::string wanted[] = {"Vi bedömer att andelen (5,0\u00A0%) är stabil.",
                                "i Dimsjö var andelen ...",
                                "..: Dimsjö, Andel ytterfall. Färre än 5 personer",
                                "Läs siffrorna med försiktighet.",
                                "Jämförelse med 2018",
                                "Andelen var då 4,8\u00A0%.",
                                "Controller, 1\u00A0okt\u00A02020"};
  const auto page = test::read_markup(publish::render_html(report, Language::sv));
  const auto forms = test::office_forms(report, Language::sv);
  for (const std::string& words : wanted) {
    CHECK_MESSAGE(words_of_page(*page).find(words) != std::string::npos, words);
    CHECK_MESSAGE(forms.back().says(words), words);
  }
  CHECK(page->with_class("written")[0]->all("a")[0]->text() == "5,0\u00A0%");
  CHECK(words_of_page(*page).find("Analysen svarar inte på frågan.") == std::string::npos);
  CHECK_FALSE(forms.back().says("Analysen svarar inte på frågan."));
  const auto english = test::read_markup(publish::render_html(report, Language::en));
  CHECK(english->with_class("written").empty());
}
