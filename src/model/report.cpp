// Looking up findings, and the line of source and method that stands under every figure.
#include "model/report.h"

namespace rodtrad::model {

using core::Language;

const ResolvedFinding* Report::find(const std::string& id) const {
  const auto& all = result.findings;
  const auto found = std::find_if(all.begin(), all.end(), [&](const ResolvedFinding& finding) { return finding.id == id; });
  return found == all.end() ? nullptr : &*found;
}

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
    words.push_back(param.label.in(language) + " " + show_param(param, language));
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
