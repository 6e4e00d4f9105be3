// Where in the document the meeting's list of items, its attendance, its items and its attachments stand.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// An item's heading: "46 Aktuell information", "Medfinansiering av …, dnr 14-160".
struct ItemHeading {
  Extent place;  // number, title, label of the reference number and the number itself
  Extent title;
  std::optional<int> number;       // as printed
  bool expects_reference = false;  // its label stands there
  std::string reference;           // "" with the label: lost
};

struct MinutesLayout {
  std::size_t attendance = 0;  // begin of its first label
  std::vector<ItemHeading> headings;
  std::size_t end = 0;          // of the minutes: attachments come after
  std::vector<Extent> letters;  // whole letters, places in all words
};

MinutesLayout find_layout(const MinutesContext& context);

}  // namespace rodtrad::domain
