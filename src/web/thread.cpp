// The red thread as a picture and as a list of the same, and what is missing in the threads of all.
#include "ops/thread.h"

#include <algorithm>

#include "core/number_format.h"
#include "core/unicode.h"
#include "figure/flow.h"
#include "web/pieces.h"
#include "web/register.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kSiblingsShown = 5;

void write_line(Page& page, const domain::ThreadLine& line) {
  page.out.open("li", {{"class", fmt::format("level-{}", std::min(line.level < 0 ? 0 : line.level, 6))}});
  if (!line.step) {
    page.out.text(fmt::format("{} {} {}", page.say("och", "and"), line.folded, core::fold_case(page.in(line.kind))));
  } else {
    page.out.leaf("span", page.in(line.step->kind), {{"class", "quiet"}}).text(" ");
    plan_link(page, "/" + to_text(line.step->id), line.step->title);
  }
  const std::string money = domain::show_money(line.step ? line.step->sum : line.sum, page.language);
  if (!money.empty()) page.out.leaf("span", " " + money, {{"class", "quiet"}});
  page.out.close();
}

void write_gaps(Page& page, const std::vector<domain::ThreadGap>& gaps) {
  if (gaps.empty()) return;
  page.out.open("section").leaf("h2", page.say("Saknas på vägen", "Missing on the way")).open("ul", {{"class", "entries"}});
  for (const domain::ThreadGap& gap : gaps) {
    page.out.open("li");
    plan_link(page, "/" + to_text(gap.id), gap.title);
    page.out.text(": " + page.in(gap.missing)).close();
  }
  page.out.close().close();
}

}  // namespace

Answer thread_page(Page& page) {
  const domain::Thread thread = TRY(found(ops::view_thread(page.site.workspace, page.actor, page.request.parts[0], domain::ThreadWay::both)));
  const core::Text title{.sv = "Den röda tråden", .en = "The red thread"};
  return show_page(page, title, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + page.request.parts[0], page.request.parts[0]);
    page.out.leaf("h1", page.in(title));
    page.out.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", page.in(title)}});
    page.out.raw(figure::render_flow(domain::thread_flow(thread, page.language), page.language)).close();
    page.out.open("section").leaf("h2", page.say("Samma som lista", "The same as a list")).open("ol", {{"class", "levels"}});
    for (const domain::ThreadLine& line : domain::thread_lines(thread, kSiblingsShown)) write_line(page, line);
    page.out.close().close();
    write_gaps(page, thread.gaps);
    page.out.close();
  });
}

Answer gaps_page(Page& page) {
  const std::vector<domain::Gap> gaps = TRY(ops::view_gaps(page.site.workspace, page.actor, core::today()));
  const core::Text title{.sv = "Luckor", .en = "Gaps"};
  return show_page(page, title, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/register", page.say("Register", "Register"));
    page.out.leaf("h1", page.in(title));
    page.out.leaf("p",
                  gaps.empty() ? page.say("Inget saknas i trådarna.", "Nothing is missing in the threads.")
                               : page.say("Vad som saknas i trådarna, vem som ansvarar och hur länge.",
                                          "What is missing in the threads, who answers for it and since when."),
                  {{"class", "lead"}});
    std::string kind;
    for (const domain::Gap& gap : gaps) {
      if (gap.kind != kind && !kind.empty()) close_table(page);
      if (gap.kind != kind)
        open_table(page, page.in(gap.label),
                   {{page.say("Post", "Record")}, {page.say("Ansvarig", "Responsible")}, {page.say("Dagar", "Days"), true}});
      kind = gap.kind;
      page.out.open("tr").open("th", {{"scope", "row"}});
      plan_link(page, "/" + to_text(gap.id), gap.title);
      page.out.close().leaf("td", gap.owner.empty() ? std::string(page.say("ingen", "nobody")) : gap.owner);
      page.out.leaf("td", core::show_integer(gap.days, page.language), {{"class", "number"}}).close();
    }
    if (!kind.empty()) close_table(page);
    page.out.close();
  });
}

}  // namespace rodtrad::web
