// A workbook written by hand, so that a test says exactly which XML it has.
#pragma once

#include <string>

#include "formats/zip.h"

namespace rodtrad::test {

/// One sheet "Blad1" with these rows (the XML inside sheetData) and what stands behind them. Styles: 0 number, 1 date, 2
/// own format "yyyy\-mm", 3 time, 4 percent.
inline std::string sheet_file(const std::string& rows, const std::string& behind = "", const std::string& book = "") {
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string sheets =
      "<sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Noter &amp; k\u00E4llor\" sheetId=\"2\" r:id=\"rId2\"/></sheets>";
  return formats::write_zip(
      {{"xl/workbook.xml", "<?xml version=\"1.0\"?><workbook xmlns:r=\"" + relation + "\">" + book + sheets + "</workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
        "Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>\u00E5r</t></si><si><r><t>Lule</t></r><r><t xml:space=\"preserve\">\u00E5 </t></r></si><si><t>A&amp;B</t></si></sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"},
       {"xl/worksheets/sheet2.xml",
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>not</x:t></x:is></x:c></x:row>"
        "<x:row r=\"2\"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"}});
}

}  // namespace rodtrad::test
