// A report in every Office form, read back into what the forms have in common: charts by their alternative text, tables
// as words, paragraphs in reading order.
#pragma once

#include "model/report.h"
#include "support/office_reader.h"

namespace rodtrad::test {

struct OfficeChart {
  std::string alternative;
  std::string xml_part;
  std::vector<CachedReference> references;
  SheetReading sheet;  // the workbook inside
};

struct OfficeTable {
  std::vector<std::vector<std::string>> rows;  // the heading row first
};

struct OfficeForm {
  std::string name;  // "pptx", "docx"
  std::shared_ptr<const OfficeFile> file;
  std::vector<std::string> pages;       // parts with words, in reading order: slides, the document
  std::vector<std::string> paragraphs;  // of the pages, table cells among them
  std::vector<std::string> notes;       // of all slides; headers and footers of a document
  std::vector<OfficeChart> charts;
  std::vector<OfficeTable> tables;

  const OfficeChart& chart(const std::string& alternative) const;  // throws when there is none
  bool draws(const std::string& alternative) const;                // a short document leaves figures out
  bool says(const std::string& words) const;                       // within a paragraph or note
};

std::vector<OfficeForm> office_forms(const model::Report& report, core::Language language);

}  // namespace rodtrad::test
