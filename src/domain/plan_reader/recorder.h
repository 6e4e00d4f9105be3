// Notes where the fields of a record come from while they are filled.
#pragma once

#include <string>
#include <vector>

#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

class Recorder {
 public:
  Recorder(const std::u32string& source, Sources& sources) : source_(source), sources_(sources) {}

  /// A single value, written so in the text. Returns it; an empty passage leaves the field absent.
  std::string read(const std::string& field, const Passage& words);
  /// A list of values, each written so.
  std::vector<std::string> read_list(const std::string& field, const std::vector<Passage>& words);
  /// What follows by a rule from one place per element.
  void derive(const std::string& field, const std::string& rule, const std::vector<Passage>& from);
  /// A single value that rests on several places, in the order of the text; read when no rule is named.
  void note(const std::string& field, const std::string& rule, const std::vector<Passage>& from);
  /// What follows from the whole assignment or plan, without places of its own.
  void conclude(const std::string& field, const std::string& rule) { sources_[field] = {Origin::derived, rule, {}}; }

 private:
  const std::u32string& source_;
  Sources& sources_;
};

}  // namespace rodtrad::domain
