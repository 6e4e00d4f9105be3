// The page that stands where there is none.
#include "core/unicode.h"
#include "web/pages.h"
#include "web/pieces.h"

namespace rodtrad::web {

http::Response refusal_page(const Site& site, const http::Request& request, const http::Refusal& refusal) {
  const core::Problem& problem = refusal.problems.front();
  Page page(site, request);
  return show_page(page, {.sv = core::capitalise(problem.message.sv), .en = core::capitalise(problem.message.en)}, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    page.out.leaf("p", fmt::format("{} {}", page.say("Svar", "Answer"), refusal.status), {{"class", "kicker"}});
    page.out.leaf("h1", core::capitalise(page.in(problem.message)));
    if (!page.in(problem.hint).empty()) page.out.leaf("p", core::capitalise(page.in(problem.hint)) + ".", {{"class", "lead"}});
    page.out.open("p").leaf("a", page.say("Till startsidan", "To the first page"), {{"href", page.link("/")}}).close().close();
  });
}

}  // namespace rodtrad::web
