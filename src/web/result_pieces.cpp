// Tabs, downloads and addresses of a table.
#include "web/result_pieces.h"

#include "core/unicode.h"
#include "web/pieces.h"
#include "web/result_views.h"

namespace rodtrad::web {

namespace {

/// The view that the page is in: the one asked for, else the table's first.
std::string_view view_here(const Page& page, const std::set<View>& views) {
  std::string_view first;
  for (const ViewName& name : view_names()) {
    if (!views.contains(name.view)) continue;
    if (page.request.query_value("view") == name.id) return name.id;
    if (first.empty()) first = name.id;
  }
  return first;
}

void write_absent(Page& page, const model::Result& result, const std::vector<const ViewName*>& absent) {
  if (absent.empty()) return;
  std::vector<std::string> words;
  for (const ViewName* name : absent) {
    const model::Note* why = why_without(result, name->view);
    words.push_back(core::fold_case(page.in(name->label)) + (why ? " (" + page.in(why->text) + ")" : ""));
  }
  page.out.leaf("p", fmt::format("{} {}.", page.say("Finns inte i resultatet:", "Not in the result:"), fmt::join(words, ", ")), {{"class", "quiet"}});
}

/// Other tables of the same view.
void write_siblings(Page& page, const AskedResult& asked, const table::Table& table, std::string_view here) {
  const model::Result& result = asked.result.report.result;
  std::vector<const table::Table*> siblings;
  for (const ViewName& name : view_names()) {
    for (const table::Table& other : result.tables) {
      if (name.id == here && other.id != table.id && views_of(result, other).contains(name.view)) siblings.push_back(&other);
    }
  }
  if (siblings.empty()) return;
  page.out.open("details", {{"class", "siblings"}})
      .leaf("summary", fmt::format("{} ({})", page.say("Fler i samma vy", "More in the same view"), siblings.size()));
  page.out.open("ul", {{"class", "entries"}});
  for (const table::Table* other : siblings) {
    page.out.open("li").leaf("a", page.in(other->title), {{"href", page.link(asked.path(fmt::format("/{}?view={}", other->id, here)))}}).close();
  }
  page.out.close().close();
}

void write_code(Page& page, std::string_view heading, const std::string& code) {
  page.out.leaf("h4", heading).open("pre", {{"tabindex", "0"}, {"aria-label", heading}, {"role", "region"}}).leaf("code", code).close();
}

/// An address in a fixed-width line, with what it is.
void write_address(Page& page, std::string_view term, const std::string& address, std::string_view about) {
  page.out.open("div").leaf("dt", term).open("dd").leaf("a", address, {{"href", address}, {"class", "address"}});
  page.out.open("p", {{"class", "quiet"}}).text(about).close().close().close();
}

}  // namespace

void write_tabs(Page& page, const AskedResult& asked, const table::Table& table, bool as_table) {
  const model::Result& result = asked.result.report.result;
  const std::string_view here = view_here(page, views_of(result, table));
  std::vector<const ViewName*> absent;
  page.out.open("nav", {{"class", "tabs"}, {"aria-label", page.say("Vyer av resultatet", "Views of the result")}}).open("ul");
  for (const ViewName& name : view_names()) {
    const table::Table* best = best_for(result, table, name.view);
    if (!best)
      absent.push_back(&name);
    else
      write_tab(page, page.in(name.label), page.link(asked.path(fmt::format("/{}?view={}", best->id, name.id))), !as_table && name.id == here);
  }
  write_tab(page, page.say("Tabell", "Table"), page.link(asked.path("/" + table.id + "?view=table")), as_table);
  page.out.close().close();
  write_absent(page, result, absent);
  write_siblings(page, asked, table, here);
}

void write_downloads(Page& page, const AskedResult& asked, const table::Table& table) {
  page.out.open("section", {{"id", "downloads"}}).leaf("h2", page.say("Hämta", "Download")).open("ul", {{"class", "files"}});
  for (const TableFormat& format : table_formats()) {
    if (format.figure_only && !figure_of(asked.result.report.result, table)) continue;
    const std::string path = asked.path(fmt::format("/{}.{}", table.id, format.ending));
    page.out.open("li").leaf("a", page.in(format.label), {{"href", page.link(path)}, {"download", ""}}).close();
  }
  page.out.close();
  page.out.leaf("p",
                page.say("Samma värden i alla format. Skyddade värden finns inte i filerna: där står två punkter (..) i stället.",
                         "The same values in every format. Protected values are not in the files: two dots (..) stand in their place."),
                {{"class", "quiet"}});
  page.out.close();
}

void write_addresses(Page& page, const AskedResult& asked, const table::Table& table) {
  const std::string fixed = whole_address(page, fmt::format("/{}/result/{}", asked.result.run, table.id));
  const std::string rolling = whole_address(page, fmt::format("/{}/result/{}", asked.result.assignment, table.id));
  const std::string file = fmt::format("{}.csv?lang={}", fixed, core::language_tag(page.language));
  page.out.open("section", {{"id", "addresses"}}).leaf("h2", page.say("Adresser, kod och inbäddning", "Addresses, code and embedding"));
  page.out.open("dl", {{"class", "facts"}});
  write_address(page, page.say("Fast adress", "Fixed address"), fixed,
                page.say("Visar alltid just de här siffrorna.", "Always shows these very figures."));
  if (!asked.is_draft)
    write_address(page, page.say("Rullande adress", "Rolling address"), rolling,
                  page.say("Visar det senast frisläppta.", "Shows what was released last."));
  page.out.close();
  if (asked.is_draft || asked.result.level() != model::Level::public_) {
    page.out.leaf("p",
                  page.say("Kod och inbäddning visas när resultatet är frisläppt för alla.",
                           "Code and embedding are shown when the result is released to everyone."),
                  {{"class", "quiet"}});
    page.out.close();
    return;
  }
  page.out.open("details").leaf("summary", page.say("Läs tabellen i R eller Python", "Read the table in R or Python"));
  write_code(page, "R", fmt::format("d <- read.csv(\"{}\",\n              na.strings = c(\"..\", \"...\", \".\"), check.names = FALSE)", file));
  write_code(
      page, "Python",
      fmt::format("import pandas as pd\nd = pd.read_csv(\"{}\",\n                na_values=[\"..\", \"...\", \".\"], dtype={{0: str}})", file));
  page.out.close();
  if (figure_of(asked.result.report.result, table)) {
    const std::string frame = whole_address(page, fmt::format("/e/{}/{}?lang={}", asked.result.run, table.id, core::language_tag(page.language)));
    page.out.open("details").leaf("summary", page.say("Visa figuren på en annan webbplats", "Show the figure on another website"));
    write_code(page, "HTML",
               fmt::format("<iframe src=\"{}\" title=\"{}\"\n        width=\"100%\" height=\"560\" loading=\"lazy\"></iframe>", frame,
                           core::escape_markup(page.in(table.title))));
    page.out.close();
  }
  page.out.close();
}

}  // namespace rodtrad::web
