// Reading of the plan's own fields.
#include "domain/plan_reader/front.h"

#include "core/unicode.h"
#include "domain/plan_reader/assignment.h"
#include "domain/plan_reader/due.h"
#include "domain/plan_reader/recorder.h"
#include "domain/plan_reader/sentences.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostTitleLines = 12;  // nodes in which status and date are looked for
constexpr std::size_t kMostForms = 50;

/// Place after the first of the phrases that stands in the text, or npos.
struct Found {
  std::size_t begin = std::u32string::npos;
  std::size_t end = std::u32string::npos;
  explicit operator bool() const { return begin != std::u32string::npos; }
};
Found find_phrase(std::u32string_view text, const WordList& phrases) {
  for (const std::u32string& phrase : phrases) {
    const std::size_t at = find_word(text, phrase);
    if (at != text.npos) return {at, at + phrase.size()};
  }
  return {};
}

/// Items that follow node `i` without anything between.
std::vector<Passage> items_after(const Outline& outline, std::size_t i, std::size_t end) {
  std::vector<Passage> items;
  for (++i; i < end && outline[i].role == Role::item; ++i) items.push_back(strip(outline[i].words, U",.;"));
  return items;
}

std::vector<Passage> parts_between_commas(const Passage& list) {
  std::vector<Passage> parts;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.text.find_first_of(U",;", begin), list.size());
    if (Passage part = strip(list.slice(begin, end), U"."); !part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

std::vector<Passage> form_words(const Outline& outline, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    const Node& node = outline[i];
    if (node.role == Role::metadata && node.field == "publication") {
      return node.value.empty() ? items_after(outline, i, end) : parts_between_commas(node.value);
    }
    if (node.role != Role::text || node.words.text.back() != U':') continue;
    const std::vector<Passage> sentences = sentences_of(node.words);
    if (has_word(lower(sentences.back().text), words("front", "forms"))) return items_after(outline, i, end);
  }
  return {};
}

class FrontReader {
 public:
  FrontReader(PlanDocument& plan, const Outline& outline, std::size_t end, const std::u32string& source)
      : plan_(plan), outline_(outline), end_(end), source_(source), recorder_(source, plan.sources) {}

  void read() {
    read_title();
    for (std::size_t i = 0; i < std::min(end_, kMostTitleLines); ++i) read_status(outline_[i].words);
    for (std::size_t i = 0; i < end_; ++i) {
      if (outline_[i].role == Role::text || outline_[i].role == Role::heading) read_sentences(i);
    }
    read_required();
    read_kinds();
  }

 private:
  void read_title() {
    if (end_ == 0 || outline_[0].words.empty()) return;
    const Passage& title = outline_[0].words;
    plan_.title = recorder_.read("title", title);
    for (std::size_t at = 0; at + 4 <= title.size(); ++at) {
      const std::u32string_view year = std::u32string_view(title.text).substr(at, 4);
      if (!std::all_of(year.begin(), year.end(), core::is_digit) || !word_at(title.text, at, year)) continue;
      plan_.year = std::stoi(core::to_utf8(year));
      recorder_.read("year", title.slice(at, at + 4));
      break;
    }
    read_organisation(title);
  }

  /// "Region" and the names after it: "Region Norrbotten".
  void read_organisation(const Passage& words_) {
    const std::u32string text = lower(words_.text);
    for (const std::u32string& kind : words("front", "organisation")) {
      const std::size_t at = find_word(text, kind);
      if (at == text.npos || !plan_.organisation.empty()) continue;
      std::size_t end = at + kind.size();
      while (end + 1 < text.size() && text[end] == U' ' && core::is_upper(words_.text[end + 1]))
        end = std::min(text.find(U' ', end + 1), text.size());
      if (end > at + kind.size()) plan_.organisation = recorder_.read("organisation", strip(words_.slice(at, end), U".,:;"));
    }
  }

  /// "Förslag till Regionstyrelsen 10 december 2019".
  void read_status(const Passage& words_) {
    if (!plan_.status.empty() || words_.size() > 200) return;
    const std::u32string text = lower(words_.text);
    for (const auto& [status, phrases] : word_group("status")) {
      const Found found = find_phrase(text, phrases);
      if (found.begin != 0) continue;
      plan_.status = status;
      recorder_.derive("status", "status_word", {words_.slice(0, found.end)});
      read_addressee(words_, found.end, status);
      return;
    }
  }

  void read_addressee(const Passage& words_, std::size_t begin, const std::string& status) {
    std::size_t end = begin;
    while (end < words_.size() && !core::is_digit(words_.text[end]) && words_.text[end] != U',') ++end;
    end = std::min(end, lower(words_.text).find(U" den ", begin));
    const Passage who = strip(words_.slice(begin, end), U".:");
    if (status == "beslutad") {
      tell_decider(who);
    } else {
      plan_.addressee = recorder_.read("addressee", who);
    }
    const Due date = read_due(words_.slice(end).text);
    if (date.edtf.size() != 1 || date.edtf[0].size() != 10) return;
    plan_.board_date = date.edtf[0];
    plan_.board_date_raw = recorder_.read("board_date_raw", words_);
    recorder_.derive("board_date", "edtf_of_words", {words_.slice(end)});
  }

  void read_sentences(std::size_t i) {
    for (const Passage& sentence : sentences_of(outline_[i].words)) {
      const std::u32string text = lower(sentence.text);
      read_decider(sentence, text);
      read_coordinator(sentence, text);
      if (plan_.organisation.empty()) read_organisation(sentence);
      if (plan_.common_breakdowns.empty() && find_phrase(text, words("front", "breakdowns"))) {
        plan_.common_breakdowns = recorder_.read_list("common_breakdowns", items_after(outline_, i, end_));
      }
    }
  }

  void read_decider(const Passage& sentence, const std::u32string& text) {
    const Found found = find_phrase(text, words("front", "decided_by"));
    if (!found || !plan_.decided_by.empty()) return;
    const std::size_t end = std::min({text.find(U',', found.end), text.find(U" den ", found.end), text.find(U" i ", found.end), text.size()});
    tell_decider(strip(sentence.slice(found.end, end), U"."));
  }

  void tell_decider(const Passage& who) {
    if (who.empty()) return;
    plan_.decided_by = core::capitalise(who.utf8());
    recorder_.derive("decided_by", plan_.decided_by == who.utf8() ? "" : "capital_first", {who});
  }

  void read_coordinator(const Passage& sentence, const std::u32string& text) {
    if (!plan_.coordinator.empty()) return;
    if (const Found found = find_phrase(text, words("front", "coordinates"))) {
      plan_.coordinator = recorder_.read("coordinator", strip(sentence.slice(0, found.begin), U","));
    } else if (const Found by = find_phrase(text, words("front", "coordinated_by"))) {
      plan_.coordinator = core::capitalise(strip(sentence.slice(by.end), U".").utf8());
      recorder_.derive("coordinator", "capital_first", {strip(sentence.slice(by.end), U".")});
    }
  }

  /// Sentences "Ett uppdrag ska innehålla …" and the list after them: each part of the template once, as written.
  void read_required() {
    std::vector<Passage> found;
    for (std::size_t i = 0; i < end_; ++i) {
      if (outline_[i].role != Role::text) continue;
      for (const Passage& sentence : sentences_of(outline_[i].words)) {
        if (!find_phrase(lower(sentence.text), words("front", "requires"))) continue;
        add_required(sentence, found);
        if (sentence.text.back() != U':') continue;
        for (const Passage& item : items_after(outline_, i, end_)) add_required(item, found);
      }
    }
    plan_.required_fields = recorder_.read_list("required_fields", found);
  }

  void add_required(const Passage& sentence, std::vector<Passage>& found) {
    const std::u32string text = lower(sentence.text);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const auto& [code, phrases] : word_group("template")) {
      const Found phrase = find_phrase(text, phrases);
      if (phrase && required_.insert(code).second) places.emplace_back(phrase.begin, phrase.end);
    }
    std::sort(places.begin(), places.end());
    for (const auto& [begin, end] : places) found.push_back(sentence.slice(begin, end));
  }

  /// Under the heading of definitions: each kind of work with the paragraphs below it.
  void read_kinds() {
    std::size_t i = 0;
    while (i < end_ && !(outline_[i].role == Role::plan_heading && outline_[i].field == "definitions")) ++i;
    for (++i; i < end_ && outline_[i].role != Role::plan_heading && outline_[i].role != Role::section; ++i) {
      if (outline_[i].role != Role::heading) continue;
      const Passage name = outline_[i].words.slice(0, outline_[i].words.text.find(U'('));
      const std::string code = name_of("kinds", lower(name.text));
      if (code.empty()) return;
      std::vector<const Node*> nodes;
      while (i + 1 < end_ && (outline_[i + 1].role == Role::text || outline_[i + 1].role == Role::item)) nodes.push_back(&outline_[++i]);
      add_kind(code, name, nodes);
    }
  }

  void add_kind(const std::string& code, const Passage& name, const std::vector<const Node*>& nodes) {
    KindDefinition kind{.code = code, .name = name.utf8(), .definition = text_of(nodes)};
    for (const Node* node : nodes) {
      for (const Span& span : spans_of(node->words, source_)) kind.spans.push_back(span);
    }
    plan_.kinds.push_back(std::move(kind));
  }

  PlanDocument& plan_;
  const Outline& outline_;
  std::size_t end_;
  const std::u32string& source_;
  Recorder recorder_;
  std::set<std::string> required_;
};

}  // namespace

std::vector<PublicationForm> read_forms(const Outline& outline, std::size_t end) {
  std::vector<PublicationForm> forms;
  for (const Passage& words_ : form_words(outline, end)) {
    if (forms.size() < kMostForms) forms.push_back(publication_form(words_));
  }
  return forms;
}

void read_front(PlanDocument& plan, const Outline& outline, std::size_t end, const std::u32string& source) {
  FrontReader(plan, outline, end, source).read();
}

}  // namespace rodtrad::domain
