// Recording of sources.
#include "domain/plan_reader/recorder.h"

namespace rodtrad::domain {

std::string Recorder::read(const std::string& field, const Passage& words) {
  if (!words.empty()) sources_[field] = {Origin::read, "", {spans_of(words, source_)}};
  return words.utf8();
}

std::vector<std::string> Recorder::read_list(const std::string& field, const std::vector<Passage>& words) {
  std::vector<std::string> values;
  for (const Passage& passage : words) values.push_back(passage.utf8());
  derive(field, "", words);
  return values;
}

void Recorder::derive(const std::string& field, const std::string& rule, const std::vector<Passage>& from) {
  if (from.empty()) return;
  FieldSource& source = sources_[field] = {rule.empty() ? Origin::read : Origin::derived, rule, {}};
  for (const Passage& passage : from) source.parts.push_back(spans_of(passage, source_));
}

void Recorder::note(const std::string& field, const std::string& rule, const std::vector<Passage>& from) {
  FieldSource source{rule.empty() ? Origin::read : Origin::derived, rule, {{}}};
  for (const Passage& passage : from) {
    for (const Span& span : spans_of(passage, source_)) source.parts[0].push_back(span);
  }
  std::sort(source.parts[0].begin(), source.parts[0].end());
  if (!source.parts[0].empty()) sources_[field] = std::move(source);
}

}  // namespace rodtrad::domain
