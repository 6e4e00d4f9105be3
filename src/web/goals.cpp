// All goals at a glance: by target area, each with its light, the indicators behind it and the own assessment.
#include <algorithm>

#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using ops::IndicatorSeries;
using records::Record;

constexpr std::int64_t kMostGoals = 5000;
const core::Text kGoals{.sv = "Mål", .en = "Goals"};

/// "Kostnad per DRG-poäng mot riket 102,1 (mål 100)".
void write_indicator_line(Page& page, const IndicatorSeries& series) {
  page.out.open("li");
  write_light_mark(page, series.light.light);
  plan_link(page, "/" + series.id, series.title);
  if (series.measured.value) page.out.text(" " + shown_value(page, *series.measured.value, series.measured_in));
  if (series.measured.target)
    page.out.leaf("span", fmt::format(" ({} {})", page.say("mål", "target"), shown_value(page, *series.measured.target, series.measured_in)),
                  {{"class", "quiet"}});
  page.out.close();
}

void write_goal_row(Page& page, const ops::RecordList& list, const Record& goal, const std::vector<IndicatorSeries>& indicators) {
  page.out.open("tr").open("th", {{"scope", "row"}});
  plan_link(page, "/" + to_text(goal.id), goal.text("title"));
  page.out.close().open("td");
  write_light(page, ops::worst_of(indicators));
  page.out.close().open("td");
  page.out.open("ul", {{"class", "plain-list"}});
  for (const IndicatorSeries& series : indicators) write_indicator_line(page, series);
  page.out.close();
  if (indicators.empty()) page.out.leaf("span", page.say("ingen indikator", "no indicator"), {{"class", "quiet"}});
  const schema::Field* assessment = list.type->find("assessment");
  const std::string own = assessment ? records::show_value(*assessment, goal.value("assessment"), page.language) : std::string();
  page.out.close().leaf("td", own, {{"data-label", page.say("Egen bedömning: ", "Own assessment: ")}});
  page.out.leaf("td", shown_day(page, goal.text("due")), {{"data-label", page.say("Nått senast: ", "Reached by: ")}}).close();
}

/// Goals of one target area, in the order of their numbers.
void write_area(Page& page, const ops::RecordList& list, const std::string& area, const std::vector<const Record*>& goals,
                std::map<std::string, std::vector<IndicatorSeries>>& indicators) {
  page.out.open("section", {{"class", "stack"}})
      .leaf("h2", area.empty() ? page.say("Utan målområde", "Without a target area") : std::string_view(area));
  open_table(page, area.empty() ? page.say("Mål utan målområde", "Goals without a target area") : std::string_view(area),
             {{page.say("Mål", "Goal")},
              {page.say("Läge", "Light")},
              {page.say("Indikatorer", "Indicators")},
              {page.say("Egen bedömning", "Own assessment")},
              {page.say("Nått senast", "Reached by")}});
  for (const Record* goal : goals) write_goal_row(page, list, *goal, indicators[to_text(goal->id)]);
  close_table(page);
  page.out.close();
}

std::string area_of(const ops::RecordList& list, const Record& goal) {
  const auto id = goal.get<records::RecordId>("target_area");
  const auto title = id ? list.titles.find(*id) : list.titles.end();
  return title == list.titles.end() ? std::string() : title->second;
}

}  // namespace

Answer goals_page(Page& page) {
  const ops::RecordList list = TRY(ops::list_records(page.site.workspace, page.actor, {.type = "goal", .limit = kMostGoals}));
  auto indicators = TRY(ops::indicators_by(page.site.workspace, page.actor, "goal", core::today()));
  std::vector<std::pair<std::string, std::vector<const Record*>>> areas;  // in the order of their first goal
  for (const Record& goal : list.records) {
    if (goal.text("state") == "dropped") continue;
    const std::string area = area_of(list, goal);
    auto here = std::find_if(areas.begin(), areas.end(), [&](const auto& one) { return one.first == area; });
    if (here == areas.end()) here = areas.insert(areas.end(), {area, {}});
    here->second.push_back(&goal);
  }
  return show_page(page, kGoals, Place::goals, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kGoals));
    page.out.leaf(
        "p",
        areas.empty()
            ? page.say("Här visas regionens mål när de är registrerade.", "The region's goals are shown here when they are registered.")
            : page.say(
                  "Vad regionen vill nå, och hur det går. Ljuset räknas ur indikatorerna; den egna bedömningen står bredvid.",
                  "What the region wants to reach, and how it goes. The light is computed from the indicators; the own assessment stands beside it."),
        {{"class", "lead"}});
    for (const auto& [area, goals] : areas) write_area(page, list, area, goals, indicators);
    page.out.close();
  });
}

}  // namespace rodtrad::web
