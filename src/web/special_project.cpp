// A project's money: the way from budget to payment, financing by financier and year, costs by category, claims, and the terms of
// the decision in words.
#include <algorithm>

#include "core/number_format.h"
#include "records/show_value.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using core::Money;
using records::Record;

/// Öre by what they belong to; amounts of other currencies are told apart by their name.
using Sums = std::map<std::string, std::int64_t>;

std::string shown(const Page& page, std::int64_t ore) { return core::show_money(static_cast<double>(ore), "SEK", page.language); }

std::int64_t sum_of(const std::vector<Record>& records, std::string_view field) {
  std::int64_t sum = 0;
  for (const Record& record : records) sum += ore_of(record, field);
  return sum;
}

Sums by(const std::vector<Record>& records, std::string_view key, std::string_view field) {
  Sums sums;
  for (const Record& record : records) sums[record.text(key)] += ore_of(record, field);
  return sums;
}

struct ProjectMoney {
  ops::RecordList budget, financing, costs, claims;
  std::int64_t paid = 0;  // by bases for payment

  bool is_empty() const { return budget.records.empty() && financing.records.empty() && costs.records.empty() && claims.records.empty(); }
};

ProjectMoney money_of(const Page& page, const std::string& id) {
  ProjectMoney money{.budget = linked(page, "budget_line", "project", id, "year"),
                     .financing = linked(page, "financing_line", "project", id, "year"),
                     .costs = linked(page, "booked_cost", "project", id, "date"),
                     .claims = linked(page, "claim", "project", id, "claim_no")};
  for (const Record& claim : money.claims.records) money.paid += sum_of(linked(page, "payment_basis", "claim", to_text(claim.id)).records, "paid");
  return money;
}

/// Budget, booked, approved and paid as bars of one scale.
void write_bar(Page& page, const ProjectMoney& money) {
  figure::Figure figure{.id = "money",
                        .kind = figure::Kind::bar,
                        .title = {.sv = "Från budget till utbetalning", .en = "From budget to payment"},
                        .subtitle = {.sv = "Hela projekttiden, kronor", .en = "The whole project, kronor"},
                        .alt = {.sv = "Staplar för budget, bokfört, godkänt och utbetalt. Siffrorna står i tabellen under.",
                                .en = "Bars for budget, booked, approved and paid. The numbers stand in the table below."},
                        .unit = table::Unit::money};
  figure::Series series{.id = "own", .label = {.sv = "Belopp", .en = "Amount"}, .role = figure::SeriesRole::own};
  const std::pair<core::Text, std::int64_t> bars[] = {{{.sv = "Budget", .en = "Budget"}, sum_of(money.budget.records, "amount")},
                                                      {{.sv = "Bokfört", .en = "Booked"}, sum_of(money.costs.records, "amount")},
                                                      {{.sv = "Godkänt", .en = "Approved"}, sum_of(money.costs.records, "approved")},
                                                      {{.sv = "Utbetalt", .en = "Paid"}, money.paid}};
  for (const auto& [label, ore] : bars) {
    figure.categories.push_back(label);
    series.points.push_back({.status = table::Status::value, .value = static_cast<double>(ore)});
  }
  const std::int64_t left = bars[0].second - bars[1].second;
  figure.series.push_back(std::move(series));
  write_own_figure(page, figure);
  if (bars[0].second > 0)
    page.out.leaf(
        "p", fmt::format("{} {}.", left >= 0 ? page.say("Kvar av budgeten:", "Left of the budget:") : page.say("Över budgeten:", "Above the budget:"),
                         shown(page, std::abs(left))));
}

void write_sum_row(Page& page, std::string_view words, const std::vector<std::int64_t>& sums, std::size_t empty_cells) {
  page.out.open("tr", {{"class", "total"}}).leaf("th", words, {{"scope", "row"}});
  for (std::size_t i = 0; i < empty_cells; ++i) page.out.leaf("td", "");
  for (const std::int64_t sum : sums) page.out.leaf("td", shown(page, sum), {{"class", "number"}});
  page.out.close();
}

void write_budget(Page& page, const ProjectMoney& money) {
  const Sums budget = by(money.budget.records, "category", "amount"), booked = by(money.costs.records, "category", "amount");
  Sums all = budget;
  all.insert(booked.begin(), booked.end());
  if (all.empty()) return;
  open_table(page, page.say("Budget och bokförda kostnader", "Budget and booked costs"),
             {{page.say("Kostnadsslag", "Category")}, {page.say("Budget", "Budget"), true}, {page.say("Bokfört", "Booked"), true}});
  const auto at = [](const Sums& sums, const std::string& key) { return sums.contains(key) ? sums.at(key) : 0; };
  for (const auto& [category, ore] : all) {
    page.out.open("tr").leaf("th", category.empty() ? page.say("utan slag", "without a category") : std::string_view(category), {{"scope", "row"}});
    page.out.leaf("td", shown(page, at(budget, category)), {{"class", "number"}})
        .leaf("td", shown(page, at(booked, category)), {{"class", "number"}})
        .close();
  }
  write_sum_row(page, page.say("Summa", "Sum"), {sum_of(money.budget.records, "amount"), sum_of(money.costs.records, "amount")}, 0);
  close_table(page);
}

void write_financing(Page& page, const ProjectMoney& money) {
  if (money.financing.records.empty()) return;
  open_table(page, page.say("Finansiering", "Financing"),
             {{page.say("Finansiär", "Financier")}, {page.say("År", "Year")}, {page.say("Läge", "State")}, {page.say("Belopp", "Amount"), true}});
  for (const Record& line : money.financing.records) {
    page.out.open("tr").leaf("th", line.text("financier_written"), {{"scope", "row"}});
    const auto year = line.get<std::int64_t>("year");
    page.out.leaf("td", year ? std::to_string(*year) : "–").leaf("td", state_label(page, *money.financing.type, line));
    page.out.leaf("td", shown(page, ore_of(line, "amount")), {{"class", "number"}}).close();
  }
  write_sum_row(page, page.say("Summa", "Sum"), {sum_of(money.financing.records, "amount")}, 2);
  close_table(page);
}

void write_claims(Page& page, const ProjectMoney& money) {
  if (money.claims.records.empty()) return;
  open_table(page, page.say("Rekvisitioner", "Claims"),
             {{page.say("Rekvisition", "Claim")},
              {page.say("Period", "Period")},
              {page.say("Läge", "State")},
              {page.say("Kostnader", "Costs"), true},
              {page.say("Rekvirerat", "Claimed"), true}});
  for (const Record& claim : money.claims.records) {
    page.out.open("tr").open("th", {{"scope", "row"}});
    plan_link(page, "/" + to_text(claim.id), claim.text("title"));
    page.out.close().leaf("td", fmt::format("{} – {}", shown_day(page, claim.text("from")), shown_day(page, claim.text("to"))));
    page.out.leaf("td", state_label(page, *money.claims.type, claim)).leaf("td", shown(page, ore_of(claim, "costs")), {{"class", "number"}});
    page.out.leaf("td", shown(page, ore_of(claim, "claimed")), {{"class", "number"}}).close();
  }
  close_table(page);
}

/// "Högst 48 % av bokförda kostnader, dock högst 1,2 mkr."
std::string share_words(const Page& page, const ops::RecordView& decision) {
  const auto share = decision.record.get<double>("share");
  const auto cap = decision.record.get<Money>("cap");
  std::string words;
  if (share) {
    const schema::Field* base = decision.type->find("share_base");
    const std::string of = base ? records::show_value(*base, decision.record.value("share_base"), page.language) : "";
    words = fmt::format("{} {} {}", core::show_percent(*share, 0, page.language), page.say("av", "of"),
                        of.empty() ? std::string(page.say("kostnaderna", "the costs")) : of);
  }
  if (cap)
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", page.say("dock högst", "at most"),
                         core::show_money(static_cast<double>(cap->minor), cap->currency, page.language));
  return words;
}

void write_terms(Page& page, const ops::RecordView& project) {
  const auto id = project.record.get<records::RecordId>("decision");
  if (!id) return;
  const auto decision = ops::view_record(page.site.workspace, page.actor, to_text(*id));
  if (!decision) return;
  page.out.open("section").leaf("h2", page.say("Beslutets villkor", "Terms of the decision")).open("ul");
  page.out.open("li");
  plan_link(page, "/" + to_text(*id), records::title_of(*decision->type, decision->record));
  page.out.close();
  if (const std::string words = share_words(page, *decision); !words.empty()) page.out.leaf("li", words);
  const std::string from = decision->record.text("support_start"), to = decision->record.text("support_end");
  if (!from.empty() || !to.empty())
    page.out.leaf("li", fmt::format("{} {} – {}", page.say("Stödet gäller", "The support holds"), shown_day(page, from), shown_day(page, to)));
  for (const std::string& condition : decision->record.texts("conditions")) plan_leaf(page, "li", condition);
  if (!decision->record.text("reporting_duty").empty()) plan_leaf(page, "li", decision->record.text("reporting_duty"));
  page.out.close().close();
}

}  // namespace

void write_project(Page& page, const ops::RecordView& view) {
  const std::string id = to_text(view.record.id);
  const ProjectMoney money = money_of(page, id);
  page.out.open("section").leaf("h2", page.say("Pengarna", "The money"));
  if (money.is_empty()) {
    page.out.leaf("p",
                  page.say("Här visas budget, finansiering, bokförda kostnader och rekvisitioner när de är registrerade, för den som får se dem.",
                           "Budget, financing, booked costs and claims are shown here when they are registered, for those who may see them."));
  } else {
    write_bar(page, money);
    write_budget(page, money);
    write_financing(page, money);
    write_claims(page, money);
  }
  page.out.open("p", {{"class", "actions"}});
  write_add(page, "booked_cost", page.say("Bokför en kostnad", "Book a cost"), {{"project", id}}, "/" + id);
  write_add(page, "claim", page.say("Ny rekvisition", "New claim"),
            {{"project", id}, {"direction", view.record.text("direction") == "received" ? "out" : "in"}}, "");
  page.out.close().close();
  write_terms(page, view);
  const auto indicators = ops::indicators_of(page.site.workspace, page.actor, "project", id, core::today());
  if (!indicators || indicators->empty()) return;
  page.out.open("section").leaf("h2", page.say("Resultat", "Results"));
  write_indicators(page, *indicators);
  page.out.close();
}

}  // namespace rodtrad::web
