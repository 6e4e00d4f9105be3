// Parts, relationships, sheets and caches of Office files.
#include "support/office_reader.h"

#include <stdexcept>

#include "core/unicode.h"
#include "formats/zip.h"

namespace rodtrad::test {

namespace {

/// "/ppt/slides/slide1.xml" + "../charts/chart1.xml" → "/ppt/charts/chart1.xml".
std::string resolved(const std::string& source, const std::string& target) {
  if (target.starts_with('/')) return target;
  std::string folder = source.substr(0, source.rfind('/'));
  std::string rest = target;
  while (rest.starts_with("../")) {
    folder.resize(folder.rfind('/'));
    rest.erase(0, 3);
  }
  return folder + "/" + rest;
}

const Element* child_of(const Element& element, std::string_view name) {
  for (const auto& child : element.children) {
    if (child->name == name) return child.get();
  }
  return nullptr;
}

std::vector<std::string> shared_words(const OfficeFile& file) {
  std::vector<std::string> words;
  if (!file.parts().contains("/xl/sharedStrings.xml")) return words;
  for (const Element* item : file.xml("/xl/sharedStrings.xml").all("si")) words.push_back(item->text());
  return words;
}

}  // namespace

OfficeFile::OfficeFile(const std::string& bytes) {
  auto entries = formats::read_zip(bytes, "office");
  if (!entries) throw std::runtime_error("not a package");
  for (auto& entry : *entries) parts_["/" + entry.name] = std::move(entry.bytes);
}

const std::string& OfficeFile::bytes(const std::string& part) const {
  const auto found = parts_.find(part);
  if (found == parts_.end()) throw std::runtime_error("no part " + part);
  return found->second;
}

const Element& OfficeFile::xml(const std::string& part) const {
  std::unique_ptr<Element>& element = read_[part];
  if (!element) element = read_markup(bytes(part));
  return *element;
}

std::vector<Relationship> OfficeFile::relations(const std::string& part) const {
  const std::size_t slash = part.rfind('/');
  const std::string name = part.substr(0, slash + 1) + "_rels/" + part.substr(slash + 1) + ".rels";
  std::vector<Relationship> out;
  if (!parts_.contains(name)) return out;
  for (const Element* relation : xml(name).all("Relationship")) {
    const std::string type = relation->attribute("Type");
    out.push_back({relation->attribute("Id"), type.substr(type.rfind('/') + 1), resolved(part, relation->attribute("Target"))});
  }
  return out;
}

std::string OfficeFile::target(const std::string& part, const std::string& id) const {
  for (const Relationship& relation : relations(part)) {
    if (relation.id == id) return relation.target;
  }
  return "";
}

std::vector<std::string> OfficeFile::targets(const std::string& part, const std::string& type) const {
  std::vector<std::string> out;
  for (const Relationship& relation : relations(part)) {
    if (relation.type == type) out.push_back(relation.target);
  }
  return out;
}

std::string SheetReading::column(const std::string& heading) const {
  for (const auto& [cell, text] : words) {
    const std::size_t digits = cell.find_first_of("0123456789");
    if (text == heading && cell.substr(digits) == "1") return cell.substr(0, digits);
  }
  return "";
}

std::optional<double> SheetReading::number(const std::string& column, std::size_t row) const {
  const auto found = numbers.find(column + std::to_string(row));
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

SheetReading read_sheet(const std::string& workbook) {
  const OfficeFile file(workbook);
  const std::vector<std::string> shared = shared_words(file);
  SheetReading sheet;
  for (const Element* cell : file.xml("/xl/worksheets/sheet1.xml").all("c")) {
    const Element* value = child_of(*cell, "v");
    if (!value) continue;
    if (cell->attribute("t") == "s") {
      sheet.words[cell->attribute("r")] = shared.at(std::stoul(value->text()));
    } else {
      sheet.numbers[cell->attribute("r")] = std::stod(value->text());
    }
  }
  return sheet;
}

std::vector<CachedReference> read_references(const Element& chart) {
  std::vector<CachedReference> out;
  for (const char* kind : {"c:numRef", "c:strRef"}) {
    for (const Element* reference : chart.all(kind)) {
      CachedReference read{.formula = child_of(*reference, "c:f")->text(), .numbers = std::string_view(kind) == "c:numRef"};
      for (const Element* point : reference->all("c:pt")) read.values[std::stoul(point->attribute("idx"))] = point->text();
      out.push_back(std::move(read));
    }
  }
  return out;
}

std::vector<std::string> cells_of(const std::string& formula) {
  const std::string range = core::replace_all(formula.substr(formula.find('!') + 1), "$", "");
  const std::size_t colon = range.find(':');
  const std::size_t digits = range.find_first_of("0123456789");
  const std::string column = range.substr(0, digits);
  const auto first = std::stoul(range.substr(digits));
  const auto last = colon == std::string::npos ? first : std::stoul(range.substr(range.find_first_of("0123456789", colon)));
  std::vector<std::string> cells;
  for (auto row = first; row <= last; ++row) cells.push_back(column + std::to_string(row));
  return cells;
}

std::vector<std::string> paragraphs_in(const Element& element, const std::string& prefix) {
  std::vector<std::string> out;
  for (const Element* paragraph : element.all(prefix + ":p")) {
    std::string text;
    for (const Element* run : paragraph->all(prefix + ":t")) text += run->text();
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace rodtrad::test
