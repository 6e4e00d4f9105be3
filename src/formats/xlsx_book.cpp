// Reads workbook.xml with its relationships, sharedStrings.xml and styles.xml.
#include "formats/xlsx_book.h"

#include <charconv>

#include "formats/xml_reader.h"
#include "formats/zip.h"

namespace rodtrad::formats {
namespace {

using core::Expected;
using Event = XmlReader::Event;

constexpr std::uint64_t kLargestWorkbook = std::uint64_t{1} << 29;  // bytes when unpacked

std::size_t number_in(const std::string& text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "worksheets/sheet1.xml" beside xl/workbook.xml, or "/xl/worksheets/sheet1.xml" from the root.
std::string part_name(const std::string& target) { return target.starts_with('/') ? target.substr(1) : "xl/" + target; }

std::map<std::string, std::string> read_relations(std::string_view xml) {
  std::map<std::string, std::string> targets;
  XmlReader reader(xml);
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event == Event::open && reader.name() == "Relationship") targets[reader.attribute("Id")] = part_name(reader.attribute("Target"));
  }
  return targets;
}

void read_sheets(std::string_view xml, const std::map<std::string, std::string>& targets, XlsxBook& book) {
  XmlReader reader(xml);
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event != Event::open) continue;
    if (reader.name() == "workbookPr") {
      const std::string old = reader.attribute("date1904");
      book.from_1904 = old == "1" || old == "true";
    }
    if (reader.name() != "sheet") continue;
    const auto target = targets.find(reader.attribute("id"));
    book.sheets.push_back({.name = reader.attribute("name"), .part = target == targets.end() ? "" : target->second});
  }
}

/// One text per <si>; the readings of East Asian signs (<rPh>) are not part of it.
std::vector<std::string> read_texts(std::string_view xml) {
  std::vector<std::string> texts;
  XmlReader reader(xml);
  bool in_text = false, in_reading = false;
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event == Event::text) {
      if (in_text && !in_reading && !texts.empty()) texts.back() += reader.text();
      continue;
    }
    const bool opens = event == Event::open;
    if (reader.name() == "si" && opens) texts.emplace_back();
    if (reader.name() == "t") in_text = opens;
    if (reader.name() == "rPh") in_reading = opens;
  }
  return texts;
}

/// The formats that every workbook has without stating them (ECMA-376 part 1, 18.8.30).
XlsxBook::Shown shown_by_number(std::size_t id) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return XlsxBook::Shown::date;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56) return XlsxBook::Shown::time;
  return XlsxBook::Shown::number;
}

std::vector<XlsxBook::Shown> read_styles(std::string_view xml) {
  std::map<std::size_t, XlsxBook::Shown> own;
  std::vector<XlsxBook::Shown> styles;
  XmlReader reader(xml);
  bool in_cell_styles = false;
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event == Event::text) continue;
    const bool opens = event == Event::open;
    if (reader.name() == "numFmt" && opens) own[number_in(reader.attribute("numFmtId"))] = shown_by_format(reader.attribute("formatCode"));
    if (reader.name() == "cellXfs") in_cell_styles = opens;
    if (reader.name() != "xf" || !opens || !in_cell_styles) continue;
    const std::size_t id = number_in(reader.attribute("numFmtId"));
    const auto stated = own.find(id);
    styles.push_back(stated != own.end() ? stated->second : shown_by_number(id));
  }
  return styles;
}

}  // namespace

XlsxBook::Shown shown_by_format(std::string_view code) {
  code = code.substr(0, code.find(';'));  // the part for positive numbers
  bool day = false, clock = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      clock |= !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;  // [h]: hours beyond 24
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      day |= c == 'y' || c == 'Y' || c == 'd' || c == 'D';
      clock |= c == 'h' || c == 'H' || c == 's' || c == 'S';
      day |= (c == 'm' || c == 'M') && !clock && code.find_first_of("hHsS") == std::string_view::npos;
    }
  }
  return day ? XlsxBook::Shown::date : clock ? XlsxBook::Shown::time : XlsxBook::Shown::number;
}

Expected<XlsxBook> read_xlsx_book(const std::string& bytes, const std::string& file) {
  XlsxBook book;
  for (ZipEntry& entry : TRY(read_zip(bytes, file, kLargestWorkbook))) book.parts[entry.name] = std::move(entry.bytes);
  const auto part = [&](const char* name) -> std::string_view {
    const auto found = book.parts.find(name);
    return found == book.parts.end() ? std::string_view() : found->second;
  };
  read_sheets(part("xl/workbook.xml"), read_relations(part("xl/_rels/workbook.xml.rels")), book);
  if (book.sheets.empty()) {
    return core::fail(core::Problem{.code = "no_workbook",
                                    .place = {.file = file},
                                    .message = {.sv = "filen är inget kalkylblad i Excels format", .en = "the file is no Excel workbook"},
                                    .hint = {.sv = "spara den som .xlsx eller CSV; ett lösenord måste tas bort först",
                                             .en = "save it as .xlsx or CSV; a password must be removed first"}});
  }
  book.texts = read_texts(part("xl/sharedStrings.xml"));
  book.styles = read_styles(part("xl/styles.xml"));
  return book;
}

}  // namespace rodtrad::formats
