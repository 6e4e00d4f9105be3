// Reads slides and documents of a report back.
#include "support/office_forms.h"

#include <stdexcept>

#include "publish/docx.h"
#include "publish/pptx.h"

namespace rodtrad::test {

namespace {

/// What differs between the dialects.
struct Dialect {
  std::string prefix;       // of paragraphs and tables: "a", "w"
  std::string description;  // element with the alternative text before a chart
};

void read_tables(OfficeForm& form, const Element& page, const Dialect& dialect) {
  for (const Element* table : page.all(dialect.prefix + ":tbl")) {
    OfficeTable read;
    for (const Element* row : table->all(dialect.prefix + ":tr")) {
      std::vector<std::string> cells;
      for (const Element* cell : row->all(dialect.prefix + ":tc")) {
        std::string words;
        for (const std::string& paragraph : paragraphs_in(*cell, dialect.prefix)) words += paragraph;
        cells.push_back(std::move(words));
      }
      read.rows.push_back(std::move(cells));
    }
    form.tables.push_back(std::move(read));
  }
}

/// Charts with the alternative text that stands on their frame.
void read_charts(OfficeForm& form, const std::string& part, const Element& page, const Dialect& dialect) {
  std::string alternative;
  for (const Element* element : page.all("")) {
    if (element->name == dialect.description) alternative = element->attribute("descr");
    if (element->name != "c:chart") continue;
    OfficeChart chart{.alternative = alternative, .xml_part = form.file->target(part, element->attribute("r:id"))};
    const Element& xml = form.file->xml(chart.xml_part);
    chart.references = read_references(xml);
    chart.sheet = read_sheet(form.file->bytes(form.file->target(chart.xml_part, xml.all("c:externalData")[0]->attribute("r:id"))));
    form.charts.push_back(std::move(chart));
  }
}

void read_page(OfficeForm& form, const std::string& part, const Dialect& dialect) {
  const Element& page = form.file->xml(part);
  form.pages.push_back(part);
  for (std::string& paragraph : paragraphs_in(page, dialect.prefix)) form.paragraphs.push_back(std::move(paragraph));
  read_tables(form, page, dialect);
  read_charts(form, part, page, dialect);
}

OfficeForm read_deck(const std::string& bytes) {
  OfficeForm form{.name = "pptx", .file = std::make_shared<OfficeFile>(bytes)};
  const std::string main = "/ppt/presentation.xml";
  for (const Element* id : form.file->xml(main).all("p:sldId")) {
    const std::string slide = form.file->target(main, id->attribute("r:id"));
    read_page(form, slide, {.prefix = "a", .description = "p:cNvPr"});
    for (const std::string& notes : form.file->targets(slide, "notesSlide")) {
      for (std::string& paragraph : paragraphs_in(form.file->xml(notes), "a")) form.notes.push_back(std::move(paragraph));
    }
  }
  return form;
}

OfficeForm read_document(const std::string& bytes) {
  OfficeForm form{.name = "docx", .file = std::make_shared<OfficeFile>(bytes)};
  read_page(form, "/word/document.xml", {.prefix = "w", .description = "wp:docPr"});
  for (const char* edge : {"header", "footer"}) {
    for (const std::string& part : form.file->targets("/word/document.xml", edge)) {
      for (std::string& paragraph : paragraphs_in(form.file->xml(part), "w")) form.notes.push_back(std::move(paragraph));
    }
  }
  return form;
}

}  // namespace

const OfficeChart& OfficeForm::chart(const std::string& alternative) const {
  for (const OfficeChart& chart : charts) {
    if (chart.alternative == alternative) return chart;
  }
  throw std::runtime_error("no chart described as: " + alternative);
}

bool OfficeForm::draws(const std::string& alternative) const {
  return std::any_of(charts.begin(), charts.end(), [&](const OfficeChart& chart) { return chart.alternative == alternative; });
}

bool OfficeForm::says(const std::string& words) const {
  const auto holds = [&](const std::string& paragraph) { return paragraph.find(words) != std::string::npos; };
  return std::any_of(paragraphs.begin(), paragraphs.end(), holds) || std::any_of(notes.begin(), notes.end(), holds);
}

std::vector<OfficeForm> office_forms(const model::Report& report, core::Language language) {
  std::vector<OfficeForm> forms;
  forms.push_back(read_deck(publish::render_pptx(report, language)));
  forms.push_back(read_document(publish::render_docx(report, language)));
  return forms;
}

}  // namespace rodtrad::test
