// Dimensions come first, since every keyword with parts names one of them.
#include "formats/px_build.h"

#include <charconv>
#include <map>
#include <set>

#include "formats/px_facts.h"

namespace rodtrad::formats {
namespace {

using core::Severity;
using core::Text;

/// Keywords that apply to a variable, or to a variable and its values, and those that apply to a value of CONTVARIABLE.
const std::set<std::string_view> kOfVariable = {"DOMAIN",    "DOUBLECOLUMN", "ELIMINATION", "MAP",           "NOTE",         "NOTEX",
                                                "VALUENOTE", "VALUENOTEX",   "PRECISION",   "VARIABLE-TYPE", "VARIABLECODE", "TIMEVAL",
                                                "CODES",     "VALUES",       "PRESTEXT",    "HIERARCHIES",   "KEYS",         "PARTITIONED"};
const std::set<std::string_view> kOfContent = {"UNITS",   "LAST-UPDATED", "CONTACT", "REFPERIOD", "BASEPERIOD",
                                               "STOCKFA", "CFPRICES",     "DAYADJ",  "SEASADJ"};

/// Time codes of TLIST(A1),"2003","2004" or TLIST(A1,"1990"-"2017"), not many more than `most`.
std::vector<std::string> time_codes(const PxEntry& entry, std::size_t most) {
  std::vector<std::string> codes;
  for (const PxEntry::Value& value : entry.values) {
    if (!value.quoted) continue;
    int first = 0, last = 0;
    const bool spans = value.before == '-' && !codes.empty() && codes.back().size() == 4 && value.text.size() == 4;
    const auto read = [](const std::string& text, int& number) {
      return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
    };
    if (spans && read(codes.back(), first) && read(value.text, last)) {
      for (int year = first + 1; year <= last && codes.size() <= most; ++year) codes.push_back(fmt::format("{}", year));
    } else {
      codes.push_back(value.text);
    }
  }
  return codes;
}

class PxBuilder {
 public:
  PxBuilder(const PxText& text, const std::string& file, PxFile& px) : text_(text), file_(file), px_(px), table_(px.table), lookup_(px) {}

  void build() {
    table_.id = px_.word("MATRIX");
    read_languages();
    table_.title = lookup_.words(px_.word("TITLE").empty() ? "DESCRIPTION" : "TITLE");
    table_.source = lookup_.words("SOURCE");
    check_needed();
    read_dimensions();
    read_translations();
    check_words();
    check_parts();
    read_px_facts(lookup_, px_);
    read_cells();
  }

 private:
  const PxEntry* find(const std::string& keyword, const std::string& language, std::string_view part = {}) const {
    return lookup_.find(keyword, language, part);
  }
  void tell(const PxEntry* at, Severity severity, std::string code, Text message, Text hint = {}) {
    constexpr std::size_t kMostTold = 1000;
    if (px_.problems.size() >= kMostTold && severity == Severity::warning) return;
    core::tell(px_.problems, {.file = file_, .line = at ? at->line : 0}, std::move(code), std::move(message), std::move(hint));
    px_.problems.back().severity = severity;
  }

  void read_languages() {
    table_.language = px_.word("LANGUAGE");
    table_.languages = texts_of(find("LANGUAGES", ""));
    if (table_.languages.empty() && !table_.language.empty()) table_.languages = {table_.language};
    if (table_.language.empty() && !table_.languages.empty()) table_.language = table_.languages.front();
    others_ = lookup_.other_languages();
  }

  void check_needed() {
    for (const char* keyword : {"MATRIX", "SUBJECT-CODE", "SUBJECT-AREA", "CONTENTS", "UNITS", "DECIMALS"}) {
      if (find(keyword, "") || was_damaged(keyword)) continue;
      missing(keyword);
    }
    if (!find("TITLE", "") && !find("DESCRIPTION", "") && !was_damaged("TITLE")) missing("TITLE", Severity::warning);
    if (!find("STUB", "") && !find("HEADING", "") && !was_damaged("STUB")) missing("STUB");
    if (!text_.has_data) missing("DATA");
  }
  bool was_damaged(std::string_view keyword) const {
    return std::any_of(px_.entries.begin(), px_.entries.end(), [&](const PxEntry& one) { return one.damaged && one.keyword == keyword; });
  }
  void missing(std::string_view keyword, Severity severity = Severity::error) {
    tell(nullptr, severity, "missing_keyword", core::say("nyckelordet {} saknas", "the keyword {} is missing", std::string(keyword)),
         {.sv = "hämta filen på nytt, eller be den som har gjort den att lägga till nyckelordet",
          .en = "fetch the file again, or ask whoever made it to add the keyword"});
  }

  void read_dimensions() {
    px_.stub = texts_of(find("STUB", ""));
    px_.heading = texts_of(find("HEADING", ""));
    std::vector<std::string> names = px_.stub;
    names.insert(names.end(), px_.heading.begin(), px_.heading.end());
    constexpr std::size_t kMostVariables = 200;
    if (names.size() > kMostVariables) {
      tell(find("STUB", ""), Severity::error, "too_many_variables",
           core::say("tabellen har fler än {} variabler", "the table has more than {} variables", kMostVariables));
      return;
    }
    for (const std::string& name : names) {
      if (dimension(name)) {
        tell(find("STUB", ""), Severity::error, "variable_twice",
             core::say("variabeln \"{}\" står två gånger", "the variable \"{}\" stands twice", name));
        continue;
      }
      add_dimension(name);
    }
  }

  void add_dimension(const std::string& name) {
    table::Dimension one{.id = name, .label = core::same_text(name)};
    const std::vector<std::string> values = texts_of(find("VALUES", "", name));
    if (values.empty() && !was_damaged("VALUES")) {
      tell(nullptr, Severity::error, "values_missing", core::say("variabeln \"{}\" har inga värden", "the variable \"{}\" has no values", name),
           {.sv = "VALUES för variabeln saknas eller är tomt", .en = "VALUES of the variable is missing or empty"});
    }
    std::vector<std::string> codes = codes_of(name, values, one);
    for (std::size_t i = 0; i < values.size(); ++i) one.categories.push_back({.code = codes[i], .label = core::same_text(values[i])});
    const PxEntry* type = find("VARIABLE-TYPE", "", name);
    const std::string kind = type ? type->text() : "";
    if (one.role == table::Role::other && kind.starts_with('T')) one.role = table::Role::time;
    if (one.role == table::Role::other && (kind.starts_with('G') || find("MAP", "", name))) one.role = table::Role::geography;
    places_[name] = table_.dimensions.size();
    table_.dimensions.push_back(std::move(one));
  }

  /// CODES, else the time list, else the values themselves.
  std::vector<std::string> codes_of(const std::string& name, const std::vector<std::string>& values, table::Dimension& one) {
    const PxEntry* time = find("TIMEVAL", "", name);
    std::vector<std::string> times = time ? time_codes(*time, values.size()) : std::vector<std::string>();
    if (time) one.role = table::Role::time;
    if (!times.empty() && times.size() != values.size()) {
      tell(time, Severity::warning, "wrong_time_count",
           core::say("TIMEVAL har {} tidpunkter, men variabeln \"{}\" har {} värden",
                     "TIMEVAL has {} points in time, but the variable \"{}\" has {} values", times.size(), name, values.size()),
           {.sv = "tidpunkterna används inte", .en = "the points in time are not used"});
      times.clear();
    }
    const PxEntry* entry = find("CODES", "", name);
    std::vector<std::string> codes = texts_of(entry);
    if (entry && codes.size() != values.size()) {
      tell(entry, Severity::warning, "wrong_code_count",
           core::say("variabeln \"{}\" har {} koder och {} värden", "the variable \"{}\" has {} codes and {} values", name, codes.size(),
                     values.size()));
      codes.clear();
    }
    if (codes.empty()) codes = times.empty() ? values : times;
    if (codes.size() != values.size()) codes = values;
    return codes;
  }

  const table::Dimension* dimension(const std::string& name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &table_.dimensions[found->second];
  }

  /// Names and values of each other language go by position.
  void read_translations() {
    std::vector<std::map<std::string, std::string>> names(table_.dimensions.size());
    std::vector<std::vector<std::map<std::string, std::string>>> values(table_.dimensions.size());
    for (const std::string& language : others_) {
      std::vector<std::string> translated_names = texts_of(find("STUB", language));
      for (std::string& name : texts_of(find("HEADING", language))) translated_names.push_back(std::move(name));
      if (translated_names.size() != table_.dimensions.size()) {
        tell(find("STUB", language), Severity::warning, "not_translated",
             core::say("språket {} har inte alla variabler", "the language {} does not have all variables", language));
        continue;
      }
      if (find("CONTVARIABLE", "") && !find("CONTVARIABLE", language)) {
        tell(nullptr, Severity::warning, "not_translated",
             core::say("CONTVARIABLE saknas för språket {}", "CONTVARIABLE is missing for the language {}", language));
      }
      for (std::size_t i = 0; i < translated_names.size(); ++i) {
        names[i][language] = translated_names[i];
        translated_places_[{language, translated_names[i]}] = i;
        read_translated_values(language, translated_names[i], i, values[i]);
      }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      table::Dimension& one = table_.dimensions[i];
      one.label = lookup_.in_languages(one.id, names[i]);
      for (std::size_t k = 0; k < values[i].size(); ++k) one.categories[k].label = lookup_.in_languages(one.categories[k].label.sv, values[i][k]);
    }
  }
  void read_translated_values(const std::string& language, const std::string& name, std::size_t at,
                              std::vector<std::map<std::string, std::string>>& values) {
    const PxEntry* entry = find("VALUES", language, name);
    const std::vector<std::string> texts = texts_of(entry);
    if (texts.size() != table_.dimensions[at].categories.size()) {
      tell(entry, Severity::warning, "not_translated",
           core::say("språket {} har {} värden för \"{}\", huvudspråket {}", "the language {} has {} values for \"{}\", the main language {}",
                     language, texts.size(), name, table_.dimensions[at].categories.size()));
      return;
    }
    values.resize(texts.size());
    for (std::size_t k = 0; k < texts.size(); ++k) values[k][language] = texts[k];
  }

  void check_words() {
    const auto whole = [&](const char* keyword, int most, Severity severity) {
      const PxEntry* entry = find(keyword, "");
      if (!entry) return;
      const std::string& text = entry->text();
      int number = -1;
      const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (fault == std::errc() && end == text.data() + text.size() && number >= 0 && number <= most) return;
      tell(entry, severity, "bad_decimals",
           core::say("{} ska vara ett heltal från 0 till {}", "{} must be a whole number from 0 to {}", keyword, most));
    };
    whole("DECIMALS", 15, Severity::error);
    whole("SHOWDECIMALS", 15, Severity::warning);
    for (const char* keyword : {"AGGREGALLOWED", "COPYRIGHT", "DESCRIPTIONDEFAULT", "AUTOPEN"}) {
      const PxEntry* entry = find(keyword, "");
      if (!entry || entry->text() == "YES" || entry->text() == "NO") continue;
      tell(entry, Severity::warning, "not_yes_or_no", core::say("{} ska vara YES eller NO", "{} must be YES or NO", keyword));
    }
    if (const PxEntry* entry = find("DESCRIPTIONDEFAULT", ""); entry && entry->text() == "YES" && !find("DESCRIPTION", "")) {
      tell(entry, Severity::warning, "description_missing",
           {.sv = "DESCRIPTIONDEFAULT är YES, men DESCRIPTION saknas", .en = "DESCRIPTIONDEFAULT is YES, but DESCRIPTION is missing"});
    }
    if (const std::string content = px_.word("CONTVARIABLE"); !content.empty() && !dimension(content)) {
      tell(find("CONTVARIABLE", ""), Severity::error, "unknown_variable",
           core::say("CONTVARIABLE nämner \"{}\", som inte är en variabel", "CONTVARIABLE names \"{}\", which is no variable", content));
    }
  }

  /// The variable's place by its name in the entry's language.
  std::optional<std::size_t> place_of(const PxEntry& entry, const std::string& name) const {
    if (entry.language.empty() || entry.language == table_.language) {
      const auto found = places_.find(name);
      return found == places_.end() ? std::nullopt : std::optional(found->second);
    }
    const auto found = translated_places_.find({entry.language, name});
    return found == translated_places_.end() ? std::nullopt : std::optional(found->second);
  }
  bool has_value(const PxEntry& entry, std::size_t place, const std::string& name) {
    const bool main = entry.language.empty() || entry.language == table_.language;
    auto& known = known_values_[{main ? "" : entry.language, place}];
    if (known.empty()) {
      for (const table::Category& one : table_.dimensions[place].categories) {
        known.insert(main ? main_label(one) : words_in(one.label, entry.language));
        known.insert(one.code);
      }
    }
    return known.contains(name);
  }
  const std::string& main_label(const table::Category& one) const { return words_in(one.label, table_.language); }

  void check_parts() {
    const std::string content = px_.word("CONTVARIABLE");
    const std::set<std::string> languages(table_.languages.begin(), table_.languages.end());
    for (const PxEntry& entry : px_.entries) {
      if (!entry.language.empty() && !languages.contains(entry.language)) {
        if (told_languages_.insert(entry.language).second)
          tell(&entry, Severity::warning, "unknown_language",
               core::say("språket \"{}\" finns inte i LANGUAGES", "the language \"{}\" is not in LANGUAGES", entry.language));
        continue;
      }
      if (entry.damaged || entry.parts.empty()) continue;
      if (kOfVariable.contains(entry.keyword)) check_variable(entry);
      if (kOfContent.contains(entry.keyword) && !content.empty()) check_content(entry);
    }
  }
  void check_variable(const PxEntry& entry) {
    const auto place = place_of(entry, entry.parts[0]);
    if (!place) {
      const bool needed = entry.keyword == "VALUES" || entry.keyword == "KEYS";
      return tell(&entry, needed && entry.language.empty() ? Severity::error : Severity::warning, "unknown_variable",
                  core::say("{} nämner \"{}\", som inte är en variabel", "{} names \"{}\", which is no variable", entry.keyword, entry.parts[0]),
                  {.sv = "variablerna står i STUB och HEADING", .en = "the variables stand in STUB and HEADING"});
    }
    if (entry.parts.size() > 1 && !has_value(entry, *place, entry.parts[1])) unknown_value(entry, entry.parts[1], Severity::warning);
  }
  void check_content(const PxEntry& entry) {
    const std::string name = entry.language.empty() || entry.language == table_.language ? px_.word("CONTVARIABLE")
                             : find("CONTVARIABLE", entry.language)                      ? find("CONTVARIABLE", entry.language)->text()
                                                                                         : "";
    const auto place = place_of(entry, name);
    if (!place || has_value(entry, *place, entry.parts[0])) return;
    unknown_value(entry, entry.parts[0], entry.keyword == "UNITS" && entry.language.empty() ? Severity::error : Severity::warning);
  }
  void unknown_value(const PxEntry& entry, const std::string& value, Severity severity) {
    tell(&entry, severity, "unknown_value",
         core::say("{} nämner \"{}\", som inte är ett värde av variabeln", "{} names \"{}\", which is no value of the variable", entry.keyword,
                   value));
  }

  void read_cells() {
    if (!text_.has_data) return;
    if (core::has_errors(px_.problems) && table_.dimensions.empty()) return;
    PxDataForm form;
    for (std::size_t i = 0; i < table_.dimensions.size(); ++i) {
      const table::Dimension& one = table_.dimensions[i];
      const PxEntry* entry = find("KEYS", "", one.id);
      if (!entry) continue;
      std::vector<std::string> keys;
      for (const table::Category& category : one.categories) keys.push_back(entry->text() == "CODES" ? category.code : main_label(category));
      px_.keyed.push_back(one.id);
      form.keyed.push_back(i);
      form.keys.push_back(std::move(keys));
    }
    px_.count = read_px_data(text_.data, text_.data_line, file_, form, table_, px_.problems);
  }

  const PxText& text_;
  const std::string& file_;
  PxFile& px_;
  StatisticsTable& table_;
  PxLookup lookup_;
  std::vector<std::string> others_;  // languages besides the main one
  std::map<std::string, std::size_t> places_;
  std::map<std::pair<std::string, std::string>, std::size_t> translated_places_;
  std::map<std::pair<std::string, std::size_t>, std::set<std::string>> known_values_;
  std::set<std::string> told_languages_;
};

}  // namespace

void build_px(const PxText& text, const std::string& file, PxFile& px) { PxBuilder(text, file, px).build(); }

}  // namespace rodtrad::formats
