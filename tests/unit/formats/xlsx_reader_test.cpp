// formats: sheets as rows: what a cell means, which sheet and header, what is told, and that any bytes end well.
#include "formats/xlsx_reader.h"

#include <random>

#include "formats/workbook.h"
#include "support/sheet_file.h"
#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;
using rodtrad::test::sheet_file;
using Rows = std::vector<std::vector<std::string>>;

namespace {

std::unique_ptr<XlsxReader> opened(const std::string& bytes, const XlsxOptions& options = {}) {
  auto reader = XlsxReader::open(bytes, "bok.xlsx", options);
  REQUIRE_MESSAGE(reader.has_value(), (reader ? "" : core::to_json(reader.error())));
  return *std::move(reader);
}

struct Reading {
  std::vector<std::string> header;
  Rows rows;
  std::vector<core::Problem> faults;
};

Reading read(const std::string& bytes, const XlsxOptions& options = {}) {
  const auto reader = opened(bytes, options);
  Reading reading{.header = reader->header()};
  RowBlock block;
  for (auto more = reader->next(block); more && *more; more = reader->next(block)) {
    for (std::size_t row = 0; row < block.rows(); ++row) reading.rows.emplace_back(block.row(row).begin(), block.row(row).end());
    for (const auto& fault : block.faults()) reading.faults.push_back(fault.problem);
  }
  return reading;
}

const std::string kHeader =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>antal</t></is></c></row>";

}  // namespace

TEST_CASE("xlsx: texts, numbers, dates by style, saved values of formulas, empty cells") {
  const Reading reading = read(sheet_file(
      kHeader +
      "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>43921</v></c><c r=\"B3\" t=\"s\"><v>2</v></c><c r=\"C3\"><f>1+1</f><v>2</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" s=\"2\"><v>43922.5</v></c><c r=\"C4\"><v>0.10000000000000001</v></c></row><row r=\"5\"/>"
      "<row r=\"6\"><c r=\"A6\" s=\"3\"><v>0.5</v></c><c r=\"B6\" t=\"b\"><v>1</v></c><c r=\"C6\" s=\"4\"><v>4.2000000000000003E-2</v></c></row>"));
  CHECK(reading.header == std::vector<std::string>{"\u00E5r", "Lule\u00E5", "antal"});
  CHECK(reading.rows == Rows{{"2020-03-31", "A&B", "2"}, {"2020-04-01T12:00:00", "", "0.1"}, {"12:00:00", "1", "0.042"}});
  CHECK(reading.faults.empty());
}

TEST_CASE("xlsx: both day counts, and the day in 1900 that never was") {
  const std::string days = kHeader + "<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c></row>";
  CHECK(read(sheet_file(days)).rows == Rows{{"1899-12-31", "1900-02-28", "1900-03-01"}});
  CHECK(read(sheet_file(days, "", "<workbookPr date1904=\"1\"/>")).rows == Rows{{"1904-01-01", "1904-02-29", "1904-03-02"}});
}

TEST_CASE("xlsx: number formats that show dates, and those that do not") {
  using Shown = XlsxBook::Shown;
  for (const char* code : {"yyyy-mm-dd", "d/m/yy", "[$-41D]d mmmm yyyy;@", "mmm", "yyyy\\-mm\\-dd hh:mm"})
    CHECK(shown_by_format(code) == Shown::date);
  for (const char* code : {"hh:mm", "[h]:mm:ss", "mm:ss"}) CHECK(shown_by_format(code) == Shown::time);
  for (const char* code : {"General", "0.00", "#,##0 \"dagar\"", "0\\d", "[Red]0", "0;\"yyyy\""}) CHECK(shown_by_format(code) == Shown::number);
}

TEST_CASE("xlsx: the sheet and the row of names are chosen") {
  const std::string title = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c></row>";
  const std::string bytes = sheet_file(title + "<row r=\"3\"><c t=\"s\"><v>0</v></c></row><row r=\"4\"><c><v>2020</v></c></row>");
  CHECK(read(bytes, {.header_row = 3}).header == std::vector<std::string>{"\u00E5r"});
  CHECK(read(bytes, {.header_row = 3}).rows == Rows{{"2020"}});
  CHECK(read(bytes, {.sheet = "Noter & k\u00E4llor"}).rows == Rows{{"1"}});
  CHECK(opened(bytes)->sheets() == std::vector<std::string>{"Blad1", "Noter & k\u00E4llor"});
  const auto unknown = XlsxReader::open(bytes, "bok.xlsx", {.sheet = "Blad2"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error()[0].code == "unknown_sheet");
  CHECK(unknown.error()[0].hint.en.find("Blad1") != std::string::npos);
}

TEST_CASE("xlsx: cells that cannot be used are told with their place") {
  const Reading reading = read(sheet_file(kHeader + "<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>"
                                                    "<row r=\"3\"><c r=\"C3\"><f>A1</f></c></row><row r=\"4\"><c t=\"s\"><v>99</v></c></row>"
                                                    "<row r=\"5\"><c><v>x1</v></c></row><row r=\"7\"><c><v>1</v></c></row>",
                                          "<mergeCells><mergeCell ref=\"A7:B8\"/><mergeCell ref=\"Z1:Z9\"/></mergeCells>"));
  std::vector<std::string> codes;
  for (const core::Problem& fault : reading.faults) codes.push_back(fault.code);
  CHECK(codes == std::vector<std::string>{"cell_error", "formula_without_value", "unreadable_cell", "unreadable_cell", "merged_cells"});
  CHECK(reading.faults[0].place.line == 2);
  CHECK(reading.faults[0].place.column == 2);
  CHECK(reading.faults[4].place.line == 7);
}

TEST_CASE("xlsx: what our own writer writes is read back") {
  const Workbook book{.title = "t",
                      .sheets = {{.name = "Data",
                                  .columns = {{"Kommun"}, {"Andel"}},
                                  .rows = {{std::string("Kiruna"), 0.1}, {std::string("Pajala"), SheetFormula{"=B2*2", 0.2}}}}}};
  const Reading reading = read(write_workbook(book));
  CHECK(reading.header == std::vector<std::string>{"Kommun", "Andel"});
  CHECK(reading.rows == Rows{{"Kiruna", "0.1"}, {"Pajala", "0.2"}});
}

TEST_CASE("xlsx: files that are none are refused with a reason") {
  const auto code = [](const std::string& bytes) {
    const auto reader = XlsxReader::open(bytes, "x");
    return reader ? std::string() : reader.error()[0].code;
  };
  CHECK(code("") == "zip_broken");
  CHECK(code("PK\x03\x04 and more") == "zip_broken");
  CHECK(code(write_zip({{"a.txt", "a"}})) == "no_workbook");
  CHECK(code(sheet_file("")) == "empty_file");
  CHECK(code(sheet_file("<row r=\"1\"><c")) == "sheet_broken");
}

TEST_CASE("xlsx: damaged sheets end in rows or problems") {
  const std::string rows = kHeader + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43921</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>";
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string damaged = rows;
    for (int i = 0; i < 4; ++i) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    const auto reader = XlsxReader::open(sheet_file(damaged), "x");
    if (!reader) {
      CHECK_FALSE(reader.error().empty());
      continue;
    }
    RowBlock block;
    int blocks = 0;
    for (auto more = (*reader)->next(block); more && *more; more = (*reader)->next(block)) CHECK(++blocks < 10);
  }
}
