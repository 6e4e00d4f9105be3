// Decisions of a group end with their reference number each; the names of those who decided stand in a column of their own,
// last in the group, in the same order.
#include "domain/minutes/delegated.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/document/entries.h"
#include "domain/document/person_name.h"
#include "domain/document/reference_number.h"
#include "domain/minutes/decision.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* table, const char* name) { return minutes_words().list(table, name); }

/// "Anmälan av tillfälligt förordnande": the phrase, one more word, and those in small letters after it.
std::size_t end_of_heading(const Zone& group) {
  const auto phrase = group.find(list("sections", "groups"));
  std::size_t end = phrase->end;
  const bool whole = group.low.substr(0, phrase->end).find(U"övrigt") != kNowhere;
  for (std::size_t at = group.next_word(end - 1), count = 0; !whole && at < group.size(); at = group.next_word(at), ++count) {
    if (count > 0 && group.is_capital(at)) break;
    end = at + group.word_at(at).size();
  }
  return end;
}

std::string kind_of(const Zone& heading) {
  for (const auto& [kind, words] : minutes_words().group("delegated")) {
    for (const std::u32string& word : words) {
      if (heading.low.find(word) != kNowhere) return kind;
    }
  }
  return {};
}

WordList reported_headings() {
  WordList all;
  for (const auto& [kind, headings] : minutes_words().group("reported")) all.insert(all.end(), headings.begin(), headings.end());
  return all;
}

class GroupReader {
 public:
  GroupReader(const Zone& group, MinutesContext& context, Item& item) : group_(group), context_(context), item_(item) {}

  void read() {
    const std::size_t end = end_of_heading(group_);
    const Zone heading = group_.part(0, end);
    item_.groups.push_back(heading.utf8());
    kind_ = kind_of(heading);
    std::size_t begin = next_place(group_, end);
    if (kind_.empty()) return read_matters(group_.part(begin));
    const std::size_t first = item_.delegated_decisions.size();
    begin = read_decisions(begin);
    assign_delegates(group_.part(begin), first);
  }

 private:
  /// Begin of what comes after the last decision.
  std::size_t read_decisions(std::size_t begin) {
    for (auto reference = find_reference(group_, begin); reference; reference = find_reference(group_, begin)) {
      const Zone words = without_marks(group_.part(begin, reference->place.begin), U" ");
      DelegatedDecision decision{.kind = kind_};
      if (!reference->is_lost()) decision.dnr = group_.part(reference->number.begin, reference->number.end).utf8();
      read_decision_words(decision, words);
      if (decision.dnr.empty()) decision.lost.push_back("dnr");
      item_.delegated_decisions.push_back(std::move(decision));
      begin = next_place(group_, reference->place.end);
    }
    return begin;
  }

  void read_decision_words(DelegatedDecision& decision, const Zone& words) {
    if (words.has(list("decisions", "grant"))) return read_grant(decision, words);
    if (words.has(list("appointed", "words"))) return read_appointment(decision, words);
    read_staff(decision, words);
  }

  /// The unit stands before what was decided: "Norra kansliet Anställningsavtal som …".
  void read_staff(DelegatedDecision& decision, const Zone& words) {
    const std::vector<Zone> parts = split_entries(words, {}, no_lines());
    const bool has_unit = parts.size() > 1;
    std::size_t begin = has_unit ? parts[0].size() : 0;
    if (has_unit) decision.unit = parts[0].utf8();
    const Zone text = words.part(begin);
    std::size_t end = text.size();
    for (const char* term : {"start", "end", "period"}) {
      const auto found = term == std::string_view("period") ? text.find(document_words().list("dates", "periods")) : text.find(list("term", term));
      if (!found) continue;
      end = std::min(end, found->begin);
      if (!date_at(text, next_place(text, found->end))) decision.lost.push_back(term);
    }
    const Zone description = without_marks(text.part(0, end), U", ");
    decision.description = description.utf8();
    decision.evidence = context_.quote(description);
    context_.know(decision.unit);
  }

  /// Splitting by words alone.
  static const SourceDocument& no_lines() {
    static const SourceDocument none;
    return none;
  }

  /// "X beviljas 50 000 kr för genomförande av projekt Y, perioden …"; the money's line stands before the first.
  void read_grant(DelegatedDecision& decision, const Zone& words) {
    const auto grants = words.find(list("decisions", "grant"));
    decision.beneficiary = words.part(0, grants->begin).utf8();
    if (std::exchange(is_first_, false)) {
      const std::vector<Zone> before = split_entries(words.part(0, grants->begin), {}, no_lines());
      if (before.size() == 2) funding_line_ = before.front().utf8();
      if (before.size() == 2) decision.beneficiary = before.back().utf8();
    }
    decision.funding_line = funding_line_;
    const Amount amount = amount_at(words, next_place(words, grants->end));
    decision.amount_sek = amount.kronor;
    if (amount.is_there && !amount.kronor) decision.lost.push_back("amount_sek");
    decision.project = project_after(words, grants->end).utf8();
    note_periods(decision, words);
    const std::string granted = amount.kronor ? std::to_string(*amount.kronor) + " kr " : amount.is_there ? "[kr] " : "";
    decision.description = decision.beneficiary + " beviljas " + granted + "för projekt " + decision.project;
    const std::size_t begin = grants->begin - 1 - core::count_code_points(decision.beneficiary);
    decision.evidence = context_.quote(without_marks(words.part(begin, end_of_terms(words)), U", "));
    context_.know(decision.beneficiary);
  }

  static std::size_t end_of_terms(const Zone& words) {
    const auto period = words.find(document_words().list("dates", "periods"));
    return period ? period->begin : words.size();
  }

  /// Each comma after the word for a period ends one; those without a date are lost.
  static void note_periods(DelegatedDecision& decision, const Zone& words) {
    const auto period = words.find(document_words().list("dates", "periods"));
    if (!period) return;
    const bool has_value = find_date(words, period->end).has_value();
    if (has_value) return;
    const Passage& text = words.words;
    decision.periods_lost =
        std::max(1, static_cast<int>(std::count(text.text.begin() + static_cast<std::ptrdiff_t>(period->end), text.text.end(), U',')));
    for (int i = 1; i <= decision.periods_lost; ++i) decision.lost.push_back(i == 1 ? "period" : "period" + std::to_string(i));
  }

  /// "Enhetschef X har tillfälligt förordnats som regiondirektör, perioden …".
  void read_appointment(DelegatedDecision& decision, const Zone& words) {
    const auto appointed = words.find(list("appointed", "words"));
    const Zone who = words.part(0, appointed->begin);
    for (std::size_t at = 0; at < who.size(); at = who.next_word(at)) {
      const auto name = is_title(who.word_at(at)) ? std::nullopt : name_at(who, at);
      if (!name) continue;
      decision.appointee = who.part(name->begin, name->end).utf8();
      break;
    }
    note_periods(decision, words);
    const Zone text = without_marks(words.part(0, end_of_terms(words)), U", ");
    const std::string short_form = core::to_utf8(list("appointed", "short").front());
    decision.description = who.utf8() + " " + short_form + " " + text.part(appointed->end).utf8();
    decision.evidence = context_.quote(text);
  }

  /// "Namn Titel" for each decision; when there are more or fewer nobody can tell whose is whose.
  void assign_delegates(const Zone& column, std::size_t first) {
    std::vector<std::pair<std::string, std::string>> delegates;
    for (std::size_t at = 0; at < column.size();) {
      const auto name = is_title(column.word_at(at)) ? std::nullopt : name_without_title(column, at);
      if (!name) {
        if (!delegates.empty() && !is_mark(column.word_at(at))) append(delegates.back().second, column.word_at(at));
        at = column.next_word(at);
        continue;
      }
      delegates.emplace_back(column.part(name->begin, name->end).utf8(), "");
      at = column.next_word(name->end - 1);
    }
    const std::size_t decisions = item_.delegated_decisions.size() - first;
    if (decisions > 0) item_.delegate_columns.push_back({item_.groups.back(), decisions, delegates.size()});
    if (delegates.size() != decisions) return;
    for (std::size_t i = 0; i < delegates.size(); ++i) {
      item_.delegated_decisions[first + i].delegate = delegates[i].first;
      item_.delegated_decisions[first + i].delegate_role = delegates[i].second;
    }
  }

  /// "Namn Efternamn Regiondirektör": the name ends before a title or before "Tf", which is no part of a name.
  static std::optional<Extent> name_without_title(const Zone& column, std::size_t at) {
    for (std::size_t most = 4; most >= 2; --most) {
      const auto name = name_at(column, at, most);
      if (!name) return std::nullopt;
      bool clean = true;
      for (const Extent word : words_in(column.words.text, *name)) {
        const std::u32string_view text = std::u32string_view(column.words.text).substr(word.begin, word.size());
        clean = clean && !is_title(text) && text.size() > 2;
      }
      if (clean) return name;
    }
    return std::nullopt;
  }

  static void append(std::string& role, std::u32string_view word) { role += (role.empty() ? "" : " ") + core::to_utf8(word); }

  /// "Rapporter, skrivelser och protokoll Titel, dnr …": one for each reference number.
  void read_matters(const Zone& text) {
    const auto heading = find_heading(text, reported_headings());
    const std::string kind = heading ? minutes_words().name_of("reported", text.low.substr(heading->begin, heading->size())) : "";
    std::size_t begin = heading ? next_place(text, heading->end) : 0;
    for (auto reference = find_reference(text, begin); reference; reference = find_reference(text, reference->place.end)) {
      const auto next = find_reference(text, reference->place.end);
      const Zone note = text.part(reference->place.end, next ? next->place.begin : kNowhere);
      ReportedMatter matter{.kind = kind, .note = note.utf8()};
      matter.title = without_marks(text.part(begin, reference->place.begin), U", ").utf8();
      if (!reference->is_lost()) matter.dnr = text.part(reference->number.begin, reference->number.end).utf8();
      const std::vector<Passage> sentences = sentences_of(note.words);
      const std::size_t end = reference->place.end + (sentences.empty() ? 0 : 1 + sentences.front().size());
      matter.evidence = context_.quote(text.part(begin, end));
      item_.reported_matters.push_back(std::move(matter));
      begin = next ? next->place.begin : text.size();
    }
  }

  const Zone& group_;
  MinutesContext& context_;
  Item& item_;
  std::string kind_, funding_line_;
  bool is_first_ = true;
};

}  // namespace

void read_group(const Zone& group, MinutesContext& context, Item& item) { GroupReader(group, context, item).read(); }

}  // namespace rodtrad::domain
