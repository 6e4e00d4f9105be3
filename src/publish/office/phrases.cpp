// Shared words of slides and documents.
#include "publish/office/phrases.h"

#include <set>

#include "core/date.h"
#include "core/number_format.h"
#include "core/unicode.h"
#include "publish/office/chart_data.h"

namespace rodtrad::publish {

namespace {

using core::Language;
using figure::Figure;
using model::Report;
using table::Status;

std::string shown_date(const std::string& iso, Language language) {
  const auto date = core::parse_iso_date(iso);
  return date ? core::show_date(*date, language) : iso;
}

std::string level_words(model::Level level, Language language) {
  return level == model::Level::public_ ? words(language, "offentlig", "public") : words(language, "intern", "internal");
}

std::string parameter_words(const model::ParamValue& param, Language language) {
  return model::show_param(param, language) + (param.is_default ? "" : words(language, " (annat än standard)", " (not the default)"));
}

std::string data_words(const model::DataVersion& data, Language language) {
  const std::string& source = data.source.in(language).empty() ? data.label.in(language) : data.source.in(language);
  return fmt::format(fmt::runtime(words(language, "{}. {} rader, version {}.", "{}. {} rows, version {}.")), source,
                     core::show_integer(data.rows, language), data.version);
}

class Reasons {
 public:
  explicit Reasons(Language language) : language_(language) {}
  void add(Status status, const core::Text& reason, std::string word) {
    if (status == Status::value || reason.in(language_).empty()) return;
    const std::string sentence = std::move(word) + ": " + reason.in(language_) + ".";
    if (std::find(sentences_.begin(), sentences_.end(), sentence) == sentences_.end()) sentences_.push_back(sentence);
  }
  std::string text() const { return fmt::format("{}", fmt::join(sentences_, " ")); }

 private:
  Language language_;
  std::vector<std::string> sentences_;
};

bool has_intervals(const Figure& figure) {
  return std::any_of(figure.series.begin(), figure.series.end(), [](const figure::Series& series) {
    return std::any_of(series.points.begin(), series.points.end(), [](const figure::Point& point) { return point.low.has_value(); });
  });
}

}  // namespace

std::vector<const model::ResolvedFinding*> ordered_findings(const Report& report) {
  std::vector<const model::ResolvedFinding*> order;
  std::set<std::string> taken;
  const auto take = [&](const model::ResolvedFinding* finding) {
    if (finding && taken.insert(finding->id).second) order.push_back(finding);
  };
  for (const model::Answer& answer : report.answers) {
    for (const std::string& id : answer.findings) take(report.find(id));
  }
  for (const model::ResolvedFinding& finding : report.result.findings) take(&finding);
  return order;
}

std::string stamp_words(const Report& report, Language language) {
  std::vector<std::string> stamps;
  if (report.synthetic) stamps.push_back(words(language, "Syntetiska data", "Synthetic data"));
  if (!report.release.released) stamps.push_back(words(language, "Ej frisläppt", "Not released"));
  return fmt::format("{}", fmt::join(stamps, " \u00B7 "));
}

std::string release_words(const Report& report, Language language) {
  const model::ReleaseInfo& release = report.release;
  if (!release.released)
    return words(language, "Ej frisläppt: arbetsmaterial som inte får spridas.", "Not released: working material, not to be shared.");
  return fmt::format(fmt::runtime(words(language, "Frisläppt {} av {}, nivå {}. Grund: {}.", "Released {} by {}, level {}. Ground: {}.")),
                     shown_date(release.date, language), release.by, level_words(release.level, language), release.ground);
}

std::string protection_words(const model::Protection& protection, Language language) {
  const std::string unit = protection.counts_persons ? words(language, "personer", "persons") : words(language, "kontakter", "contacts");
  std::string text = fmt::format(fmt::runtime(words(language, "Tal som bygger på färre än {} {} visas inte, och inte heller tal som skulle röja dem.",
                                                    "Numbers resting on fewer than {} {} are not shown, nor numbers that would reveal them.")),
                                 protection.threshold, unit);
  if (protection.sums_primary + protection.sums_secondary > 0) {
    text += fmt::format(fmt::runtime(words(language, " Det gäller också belopp där de {} som bidrar mest står för mer än {} %.",
                                           " The same holds for amounts of which the {} who contribute most make up more than {}%.")),
                        protection.dominance_n, core::show_number(protection.dominance_k, 0, language));
  }
  if (protection.shown_protected > 0) {
    text += fmt::format(fmt::runtime(words(language, " {} tal är skyddade.", " {} numbers are protected.")), protection.shown_protected);
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> method_facts(const Report& report, Language language, Notes notes) {
  const model::Provenance& trail = report.provenance;
  std::vector<std::pair<std::string, std::string>> facts = {
      {words(language, "Metod", "Method"), trail.method_title.in(language) + ", version " + trail.method_version}};
  for (const auto& [what, how] : report.result.facts) facts.emplace_back(what.in(language), how.in(language));
  for (const model::ParamValue& param : trail.params) {
    if (!param.applied) continue;
    facts.emplace_back(words(language, "Parameter: ", "Parameter: ") + param.label.in(language), parameter_words(param, language));
  }
  for (const model::DataVersion& data : trail.data) {
    facts.emplace_back(words(language, "Data: ", "Data: ") + data.label.in(language), data_words(data, language));
  }
  facts.emplace_back(words(language, "Skydd", "Protection"), protection_words(report.result.protection, language));
  for (const model::Note& note : report.result.notes) {
    if (notes == Notes::within) facts.emplace_back(words(language, "Att tänka på", "Mind"), note.text.in(language));
  }
  facts.emplace_back(words(language, "Framtagen med", "Made with"), "Röd tråd " + trail.program + ", " + trail.run);
  return facts;
}

std::string reasons_in(const Figure& figure, Language language) {
  Reasons reasons(language);
  for (const figure::Series& series : figure.series) {
    for (const figure::Point& point : series.points) reasons.add(point.status, point.reason, core::capitalise(gap_word(point.status, language)));
  }
  return reasons.text();
}

std::string reasons_in(const table::Table& table, Language language) {
  Reasons reasons(language);
  for (const table::Cell& cell : table.cells) {
    const std::string sign = cell.status == Status::protected_ ? ".." : "\u2013";
    reasons.add(cell.status, cell.reason, sign + " " + gap_word(cell.status, language));
  }
  return reasons.text();
}

std::string subtitle_words(const Figure& figure, Language language) {
  const std::string& subtitle = figure.subtitle.in(language);
  if (!has_intervals(figure)) return subtitle;
  return subtitle + words(language, ". Streck: 95 % konfidensintervall", ". Lines: 95% confidence interval");
}

std::string source_words(const Figure& figure, const Report& report, Language language) {
  const std::string& own = figure.source.in(language);
  return own.empty() ? model::source_line(report).in(language) : own;
}

std::string table_description(const table::Table& table, Language language) {
  return fmt::format(fmt::runtime(words(language, "Tabell: {}. {} rader, {} kolumner.", "Table: {}. {} rows, {} columns.")), table.title.in(language),
                     table.rows.size(), table.columns.size() + 1);
}

std::string shortened_words(std::size_t shown, std::size_t all, Language language) {
  return fmt::format(fmt::runtime(words(language, "De första {} av {} raderna visas.", "The first {} of {} rows are shown.")), shown, all);
}

}  // namespace rodtrad::publish
