// Prints a plan as a region might have written it, so that what is read can be compared with what was meant.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "domain/plan_document.h"

namespace rodtrad::test {

enum class WordBreak { none, hyphen, soft_hyphen };

struct PlanStyle {
  std::string line_end = "\n";
  std::string bullet = "- ";
  std::string heading_mark;                                                                 // "## "
  bool contents = true;                                                                     // a table of contents
  bool metadata_first = false;                                                              // under the title, not after the texts
  std::vector<std::pair<std::string, std::string>> labels = {{"due", "Arbetet redovisas"},  // in the order in which
                                                             {"department", "Avdelning"},   // they are printed
                                                             {"manager", "Ansvarig chef"},       {"analyst", "Ansvarig utredare"},
                                                             {"performer", "Utförare"},          {"partner", "Samarbetsparter"},
                                                             {"publication", "Publikationsform"}};
  std::map<std::string, std::string> headings = {{"background", "Bakgrund"},
                                                 {"purpose", "Syfte"},
                                                 {"operational_benefit", "Verksamhetsnytta"},
                                                 {"questions", "Analysens frågeställningar"},
                                                 {"expected_outcome", "Vad analysen ska leda till"}};
  std::size_t width = 0;  // of lines in code points; 0 = paragraphs are not wrapped
  WordBreak word_break = WordBreak::none;
  std::size_t page_lines = 0;  // after so many a page number, a form feed and the title as running head; 0 = no pages
};

std::string print_plan(const domain::PlanDocument& plan, const PlanStyle& style);

/// The first lines that differ between the two plans as JSON without places and rules; "" when all fields are equal.
std::string difference(const domain::PlanDocument& read, const domain::PlanDocument& meant);

}  // namespace rodtrad::test
