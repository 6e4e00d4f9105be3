// Search across everything that the reader may see, grouped by kind, with the words around each place.
#include <map>

#include "core/number_format.h"
#include "web/pieces.h"
#include "web/register.h"

namespace rodtrad::web {

namespace {

const core::Text kSearch{.sv = "Sök", .en = "Search"};
constexpr std::int64_t kMostHits = 100;

void write_hits(Page& page, const std::vector<records::SearchHit>& hits) {
  std::vector<std::pair<std::string, std::vector<const records::SearchHit*>>> groups;  // in the order of their best hit
  std::map<std::string, std::size_t> places;
  for (const records::SearchHit& hit : hits) {
    const auto [place, is_new] = places.try_emplace(hit.id.type, groups.size());
    if (is_new) groups.push_back({hit.id.type, {}});
    groups[place->second].second.push_back(&hit);
  }
  for (const auto& [name, group] : groups) {
    const schema::RecordType* type = page.site.workspace.store().schema().find(name);
    page.out.open("section").leaf("h2", type ? page.in(type->plural) : name).open("ul", {{"class", "entries"}});
    for (const records::SearchHit* hit : group) {
      page.out.open("li");
      plan_link(page, "/" + to_text(hit->id), hit->title.empty() ? to_text(hit->id) : hit->title);
      if (hit->excerpt != hit->title) plan_leaf(page, "p", hit->excerpt);
      page.out.close();
    }
    page.out.close().close();
  }
}

}  // namespace

Answer search_page(Page& page) {
  const std::string words(page.request.query_value("q"));
  std::vector<records::SearchHit> hits;
  if (!words.empty()) hits = TRY(ops::find_records(page.site.workspace, page.actor, {.words = words, .limit = kMostHits}));
  return show_page(page, kSearch, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kSearch));
    page.out.open("form", {{"class", "filters"}, {"role", "search"}, {"action", "/search"}});
    if (page.request.query_value("lang") == "en") write_hidden(page, "lang", "en");
    write_input(page,
                {.name = "q",
                 .label = std::string(page.say("Vad söker du?", "What are you looking for?")),
                 .id = "search-words",
                 .type = "search",
                 .value = words},
                {});
    page.out.leaf("button", page.in(kSearch), {{"class", "primary"}}).close();
    if (!words.empty()) {
      page.out.leaf(
          "p",
          hits.empty() ? std::string(page.say("Inget hittades. Ord hittas på sin början; prova färre eller andra.",
                                              "Nothing was found. Words are found by their beginning; try fewer or others."))
                       : fmt::format("{} {}", core::show_integer(static_cast<std::int64_t>(hits.size()), page.language), page.say("träffar", "hits")),
          {{"class", "quiet"}, {"role", "status"}});
    }
    write_hits(page, hits);
    page.out.close();
  });
}

}  // namespace rodtrad::web
