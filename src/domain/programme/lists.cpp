// Reading of lists.
#include "domain/programme/lists.h"

#include "core/unicode.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* table, const char* name) { return programme_words().list(table, name); }

/// Begin after a number and its full stop: "1. Att …".
Passage without_number(const Passage& sentence) {
  std::size_t begin = 0;
  while (begin < sentence.size() && (core::is_digit(sentence.text[begin]) || sentence.text[begin] == U'.' || sentence.text[begin] == U' ')) ++begin;
  return sentence.slice(begin);
}

Zone after_colon(const Zone& text) {
  const auto colon = text.find(list("lists", "colon"));
  return colon ? text.part(colon->end) : text;
}

std::string measure_kind(const Zone& sentence, std::size_t& end) {
  for (const auto& [kind, words] : programme_words().group("measures")) {
    if (const auto found = sentence.at(words, 0)) {
      end = found->end;
      return kind;
    }
  }
  return {};
}

/// "Andelen X som Y": X that Y out of all X; "Andelen X, i förhållande till antalet Z": X out of Z.
void read_share(ProgrammeMeasure& measure, const Zone& text) {
  if (const auto related = text.find(list("ratio", "related"))) {
    measure.counted = Zone(strip(text.words.slice(0, related->begin), U", ")).utf8();
    measure.share_of = text.part(related->end).utf8();
  } else if (const auto that = text.find(list("ratio", "that"))) {
    measure.counted = text.utf8();
    measure.share_of = text.part(0, that->begin).utf8();
  }
}

ProgrammeMeasure measure_of(const Zone& sentence, const std::string& kind, std::size_t end, const SourceDocument& source) {
  Zone text(strip(sentence.words, U". "));
  const auto purpose = text.find(list("ratio", "purpose"));
  if (kind == "use" && purpose) text = text.part(0, purpose->begin);
  ProgrammeMeasure measure{.text = quote_of(text.words, source), .kind = kind};
  if (kind == "share") read_share(measure, text.part(end));
  return measure;
}

bool begins_so(std::u32string_view word, const WordList& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::u32string& begin) { return word.starts_with(begin); });
}

/// What stands after the words for the kind: "Förstudie och eventuellt införandeprojekt för X" → X; "Utökat projekt; X" → X.
std::string project_name(const Zone& text, std::size_t after_kinds) {
  const std::size_t mark = text.words.text.find(U';');
  std::size_t begin = mark == kNowhere ? kNowhere : mark + 1;
  if (begin == kNowhere) {
    const auto before = text.find(list("project_name", "before"), after_kinds);
    begin = before ? before->end : 0;
  }
  const std::size_t comma = text.words.text.find(U", ", begin);
  return core::capitalise(text.part(begin, mark == kNowhere ? comma : kNowhere).utf8());
}

ProgrammeProject project_of(const Passage& sentence, const SourceDocument& source) {
  const Zone text(strip(sentence, U". "));
  ProgrammeProject project{.text = quote_of(text.words, source)};
  std::size_t after_kinds = 0;
  for (const auto& [kind, beginnings] : programme_words().group("project_kinds")) {
    for (std::size_t at = 0, count = 0; at < text.size() && count < 5; ++count, at = text.next_word(at)) {
      const std::u32string_view low = std::u32string_view(text.low).substr(at, text.word_at(at).size());
      const std::size_t slash = low.find(U'/');
      const bool here = begins_so(low, beginnings) || (slash != low.npos && begins_so(low.substr(slash + 1), beginnings));
      if (!here) continue;
      project.kinds.push_back(kind);
      after_kinds = std::max(after_kinds, at + low.size());
      break;
    }
  }
  project.name = project_name(text, after_kinds);
  return project;
}

}  // namespace

std::vector<Quote> read_aims(const Zone& text, const SourceDocument& source) {
  std::vector<Passage> aims;
  for (const Passage& sentence : sentences_of(after_colon(text).words)) {
    const Passage words = without_number(sentence);
    if (Zone(words).at(list("lists", "that"), 0)) {
      aims.push_back(words);
    } else if (!aims.empty() && !words.empty()) {
      aims.back().add(U' ', aims.back().at.back() + 1);
      aims.back().add(words);
    }
  }
  std::vector<Quote> quotes;
  for (const Passage& aim : aims) quotes.push_back(quote_of(aim, source));
  return quotes;
}

std::vector<ProgrammeMeasure> read_measures(const Zone& text, const SourceDocument& source) {
  const auto cue = text.find(list("lists", "increase"));
  std::vector<ProgrammeMeasure> measures;
  if (!cue) return measures;
  for (const Passage& passage : sentences_of(text.part(cue->end).words)) {
    const Zone sentence(passage);
    std::size_t end = 0;
    const std::string kind = measure_kind(sentence, end);
    if (!kind.empty()) measures.push_back(measure_of(sentence, kind, end, source));
  }
  return measures;
}

std::vector<ProgrammeProject> read_projects(const Zone& text, const SourceDocument& source) {
  std::vector<ProgrammeProject> projects;
  const auto colon = text.find(list("lists", "colon"));
  if (!colon) return projects;
  for (const Passage& sentence : sentences_of(text.part(colon->end).words)) projects.push_back(project_of(sentence, source));
  return projects;
}

std::vector<std::string> read_target_groups(const Zone& text, const ProgrammeContents& contents) {
  std::vector<std::string> groups;
  const auto cue = text.find(list("lists", "target_groups"));
  if (!cue) return groups;
  for (const ProgrammePart& part : contents.parts) {
    if (part.heading.begin < cue->end) continue;
    const std::size_t next = part.heading.end + 1;
    if (next >= text.size() || text.is_capital(next)) break;
    groups.push_back(text.part(part.heading.begin, part.heading.end).utf8());
  }
  return groups;
}

}  // namespace rodtrad::domain
