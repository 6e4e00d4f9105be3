// Notes name variables and values by their words in the language of the note.
#include "formats/px_facts.h"

#include <charconv>

namespace rodtrad::formats {
namespace {

using Level = StatisticsNote::Level;

std::optional<int> whole(const PxEntry* entry) {
  if (!entry) return std::nullopt;
  int number = 0;
  const std::string& text = entry->text();
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

class PxFacts {
 public:
  PxFacts(const PxLookup& lookup, PxFile& px) : lookup_(lookup), px_(px), table_(px.table) {}

  void read() {
    table_.contents = lookup_.words("CONTENTS");
    table_.subject = lookup_.words("SUBJECT-AREA");
    table_.subject_code = px_.word("SUBJECT-CODE");
    read_measure();
    for (const PxEntry& entry : px_.entries) read_note(entry);
  }

 private:
  const table::Dimension* dimension(const std::string& id) const {
    const auto found = std::find_if(table_.dimensions.begin(), table_.dimensions.end(), [&](const auto& one) { return one.id == id; });
    return found == table_.dimensions.end() ? nullptr : &*found;
  }

  void read_measure() {
    const std::string content = px_.word("CONTVARIABLE");
    const table::Dimension* measured = content.empty() ? nullptr : dimension(content);
    const PxEntry* shown = lookup_.find("SHOWDECIMALS", "");
    const std::optional<int> decimals = whole(shown ? shown : lookup_.find("DECIMALS", ""));
    table_.updated = px_.word("LAST-UPDATED");
    if (!measured) {
      table_.units = {{.name = lookup_.words("UNITS"), .decimals = decimals}};
      return;
    }
    table_.measure = measured->id;
    read_precisions(measured->id);
    for (const table::Category& category : measured->categories) {
      const std::string& name = words_in(category.label, table_.language);
      const bool own = lookup_.find("UNITS", "", name) != nullptr;
      table_.units.push_back({.name = lookup_.words("UNITS", own ? category.label : core::Text()),
                              .decimals = precisions_.contains(name) ? precisions_.at(name) : decimals});
      const PxEntry* updated = lookup_.find("LAST-UPDATED", "", name);
      if (table_.updated.empty() && updated) table_.updated = updated->text();
    }
  }
  void read_precisions(const std::string& id) {
    for (const PxEntry& entry : px_.entries) {
      if (entry.keyword == "PRECISION" && entry.parts.size() > 1 && entry.parts[0] == id) precisions_.emplace(entry.parts[1], whole(&entry));
    }
  }

  void read_note(const PxEntry& entry) {
    const bool mandatory = entry.keyword.ends_with('X');
    const std::string_view kind = std::string_view(entry.keyword).substr(0, entry.keyword.size() - (mandatory ? 1 : 0));
    if (entry.damaged || (kind != "NOTE" && kind != "VALUENOTE" && kind != "CELLNOTE")) return;
    StatisticsNote note{.where = entry.parts, .language = entry.language, .text = entry.text(), .mandatory = mandatory};
    note.level = kind == "CELLNOTE" ? Level::cell : kind == "VALUENOTE" ? Level::value : entry.parts.empty() ? Level::table : Level::dimension;
    place(note);
    table_.notes.push_back(std::move(note));
  }

  /// From names and values to ids and codes.
  void place(StatisticsNote& note) {
    const std::string& language = note.language.empty() ? table_.language : note.language;
    if (note.level == Level::cell) {
      for (std::size_t i = 0; i < std::min(note.where.size(), table_.dimensions.size()); ++i) code(note.where[i], i, language);
    } else if (!note.where.empty()) {
      const auto at = std::find_if(table_.dimensions.begin(), table_.dimensions.end(), [&](const table::Dimension& one) {
        return words_in(one.label, language) == note.where[0] || one.id == note.where[0];
      });
      if (at == table_.dimensions.end()) return;
      note.where[0] = at->id;
      if (note.where.size() > 1) code(note.where[1], static_cast<std::size_t>(at - table_.dimensions.begin()), language);
    }
  }
  void code(std::string& value, std::size_t dimension, const std::string& language) {
    if (value == "*") return;
    auto& codes = codes_[{dimension, language}];
    if (codes.empty()) {
      for (const table::Category& one : table_.dimensions[dimension].categories) codes.emplace(words_in(one.label, language), one.code);
    }
    const auto found = codes.find(value);
    if (found != codes.end()) value = found->second;
  }

  const PxLookup& lookup_;
  PxFile& px_;
  StatisticsTable& table_;
  std::map<std::string, std::optional<int>> precisions_;                                     // of values of CONTVARIABLE
  std::map<std::pair<std::size_t, std::string>, std::map<std::string, std::string>> codes_;  // by word
};

}  // namespace

void read_px_facts(const PxLookup& lookup, PxFile& px) { PxFacts(lookup, px).read(); }

}  // namespace rodtrad::formats
