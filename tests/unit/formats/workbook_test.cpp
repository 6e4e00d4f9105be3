// formats: small workbooks hold the numbers exactly and are the same bytes each time.
#include "formats/workbook.h"

#include "formats/zip.h"
#include "support/support.h"

using namespace rodtrad;

static formats::Workbook sample_workbook() {
  return {.title = "Diagramdata",
          .sheets = {{.name = "Data",
                      .columns = {{"Kommun"}, {"Andel", "0.0\" %\""}, {"Dubbelt"}},
                      .rows = {{std::string("Älvnäs"), 4.25, formats::SheetFormula{"=B2*2", 8.5}},
                               {std::string("Norrfors"), std::monostate{}, std::monostate{}},
                               {std::string("Riket"), 1.0 / 3, std::monostate{}}}}}};
}

TEST_CASE("a workbook holds its cells and is the same bytes each time") {
  const std::string bytes = formats::write_workbook(sample_workbook());
  CHECK(bytes == formats::write_workbook(sample_workbook()));
  const auto entries = formats::read_zip(bytes, "workbook.xlsx");
  REQUIRE(entries.has_value());
  std::string sheet, strings, core;
  for (const auto& entry : *entries) {
    if (entry.name == "xl/worksheets/sheet1.xml") sheet = entry.bytes;
    if (entry.name == "xl/sharedStrings.xml") strings = entry.bytes;
    if (entry.name == "docProps/core.xml") core = entry.bytes;
  }
  CHECK(sheet.find("<v>4.25</v>") != std::string::npos);
  CHECK(sheet.find("<f>B2*2</f><v>8.5</v>") != std::string::npos);
  CHECK(sheet.find("r=\"B3\"") == std::string::npos);
  CHECK(sheet.find(fmt::format("<v>{:.16G}</v>", 1.0 / 3)) != std::string::npos);
  CHECK(strings.find("Älvnäs") != std::string::npos);
  CHECK(core.find("1980-01-01T00:00:00Z") != std::string::npos);
}

TEST_CASE("workbook numbers keep 16 digits and columns have letters") {
  CHECK(formats::workbook_number(4.2) == 4.2);
  CHECK(formats::workbook_number(0.1 + 0.2) == 0.3);
  CHECK(formats::column_letters(0) == "A");
  CHECK(formats::column_letters(25) == "Z");
  CHECK(formats::column_letters(26) == "AA");
  CHECK(formats::column_letters(701) == "ZZ");
  CHECK(formats::column_letters(702) == "AAA");
}
