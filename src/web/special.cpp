// Which type has which special part, and pieces that several of them use.
#include "web/special.h"

#include "core/number_format.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

constexpr std::int64_t kMostLinked = 5000;

struct Special {
  std::string_view type;
  void (*write)(Page& page, const ops::RecordView& view);
  std::vector<std::string_view> shows;  // types of records that link here and need not be listed again
};

const std::vector<Special>& specials() {
  static const std::vector<Special> kSpecials = {
      {"goal", write_goal, {"indicator"}},
      {"programme", write_programme, {"indicator"}},
      {"project", write_project, {"budget_line", "financing_line", "booked_cost", "claim"}},
      {"claim", write_claim, {"booked_cost", "payment_basis"}},
      {"meeting", write_meeting, {"agenda_item", "attendance"}},
      {"need", write_need, {}},
      {"network", write_network, {"membership"}},
      {"release_request", write_release_request, {}},
  };
  return kSpecials;
}

const Special* special_of(const ops::RecordView& view) {
  for (const Special& one : specials()) {
    if (one.type == view.type->name) return &one;
  }
  return nullptr;
}

struct LightLook {
  std::string_view classes, shape;
};

/// Told apart by shape as well as by colour.
LightLook look_of(domain::Light light) {
  static constexpr LightLook kLooks[] = {{"light green", "▲"}, {"light amber", "◆"}, {"light red", "▼"}, {"light grey", "○"}};
  return kLooks[static_cast<std::size_t>(light)];
}

void write_numbers(Page& page, const figure::Figure& figure) {
  page.out.open("details").leaf("summary", page.say("Samma siffror som tabell", "The same numbers as a table"));
  std::vector<Head> heads = {{""}};
  heads.front().words = page.say("Tid", "Time");
  for (const figure::Series& series : figure.series) heads.push_back({page.in(series.label), true});
  open_table(page, page.in(figure.title), heads);
  const table::Column column{.unit = figure.unit, .decimals = figure.decimals};
  for (std::size_t i = 0; i < figure.categories.size(); ++i) {
    page.out.open("tr").leaf("th", page.in(figure.categories[i]), {{"scope", "row"}});
    for (const figure::Series& series : figure.series) {
      const figure::Point& point = series.points[i];
      page.out.leaf("td", table::show_cell({.status = point.status, .value = point.value}, column, figure.currency, page.language),
                    {{"class", "number"}});
    }
    page.out.close();
  }
  close_table(page);
  page.out.close();
}

}  // namespace

void write_special(Page& page, const ops::RecordView& view) {
  if (const Special* special = special_of(view)) special->write(page, view);
}

bool is_shown_already(const ops::RecordView& view, const ops::Incoming& incoming) {
  const Special* special = special_of(view);
  return special && std::find(special->shows.begin(), special->shows.end(), incoming.type->name) != special->shows.end();
}

ops::RecordList linked(const Page& page, const std::string& type, const std::string& field, const std::string& id, const std::string& order_by) {
  auto list = ops::list_records(page.site.workspace, page.actor, {.type = type, .where = {{field, id}}, .order_by = order_by, .limit = kMostLinked});
  return list ? *std::move(list) : ops::RecordList{};
}

void write_light(Page& page, domain::Light light) {
  const LightLook look = look_of(light);
  page.out.open("span", {{"class", look.classes}}).leaf("span", look.shape, {{"aria-hidden", "true"}});
  page.out.text(" " + page.in(domain::light_word(light))).close();
}

void write_light_mark(Page& page, domain::Light light) {
  const LightLook look = look_of(light);
  page.out.open("span", {{"class", look.classes}, {"title", page.in(domain::light_word(light))}}).leaf("span", look.shape, {{"aria-hidden", "true"}});
  page.out.leaf("span", page.in(domain::light_word(light)) + " ", {{"class", "spoken"}}).close();
}

std::int64_t ore_of(const records::Record& record, std::string_view field) {
  const auto money = record.get<core::Money>(field);
  return money && money->currency == "SEK" ? money->minor : 0;
}

std::string shown_value(const Page& page, double value, const std::string& measured_in) {
  const int decimals = value == static_cast<double>(static_cast<std::int64_t>(value)) ? 0 : 1;
  if (measured_in == "procent") return core::show_percent(value, decimals, page.language);
  const std::string number = core::show_number(value, decimals, page.language);
  return measured_in.empty() || measured_in == "index" ? number : number + "\u00A0" + measured_in;
}

void write_own_figure(Page& page, const figure::Figure& figure) {
  constexpr double kWide = 720, kNarrow = 320;
  page.out.open("figure").open("figcaption").leaf("p", page.in(figure.subtitle), {{"class", "subtitle"}}).close();
  page.out.open("div", {{"class", "wide"}}).raw(figure::render_svg(figure, page.language, {.width = kWide})).close();
  page.out.open("div", {{"class", "narrow"}}).raw(figure::render_svg(figure, page.language, {.width = kNarrow})).close();
  write_numbers(page, figure);
  page.out.close();
}

}  // namespace rodtrad::web
