// Reading of letters.
#include "domain/minutes/letters.h"

#include <fmt/format.h>

#include "core/unicode.h"
#include "domain/document/person_name.h"
#include "domain/document/reference_number.h"
#include "domain/minutes/letter_budget.h"
#include "domain/minutes/letter_goals.h"
#include "domain/minutes/sections.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return minutes_words().list("letter", name); }

struct LetterHeading {
  std::u32string name;
  Extent place;
};

std::size_t next_word_part(const Zone& zone, std::size_t end) {
  while (end < zone.size() && !is_word_part(zone.low[end])) ++end;
  return end;
}

/// Headings that the letter's form has, where a phrase may begin after the end of a sentence or another heading.
std::vector<LetterHeading> find_headings(const Zone& letter) {
  std::vector<LetterHeading> headings;
  for (std::size_t at = 0; at < letter.size(); at = letter.next_word(at)) {
    const auto found = letter.is_capital(at) ? letter.at(list("headings"), at) : std::nullopt;
    if (!found || (!headings.empty() && at < headings.back().place.end)) continue;
    const bool after_heading = !headings.empty() && headings.back().place.end + 1 == at;
    const bool after_end = at >= 2 && std::u32string_view(U".:;!?").find(letter.low[at - 2]) != std::u32string_view::npos;
    const bool capital_follows = found->end + 1 >= letter.size() || !core::is_letter(letter.low[found->end + 1]) || letter.is_capital(found->end + 1);
    if (!capital_follows || (!after_heading && !after_end && found->size() < 15 && !letter.begins_phrase(at))) continue;
    headings.push_back({letter.low.substr(found->begin, found->size()), *found});
  }
  return headings;
}

/// Two texts word by word; words that differ, each with the word before and after.
Names differences(const Zone& proposal, const Zone& decision) {
  Names found;
  const auto words = [](const Zone& zone) {
    std::vector<std::u32string> all;
    for (const Extent word : words_in(zone.words.text, {0, zone.size()})) all.push_back(strip(zone.words.slice(word.begin, word.end), U".,;:").text);
    return all;
  };
  const auto ours = words(proposal), theirs = words(decision);
  if (ours.size() != theirs.size()) return {"texterna är olika långa"};
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i] == theirs[i]) continue;
    const auto around = [i](const std::vector<std::u32string>& text) {
      std::u32string near = (i > 0 ? text[i - 1] + U" " : U"") + text[i];
      if (i + 1 < text.size()) near += U" " + text[i + 1];
      return core::to_utf8(near);
    };
    const bool slip = core::edit_distance(ours[i], theirs[i]) <= 1;
    found.push_back(fmt::format("'{}' i förslaget, '{}' i beslutet{}", around(ours), around(theirs), slip ? " (stavfel)" : ""));
  }
  return found;
}

std::string number_word(std::int64_t number) {
  for (const auto& [value, words] : minutes_words().group("numbers")) {
    if (value == std::to_string(number) && number > 1) return core::to_utf8(words.front());
  }
  return std::to_string(number);
}

/// Goals in per cent that do not say from what.
std::string missing_baselines(const std::vector<GoalIndicator>& goals) {
  std::int64_t all = 0, missing = 0;
  for (const GoalIndicator& goal : goals) {
    all += goal.target_percent ? 1 : 0;
    missing += goal.target_percent && !goal.has_baseline ? 1 : 0;
  }
  if (missing == 0) return {};
  if (all == 1) return "inget utgångsvärde anges för det procentuella målet";
  const std::string goals_named = fmt::format("de {} procentuella målen", number_word(all));
  return fmt::format("inget utgångsvärde anges för {} av {}", missing == all ? "någon" : number_word(missing), goals_named);
}

class LetterReader {
 public:
  LetterReader(Extent place, const std::vector<Item>& items, const MinutesContext& context)
      : items_(items), context_(context), letter_(context.all.part(place.begin, place.end)), headings_(find_headings(letter_)) {
    out_.pages = pages_of(place);
  }

  Letter read() {
    read_head();
    for (const LetterHeading& heading : headings_) out_.headings.push_back(core::capitalise(core::to_utf8(heading.name)));
    read_signatures();
    compare_with_decision();
    read_thread();
    read_private_share();
    read_goals();
    out_.budget = read_letter_budget(letter_, context_);
    read_cross_cutting();
    return std::move(out_);
  }

 private:
  std::string pages_of(Extent place) const {
    const int first = context_.source.page_at(place.begin), last = context_.source.page_at(place.end - 1);
    return first == 0 ? "" : first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
  }

  /// What stands under a heading until the next one.
  Zone under(const WordList& names) const {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (!contains(names, headings_[i].name)) continue;
      return letter_.part(headings_[i].place.end, i + 1 < headings_.size() ? headings_[i + 1].place.begin : letter_.size());
    }
    return {};
  }

  /// "… Beteckning ENHET Tjänsteskrivelse 1 (5) NAMN Dnr: … Till ORGAN Rubrik …".
  void read_head() {
    const auto before = letter_.find(list("unit_before"));
    const auto kind = letter_.find(list("kind"));
    if (before && kind && before->end < kind->begin) out_.unit = letter_.part(before->end, kind->begin).utf8();
    const auto reference = find_reference(letter_);
    const std::size_t head_end = reference ? reference->place.begin : 400;
    const Zone head = letter_.part(0, head_end);
    for (std::size_t at = kind ? head.next_word(kind->begin) : 0; at < head.size() && out_.author.empty(); at = head.next_word(at)) {
      if (const auto name = name_at(head, at)) out_.author = head.part(name->begin, name->end).utf8();
    }
    if (reference) {
      out_.dnr_expected = true;
      if (reference->is_lost())
        out_.lost.push_back("dnr");
      else
        out_.dnr = letter_.part(reference->number.begin, reference->number.end).utf8();
    }
    if (const auto date = find_date(letter_, 0, head_end)) out_.date = in_year_of(date->edtf, context_.date);
    read_addressee(reference ? reference->place.end : head_end);
  }

  void read_addressee(std::size_t from) {
    const auto to = find_heading(letter_, list("to"), from);
    if (!to) return;
    const std::size_t at = letter_.next_word(to->end - 1);
    out_.addressee = core::to_utf8(letter_.word_at(at));
    find_item(letter_.part(letter_.next_word(at)));
  }

  /// The item whose title the letter begins with; of several the longest.
  void find_item(const Zone& text) {
    std::size_t longest = 0;
    for (const Item& item : items_) {
      const std::u32string title = lower(core::to_code_points(item.title));
      if (title.size() <= longest || !text.low.starts_with(title)) continue;
      longest = title.size();
      item_ = &item;
      out_.for_paragraph = item.paragraph;
      out_.title = context_.quote(text.part(0, title.size()));
    }
  }

  /// "För ORGANISATIONEN Namn Titel Namn Titel" at the end.
  void read_signatures() {
    const std::size_t from = letter_.size() > 600 ? letter_.size() - 600 : 0;
    std::optional<Extent> signed_for;
    for (auto found = find_heading(letter_, list("signed"), from); found; found = find_heading(letter_, list("signed"), found->end))
      signed_for = found;
    if (!signed_for) return;
    for (std::size_t at = letter_.next_word(signed_for->end - 1); at < letter_.size(); at = letter_.next_word(at)) {
      const auto name = name_at(letter_, at, 2);
      const std::size_t after = name ? letter_.next_word(name->end - 1) : letter_.size();
      if (after >= letter_.size() || !is_title(letter_.word_at(after))) continue;
      out_.signed_by.push_back({letter_.part(name->begin, name->end).utf8(), core::to_utf8(letter_.word_at(after))});
      at = after;
    }
  }

  void compare_with_decision() {
    if (!item_ || !item_->decision) return;
    const Zone proposal = under(list("proposal"));
    const Zone decision(words_at(item_->decision->text.spans));
    const std::size_t first = decision.size() == 0 ? kNowhere : proposal.low.find(decision.low.substr(0, std::min<std::size_t>(20, decision.size())));
    if (first == kNowhere) return;
    const auto conditions = proposal.find(minutes_words().list("sections", "conditions"));
    const Zone text = proposal.part(first, conditions ? conditions->begin : kNowhere);
    out_.proposal_differs_from_decision = differences(text, decision);
  }

  Passage words_at(const Spans& spans) const {
    Passage words;
    for (std::size_t i = 0; i < context_.all.size(); ++i) {
      const std::uint32_t at = context_.all.words.at[i];
      const bool inside = std::any_of(spans.begin(), spans.end(), [&](const Span& span) { return at >= span.begin && at < span.end; });
      if (inside) words.add(context_.all.words.text[i], at);
    }
    return words;
  }

  /// "Projektet genomförs enligt den S, målområde M och bidrar till att nå målet om G."
  void read_thread() {
    const auto by = letter_.find(list("carried_out"));
    const auto area = letter_.find(list("target_area"));
    if (!by || !area || area->begin < by->end || area->begin > by->end + 100) return;
    const auto goal_before = letter_.find(list("goal_before"), area->end);
    const auto goal = letter_.find(list("goal"), area->end);
    const std::size_t stop = std::min(letter_.words.text.find(U". ", area->end), letter_.size());
    LetterThread thread;
    const Zone strategy = without_marks(letter_.part(by->end, area->begin), U", ");
    thread.strategy = without_begin(strategy, minutes_words().list("background", "articles")).utf8();
    const std::size_t area_end = goal_before && goal_before->begin < stop ? goal_before->begin : stop;
    thread.target_area = letter_.part(area->end, area_end).utf8();
    if (goal && goal->end < stop) thread.goal = letter_.part(goal->end, stop).utf8();
    std::size_t begin = letter_.words.text.rfind(U' ', by->begin >= 2 ? by->begin - 2 : 0);
    thread.evidence = context_.quote(letter_.part(begin == kNowhere ? 0 : begin + 1, area_end));
    out_.thread = std::move(thread);
  }

  void read_private_share() {
    for (const Passage& passage : sentences_of(letter_.words)) {
      const Zone sentence(passage);
      const auto gives = sentence.find(list("private_share"));
      if (!gives || sentence.low.find(list("private").front()) == kNowhere) continue;
      const std::size_t at = next_word_part(sentence, gives->end);
      const std::string digits = sentence.part(at, at + sentence.word_at(at).size()).utf8();
      if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != digits.npos) continue;
      out_.private_share_percent = std::stoll(digits);
      out_.private_share_evidence = quote_of(passage, context_.source);
      return;
    }
  }

  void read_goals() {
    const Zone purpose = under(list("purpose"));
    if (!purpose.empty()) out_.purpose = context_.quote(purpose);
    Zone goals = under(list("results"));
    if (const auto overall = goals.find(list("overall"))) {
      const std::size_t at = next_word_part(goals, overall->end);
      const std::size_t stop = std::min(goals.low.find(U'.', at), goals.size());
      out_.overall_goal = without_begin(goals.part(at, stop), minutes_words().list("task", "that")).utf8();
      goals = goals.part(stop + 1);
    }
    if (const auto group = find_heading(goals, minutes_words().list("goals", "group"))) goals = goals.part(0, group->begin);
    out_.indicators = read_goal_indicators(goals, context_);
    out_.baseline_missing = missing_baselines(out_.indicators);
    const Zone activities = under(list("activities"));
    for (std::size_t at = 0; at < activities.size(); at = activities.next_word(at))
      out_.activities += is_mark(activities.word_at(at)) && activities.is_capital(activities.next_word(at)) ? 1 : 0;
  }

  /// "Barn och unga - …": what stands before a dash, at the begin of a sentence.
  void read_cross_cutting() {
    const Zone text = under(list("cross_cutting"));
    for (const Passage& passage : sentences_of(text.words)) {
      const std::size_t dash = passage.text.find(U" - ");
      if (dash == kNowhere || dash > 60) continue;
      out_.cross_cutting.push_back(passage.slice(0, dash).utf8());
    }
  }

  const std::vector<Item>& items_;
  const MinutesContext& context_;
  const Zone letter_;
  const std::vector<LetterHeading> headings_;
  const Item* item_ = nullptr;
  Letter out_;
};

}  // namespace

std::vector<Letter> read_letters(const MinutesLayout& layout, const std::vector<Item>& items, const MinutesContext& context) {
  std::vector<Letter> letters;
  for (const Extent place : layout.letters) letters.push_back(LetterReader(place, items, context).read());
  return letters;
}

}  // namespace rodtrad::domain
