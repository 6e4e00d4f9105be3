// What slides and documents say in the same words: stamps, release, method, protection, why a value is missing; and the
// order in which findings are told.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/report.h"

namespace rodtrad::publish {

/// Swedish or English words by the language of the publication.
inline std::string words(core::Language language, const char* sv, const char* en) { return language == core::Language::sv ? sv : en; }

/// Findings in the order of the plan's questions; those that no answer names come last, in their own order.
std::vector<const model::ResolvedFinding*> ordered_findings(const model::Report& report);

/// "Syntetiska data · Ej frisläppt"; "" when there is nothing to warn of.
std::string stamp_words(const model::Report& report, core::Language language);
/// "Frisläppt 12 okt 2020 av …, nivå offentlig. Grund: …."
std::string release_words(const model::Report& report, core::Language language);
std::string protection_words(const model::Protection& protection, core::Language language);

enum class Notes { within, apart };  // what to mind: among the facts, or told elsewhere
/// What was done and how: method, rules, parameters, data, protection, program.
std::vector<std::pair<std::string, std::string>> method_facts(const model::Report& report, core::Language language, Notes notes);

/// "Skyddat: Färre än 5 personer." once for each reason; "" when nothing is missing.
std::string reasons_in(const figure::Figure& figure, core::Language language);
/// ".. skyddat: Färre än 5 personer."
std::string reasons_in(const table::Table& table, core::Language language);

/// The subtitle, with the word for intervals when the figure has any.
std::string subtitle_words(const figure::Figure& figure, core::Language language);
/// The figure's own line of source and method, else the report's.
std::string source_words(const figure::Figure& figure, const model::Report& report, core::Language language);

/// "Tabell: Andel ytterfall. 14 rader, 4 kolumner.": alternative text of a table.
std::string table_description(const table::Table& table, core::Language language);
/// "De första 10 av 15 raderna visas."
std::string shortened_words(std::size_t shown, std::size_t all, core::Language language);

}  // namespace rodtrad::publish
