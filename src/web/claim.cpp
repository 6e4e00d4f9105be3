// Costs into a claim, with boxes to tick.
#include "web/claim.h"

#include "ops/claim.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

using core::Money;
using records::Record;

/// To the öre, as the register has it: a claim is checked against vouchers.
std::string shown(const Page& page, const std::optional<Money>& money) {
  static const schema::Field kMoney{.name = "money", .label = {}, .kind = schema::Kind::money};
  return money ? records::show_value(kMoney, *money, page.language) : std::string("–");
}

void write_cost(Page& page, const ops::RecordList& costs, const Record& cost) {
  page.out.open("tr").open("th", {{"scope", "row"}});
  plan_link(page, "/" + to_text(cost.id), cost.text("voucher") + " " + cost.text("words"));
  page.out.close().leaf("td", shown_day(page, cost.text("date"))).leaf("td", state_label(page, *costs.type, cost));
  page.out.leaf("td", shown(page, cost.get<Money>("amount")), {{"class", "number"}});
  page.out.leaf("td", shown(page, cost.get<Money>("approved")), {{"class", "number"}}).close();
}

/// In öre of kronor: claims in other currencies are told cost by cost.
std::int64_t sum_of(const std::vector<Record>& costs) {
  std::int64_t sum = 0;
  for (const Record& cost : costs) sum += ore_of(cost, "amount");
  return sum;
}

void write_costs(Page& page, const ops::RecordView& view, const ops::RecordList& costs) {
  page.out.open("section", {{"id", "costs"}}).leaf("h2", page.say("Kostnader i rekvisitionen", "Costs in the claim"));
  if (costs.records.empty()) {
    page.out.leaf("p", page.say("Inga bokförda kostnader är med än.", "No booked costs are in it yet.")).close();
    return;
  }
  open_table(page, page.say("Kostnader i rekvisitionen", "Costs in the claim"),
             {{page.say("Verifikation", "Voucher")},
              {page.say("Dag", "Day")},
              {page.say("Läge", "State")},
              {page.say("Belopp", "Amount"), true},
              {page.say("Godkänt", "Approved"), true}});
  for (const Record& cost : costs.records) write_cost(page, costs, cost);
  close_table(page);
  const std::int64_t sum = sum_of(costs.records), declared = ore_of(view.record, "costs");
  page.out.leaf("p", fmt::format("{} {}.", page.say("Summa:", "Sum:"), shown(page, Money{.minor = sum, .currency = "SEK"})));
  if (sum != declared) {
    open_warning(page);
    page.out.text(fmt::format(fmt::runtime(page.say("Rekvisitionen redovisar {}: det är inte summan av kostnaderna här.",
                                                    "The claim declares {}: that is not the sum of the costs here.")),
                              shown(page, view.record.get<Money>("costs"))));
    page.out.close();
  }
  page.out.close();
}

/// Boxes for the project's other costs, while the claim can still be changed.
void write_choice(Page& page, const ops::RecordView& view) {
  const bool locked = std::find(view.locked.begin(), view.locked.end(), "costs") != view.locked.end();
  if (!page.visit.user || !view.may_change || locked) return;
  const std::string id = to_text(view.record.id);
  const auto costs = ops::costs_to_declare(page.site.workspace, page.actor, id);
  if (!costs || costs->empty()) return;
  std::vector<Choice> choices;
  for (const Record& cost : *costs)
    choices.push_back({to_text(cost.id), fmt::format("{} · {} {} · {}", shown_day(page, cost.text("date")), cost.text("voucher"), cost.text("words"),
                                                     shown(page, cost.get<Money>("amount")))});
  page.out.open("section").leaf("h2", page.say("Ta med bokförda kostnader", "Take in booked costs"));
  open_form(page, "/" + id + "/costs");
  write_radios(page,
               {.name = "cost",
                .label = std::string(page.say("Projektets kostnader som inte är rekvirerade", "Costs of the project that have not been claimed")),
                .hint = std::string(page.say("De som kryssas redovisas i den här rekvisitionen, och dess redovisade kostnader blir summan.",
                                             "Those that are ticked are declared in this claim, and its declared costs become the sum.")),
                .type = "checkbox"},
               choices, {});
  page.out.open("p");
  write_submit(page, page.say("Ta med i rekvisitionen", "Take into the claim"), kSecondary);
  page.out.close().close().close();
}

void write_bases(Page& page, const std::string& id) {
  const ops::RecordList bases = linked(page, "payment_basis", "claim", id, "computed");
  if (bases.records.empty()) return;
  open_table(
      page, page.say("Vad som får betalas", "What may be paid"),
      {{page.say("Underlag", "Basis")}, {page.say("Läge", "State")}, {page.say("Får betalas", "Payable"), true}, {page.say("Betalt", "Paid"), true}});
  for (const Record& one : bases.records) {
    page.out.open("tr").open("th", {{"scope", "row"}});
    plan_link(page, "/" + to_text(one.id), one.text("title"));
    page.out.close().leaf("td", state_label(page, *bases.type, one));
    page.out.leaf("td", shown(page, one.get<Money>("payable")), {{"class", "number"}});
    page.out.leaf("td", shown(page, one.get<Money>("paid")), {{"class", "number"}}).close();
  }
  close_table(page);
}

}  // namespace

void write_claim(Page& page, const ops::RecordView& view) {
  const std::string id = to_text(view.record.id);
  write_costs(page, view, linked(page, "booked_cost", "claim", id, "date"));
  write_choice(page, view);
  write_bases(page, id);
}

Answer take_costs(Page& page) {
  const std::string& claim = page.request.parts[0];
  std::vector<std::string> costs;
  for (const auto& [name, value] : page.request.form) {
    if (name == "cost") costs.push_back(value);
  }
  TRY(found(ops::declare_costs(page.site.workspace, page.actor, claim, costs)));
  return go_on(page, "/" + claim + "#costs", "saved");
}

}  // namespace rodtrad::web
