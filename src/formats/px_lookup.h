// The keywords of a PX file by name, language and first part, and their words in the languages of the table.
#pragma once

#include <map>

#include "formats/px.h"

namespace rodtrad::formats {

class PxLookup {
 public:
  /// Of keywords that are whole. `px` must outlive it, and its keywords stay as they are.
  explicit PxLookup(const PxFile& px);

  /// The first such keyword; an empty part finds the one without parts.
  const PxEntry* find(const std::string& keyword, const std::string& language, std::string_view part = {}) const;
  /// First value of a keyword in all languages of the table. `parts`: the part of each language; "" when it has none.
  core::Text words(const std::string& keyword, const core::Text& parts = {}) const;
  /// Words of the main language with those of others, by language.
  core::Text in_languages(const std::string& main, const std::map<std::string, std::string>& other) const;
  /// Languages besides the main one.
  std::vector<std::string> other_languages() const;

 private:
  const StatisticsTable& table_;
  using Name = std::tuple<std::string_view, std::string_view, std::string_view>;  // keyword, language, first part
  std::map<Name, const PxEntry*> by_name_;
};

/// All values of a keyword; none when there is no such keyword.
std::vector<std::string> texts_of(const PxEntry* entry);

}  // namespace rodtrad::formats
