// Workbooks by libxlsxwriter, through a file in the temporary folder because this version of the library writes no memory.
#include "formats/workbook.h"

#include <xlsxwriter.h>

#include "core/failure.h"
#include "core/file.h"

namespace rodtrad::formats {

namespace {

// Excel's own first day of the ZIP calendar, 1980-01-01 00:00 UTC: a workbook made twice must be the same.
constexpr time_t kCreated = 315532800;

[[noreturn]] void throw_workbook(lxw_error error) {
  const std::string reason = lxw_strerror(error);
  throw core::Failure(core::FailureKind::io, {"kunde inte skriva arbetsboken: " + reason, "could not write the workbook: " + reason});
}

/// Formats belong to the workbook and are shared by code.
class Formats {
 public:
  explicit Formats(lxw_workbook* workbook) : workbook_(workbook), heading_(workbook_add_format(workbook)) {
    format_set_bold(heading_);
    format_set_text_wrap(heading_);
    format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
  }
  lxw_format* heading() const { return heading_; }
  lxw_format* number(const std::string& code) {
    lxw_format*& format = numbers_[code];
    if (!format) {
      format = workbook_add_format(workbook_);
      format_set_num_format(format, code.c_str());
    }
    return format;
  }

 private:
  lxw_workbook* workbook_;
  lxw_format* heading_;
  std::map<std::string, lxw_format*> numbers_;
};

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetCell& cell, lxw_format* format) {
  if (const auto* words = std::get_if<std::string>(&cell)) worksheet_write_string(sheet, row, column, words->c_str(), nullptr);
  if (const auto* number = std::get_if<double>(&cell)) worksheet_write_number(sheet, row, column, *number, format);
  if (const auto* sum = std::get_if<SheetFormula>(&cell)) worksheet_write_formula_num(sheet, row, column, sum->formula.c_str(), format, sum->value);
}

void write_sheet(lxw_workbook* workbook, const Sheet& from, Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, from.name.c_str());
  if (!sheet) throw_workbook(LXW_ERROR_PARAMETER_VALIDATION);
  for (std::size_t c = 0; c < from.columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, from.columns[c].width, nullptr);
    worksheet_write_string(sheet, 0, column, from.columns[c].heading.c_str(), formats.heading());
    lxw_format* format = formats.number(from.columns[c].number_format);
    for (std::size_t r = 0; r < from.rows.size(); ++r) write_cell(sheet, static_cast<lxw_row_t>(r + 1), column, from.rows[r][c], format);
  }
  worksheet_freeze_panes(sheet, 1, 1);
}

}  // namespace

std::string write_workbook(const Workbook& from) {
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  const std::string path = folder.path() / "workbook.xlsx";
  lxw_workbook* workbook = workbook_new(path.c_str());
  if (!workbook) throw_workbook(LXW_ERROR_CREATING_XLSX_FILE);
  lxw_doc_properties properties = {};
  std::string title = from.title;
  properties.title = title.data();
  properties.created = kCreated;
  workbook_set_properties(workbook, &properties);
  Formats formats(workbook);
  for (const Sheet& sheet : from.sheets) write_sheet(workbook, sheet, formats);
  if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR) throw_workbook(error);
  auto bytes = core::read_file(path);
  if (!bytes) throw_workbook(LXW_ERROR_CREATING_XLSX_FILE);
  return std::move(*bytes);
}

double workbook_number(double value) { return std::strtod(fmt::format("{:.16G}", value).c_str(), nullptr); }

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

}  // namespace rodtrad::formats
