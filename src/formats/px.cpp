// From keywords to a table: what must be there, what belongs together, and what can be done without.
#include "formats/px.h"

#include <charconv>
#include <map>

#include "core/unicode.h"
#include "formats/px_build.h"
#include "formats/px_encoding.h"

namespace rodtrad::formats {
namespace {

/// Without these the table cannot be understood, so a fault in one of them is an error.
bool is_needed(std::string_view keyword) {
  constexpr std::string_view kNeeded[] = {"MATRIX",  "SUBJECT-CODE", "SUBJECT-AREA", "CONTENTS", "UNITS", "DECIMALS", "STUB",
                                          "HEADING", "VALUES",       "CODES",        "KEYS",     "DATA",  "TITLE"};
  return std::find(std::begin(kNeeded), std::end(kNeeded), keyword) != std::end(kNeeded);
}

void judge_damage(PxFile& px) {
  std::size_t at = 0;
  for (const PxEntry& entry : px.entries) {
    if (!entry.damaged) continue;
    while (at < px.problems.size() && px.problems[at].code != "damaged_keyword") ++at;
    if (at == px.problems.size()) return;
    if (!is_needed(entry.keyword) || !entry.language.empty()) px.problems[at].severity = core::Severity::warning;
    ++at;
  }
}

}  // namespace

std::string PxFile::word(std::string_view keyword) const {
  for (const PxEntry& entry : entries) {
    if (!entry.damaged && entry.keyword == keyword && entry.language.empty() && entry.parts.empty()) return entry.text();
  }
  return {};
}

PxFile read_px(std::string_view bytes, const std::string& file) {
  PxFile px;
  PxDecoded decoded = decode_px(bytes);
  px.encoding = std::move(decoded.encoding);
  px.byte_order_mark = decoded.byte_order_mark;
  PxText text = scan_px(decoded.text, file, px.problems);
  px.entries = std::move(text.entries);
  judge_damage(px);
  build_px(text, file, px);
  return px;
}

bool looks_like_px(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start = core::trim(start);
  while (start.starts_with('\n') || start.starts_with('\r')) start = core::trim(start.substr(1));
  const std::size_t end = start.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ-.0123456789");
  if (end == std::string_view::npos || end < 3 || std::string_view("=([").find(start[end]) == std::string_view::npos) return false;
  constexpr std::string_view kFirst[] = {"CHARSET",   "AXIS-VERSION", "CODEPAGE",     "LANGUAGE",       "LANGUAGES",    "CREATION-DATE",
                                         "MATRIX",    "TABLEID",      "DECIMALS",     "SHOWDECIMALS",   "SUBJECT-AREA", "SUBJECT-CODE",
                                         "TITLE",     "CONTENTS",     "UNITS",        "STUB",           "HEADING",      "VALUES",
                                         "COPYRIGHT", "NEXT-UPDATE",  "LAST-UPDATED", "SOURCE",         "DATABASE",     "NOTE",
                                         "NOTEX",     "DESCRIPTION",  "CONTVARIABLE", "DIRECTORY-PATH", "INFOFILE"};
  return std::find(std::begin(kFirst), std::end(kFirst), start.substr(0, end)) != std::end(kFirst);
}

}  // namespace rodtrad::formats
