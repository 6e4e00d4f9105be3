// A programme's list of contents and where its headings stand in the text.
#pragma once

#include "domain/document/zone.h"
#include "domain/programme/programme_document.h"

namespace rodtrad::domain {

const WordBook& programme_words();

struct ProgrammePart {
  std::string part;  // by the heading
  Extent heading;
  std::size_t end = 0;  // of what stands under it
};

struct ProgrammeContents {
  std::vector<ProgrammeHeading> headings;  // in order
  std::vector<ProgrammePart> parts;        // those found in the text
  /// What stands under the first heading of the part.
  std::optional<Extent> under(std::string_view part) const;
};

/// `list`: the words of the list of contents. `text`: the programme from the end of that list on.
ProgrammeContents read_contents(const Zone& list, const Zone& text, const SourceDocument& source);

}  // namespace rodtrad::domain
