// Small workbooks (XLSX, libxlsxwriter): one heading row per sheet and typed columns below. They are the data sheets inside
// charts; the same content always gives the same bytes.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace rodtrad::formats {

struct SheetFormula {
  std::string formula;  // "=C2-B2"
  double value = 0;     // what it gives, for readers that do not compute
};

using SheetCell = std::variant<std::monostate, std::string, double, SheetFormula>;  // monostate: an empty cell

struct SheetColumn {
  std::string heading;
  std::string number_format = "General";  // Excel format code
  double width = 14;                      // in characters
};

struct Sheet {
  std::string name;  // at most 31 characters, none of []:*?/\ .
  std::vector<SheetColumn> columns;
  std::vector<std::vector<SheetCell>> rows;  // each as long as columns
};

struct Workbook {
  std::string title;
  std::vector<Sheet> sheets;
};

/// The workbook's bytes. Throws Failure when the temporary file cannot be written.
std::string write_workbook(const Workbook& workbook);

/// The number as a workbook keeps it: 16 significant digits. What is written beside a workbook should be this number.
double workbook_number(double value);

/// "A1"-style letters of a column counted from 0: 0 → "A", 27 → "AB".
std::string column_letters(std::size_t column);

}  // namespace rodtrad::formats
