// The text level of PX files (Statistics Sweden's PC-Axis format, AXIS-VERSION 2013): keywords with their parts. What they
// mean is read in px.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/problem.h"

namespace rodtrad::formats {

/// KEYWORD[language]("part","part")=value,value;
struct PxEntry {
  std::string keyword;
  std::string language;
  std::vector<std::string> parts;
  struct Value {
    std::string text;
    bool quoted = false;
    char before = ',';  // what stands before it: ',' or '-' (a span of time) or ':' (a hierarchy) or '('
  };
  std::vector<Value> values;
  int line = 0;
  bool damaged = false;  // a problem was told for it

  /// The first value's text.
  const std::string& text() const;
};

struct PxText {
  std::vector<PxEntry> entries;  // all but DATA
  std::string_view data;         // behind DATA=, without the closing semicolon; empty when there is none
  int data_line = 0;
  bool has_data = false;
};

/// Reads all of UTF-8 text. A keyword that is damaged is told (code damaged_keyword) and marked, and reading goes on behind it.
PxText scan_px(std::string_view text, const std::string& file, core::Problems& problems);

}  // namespace rodtrad::formats
