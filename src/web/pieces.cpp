// Small writers.
#include "web/pieces.h"

#include <algorithm>

#include "core/date.h"
#include "core/number_format.h"
#include "core/unicode.h"

namespace rodtrad::web {

namespace {

std::string_view language_name(const Page& page, const std::string& tag) {
  if (tag == "sv") return page.say("svenska", "Swedish");
  return tag == "en" ? page.say("engelska", "English") : std::string_view(tag);
}

void write_file(Page& page, const ops::Publication& publication) {
  const std::string words = fmt::format("{}, {}", page.in(publication.form_label), language_name(page, publication.language));
  page.out.open("li").leaf("a", words, {{"href", "/publications/" + publication.file}, {"hreflang", publication.language}});
  if (publication.level == model::Level::internal) page.out.text(" ").leaf("span", page.say("Intern", "Internal"), {{"class", "stamp"}});
  page.out.close();
}

}  // namespace

void plan_leaf(Page& page, std::string_view element, std::string_view words) {
  page.language == core::Language::sv ? page.out.leaf(element, words) : page.out.leaf(element, words, {{"lang", "sv"}});
}

void plan_link(Page& page, const std::string& path, std::string_view words) {
  const std::string link = page.link(path);
  page.language == core::Language::sv ? page.out.leaf("a", words, {{"href", link}}) : page.out.leaf("a", words, {{"href", link}, {"lang", "sv"}});
}

void write_fact(Page& page, std::string_view term, std::string_view words, bool from_plan) {
  page.out.open("div").leaf("dt", term);
  if (words.empty())
    page.out.leaf("dd", page.say("saknas i planen", "not in the plan"), {{"class", "quiet"}});
  else
    from_plan ? plan_leaf(page, "dd", words) : void(page.out.leaf("dd", words));
  page.out.close();
}

std::string shown_day(const Page& page, const std::string& iso) {
  const auto day = core::parse_iso_date(iso);
  return day ? core::show_date(*day, page.language) : iso;
}

std::string state_words(const Page& page, const ops::OpenAssignment& assignment) {
  if (!assignment.is_published()) return std::string(page.say("Inget publicerat än", "Nothing published yet"));
  return fmt::format("{} {}", page.say("Publicerad", "Published"), shown_day(page, assignment.publications.front().date));
}

void write_files(Page& page, std::vector<ops::Publication> publications) {
  const std::string_view own = core::language_tag(page.language);
  std::stable_partition(publications.begin(), publications.end(), [&](const ops::Publication& one) { return one.language == own; });
  page.out.open("ul", {{"class", "files"}});
  for (const ops::Publication& publication : publications) write_file(page, publication);
  page.out.close();
}

}  // namespace rodtrad::web
