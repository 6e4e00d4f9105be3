// Lists inside a programme: goals, measures to raise, projects, target groups.
#pragma once

#include "domain/document/zone.h"
#include "domain/programme/contents.h"

namespace rodtrad::domain {

/// Sentences that begin with "Att", numbered or not, with the sentences that belong to each.
std::vector<Quote> read_aims(const Zone& text, const SourceDocument& source);
std::vector<ProgrammeMeasure> read_measures(const Zone& text, const SourceDocument& source);
std::vector<ProgrammeProject> read_projects(const Zone& text, const SourceDocument& source);
/// Headings that go on as sentences, after the word for target groups.
std::vector<std::string> read_target_groups(const Zone& text, const ProgrammeContents& contents);

}  // namespace rodtrad::domain
