// The keywords of a table, in the order of the format's description.
#include <charconv>
#include <set>

#include "core/unicode.h"
#include "formats/px_write.h"
#include "formats/table_index.h"

namespace rodtrad::formats {
namespace {

using Level = StatisticsNote::Level;
using Words = std::vector<std::string>;

constexpr const char* kMarks[] = {".", "..", "...", "....", ".....", "......"};

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// Scale of TIMEVAL and the points in time as it writes them: 2020M01 → M1, "202001". Empty when they are of no known scale.
std::pair<std::string, Words> time_list(const table::Dimension& time) {
  std::pair<std::string, Words> list;
  for (const table::Category& one : time.categories) {
    std::string digits = one.code;
    std::string scale = "A1";
    constexpr std::size_t kYear = 4;
    if (digits.size() > kYear) {
      const char letter = digits[kYear];
      scale = letter == 'M' ? "M1" : letter == 'Q' || letter == 'K' ? "Q1" : letter == 'W' || letter == 'V' ? "W1" : letter == 'H' ? "H1" : "";
      digits.erase(kYear, 1);
    }
    if (scale.empty() || !is_digits(digits) || digits.size() < kYear || (!list.first.empty() && list.first != scale)) return {};
    list.first = scale;
    list.second.push_back(digits);
  }
  return list;
}

/// Digits after the point that the number is written with.
int decimals_of(double number) {
  char digits[400];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number, std::chars_format::fixed).ptr;
  const auto point = std::find(std::begin(digits), static_cast<char*>(end), '.');
  return point == end ? 0 : static_cast<int>(end - point) - 1;
}

class PxMaker {
 public:
  PxMaker(const StatisticsTable& from, std::size_t headings) : from_(from), headings_(headings) {
    px_.table = from;
    px_.table.notes.clear();
    if (px_.table.languages.empty()) px_.table.languages = {px_.table.language};
    languages_ = px_.table.languages;
    std::stable_partition(languages_.begin(), languages_.end(), [&](const std::string& one) { return one == px_.table.language; });
  }

  PxFile make() {
    name_dimensions();
    split();
    add_head();
    add_dimensions();
    add_measure();
    add_in_all("SOURCE", from_.source, true);
    add_notes();
    replace_marks();
    choose_keys();
    return std::move(px_);
  }
  std::size_t looked_at() const { return looked_at_; }

 private:
  static std::string clean(std::string text) {
    std::replace(text.begin(), text.end(), '"', '\'');
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }, ' ');
    return text;
  }
  std::string in(const core::Text& text, const std::string& language) const { return clean(words_in(text, language)); }
  std::string tag(const std::string& language) const { return language == px_.table.language ? "" : language; }

  void add(const std::string& keyword, const Words& texts, const std::string& language = {}, const Words& parts = {}) {
    PxEntry& entry = px_.entries.emplace_back(PxEntry{.keyword = keyword, .language = tag(language), .parts = parts});
    for (const std::string& text : texts) entry.values.push_back({.text = text, .quoted = true});
  }
  void add_plain(const std::string& keyword, const std::string& word, const Words& parts = {}) {
    px_.entries.push_back({.keyword = keyword, .parts = parts, .values = {{.text = word}}});
  }
  void add_in_all(const std::string& keyword, const core::Text& text, bool optional = false) {
    for (const std::string& language : languages_) {
      if (const std::string words = in(text, language); !optional || !words.empty()) add(keyword, {words}, language);
    }
  }

  /// In PX a variable is called by its words; no two values of it may have the same ones.
  void name_dimensions() {
    for (table::Dimension& one : px_.table.dimensions) {
      for (const std::string& language : languages_) {
        std::set<std::string> used;
        for (table::Category& category : one.categories) {
          std::string words = in(category.label, language);
          if (words.empty()) words = clean(category.code);
          if (!used.insert(words).second) used.insert(words += " (" + clean(category.code) + ")");
          set(category.label, language, words);
        }
      }
      for (table::Category& category : one.categories) category.code = clean(category.code);
    }
    std::set<std::string> used;
    for (table::Dimension& one : px_.table.dimensions) {
      for (const std::string& language : languages_) {
        std::string words = in(one.label, language);
        if (words.empty() || !used.insert(fmt::format("{}\n{}", language, words)).second) words = clean(one.id);
        set(one.label, language, words);
      }
      ids_[one.id] = one.id = words_in(one.label, px_.table.language);
    }
  }
  static void set(core::Text& text, const std::string& language, const std::string& words) {
    (language == "sv" ? text.sv : language == "en" ? text.en : text.others[language]) = words;
  }

  void split() {
    const auto& dimensions = px_.table.dimensions;
    for (std::size_t i = 0; i < dimensions.size(); ++i)
      (i + headings_ < dimensions.size() || dimensions.size() == 1 ? px_.stub : px_.heading).push_back(dimensions[i].id);
  }

  void add_head() {
    add("AXIS-VERSION", {"2013"});
    if (!px_.table.language.empty()) add("LANGUAGE", {px_.table.language});
    if (languages_.size() > 1) add("LANGUAGES", languages_);
    const int decimals = std::min(most_decimals(), kMostDecimals);
    add_plain("DECIMALS", fmt::format("{}", decimals));
    add_plain("SHOWDECIMALS", fmt::format("{}", shown_decimals(decimals)));
    const std::string id = clean(from_.id.empty() ? "table" : from_.id);
    add("MATRIX", {id});
    add("SUBJECT-CODE", {clean(from_.subject_code.empty() ? id : from_.subject_code)});
    add_in_all("SUBJECT-AREA", from_.subject.sv.empty() ? from_.title : from_.subject);
    add_in_all("TITLE", from_.title);
    add_in_all("CONTENTS", from_.contents.sv.empty() ? from_.title : from_.contents);
  }
  int most_decimals() const {
    int most = 0;
    for (std::size_t i = 0; i < from_.cells.size(); ++i) {
      if (from_.cells.states[i] == StatisticsCells::number) most = std::max(most, decimals_of(from_.cells.values[i]));
    }
    return most;
  }
  int shown_decimals(int otherwise) const {
    int most = -1;
    for (const StatisticsUnit& unit : from_.units) most = std::max(most, unit.decimals.value_or(otherwise));
    return std::min(most < 0 ? otherwise : most, kMostShown);
  }

  void add_dimensions() {
    for (const std::string& language : languages_) {
      Words stub, heading;
      for (const table::Dimension& one : px_.table.dimensions)
        (stub.size() < px_.stub.size() ? stub : heading).push_back(words_in(one.label, language));
      add("UNITS", {unit(0, language)}, language);
      if (!stub.empty()) add("STUB", stub, language);
      if (!heading.empty()) add("HEADING", heading, language);
    }
    for (const table::Dimension& one : px_.table.dimensions) {
      for (const std::string& language : languages_) add_values(one, language);
      if (one.role == table::Role::time) add_times(one);
      if (one.role == table::Role::time || one.role == table::Role::geography)
        add("VARIABLE-TYPE", {one.role == table::Role::time ? "T" : "G"}, {}, {one.id});
    }
  }
  void add_values(const table::Dimension& one, const std::string& language) {
    Words words, codes;
    for (const table::Category& category : one.categories) {
      words.push_back(words_in(category.label, language));
      codes.push_back(category.code);
    }
    const Words parts = {words_in(one.label, language)};
    add("VALUES", words, language, parts);
    if (codes != words || one.role == table::Role::time) add("CODES", codes, language, parts);
  }
  void add_times(const table::Dimension& one) {
    const auto [scale, points] = time_list(one);
    if (points.empty()) return;
    PxEntry entry{.keyword = "TIMEVAL", .parts = {one.id}, .values = {{.text = "TLIST"}, {.text = scale, .before = '('}}};
    for (const std::string& point : points) entry.values.push_back({.text = point, .quoted = true});
    px_.entries.push_back(std::move(entry));
  }

  std::string unit(std::size_t index, const std::string& language) const {
    return index < from_.units.size() ? in(from_.units[index].name, language) : "";
  }
  void add_measure() {
    const auto measured = from_.measure.empty() ? ids_.end() : ids_.find(from_.measure);
    if (!from_.updated.empty()) updated_ = clean(from_.updated);
    if (measured == ids_.end()) {
      if (!updated_.empty()) add("LAST-UPDATED", {updated_});
      return;
    }
    const auto& dimensions = px_.table.dimensions;
    const auto one = std::find_if(dimensions.begin(), dimensions.end(), [&](const auto& each) { return each.id == measured->second; });
    add_in_all("CONTVARIABLE", one->label);
    for (std::size_t i = 0; i < one->categories.size(); ++i) {
      const table::Category& category = one->categories[i];
      for (const std::string& language : languages_) add("UNITS", {unit(i, language)}, language, {words_in(category.label, language)});
      const std::string& name = words_in(category.label, px_.table.language);
      if (!updated_.empty()) add("LAST-UPDATED", {updated_}, {}, {name});
      if (i < from_.units.size() && from_.units[i].decimals)
        add_plain("PRECISION", fmt::format("{}", std::min(*from_.units[i].decimals, kMostShown)), {one->id, name});
    }
  }

  /// Notes name dimensions and categories by their ids and codes in the table that is written.
  void add_notes() {
    const TableIndex index(from_);
    for (const StatisticsNote& note : from_.notes) add_note(note, index);
    looked_at_ = index.looked_at();
  }

  void add_note(const StatisticsNote& note, const TableIndex& index) {
    const std::string language = note.language.empty() ? px_.table.language : note.language;
    if (std::find(languages_.begin(), languages_.end(), language) == languages_.end()) return;
    Words parts = note.where;
    const bool names = note.level != Level::cell;
    const std::size_t named = names && !parts.empty() ? index.place_of(note.where[0]) : 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::size_t at = names ? named : i;
      if (at >= px_.table.dimensions.size()) return;
      parts[i] = names && i == 0 ? words_in(px_.table.dimensions[at].label, language) : value_words(index, at, parts[i], language);
    }
    const char* keyword = note.level == Level::cell ? "CELLNOTE" : note.level == Level::value ? "VALUENOTE" : "NOTE";
    add(keyword + std::string(note.mandatory ? "X" : ""), {clean(note.text)}, language, parts);
  }
  /// As name_dimensions calls the value.
  std::string value_words(const TableIndex& index, std::size_t at, const std::string& code, const std::string& language) const {
    const table::Category* found = index.category(at, code);
    if (!found) return clean(code);
    const auto place = static_cast<std::size_t>(found - from_.dimensions[at].categories.data());
    return words_in(px_.table.dimensions[at].categories[place].label, language);
  }

  /// Words that are no marks of PX get the marks that are free, as long as there are any.
  void replace_marks() {
    StatisticsCells& cells = px_.table.cells;
    std::set<std::string> taken(cells.words.begin(), cells.words.end());
    const std::vector<bool> used = used_words();
    for (std::size_t index = 1; index < cells.words.size(); ++index) {
      std::string& word = cells.words[index];
      if (is_px_mark(word)) continue;
      const std::string told = clean(word);
      word = "..";
      for (std::size_t mark = 0; mark < std::size(kMarks); ++mark) {
        if (!used[index] || mark == 1 || !taken.insert(kMarks[mark]).second) continue;  // ".." is what the table does not say
        word = kMarks[mark];
        add("DATASYMBOL" + fmt::format("{}", mark + 1), {told});
        break;
      }
    }
  }
  std::vector<bool> used_words() const {
    const StatisticsCells& cells = px_.table.cells;
    std::vector<bool> used(cells.words.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells.states[i] == StatisticsCells::marked) used[cells.statuses[i]] = true;
    }
    return used;
  }

  /// KEYS for the stub when more than half of its rows are zeros.
  void choose_keys() {
    constexpr std::size_t kFewestRows = 20;
    if (px_.stub.empty() || px_.heading.empty()) return;
    std::size_t row = 1;
    for (std::size_t i = px_.stub.size(); i < px_.table.dimensions.size(); ++i) row *= px_.table.dimensions[i].categories.size();
    if (row == 0 || px_.table.cells.size() / row < kFewestRows) return;
    std::size_t zeros = 0;
    for (std::size_t begin = 0; begin + row <= px_.table.cells.size(); begin += row) zeros += is_zeros(begin, row);
    if (zeros * 2 * row <= px_.table.cells.size()) return;
    px_.keyed = px_.stub;
    for (const std::string& variable : px_.stub) add_plain("KEYS", has_codes(variable) ? "CODES" : "VALUES", {variable});
  }
  bool is_zeros(std::size_t begin, std::size_t count) const {
    const StatisticsCells& cells = px_.table.cells;
    for (std::size_t i = begin; i < begin + count; ++i) {
      if (cells.states[i] != StatisticsCells::number || cells.values[i] != 0) return false;
    }
    return true;
  }
  bool has_codes(const std::string& variable) const {
    return std::any_of(px_.entries.begin(), px_.entries.end(),
                       [&](const PxEntry& entry) { return entry.keyword == "CODES" && entry.language.empty() && entry.parts[0] == variable; });
  }

  static constexpr int kMostDecimals = 15;  // by the format
  static constexpr int kMostShown = 6;
  const StatisticsTable& from_;
  std::size_t headings_;
  PxFile px_;
  std::vector<std::string> languages_;  // main one first
  std::map<std::string, std::string> ids_;
  std::string updated_;
  std::size_t looked_at_ = 0;
};

}  // namespace

PxFile px_file(const StatisticsTable& table, std::size_t headings) { return PxMaker(table, headings).make(); }

std::size_t px_effort(const StatisticsTable& table) {
  PxMaker maker(table, 1);
  maker.make();
  return maker.looked_at();
}

}  // namespace rodtrad::formats
