// A need with those like it, and a network with its cost, members and benefit.
#include "core/number_format.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

/// The other of a pair, when the reader may see it.
const domain::SimilarRecord* other_of(const Page& page, const domain::SimilarPair& pair, const records::RecordId& id) {
  const domain::SimilarRecord& other = pair.first.id == id ? pair.second : pair.first;
  return ops::require(page.site.workspace, page.actor, schema::Action::read, other.id) ? &other : nullptr;
}

core::Text verdict_words(const std::string& verdict) {
  if (verdict == "same") return {.sv = "Samma sak", .en = "The same"};
  if (verdict == "related") return {.sv = "Besläktade", .en = "Related"};
  return {.sv = "Olika saker", .en = "Different"};
}

}  // namespace

void write_similar(Page& page, const std::vector<domain::SimilarPair>& pairs, const records::RecordId& id) {
  std::size_t shown = 0;
  page.out.open("ul", {{"class", "entries"}});
  for (const domain::SimilarPair& pair : pairs) {
    const domain::SimilarRecord* other = other_of(page, pair, id);
    if (!other || shown == kMostSimilar) continue;
    ++shown;
    page.out.open("li");
    plan_link(page, "/" + to_text(other->id), other->title);
    page.out.leaf("span", fmt::format(" {} {}", core::show_percent(100 * pair.score, 0, page.language), page.say("lika", "alike")),
                  {{"class", "quiet"}});
    if (!pair.verdict.empty()) write_tag(page, page.in(verdict_words(pair.verdict)));
    if (!pair.phrases.empty()) plan_leaf(page, "p", fmt::format("{}", fmt::join(pair.phrases, " · ")));
    page.out.close();
  }
  page.out.close();
  if (shown == 0) page.out.leaf("p", page.say("Inget annat behov liknar det här.", "No other need is like this one."));
}

void write_need(Page& page, const ops::RecordView& view) {
  page.out.open("section", {{"id", "similar"}}).leaf("h2", page.say("Liknande behov", "Similar needs"));
  const auto answer = ops::find_similar(page.site.workspace, to_text(view.record.id), 2 * kMostSimilar);
  write_similar(page, answer ? answer->pairs : std::vector<domain::SimilarPair>{}, view.record.id);
  page.out.close();
}

void write_network(Page& page, const ops::RecordView& view) {
  const ops::RecordList members = linked(page, "membership", "network", to_text(view.record.id), "start");
  page.out.open("section").leaf("h2", page.say("Kostnad och nytta", "Cost and benefit"));
  const auto cost = view.record.get<core::Money>("annual_cost");
  const std::size_t benefits = view.record.entries("benefit").size();
  page.out.leaf("p", cost ? fmt::format("{} {}.", core::show_money(static_cast<double>(cost->minor), cost->currency, page.language),
                                        page.say("per år", "a year"))
                          : std::string(page.say("Kostnaden är inte angiven.", "The cost is not stated.")));
  page.out.leaf("p", benefits == 0
                         ? std::string(page.say("Ingen nytta är noterad än: skriv in den när den märks, så finns underlag till omprövningen.",
                                                "No benefit has been noted yet: write it down when it shows, as a ground for the review."))
                         : fmt::format("{} {}.", benefits, page.say("noterade nyttor", "benefits noted")));
  page.out.close();
  page.out.open("section").leaf("h2", page.say("Uppdrag i nätverket", "Seats in the network"));
  if (members.records.empty()) {
    page.out.leaf("p", page.say("Inga uppdrag är registrerade.", "No seats are registered."));
    page.out.close();
    return;
  }
  open_table(page, page.say("Vem som företräder regionen", "Who represents the region"),
             {{page.say("Vem", "Who")}, {page.say("Roll", "Role")}, {page.say("Från", "From")}, {page.say("Till", "To")}});
  for (const records::Record& one : members.records) {
    const auto person = one.get<records::RecordId>("person"), organisation = one.get<records::RecordId>("organisation");
    page.out.open("tr").open("th", {{"scope", "row"}});
    if (person || organisation) write_target(page, person ? *person : *organisation, members.titles);
    page.out.close().leaf("td", one.text("role")).leaf("td", shown_day(page, one.text("start"))).leaf("td", shown_day(page, one.text("end"))).close();
  }
  close_table(page);
  page.out.close();
}

}  // namespace rodtrad::web
