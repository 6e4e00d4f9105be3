// Compares part by part.
#include "support/same_table.h"

namespace rodtrad::test {
namespace {

using formats::StatisticsTable;

std::string difference(const table::Dimension& a, const table::Dimension& b) {
  if (a.id != b.id || a.label != b.label) return "dimension " + a.id + " and " + b.id;
  if (a.role != b.role) return "role of " + a.id;
  if (a.categories.size() != b.categories.size()) return "size of " + a.id;
  for (std::size_t i = 0; i < a.categories.size(); ++i) {
    if (a.categories[i].code != b.categories[i].code) return a.id + ": code " + a.categories[i].code + " and " + b.categories[i].code;
    if (a.categories[i].label != b.categories[i].label) return a.id + ": label " + a.categories[i].label.sv + " and " + b.categories[i].label.sv;
  }
  return "";
}

std::string difference_of_cells(const formats::StatisticsCells& a, const formats::StatisticsCells& b) {
  if (a.size() != b.size()) return fmt::format("{} and {} cells", a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a.states[i] != b.states[i]) return fmt::format("state of cell {}", i);
    if (a.values[i] != b.values[i]) return fmt::format("cell {}: {} and {}", i, a.values[i], b.values[i]);
    if (a.words[a.statuses[i]] != b.words[b.statuses[i]])
      return fmt::format("cell {}: mark {} and {}", i, a.words[a.statuses[i]], b.words[b.statuses[i]]);
  }
  return "";
}

std::string difference_of_notes(const StatisticsTable& a, const StatisticsTable& b) {
  if (a.notes.size() != b.notes.size()) return fmt::format("{} and {} notes", a.notes.size(), b.notes.size());
  for (std::size_t i = 0; i < a.notes.size(); ++i) {
    const formats::StatisticsNote &one = a.notes[i], &other = b.notes[i];
    if (one.level != other.level || one.where != other.where || one.language != other.language || one.text != other.text ||
        one.mandatory != other.mandatory)
      return "note " + one.text + " and " + other.text;
  }
  return "";
}

}  // namespace

std::string difference(const StatisticsTable& a, const StatisticsTable& b) {
  if (a.id != b.id) return "id " + a.id + " and " + b.id;
  if (a.title != b.title) return "title " + a.title.sv + " and " + b.title.sv;
  if (a.source != b.source) return "source";
  if (a.contents != b.contents) return "contents";
  if (a.subject != b.subject || a.subject_code != b.subject_code) return "subject";
  if (a.language != b.language || a.languages != b.languages) return "languages";
  if (a.updated != b.updated) return "updated";
  if (a.measure != b.measure || a.units.size() != b.units.size()) return "measure";
  for (std::size_t i = 0; i < a.units.size(); ++i) {
    if (a.units[i].name != b.units[i].name || a.units[i].decimals != b.units[i].decimals) return fmt::format("unit {}", i);
  }
  if (a.dimensions.size() != b.dimensions.size()) return "number of dimensions";
  for (std::size_t i = 0; i < a.dimensions.size(); ++i) {
    if (const std::string found = difference(a.dimensions[i], b.dimensions[i]); !found.empty()) return found;
  }
  const std::string cells = difference_of_cells(a.cells, b.cells);
  return cells.empty() ? difference_of_notes(a, b) : cells;
}

}  // namespace rodtrad::test
