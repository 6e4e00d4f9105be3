// Search across everything that the reader may see, best first, with the words around each place.
#include <algorithm>

#include "core/number_format.h"
#include "core/unicode.h"
#include "records/show_value.h"
#include "web/pieces.h"
#include "web/register.h"

namespace rodtrad::web {

namespace {

const core::Text kSearch{.sv = "Sök", .en = "Search"};
constexpr std::int64_t kMostHits = 100;

/// The name to show: what has no title that says anything is called by its kind and number, a publication by its assignment.
std::string name_of(const Page& page, const records::SearchHit& hit, const schema::RecordType* type) {
  const records::Store& store = page.site.workspace.store();
  if (hit.id.type == "publication") {
    const auto record = store.get(hit.id);
    const auto assignment = record ? store.get(record->get<records::RecordId>("assignment").value_or(records::RecordId{})) : record;
    const schema::Field* form = type ? type->find("form") : nullptr;
    if (assignment && form)
      return fmt::format("{}: {} ({})", assignment->text("title"), records::show_value(*form, record->value("form"), page.language),
                         record->text("language"));
  }
  if (!hit.title.empty() && hit.id.type != "run") return hit.title;
  return fmt::format("{} {}", type ? page.in(type->label) : hit.id.type, hit.id.number);
}

/// Words of the excerpt without checksums and the versions of data: "contacts@6f1c…" is "contacts".
std::string readable(std::string_view word) {
  constexpr std::size_t kVersion = 12;
  const std::size_t digits = word.size() - std::min(word.size(), word.find_last_not_of("0123456789abcdef") + 1);
  if (digits < kVersion) return std::string(word);
  word.remove_suffix(digits);
  return std::string(word.ends_with('@') ? word.substr(0, word.size() - 1) : word);
}

/// Whether a word of the excerpt is what was asked for: equal but for its ending, as stems are.
bool is_asked(std::string_view word, const std::vector<std::string>& asked) {
  constexpr std::size_t kEnding = 2, kShortest = 3;
  const std::string folded = core::fold_case(word);
  return std::any_of(asked.begin(), asked.end(), [&](const std::string& one) {
    return folded.find(one.substr(0, std::max(kShortest, one.size() - std::min(one.size(), kEnding)))) == 0;
  });
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view word : core::split(core::replace_all(core::replace_all(text, "\n", " "), "\"", " "), ' ')) {
    if (!core::trim(word).empty()) words.push_back(core::fold_case(core::trim(word)));
  }
  return words;
}

void write_excerpt(Page& page, const std::string& excerpt, const std::vector<std::string>& asked) {
  page.language == core::Language::sv ? page.out.open("p") : page.out.open("p", {{"lang", "sv"}});
  const std::string flat = core::replace_all(excerpt, "\n", " ");
  for (const std::string_view word : core::split(flat, ' ')) {
    const std::string shown = readable(word);
    if (shown.empty()) continue;
    is_asked(shown, asked) ? page.out.leaf("mark", shown) : page.out.text(shown);
    page.out.text(" ");
  }
  page.out.close();
}

/// Best first, whatever kind they are of.
void write_hits(Page& page, const std::vector<records::SearchHit>& hits, const std::string& words) {
  if (hits.empty()) return;
  const std::vector<std::string> asked = words_of(words);
  page.out.open("ol", {{"class", "entries hits"}});
  for (const records::SearchHit& hit : hits) {
    const schema::RecordType* type = page.site.workspace.store().schema().find(hit.id.type);
    page.out.open("li").open("h2");
    plan_link(page, "/" + to_text(hit.id), name_of(page, hit, type));
    write_tag(page, type ? page.in(type->label) : hit.id.type);
    page.out.close();
    if (hit.excerpt != hit.title) write_excerpt(page, hit.excerpt, asked);
    page.out.close();
  }
  page.out.close();
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
    write_submit(page, page.in(kSearch), kPrimary);
    page.out.close();
    if (!words.empty()) {
      page.out.leaf(
          "p",
          hits.empty() ? std::string(page.say("Inget hittades. Ord hittas på sin början; prova färre eller andra.",
                                              "Nothing was found. Words are found by their beginning; try fewer or others."))
                       : fmt::format("{} {}", core::show_integer(static_cast<std::int64_t>(hits.size()), page.language), page.say("träffar", "hits")),
          {{"class", "quiet"}, {"role", "status"}});
    }
    write_hits(page, hits, words);
    page.out.close();
  });
}

}  // namespace rodtrad::web
