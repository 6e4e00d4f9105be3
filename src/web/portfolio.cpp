// The portfolio: external and own money, by programme, role, year or state, and the same as a file.
#include <algorithm>

#include "core/http_client.h"
#include "core/number_format.h"
#include "formats/csv_write.h"
#include "records/show_value.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using records::Record;

constexpr std::int64_t kMostProjects = 20'000;
const core::Text kPortfolio{.sv = "Portfölj", .en = "Portfolio"};

struct Grouping {
  std::string_view id;
  core::Text label;
};
const Grouping kGroupings[] = {{"programme", {.sv = "Program", .en = "Programme"}},
                               {"funder", {.sv = "Finansiär", .en = "Funder"}},
                               {"role", {.sv = "Roll", .en = "Role"}},
                               {"target_area", {.sv = "Målområde", .en = "Target area"}},
                               {"year", {.sv = "Startår", .en = "Year of start"}},
                               {"state", {.sv = "Läge", .en = "State"}}};

struct Line {
  std::string name;
  std::int64_t projects = 0, lead = 0;
  std::int64_t external = 0, own = 0;  // öre

  void add(const Line& other) {
    projects += other.projects;
    lead += other.lead;
    external += other.external;
    own += other.own;
  }
};

/// What a project is counted under; its funding programme as written when it has no programme of ours.
std::string group_of(const Page& page, const ops::RecordList& list, const Record& project, std::string_view by) {
  if (by == "year") return project.text("start").substr(0, 4);
  if (by == "programme" && !project.text("funding_programme").empty()) return project.text("funding_programme");
  const schema::Field* field = list.type->find(by);
  if (const auto id = project.get<records::RecordId>(by)) {
    const auto title = list.titles.find(*id);
    return title == list.titles.end() ? to_text(*id) : title->second;
  }
  return field ? records::show_value(*field, project.value(by), page.language) : std::string();
}

std::string_view asked_grouping(const Page& page) {
  const std::string_view asked = page.request.query_value("by");
  const bool known = std::any_of(std::begin(kGroupings), std::end(kGroupings), [&](const Grouping& one) { return one.id == asked; });
  return known ? asked : kGroupings[0].id;
}

struct Portfolio {
  std::vector<Line> lines;  // by external money, most first
  Line sum;
};

core::Expected<Portfolio> read_portfolio(const Page& page) {
  const std::string direction(page.request.query_value("direction"));
  ops::RecordQuery query{.type = "project", .limit = kMostProjects};
  if (!direction.empty()) query.where = {{"direction", direction}};
  const ops::RecordList list = TRY(ops::list_records(page.site.workspace, page.actor, query));
  std::map<std::string, Line> groups;
  Portfolio portfolio;
  for (const Record& project : list.records) {
    const Line one{.name = group_of(page, list, project, asked_grouping(page)),
                   .projects = 1,
                   .lead = project.text("role") == "lead" ? 1 : 0,
                   .external = ore_of(project, "external_money"),
                   .own = ore_of(project, "own_money")};
    Line& group = groups[one.name];
    group.name = one.name;
    group.add(one);
    portfolio.sum.add(one);
  }
  for (auto& [name, line] : groups) portfolio.lines.push_back(line);
  std::stable_sort(portfolio.lines.begin(), portfolio.lines.end(), [](const Line& a, const Line& b) { return a.external > b.external; });
  return portfolio;
}

std::string path_with(const Page& page, std::string_view path, std::string_view name, std::string_view value) {
  std::string whole(path);
  for (const char* known : {"by", "direction"}) {
    const std::string_view held = known == name ? value : page.request.query_value(known);
    if (!held.empty()) whole = with_query(whole, fmt::format("{}={}", known, core::url_encoded(held)));
  }
  return page.link(whole);
}

void write_choices(Page& page) {
  page.out.open("nav", {{"class", "tabs"}, {"aria-label", page.say("Summera efter", "Sum by")}}).open("ul");
  for (const Grouping& one : kGroupings)
    write_tab(page, page.in(one.label), path_with(page, "/portfolio", "by", one.id), one.id == asked_grouping(page));
  page.out.close().close();
  const schema::Field* direction = page.site.workspace.store().schema().find("project")->find("direction");
  const std::string_view asked = page.request.query_value("direction");
  page.out.open("nav", {{"class", "tabs quiet-tabs"}, {"aria-label", page.in(direction->label)}}).open("ul");
  write_tab(page, page.say("Alla", "All"), path_with(page, "/portfolio", "direction", ""), asked.empty());
  for (const schema::Code& code : direction->codes)
    write_tab(page, page.in(code.label), path_with(page, "/portfolio", "direction", code.id), asked == code.id);
  page.out.close().close();
}

void write_line(Page& page, const Line& line, std::string_view name, std::string_view classes) {
  const std::int64_t all = line.external + line.own;
  const auto money = [&](std::int64_t ore) {
    page.out.leaf("td", core::show_money(static_cast<double>(ore), "SEK", page.language), {{"class", "number"}});
  };
  page.out.open("tr", {{"class", classes}}).leaf("th", name, {{"scope", "row"}});
  page.out.leaf("td", core::show_integer(line.projects, page.language), {{"class", "number"}});
  page.out.leaf("td", core::show_integer(line.lead, page.language), {{"class", "number"}});
  money(line.external);
  money(line.own);
  money(all);
  page.out.leaf("td", all == 0 ? "–" : core::show_percent(100 * static_cast<double>(line.external) / static_cast<double>(all), 0, page.language),
                {{"class", "number"}});
  page.out.close();
}

void write_lines(Page& page, const Portfolio& portfolio) {
  const Grouping& grouping =
      *std::find_if(std::begin(kGroupings), std::end(kGroupings), [&](const Grouping& one) { return one.id == asked_grouping(page); });
  open_table(page, page.say("Externa och egna medel", "External and own money"),
             {{page.in(grouping.label)},
              {page.say("Projekt", "Projects"), true},
              {page.say("Varav som ledande part", "Of them as lead"), true},
              {page.say("Externa medel", "External money"), true},
              {page.say("Egna medel", "Own money"), true},
              {page.say("Totalt", "Total"), true},
              {page.say("Extern andel", "External share"), true}});
  for (const Line& line : portfolio.lines)
    write_line(page, line, line.name.empty() ? page.say("inte angivet", "not stated") : std::string_view(line.name), "part");
  write_line(page, portfolio.sum, page.say("Totalt", "Total"), "total");
  close_table(page);
}

}  // namespace

Answer portfolio_page(Page& page) {
  const Portfolio portfolio = TRY(read_portfolio(page));
  return show_page(page, kPortfolio, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/register/project", page.say("Projekt", "Projects"));
    page.out.leaf("h1", page.in(kPortfolio));
    write_choices(page);
    if (portfolio.sum.projects == 0)
      page.out.leaf("p", page.say("Här summeras projektens externa och egna medel. Inget projekt som du får se passar än.",
                                  "The projects' external and own money is summed here. No project that you may see fits yet."));
    else
      write_lines(page, portfolio);
    page.out.leaf(
        "p",
        page.say("Beloppen är beslutade medel i hela projekten, avrundade var för sig: summan av det som visas kan skilja sig från totalen. Belopp i "
                 "andra valutor än kronor räknas inte in.",
                 "Amounts are decided money for whole projects, each rounded by itself: the sum of what is shown may differ from the total. "
                 "Amounts in other currencies than kronor are not counted."),
        {{"class", "quiet"}});
    page.out.open("p").leaf("a", page.say("Hämta som CSV", "Download as CSV"), {{"href", path_with(page, "/portfolio.csv", "", "")}}).close().close();
  });
}

Answer portfolio_file(Page& page) {
  const Portfolio portfolio = TRY(read_portfolio(page));
  std::string body;
  formats::append_csv_row(body, {asked_grouping(page), "projects", "lead", "external_ore", "own_ore"});
  for (const Line& line : portfolio.lines)
    formats::append_csv_row(
        body, {line.name, std::to_string(line.projects), std::to_string(line.lead), std::to_string(line.external), std::to_string(line.own)});
  return csv_file("portfolio", std::move(body));
}

}  // namespace rodtrad::web
