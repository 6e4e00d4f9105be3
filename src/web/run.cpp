// A run: what it read and found, its draft, and letting it out.
#include "core/number_format.h"
#include "ops/method_ops.h"
#include "ops/record_ops.h"
#include "ops/release.h"
#include "web/desk.h"
#include "web/pieces.h"
#include "web/published_style.h"

namespace rodtrad::web {

namespace {

void write_facts(Page& page, const ops::RunView& run) {
  page.out.open("dl", {{"class", "status"}});
  write_fact(page, page.say("Läge", "State"), run.is_done() ? page.say("Klar", "Done") : page.say("Misslyckad", "Failed"));
  const auto method = ops::find_method(run.method);
  write_fact(page, page.say("Metod", "Method"), method ? page.in((*method)->title) : run.method);
  write_fact(page, page.say("Data", "Data"), fmt::format("{}", fmt::join(run.data, ", ")));
  write_fact(page, page.say("Lästa rader", "Rows read"), core::show_integer(run.rows, page.language));
  write_fact(page, page.say("Tid", "Time"), core::show_number(run.seconds, 1, page.language) + "\u00A0s");
  write_fact(page, page.say("Iakttagelser", "Findings"), core::show_integer(run.findings, page.language));
  page.out.close();
}

void write_notes(Page& page, const ops::RunView& run) {
  if (run.notes.empty()) return;
  page.out.open("section").leaf("h2", page.say("Att tänka på", "What to mind")).open("ul");
  for (const std::string& note : run.notes) plan_leaf(page, "li", note);
  page.out.close().close();
}

void write_drafts(Page& page, const ops::RunView& run) {
  page.out.open("section").leaf("h2", page.say("Utkast", "Draft"));
  page.out.leaf("p", page.say("Så här blir sidan, med texterna som de är nu. Ingen utanför ser den innan körningen är frisläppt.",
                              "This is what the page becomes, with the texts as they are now. Nobody outside sees it before the run is released."));
  page.out.open("ul", {{"class", "files"}});
  for (const auto& [level, words] : {std::pair{"internal", page.say("Utkast för interna läsare", "Draft for internal readers")},
                                     std::pair{"public", page.say("Utkast för alla", "Draft for everyone")}}) {
    page.out.open("li").leaf("a", words, {{"href", page.link(fmt::format("/{}/preview?level={}", run.run, level))}}).close();
  }
  page.out.open("li")
      .leaf("a", page.say("Resultatet: figurer och tabeller var för sig", "The result: figures and tables one by one"),
            {{"href", page.link("/" + run.run + "/result")}})
      .close();
  page.out.close().close();
}

void write_releases(Page& page, const ops::RunView& run) {
  for (const ops::RunView::Release& release : run.releases) {
    page.out.leaf("p", fmt::format("{} {} {} {}: {}",
                                   release.level == "public" ? page.say("Frisläppt offentligt", "Released to the public")
                                                             : page.say("Frisläppt internt", "Released internally"),
                                   shown_day(page, release.date), page.say("av", "by"), release.by, release.ground));
  }
}

void write_release(Page& page, const ops::RunView& run, const Filled& filled) {
  page.out.open("section", {{"id", "release"}}).leaf("h2", page.say("Släpp fram", "Release"));
  write_releases(page, run);
  open_form(page, "/" + run.run + "/release");
  write_radios(page, {.name = "level", .label = std::string(page.say("För vem", "For whom")), .value = "internal"},
               {{"internal", std::string(page.say("Internt: ledning och medarbetare", "Internal: management and staff"))},
                {"public", std::string(page.say("Offentligt: alla", "Public: everyone"))}},
               filled);
  write_input(
      page,
      {.name = "ground",
       .label = std::string(page.say("Grund", "Ground")),
       .hint = std::string(page.say("Varför uppgifterna får lämnas ut, till exempel att ingen enskild kan röjas. Ditt namn skrivs ut.",
                                    "Why the figures may be let out, for example that no single person can be disclosed. Your name is printed."))},
      filled);
  write_button(page, page.say("Släpp fram", "Release"));
  page.out.close().close();
}

http::Response show_run(Page& page, const ops::RunView& run, const Filled& filled) {
  http::Response response = show_page(page, core::say("Körning av {}", "Run of {}", run.title), Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + run.assignment, run.title);
    page.out.leaf("h1", fmt::format("{} {}", page.say("Körning", "Run"), run.run.substr(run.run.find('-') + 1)));
    write_done(page);
    write_summary(page, filled);
    write_facts(page, run);
    if (run.is_done()) write_drafts(page, run);
    write_notes(page, run);
    if (run.is_done()) write_release(page, run, filled);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

/// A run's drafts are for those who may work on its assignment.
core::Expected<ops::RunView> asked_run(const Page& page) {
  ops::RunView run = TRY(ops::view_run(page.site.workspace, page.request.parts[0]));
  TRY(need_assignment(page, run.assignment));
  return run;
}

/// Problems of a release stand at the field that they are about.
core::Problems at_fields(core::Problems problems) {
  for (core::Problem& problem : problems) {
    problem.place = {.file = problem.code == "ground_missing" ? "ground" : "level"};
    if (problem.code == "ground_missing") problem.hint = {};
  }
  return problems;
}

}  // namespace

Answer run_page(Page& page) { return show_run(page, TRY(asked_run(page)), {}); }

Answer preview_page(Page& page) {
  TRY(asked_run(page));
  const std::string level(page.request.query_value("level"));
  http::Response response{
      .content_type = "text/html; charset=utf-8",
      .body = TRY(ops::read_preview(page.site.workspace, page.request.parts[0], level.empty() ? "internal" : level, page.language)),
      .headers = {{"Cache-Control", "no-store"}}};
  response.headers.emplace_back("Content-Security-Policy", policy_of_published(response.body));
  return response;
}

Answer take_release(Page& page) {
  const ops::RunView run = TRY(asked_run(page));
  const schema::RecordType* type = page.site.workspace.store().schema().find("release");
  if (!type || !ops::may_ever(page.site.workspace, page.actor, schema::Action::create, *type))
    return core::fail(http::refusal_of_status(403).problems);
  const auto released = ops::release_run(page.site.workspace, {.run = run.run,
                                                               .by = page.visit.user->display,
                                                               .ground = std::string(page.request.form_value("ground")),
                                                               .level = std::string(page.request.form_value("level"))});
  if (!released) return show_run(page, run, {.values = page.request.form, .problems = at_fields(released.error())});
  return go_on(page, "/" + run.run, "released");
}

}  // namespace rodtrad::web
