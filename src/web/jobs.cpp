// Work under way: a page that loads itself again until it is done, and the list of what was done.
#include "ops/jobs.h"

#include "core/unicode.h"
#include "web/desk.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

std::string_view state_of(const Page& page, const ops::Job& job) {
  switch (job.state) {
    case ops::JobState::waiting:
      return page.say("Väntar på sin tur", "Waits for its turn");
    case ops::JobState::running:
      return page.say("Pågår", "Under way");
    case ops::JobState::done:
      return page.say("Klart", "Done");
    case ops::JobState::failed:
      return page.say("Misslyckades", "Failed");
  }
  return {};
}

void write_progress(Page& page, const ops::Job& job) {
  page.out.open("p", {{"class", "lead"}, {"role", "status"}}).text(state_of(page, job));
  if (job.state == ops::JobState::running && !page.in(job.stage).empty()) page.out.text(": " + page.in(job.stage));
  page.out.close();
  if (!job.is_over()) {
    page.out.empty("progress", {{"aria-label", page.say("Arbetet pågår", "The work is under way")}});
    page.out.leaf("p",
                  page.say("Sidan laddas om av sig själv. Du kan lämna den; arbetet fortsätter.",
                           "The page loads itself again. You may leave it; the work goes on."),
                  {{"class", "quiet"}});
  }
}

void write_problems(Page& page, const ops::Job& job) {
  if (job.problems.empty()) return;
  page.out.open("div", {{"class", "ds-error-summary"}}).leaf("h2", page.say("Vad som hände", "What happened")).open("ul");
  for (const core::Problem& problem : job.problems) page.out.leaf("li", core::to_line(problem, page.language));
  page.out.close().close();
}

/// Others' jobs are for administrators.
bool may_see(const Page& page, const ops::Job& job) { return job.by == page.visit.user->name || page.visit.user->has_role("administrator"); }

}  // namespace

Answer job_page(Page& page) {
  const auto job = page.site.jobs->find(std::stoll(page.request.parts[0].substr(4)));
  if (!job || !may_see(page, *job)) return core::fail(http::refusal_of_status(404).problems);
  if (job->state == ops::JobState::done) return http::see_other(page.link(job->outcome));
  http::Response response = show_page(page, job->title, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(job->title));
    write_progress(page, *job);
    write_problems(page, *job);
    page.out.open("p").leaf("a", page.say("Tillbaka", "Back"), {{"href", page.link(job->outcome)}}).close().close();
  });
  if (!job->is_over()) response.headers.emplace_back("Refresh", "1");
  return response;
}

Answer jobs_page(Page& page) {
  const core::Text title{.sv = "Arbeten", .en = "Jobs"};
  return show_page(page, title, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(title)).open("ul", {{"class", "entries"}});
    for (const ops::Job& job : page.site.jobs->list()) {
      if (!may_see(page, job)) continue;
      page.out.open("li").leaf("a", page.in(job.title), {{"href", page.link(fmt::format("/job-{}", job.number))}});
      page.out.leaf("span", fmt::format(" {}, {}, {}", state_of(page, job), job.by, shown_moment(page, job.added)), {{"class", "quiet"}}).close();
    }
    page.out.close().close();
  });
}

}  // namespace rodtrad::web
