// Minutes made for tests: what is meant, printed in the styles in which minutes come.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rodtrad::test {

struct MeantPerson {
  std::string name, party, after;  // after: ", ordförande", ", Norrby", " 12"
};

struct MeantItem {
  std::string title, reference, background, decision;
  std::vector<std::string> conditions, basis, notified;
  bool immediate = false;
};

struct MeantMinutes {
  std::string body, organisation, title_date, weekday_date, place;
  int first_paragraph = 1;
  std::vector<MeantPerson> deciding, substitutes, right_to_speak;
  std::string secretary, adjuster;
  std::vector<std::string> officials;
  std::vector<MeantItem> items;
};

struct MinutesStyle {
  bool pages = true;          // each item on a page of its own, with running head and foot
  bool viewer = false;        // a page is one line with its number first, as web viewers of documents write
  bool numbers = true;        // paragraph numbers stand before the headings
  bool labels_first = false;  // two columns flattened: both labels, then both blocks
  std::string mark = "§ ";    // before a paragraph's number
  std::string line_end = "\n";
  std::string heading_mark = {};  // "## ", as a Word document's text has
};

std::string print_minutes(const MeantMinutes& minutes, const MinutesStyle& style);

/// Two boards of invented regions.
MeantMinutes northern_board();
MeantMinutes southern_committee();

}  // namespace rodtrad::test
