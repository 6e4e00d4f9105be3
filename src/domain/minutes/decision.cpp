// Reading of decisions.
#include "domain/minutes/decision.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/document/written_date.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* table, const char* name) { return minutes_words().list(table, name); }

std::string kind_of(const Zone& text) {
  for (const auto& [kind, words] : minutes_words().group("decisions")) {
    if (kind == "approve_report" && !text.has(list("decisions", "approve"))) continue;
    if (text.has(words)) return kind;
  }
  return {};
}

/// The number before the word for a share: "50 %", "48 procent".
std::optional<std::int64_t> share_before(const Zone& text, std::size_t& end) {
  for (const std::u32string& word : list("grant", "share")) {
    const std::size_t at = text.low.find(word);
    if (at == kNowhere) continue;
    std::size_t begin = at;
    while (begin > 0 && core::is_space(text.low[begin - 1])) --begin;
    const std::size_t last = begin;
    while (begin > 0 && core::is_digit(text.low[begin - 1])) --begin;
    end = at + word.size();
    if (begin < last && last - begin < 4) return std::stoll(text.part(begin, last).utf8());
  }
  return std::nullopt;
}

class GrantReader {
 public:
  GrantReader(const Zone& text, const MinutesContext& context, Decision& decision, Names& lost)
      : text_(text), context_(context), decision_(decision), lost_(lost) {}

  void read() {
    const auto grants = text_.find(list("decisions", "grant"));
    decision_.beneficiary = beneficiary_before(grants->begin);
    read_share(grants->end);
    read_cap();
    decision_.project = project_after(text_, 0).utf8();
    decision_.start_earliest = date_after("starts", "decision.start_earliest");
    decision_.end_latest = date_after("ends", "decision.end_latest");
    if (const auto funding = text_.find(list("grant", "funding")))
      decision_.funding_line = without_marks(text_.part(funding->end, std::min(text_.low.find(U'.', funding->end), text_.size())), U". ").utf8();
  }

 private:
  /// "Regionstyrelsen beslutar X beviljas": X alone.
  std::string beneficiary_before(std::size_t grants) const {
    const auto decides = text_.find(list("task", "decides"));
    const std::size_t begin = decides && decides->begin < grants ? decides->end : 0;
    return without_begin(text_.part(begin, grants), list("task", "that")).utf8();
  }

  void read_share(std::size_t from) {
    std::size_t end = from;
    decision_.percent = share_before(text_, end);
    if (!decision_.percent) return;
    const auto of = text_.at(list("grant", "of"), next_place(text_, end));
    if (!of) return;
    const std::size_t stop = std::min(text_.low.find_first_of(U",.", of->end), text_.size());
    decision_.percent_base = text_.part(of->end, stop).utf8();
  }

  void read_cap() {
    const auto cap = text_.find(list("grant", "cap"));
    if (!cap) return;
    const Amount amount = amount_at(text_, next_place(text_, cap->end));
    decision_.cap_sek = amount.kronor;
    if (amount.is_there && !amount.kronor) lost_.push_back("decision.cap_sek");
  }

  std::string date_after(const char* cue, const char* slot) {
    const auto found = text_.find(list("grant", cue));
    if (!found) return {};
    const auto date = date_at(text_, next_place(text_, found->end));
    if (date) return in_year_of(date->edtf, context_.date);
    lost_.push_back(slot);
    return {};
  }

  const Zone& text_;
  const MinutesContext& context_;
  Decision& decision_;
  Names& lost_;
};

void read_proposal(const Zone& text, Decision& decision) {
  const auto proposes = text.find(list("decisions", "propose"));
  const std::size_t at = next_place(text, proposes->end);
  const std::u32string_view word = text.word_at(at);
  decision.addressee = core::capitalise(core::to_utf8(word));
  Zone object = text.part(at + word.size());
  for (const std::u32string& approves : list("decisions", "approve")) {
    if (object.low.find(approves) != kNowhere) object = object.part(0, object.low.find(approves));
  }
  decision.object = without_marks(without_begin(object, list("task", "that")), U".: ").utf8();
}

void read_task(const Zone& text, Decision& decision) {
  const auto order = text.find(list("task", "order"));
  if (!order) return;
  const auto gets = text.find(list("task", "gets"));
  if (gets && gets->begin < order->begin) {
    decision.assignee = without_marks(text.part(0, gets->begin), U", ").utf8();
    const Zone between = text.part(gets->end, order->begin);
    if (const auto after = between.find(list("task", "after"))) decision.condition = without_marks(between.part(after->begin), U", ").utf8();
  }
  decision.task = without_marks(text.part(order->end), U". ").utf8();
}

void read_endorsement(const Zone& text, Decision& decision) {
  const auto proposal = text.find(list("endorse", "proposal"));
  const auto endorses = text.find(list("decisions", "endorse_programme"));
  decision.object = without_marks(text.part(proposal ? proposal->end : endorses->end), U". ").utf8();
}

}  // namespace

Amount amount_at(const Zone& zone, std::size_t place) {
  Amount amount;
  std::size_t at = place;
  std::string digits;
  while (at < zone.size() && (core::is_digit(zone.low[at]) || core::is_space(zone.low[at]))) {
    if (core::is_digit(zone.low[at])) digits += static_cast<char>(zone.low[at]);
    ++at;
  }
  amount.is_there = zone.at(minutes_words().list("grant", "money"), at).has_value();
  if (amount.is_there && !digits.empty() && digits.size() < 15) amount.kronor = std::stoll(digits);
  return amount;
}

Zone project_after(const Zone& zone, std::size_t from) {
  auto cue = zone.find(minutes_words().list("term", "carries_out"), from);
  if (!cue) cue = zone.find(minutes_words().list("grant", "project"), from);
  if (!cue) return {};
  std::size_t end = std::min(zone.words.text.find(U". ", cue->end), zone.size());
  const auto period = zone.find(document_words().list("dates", "periods"), cue->end);
  if (period && zone.low[period->begin - 2] == U',') end = std::min(end, period->begin - 2);
  return without_marks(zone.part(cue->end, end), U".\"\u201D ");
}

Decision read_decision(const Zone& text, const MinutesContext& context, Names& lost) {
  Decision decision{.kind = kind_of(text), .body = context.body, .text = context.quote(text)};
  if (decision.kind == "grant") GrantReader(text, context, decision, lost).read();
  if (decision.kind == "propose") read_proposal(text, decision);
  if (decision.kind == "delegate") read_task(text, decision);
  if (decision.kind == "endorse_programme") read_endorsement(text, decision);
  return decision;
}

}  // namespace rodtrad::domain
