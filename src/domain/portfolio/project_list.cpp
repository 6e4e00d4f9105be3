// Reading of the list, and comparing with the table.
#include "domain/portfolio/project_list.h"

#include <map>

#include "core/unicode.h"
#include "domain/portfolio/table.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return portfolio_words().list("list", name); }

/// "(Interreg IVA)" from `open`: the words inside when they name a programme.
std::optional<Extent> programme_at(const Zone& slide, std::size_t open) {
  const std::size_t close = slide.words.text.find(U')', open);
  if (close == kNowhere || !slide.at(list("programmes"), open + 1)) return std::nullopt;
  return Extent{open + 1, close};
}

/// "Namn, ABC" and "Namn - ABC" as "Namn (ABC)".
std::string with_abbreviation(const Zone& name) {
  const std::size_t space = name.words.text.rfind(U' ');
  if (space == kNowhere) return name.utf8();
  const Zone last = name.part(space + 1);
  const bool capitals = last.size() >= 2 && std::all_of(last.words.text.begin(), last.words.text.end(), core::is_upper);
  const Zone rest(strip(name.words.slice(0, space), U",-\u2013 "));
  const bool marked = rest.size() < space;
  return capitals && marked ? rest.utf8() + " (" + last.utf8() + ")" : name.utf8();
}

/// Where the first name begins: after the heading, which ends in the word for projects.
std::size_t end_of_heading(const Zone& slide, std::size_t first_bracket) {
  const auto heading = slide.find(list("heading"));
  return heading && heading->end < first_bracket ? heading->end : 0;
}

/// Two phrases with a dash between, as slide title and heading.
std::string title_of(const Zone& title) {
  for (std::size_t at = title.next_word(0); at < title.size(); at = title.next_word(at)) {
    if (title.begins_phrase(at)) return title.part(0, at).utf8() + " \u2013 " + title.part(at).utf8();
  }
  return title.utf8();
}

std::size_t capitals_in(const std::string& text) {
  const std::u32string points = core::to_code_points(text);
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), core::is_upper));
}

/// "MÅL 2" and "Mål 2" are one: the spelling with fewer capitals.
void unify_programmes(std::vector<ListedProject>& projects) {
  std::map<std::string, std::string> best;
  for (const ListedProject& project : projects) {
    std::string& known = best.emplace(core::fold_case(project.programme), project.programme).first->second;
    if (capitals_in(project.programme) < capitals_in(known)) known = project.programme;
  }
  for (ListedProject& project : projects) project.programme = best.at(core::fold_case(project.programme));
}

std::u32string name_key(const std::string& name) {
  std::u32string key;
  for (const char32_t c : core::to_code_points(name)) {
    if (is_word_part(c)) key += core::to_lower(c);
  }
  return key;
}

bool are_one(const std::string& a, const std::string& b) {
  const std::u32string x = name_key(a), y = name_key(b);
  return core::edit_distance(x, y) * 12 <= std::max(x.size(), y.size());
}

}  // namespace

bool read_project_list(const Zone& slide, PortfolioDocument& portfolio) {
  std::vector<ListedProject> projects;
  std::size_t begin = 0, title_end = 0;
  for (std::size_t open = slide.words.text.find(U'('); open != kNowhere; open = slide.words.text.find(U'(', open + 1)) {
    const auto programme = programme_at(slide, open);
    if (!programme) continue;
    if (projects.empty()) begin = title_end = end_of_heading(slide, open);
    while (begin < open && !is_word_part(slide.low[begin])) ++begin;
    ListedProject project{.name = with_abbreviation(slide.part(begin, open)), .programme = slide.part(programme->begin, programme->end).utf8()};
    project.evidence = quote_of(slide.words.slice(begin, programme->end + 1), portfolio.source);
    projects.push_back(std::move(project));
    begin = programme->end + 1;
  }
  if (projects.size() < 2) return false;
  unify_programmes(projects);
  portfolio.projects = std::move(projects);
  portfolio.list_title = title_of(slide.part(0, title_end));
  return true;
}

void match_names(PortfolioDocument& portfolio) {
  for (FinancingRow& row : portfolio.rows) {
    if (row.kind != "project") continue;
    const std::u32string points = core::to_code_points(row.name);
    row.name = with_abbreviation(Zone(words_of(points, {0, points.size()})));
    for (const ListedProject& project : portfolio.projects) {
      if (are_one(project.name, row.name)) row.name = project.name;
    }
  }
  for (ListedProject& project : portfolio.projects) {
    for (const FinancingRow& row : portfolio.rows) {
      const bool phase = name_key(row.name).starts_with(name_key(project.name));
      if (row.kind == "project" && project.in_table.empty() && (row.name == project.name || phase)) project.in_table = row.name;
    }
  }
}

}  // namespace rodtrad::domain
