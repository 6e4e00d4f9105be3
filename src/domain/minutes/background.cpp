// Reading of backgrounds.
#include "domain/minutes/background.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/document/written_date.h"
#include "domain/minutes/decision.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return minutes_words().list("background", name); }

/// "2015-2017", "2015-01-01–2016-12-31" after the word for a period; "" when what follows begins something else.
std::string period_at(const Zone& zone, std::size_t place) {
  std::size_t end = place;
  while (end < zone.size() && (core::is_digit(zone.low[end]) || std::u32string_view(U"-\u2013 ").find(zone.low[end]) != std::u32string_view::npos))
    ++end;
  const Zone period = without_marks(zone.part(place, end), U"-\u2013 ");
  return period.size() >= 4 ? period.utf8() : "";
}

void read_application(const Zone& text, Item& item) {
  const auto applies = text.find(minutes_words().list("grant", "applies"));
  if (!applies) return;
  const Amount amount = amount_at(text, next_place(text, applies->end));
  item.applied_sek = amount.kronor;
  if (amount.is_there && !amount.kronor) item.lost.push_back("application.amount_sek");
  const auto period = text.find(document_words().list("dates", "periods"));
  if (!period) return;
  item.applied_period = period_at(text, next_place(text, period->end));
  if (item.applied_period.empty()) item.lost.push_back("application.period");
}

/// "för perioden" without a period, where the item is about a programme.
void read_programme_period(const Zone& text, Item& item) {
  if (lower(core::to_code_points(item.title)).find(list("programme").front()) == kNowhere) return;
  const auto period = text.find(document_words().list("dates", "periods"));
  if (!period) return;
  item.programme_period = period_at(text, next_place(text, period->end));
  if (item.programme_period.empty()) item.lost.push_back("programme_period");
}

Names parts_of_list(const Zone& zone) {
  Names parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= zone.size(); ++at) {
    const auto joint = at < zone.size() && at > 0 && !is_word_part(zone.low[at - 1]) ? zone.at(list("and"), at) : std::nullopt;
    if (at < zone.size() && zone.low[at] != U',' && !joint) continue;
    const std::string part = without_marks(zone.part(begin, at), U", ").utf8();
    if (!part.empty()) parts.push_back(part);
    begin = joint ? joint->end : at + 1;
  }
  return parts;
}

/// "Samverkansrådet, har vid sammanträde den 22 maj beslutat att rekommendera A, B och C att …".
void read_recommendation(const Zone& text, const MinutesContext& context, Item& item) {
  const auto decided = text.find(list("decided_at"));
  const auto recommends = text.find(list("recommends"));
  if (!decided || !recommends || recommends->begin < decided->end) return;
  PriorDecision prior;
  const Zone who = without_marks(text.part(0, decided->begin), U", ");
  const std::size_t comma = who.words.text.rfind(U',');
  prior.body = who.part(comma == kNowhere ? 0 : comma + 1).utf8();
  if (const auto date = find_date(text, decided->end, recommends->begin)) {
    prior.date_raw = text.part(date->place.begin, date->place.end).utf8();
    prior.year_inferred = !date->has_year();
    prior.date = in_year_of(date->edtf, context.date);
  }
  const auto that = text.find(minutes_words().list("task", "that"), recommends->end);
  const std::size_t end = that ? that->begin : text.size();
  prior.recommendation_to = parts_of_list(text.part(recommends->end, end));
  item.prior_decision = std::move(prior);
}

/// Spelled as in the item's title, when the title has the same words.
std::string as_in_title(const Zone& words, const Item& item) {
  const std::u32string title = core::to_code_points(item.title);
  const std::size_t at = lower(title).find(words.low);
  return at == kNowhere ? words.utf8() : core::to_utf8(std::u32string_view(title).substr(at, words.size()));
}

/// "Regionfullmäktige i X antog i maj 2012 ett regionalt program för Y för perioden …".
void read_adoption(const Zone& text, Item& item) {
  const auto adopted = text.find(list("adopted"));
  const auto date = adopted ? date_at(text, next_place(text, adopted->end)) : std::nullopt;
  if (!date) return;
  PriorDecision prior{.body = core::to_utf8(text.word_at(0)), .date = date->edtf};
  prior.date_raw = text.part(date->place.begin, date->place.end).utf8();
  std::size_t begin = next_place(text, date->place.end);
  if (const auto article = text.at(list("articles"), begin)) begin = next_place(text, article->end);
  std::size_t end = std::min(text.low.find(U'.', begin), text.size());
  if (const auto period = text.find(document_words().list("dates", "periods"), begin)) end = std::min(end, period->begin);
  Zone what = text.part(begin, end);
  if (what.low.ends_with(U" för")) what = what.part(0, what.size() - 4);
  const std::string spelled = as_in_title(what, item);
  prior.what = text.part(adopted->begin, adopted->end).utf8() + " " + spelled;
  item.prior_decision = std::move(prior);
}

/// "En myndighet har inkommit med remissen den 3 maj 2020 och svar önskas senast den 1 juni."
void read_consultation(const Zone& text, const MinutesContext& context, Item& item) {
  const auto received = text.find(list("received"));
  if (!received) return;
  Consultation consultation{.sender = text.part(0, received->begin).utf8()};
  const auto answer = text.find(list("answer_by"), received->end);
  if (const auto date = find_date(text, received->end, answer ? answer->begin : kNowhere))
    consultation.received = in_year_of(date->edtf, context.date);
  if (answer) {
    if (const auto due = date_at(text, next_place(text, answer->end))) {
      consultation.answer_due_year_inferred = !due->has_year();
      consultation.answer_due = in_year_of(due->edtf, consultation.received.empty() ? context.date : consultation.received);
    }
  }
  item.consultation = std::move(consultation);
}

std::optional<Extent> last_before(const Zone& text, const WordList& words, std::size_t end) {
  std::optional<Extent> last;
  for (auto found = text.find(words); found && found->end <= end; found = text.find(words, found->end)) last = found;
  return last;
}

/// The strategy that the item names, the programme under it and by what it is carried out.
void read_thread(const Zone& text, const MinutesContext& context, Item& item) {
  const auto strategy = text.find(list("strategy"));
  const auto formulated = text.find(list("formulated"));
  if (!strategy || !formulated) return;
  ItemThread thread{.strategy = text.part(strategy->begin, strategy->end).utf8()};
  const auto abbreviation = context.all.find(list("strategy_abbreviation"));
  if (abbreviation && context.all.is_capital(abbreviation->begin))
    thread.strategy += " (" + context.all.part(abbreviation->begin, abbreviation->end).utf8() + ")";
  if (item.prior_decision) thread.programme = item.prior_decision->what.substr(item.prior_decision->what.find(' ') + 1);
  const auto where = last_before(text, list("where"), formulated->begin);
  const auto creates = where ? last_before(text, list("instrument"), where->begin) : std::nullopt;
  if (!creates) return;
  thread.instrument = text.part(creates->end, where->begin).utf8();
  thread.follow_up = text.part(where->end, formulated->begin).utf8();
  item.thread = std::move(thread);
}

}  // namespace

void read_background(const Zone& text, const MinutesContext& context, Item& item) {
  item.background = context.quote(without_marks(text, U" "));
  read_application(text, item);
  if (!text.has(minutes_words().list("grant", "applies"))) read_programme_period(text, item);
  read_recommendation(text, context, item);
  if (!item.prior_decision) read_adoption(text, item);
  read_consultation(text, context, item);
  read_thread(text, context, item);
}

}  // namespace rodtrad::domain
