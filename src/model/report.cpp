// Looking up findings, and the line of source and method that stands under every figure.
#include "model/report.h"

#include "core/date.h"
#include "core/number_format.h"

namespace rodtrad::model {

using core::Language;

const ResolvedFinding* Report::find(const std::string& id) const {
  const auto& all = result.findings;
  const auto found = std::find_if(all.begin(), all.end(), [&](const ResolvedFinding& finding) { return finding.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<const WrittenText*> Report::texts_for(const std::string& section, Language language) const {
  std::vector<const WrittenText*> out;
  for (const WrittenText& text : texts) {
    if (text.section == section && text.language == core::language_tag(language)) out.push_back(&text);
  }
  return out;
}

std::vector<const WrittenText*> Report::comments(Language language) const {
  std::set<std::string> own = {"answer", "mind"};
  for (std::size_t question = 1; question <= assignment.questions.size(); ++question) own.insert(question_section(question));
  std::vector<const WrittenText*> out;
  for (const WrittenText& text : texts) {
    if (!own.contains(text.section) && text.language == core::language_tag(language)) out.push_back(&text);
  }
  return out;
}

std::string Report::writers(Language language) const {
  std::vector<std::string> all;
  for (const WrittenText& text : texts) {
    if (text.language != core::language_tag(language)) continue;
    const auto day = core::parse_iso_date(text.written_at);
    std::string who = text.written_by + ", " + (day ? core::show_date(*day, language) : text.written_at);
    if (std::find(all.begin(), all.end(), who) == all.end()) all.push_back(std::move(who));
  }
  return fmt::format("{}", fmt::join(all, "; "));
}

std::string question_section(std::size_t number) { return fmt::format("question-{}", number); }

namespace {

/// "Region Norr, vårdkontakter 2016–2019; Riket, aggregat 2019": each source once, in the order of the data.
std::string sources_in(const Report& report, Language language) {
  std::vector<std::string> sources;
  for (const DataVersion& data : report.provenance.data) {
    const std::string& words = data.source.in(language).empty() ? data.label.in(language) : data.source.in(language);
    if (!words.empty() && std::find(sources.begin(), sources.end(), words) == sources.end()) sources.push_back(words);
  }
  return fmt::format("{}", fmt::join(sources, "; "));
}

std::string parameters_in(const Report& report, Language language) {
  std::vector<std::string> words;
  for (const ParamValue& param : report.provenance.params) {
    if (param.applied) words.push_back(param.label.in(language) + " " + show_param(param, language));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string source_line_in(const Report& report, Language language) {
  const bool swedish = language == Language::sv;
  const std::string sources = sources_in(report, language);
  std::string line = sources.empty() ? "" : (swedish ? "Källa: " : "Source: ") + sources + ". ";
  line += (swedish ? "Metod: " : "Method: ") + report.provenance.method_title.in(language) + " " + report.provenance.method_version;
  if (const std::string params = parameters_in(report, language); !params.empty()) line += " (" + params + ")";
  return line + ".";
}

}  // namespace

std::string show_param(const ParamValue& param, Language language) {
  const std::string& unit = param.unit.in(language);
  const bool joined = unit.empty() || (unit == "%" && language == Language::en);
  return param.value.in(language) + (joined ? "" : "\u00A0") + unit;
}

Text source_line(const Report& report) { return {.sv = source_line_in(report, Language::sv), .en = source_line_in(report, Language::en)}; }

}  // namespace rodtrad::model
