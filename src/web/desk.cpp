// An assignment as its analyst sees it: what answers it, Run, the runs, and publishing.
#include "web/desk.h"

#include "core/number_format.h"
#include "ops/method_ops.h"
#include "ops/release.h"
#include "ops/run_job.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

std::string method_title(const Page& page, const std::string& id) {
  const auto method = ops::find_method(id);
  return method ? page.in((*method)->title) : id;
}

void write_binding(Page& page, const ops::DeskView& desk) {
  page.out.open("dl", {{"class", "facts"}});
  page.out.open("div").leaf("dt", page.say("Metod", "Method")).leaf("dd", method_title(page, desk.row.method)).close();
  page.out.open("div").leaf("dt", "Data").leaf("dd", fmt::format("{}", fmt::join(desk.row.data, ", "))).close();
  for (const auto& [name, value] : desk.params) page.out.open("div").leaf("dt", name).leaf("dd", value).close();
  page.out.close();
}

void write_run_button(Page& page, const ops::DeskView& desk) {
  page.out.open("div", {{"class", "actions"}});
  if (!desk.row.method.empty()) {
    open_form(page, "/" + desk.row.id + "/run");
    write_submit(page, page.say("Kör analysen", "Run the analysis"), kPrimary);
    page.out.close();
  }
  page.out.leaf("a",
                desk.row.method.empty() ? page.say("Välj metod och data", "Choose method and data")
                                        : page.say("Ändra metod och data", "Change method and data"),
                {{"href", page.link("/" + desk.row.id + "/method")}});
  page.out.leaf("a", page.say("Skriv texter", "Write texts"), {{"href", page.link("/" + desk.row.id + "/texts")}}).close();
}

void write_runs(Page& page, const ops::DeskView& desk) {
  if (desk.runs.empty()) return;
  page.out.leaf("h3", page.say("Körningar", "Runs")).open("ul", {{"class", "entries"}});
  for (const ops::RunView& run : desk.runs) write_run_line(page, run);
  page.out.close();
}

void write_publish(Page& page, const ops::DeskView& desk) {
  const bool released = std::any_of(desk.runs.begin(), desk.runs.end(), [](const ops::RunView& run) { return !run.releases.empty(); });
  if (!released) return;
  page.out.leaf("h3", page.say("Publicera", "Publish"));
  page.out.leaf("p", page.say("Den senast frisläppta körningen publiceras med texterna som de är nu, på svenska och engelska.",
                              "The run that was released last is published with the texts as they are now, in Swedish and English."));
  open_form(page, "/" + desk.row.id + "/publish");
  write_radios(page, {.name = "form", .label = std::string(page.say("Form", "Form")), .value = "webb"},
               {{"webb", std::string(page.say("Webbsida", "Web page"))},
                {"analysresultat", std::string(page.say("Bilder (PowerPoint)", "Slides (PowerPoint)"))},
                {"kort_analys", std::string(page.say("Kort analys (Word)", "Short analysis (Word)"))}},
               {});
  write_button(page, page.say("Publicera", "Publish"));
  page.out.close();
}

/// The assignment's plan of work for a job's thread.
}  // namespace

void write_run_line(Page& page, const ops::RunView& run) {
  page.out.open("li");
  page.out.leaf("a", fmt::format("{} {}", page.say("Körning", "Run"), run.run.substr(run.run.find('-') + 1)), {{"href", page.link("/" + run.run)}});
  std::string facts = " " + shown_moment(page, run.started);
  if (run.is_done())
    facts += fmt::format(", {} {}, {} s", core::show_integer(run.rows, page.language), page.say("rader", "rows"),
                         core::show_number(run.seconds, 1, page.language));
  page.out.leaf("span", facts, {{"class", "quiet"}});
  if (!run.is_done()) write_tag(page, page.say("Misslyckad", "Failed"));
  for (const ops::RunView::Release& release : run.releases) {
    write_tag(page, release.level == "public" ? page.say("Frisläppt offentligt", "Released to the public")
                                              : page.say("Frisläppt internt", "Released internally"));
  }
  page.out.close();
}

void write_desk(Page& page, const ops::DeskView& desk) {
  page.out.open("section", {{"id", "work"}, {"class", "box"}}).leaf("h2", page.say("Så besvaras uppdraget", "How the assignment is answered"));
  if (desk.row.method.empty())
    page.out.leaf("p", page.say("Ingen metod är vald än.", "No method is chosen yet."));
  else
    write_binding(page, desk);
  write_run_button(page, desk);
  write_runs(page, desk);
  write_publish(page, desk);
  page.out.close();
}

Answer take_run(Page& page) {
  TRY(need_assignment(page, page.request.parts[0]));
  const std::int64_t number = TRY(ops::queue_run(page.site.workspace, *page.site.jobs, page.request.parts[0], page.visit.user->name));
  return http::see_other(page.link(fmt::format("/job-{}", number)));
}

Answer take_publish(Page& page) {
  TRY(need_assignment(page, page.request.parts[0]));
  const ops::DeskView desk = TRY(ops::view_desk(page.site.workspace, page.request.parts[0]));
  TRY(ops::publish_assignment(page.site.workspace, {.assignment = desk.row.id, .form = std::string(page.request.form_value("form"))}));
  return go_on(page, "/" + desk.row.id + "#publications", "published");
}

}  // namespace rodtrad::web
