// What a workbook (XLSX, ISO/IEC 29500) says besides its cells: which sheets there are, the shared texts, and which cell
// styles show numbers as dates.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/expected.h"

namespace rodtrad::formats {

struct XlsxBook {
  struct Sheet {
    std::string name;
    std::string part;  // "xl/worksheets/sheet1.xml"
  };
  std::vector<Sheet> sheets;  // in the order of the tabs
  std::vector<std::string> texts;
  enum class Shown { number, date, time };
  std::vector<Shown> styles;                 // by cell style
  bool from_1904 = false;                    // day 0 of its dates is 1904-01-01 instead of 1899-12-30
  std::map<std::string, std::string> parts;  // bytes by name

  Shown shown(std::size_t style) const { return style < styles.size() ? styles[style] : Shown::number; }
};

/// Problems: zip_broken, zip_too_large, no_workbook.
core::Expected<XlsxBook> read_xlsx_book(const std::string& bytes, const std::string& file);

/// How a number format code (ECMA-376 part 1, 18.8.30) shows a number: "yyyy-mm-dd" is a date, "hh:mm" a time.
XlsxBook::Shown shown_by_format(std::string_view code);

}  // namespace rodtrad::formats
