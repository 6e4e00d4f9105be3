// Start: what has been published last, by assignment.
#include <algorithm>

#include "core/number_format.h"
#include "web/pages.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kMostShown = 10;

struct Group {
  std::string assignment;
  std::vector<ops::Publication> files;
};

/// Files of one assignment together, in the order of their newest.
std::vector<Group> by_assignment(const std::vector<ops::Publication>& newest_first) {
  std::vector<Group> groups;
  for (const ops::Publication& publication : newest_first) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.assignment == publication.assignment; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{.assignment = publication.assignment});
    group->files.push_back(publication);
  }
  if (groups.size() > kMostShown) groups.resize(kMostShown);
  return groups;
}

void write_publications(Page& page, const std::vector<ops::Publication>& publications) {
  page.out.open("section").leaf("h2", page.say("Senaste publikationer", "Latest publications"));
  if (publications.empty()) {
    page.out.leaf("p", page.say("Här visas analyser när de är klara och frisläppta för alla. Ingen är det än.",
                                "Analyses are shown here when they are done and released to the public. None is yet."));
  } else {
    page.out.open("ul", {{"class", "entries"}});
    for (const Group& group : by_assignment(publications)) {
      page.out.open("li").open("h3");
      plan_link(page, "/" + group.assignment, group.files.front().title);
      page.out.close().leaf("p", shown_day(page, group.files.front().date), {{"class", "quiet"}});
      write_files(page, group.files);
      page.out.close();
    }
    page.out.close();
  }
  page.out.close();
}

void write_plan(Page& page, const std::optional<ops::OpenPlan>& plan) {
  page.out.open("section").leaf("h2", page.say("Analysplan", "Analysis plan"));
  if (!plan) {
    page.out.leaf("p", page.say("Ingen analysplan är inläst än. Den som sköter arbetsytan läser in en med \"rodtrad plan import FIL\".",
                                "No analysis plan has been imported yet. Whoever runs the workspace imports one with \"rodtrad plan import FILE\"."));
  } else {
    const auto published = std::count_if(plan->assignments.begin(), plan->assignments.end(), [](const auto& one) { return one.is_published(); });
    page.out.open("p");
    plan_link(page, "/plan", plan->title);
    page.out.close();
    page.out.leaf("p", fmt::format(fmt::runtime(page.say("{} uppdrag, {} med publikation", "{} assignments, {} with a publication")),
                                   plan->assignments.size(), published));
  }
  page.out.close();
}

}  // namespace

Answer StartPage::operator()(const http::Request& request) const {
  Page page(site, request);
  const std::vector<ops::Publication> publications = TRY(page.reader.publications());
  const std::optional<ops::OpenPlan> plan = TRY(page.reader.latest_plan());
  return show_page(page, {.sv = "Start", .en = "Start"}, Place::start, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    page.out.leaf("h1", fmt::format("{} {}", page.say("Analyser från", "Analyses from"), page.reader.region()));
    page.out.leaf(
        "p", page.say("Här står vad som ska analyseras, och svaren när de är klara.", "What shall be analysed, and the answers when they are done."),
        {{"class", "lead"}});
    write_publications(page, publications);
    write_plan(page, plan);
    page.out.close();
  });
}

}  // namespace rodtrad::web
