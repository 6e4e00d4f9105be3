// A goal on one page: its lights beside its own assessment, curves against targets, the money below it and what is missing.
#include <algorithm>

#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/thread.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using domain::Light;
using ops::IndicatorSeries;

figure::Point point_of(std::optional<double> value) {
  if (!value) return {.status = table::Status::missing};
  return {.status = table::Status::value, .value = *value};
}

/// The value over time against the target.
figure::Figure curve_of(const IndicatorSeries& series) {
  figure::Figure figure{.id = series.id,
                        .kind = figure::Kind::line,
                        .title = core::same_text(series.title),
                        .subtitle = {.sv = series.is_mean ? "Medelvärde av kommunernas värden" : "Hela regionen",
                                     .en = series.is_mean ? "Mean of the municipalities' values" : "The whole region"},
                        .unit = series.measured_in == "procent" ? table::Unit::percent : table::Unit::index,
                        .decimals = 1};
  figure::Series own{.id = "own", .label = {.sv = "Värde", .en = "Value"}, .role = figure::SeriesRole::own};
  figure::Series target{.id = "target", .label = {.sv = "Mål", .en = "Target"}, .role = figure::SeriesRole::target};
  for (const std::string& time : series.times()) {
    figure.categories.push_back(core::same_text(time));
    own.points.push_back(point_of(series.whole_at(time)));
    target.points.push_back(point_of(series.measured.target));
  }
  figure.alt = core::say("Kurva över {}, mot målvärdet. Siffrorna står i tabellen under.",
                         "Curve of {} against its target. The numbers stand in the table below.", series.title);
  figure.series.push_back(std::move(own));
  if (series.measured.target) figure.series.push_back(std::move(target));
  return figure;
}

void write_indicator(Page& page, const IndicatorSeries& series) {
  page.out.open("section", {{"class", "indicator"}}).open("h3");
  plan_link(page, "/" + series.id, series.title);
  page.out.close().open("p");
  write_light(page, series.light.light);
  page.out.text(" ");
  if (series.measured.value) page.out.leaf("strong", shown_value(page, *series.measured.value, series.measured_in)).text(" ");
  if (series.measured.target)
    page.out.leaf("span", fmt::format("{} {}", page.say("mål", "target"), shown_value(page, *series.measured.target, series.measured_in)),
                  {{"class", "quiet"}});
  page.out.close().leaf("p", page.in(series.light.why), {{"class", "quiet"}});
  if (series.times().size() > 1) write_own_figure(page, curve_of(series));
  page.out.close();
}

/// "2 nås, 1 nås delvis": never an average of colours.
std::string distribution(const Page& page, const std::vector<IndicatorSeries>& all) {
  std::vector<std::string> parts;
  for (const Light light : {Light::green, Light::amber, Light::red, Light::grey}) {
    const auto count = std::count_if(all.begin(), all.end(), [&](const IndicatorSeries& one) { return one.light.light == light; });
    if (count > 0) parts.push_back(fmt::format("{} {}", count, core::fold_case(page.in(domain::light_word(light)))));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

void write_judgement(Page& page, const ops::RecordView& view, const std::vector<IndicatorSeries>& all) {
  const Light computed = ops::worst_of(all);
  page.out.open("dl", {{"class", "status lights"}}).open("div").leaf("dt", page.say("Indikatorerna", "The indicators")).open("dd");
  write_light(page, computed);
  page.out.leaf("span", all.empty() ? std::string(page.say(" inga indikatorer", " no indicators")) : " " + distribution(page, all),
                {{"class", "quiet"}});
  page.out.close().close();
  const std::string own = view.record.text("assessment");
  static const std::map<std::string, Light> kOwn = {{"green", Light::green}, {"amber", Light::amber}, {"red", Light::red}};
  const auto assessed = kOwn.find(own);
  page.out.open("div").leaf("dt", page.say("Egen bedömning", "Own assessment")).open("dd");
  assessed == kOwn.end() ? void(page.out.leaf("span", page.say("ingen", "none"), {{"class", "quiet"}})) : write_light(page, assessed->second);
  if (assessed != kOwn.end() && computed != Light::grey && assessed->second != computed)
    write_tag(page, page.say("skiljer sig från indikatorerna", "differs from the indicators"));
  page.out.close().close().close();
}

void write_money(Page& page, const domain::Thread& thread) {
  const auto asked = std::find_if(thread.steps.begin(), thread.steps.end(), [](const domain::ThreadStep& step) { return step.level == 0; });
  page.out.open("section").leaf("h2", page.say("Pengarna", "The money"));
  const std::string money = asked == thread.steps.end() ? "" : domain::show_money(asked->sum, page.language);
  page.out.leaf("p", money.empty() ? std::string(page.say("Inga belopp hänger på målet än.", "No amounts hang on the goal yet.")) : money + ".");
  if (!money.empty()) {
    page.out.open("ul", {{"class", "entries"}});
    for (const domain::ThreadStep& step : thread.steps) {
      if (step.level != 1 || step.sum.empty()) continue;
      page.out.open("li").leaf("span", page.in(step.kind) + " ", {{"class", "quiet"}});
      plan_link(page, "/" + to_text(step.id), step.title);
      page.out.leaf("span", " " + domain::show_money(step.sum, page.language), {{"class", "quiet"}}).close();
    }
    page.out.close();
  }
  page.out.close();
}

void write_gaps(Page& page, const domain::Thread& thread) {
  if (thread.gaps.empty()) return;
  page.out.open("section").leaf("h2", page.say("Saknas i tråden", "Missing in the thread")).open("ul", {{"class", "entries"}});
  for (const domain::ThreadGap& gap : thread.gaps) {
    page.out.open("li");
    plan_link(page, "/" + to_text(gap.id), gap.title);
    page.out.text(": " + page.in(gap.missing)).close();
  }
  page.out.close().close();
}

}  // namespace

void write_indicators(Page& page, const std::vector<IndicatorSeries>& all) {
  for (const IndicatorSeries& series : all) write_indicator(page, series);
}

void write_goal(Page& page, const ops::RecordView& view) {
  const std::string id = to_text(view.record.id);
  const auto all = ops::indicators_of(page.site.workspace, page.actor, "goal", id, core::today());
  const std::vector<IndicatorSeries> indicators = all ? *all : std::vector<IndicatorSeries>{};
  write_judgement(page, view, indicators);
  if (!view.record.text("wording").empty()) plan_leaf(page, "p", view.record.text("wording"));
  page.out.open("section").leaf("h2", page.say("Så går det", "How it goes"));
  if (indicators.empty())
    page.out.leaf("p",
                  page.say("Målet har ingen indikator: det går inte att följa upp än.", "The goal has no indicator: it cannot be followed up yet."));
  write_indicators(page, indicators);
  page.out.close();
  if (const auto thread = ops::view_thread(page.site.workspace, page.actor, id, domain::ThreadWay::both)) {
    write_money(page, *thread);
    write_gaps(page, *thread);
  }
}

}  // namespace rodtrad::web
