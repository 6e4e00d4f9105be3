// A regional programme as read: purposes, goals, target groups, measures, projects, governance. What its list of contents
// promises and the text lacks is told, not made up.
#pragma once

#include "domain/document/quote.h"

namespace rodtrad::domain {

/// A measure that the programme wants to change: "Andelen kommuner som …".
struct ProgrammeMeasure {
  Quote text;
  std::string kind;      // share, number, use
  std::string share_of;  // of a share: the whole that it is a part of
  std::string counted;   // of a share: the part
  Quote explanation;
};

struct ProgrammeProject {
  std::string name;
  Quote text;
  std::vector<std::string> kinds;  // pre_study, introduction, extension, realisation
};

struct ProgrammeHeading {
  std::string title;
  std::string part;  // purpose, goals, governance …; "" for another
  bool in_text = false;
};

struct ProgrammeDocument {
  std::string title;
  std::string date;  // EDTF
  std::vector<std::string> authors;
  std::string pages;      // "33-40"
  std::string truncated;  // why the text is not whole; "" when it is
  std::vector<ProgrammeHeading> contents;
  std::vector<Quote> purposes, goals, benefits;
  std::vector<std::string> target_groups;
  std::vector<ProgrammeMeasure> measures;
  std::vector<ProgrammeProject> projects;
  std::vector<std::string> governance;  // headings
  Quote financing;
  Quote red_thread;
  int for_paragraph = 0;  // of the minutes that it lies behind; 0: none
};

}  // namespace rodtrad::domain
