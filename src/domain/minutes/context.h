// What the parts of the minutes reader share.
#pragma once

#include "domain/document/written_date.h"
#include "domain/minutes/minutes_document.h"

namespace rodtrad::domain {

const WordBook& minutes_words();

struct MinutesContext {
  const SourceDocument& source;
  Zone all;                           // all words of the document
  std::string body;                   // "Regionstyrelsen"
  std::string date;                   // of the meeting
  std::vector<std::u32string> known;  // names of units and parties that the document has elsewhere, bare

  explicit MinutesContext(const SourceDocument& document) : source(document), all(document.words) {}
  Quote quote(const Zone& zone) const { return quote_of(zone.words, source); }
  void know(const std::string& name);
};

/// A date without year as one in the meeting's year; others as they are.
std::string in_year_of(const std::string& edtf, const std::string& date);

/// The first place at or after `end` that is no space.
std::size_t next_place(const Zone& zone, std::size_t end);

/// The zone's end without closing marks.
Zone without_marks(const Zone& zone, std::u32string_view marks);

}  // namespace rodtrad::domain
