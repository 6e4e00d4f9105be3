// Small writers.
#include "web/pieces.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "core/date.h"
#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/uploads.h"

namespace rodtrad::web {

namespace {

std::string_view language_name(const Page& page, const std::string& tag) {
  if (tag == "sv") return page.say("svenska", "Swedish");
  return tag == "en" ? page.say("engelska", "English") : std::string_view(tag);
}

void write_file(Page& page, const ops::Publication& publication) {
  const std::string words = fmt::format("{}, {}", page.in(publication.form_label), language_name(page, publication.language));
  page.out.open("li").leaf("a", words, {{"href", "/publications/" + publication.file}, {"hreflang", publication.language}});
  if (publication.level == model::Level::internal) write_tag(page, page.say("Intern", "Internal"));
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

void plan_paragraphs(Page& page, std::string_view text) {
  for (const std::string_view paragraph : core::split(text, '\n')) {
    if (!core::trim(paragraph).empty()) plan_leaf(page, "p", paragraph);
  }
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

std::string shown_moment(const Page& page, const std::string& utc) {
  std::tm parts{};
  if (!::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts)) return utc;
  const std::time_t moment = ::timegm(&parts);
  ::localtime_r(&moment, &parts);
  const core::Date day{parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
  return fmt::format("{} {:02}:{:02}", core::show_date(day, page.language), parts.tm_hour, parts.tm_min);
}

void write_back(Page& page, std::string_view path, std::string_view words) {
  page.out.open("p", {{"class", "back"}}).leaf("a", words, {{"href", page.link(path)}}).close();
}

void write_done(Page& page) {
  static const std::map<std::string_view, core::Text> kDone = {
      {"bound", {.sv = "Metod och data är sparade.", .en = "Method and data are saved."}},
      {"released", {.sv = "Körningen är frisläppt.", .en = "The run is released."}},
      {"published", {.sv = "Publicerat. Filerna finns under Publikationer.", .en = "Published. The files are under Publications."}},
      {"saved", {.sv = "Sparat.", .en = "Saved."}},
      {"received", {.sv = "Tack. Det du skrev är mottaget.", .en = "Thank you. What you wrote has been received."}},
      {"revoked", {.sv = "Återkallad: den gäller inte längre.", .en = "Revoked: it holds no longer."}},
      {"imported", {.sv = "Filen är intagen.", .en = "The file is taken in."}},
  };
  const auto found = kDone.find(page.request.query_value("done"));
  if (found == kDone.end()) return;
  page.out.leaf("div", page.in(found->second), {{"class", "ds-alert"}, {"data-color", "success"}, {"role", "status"}});
}

void write_secret(Page& page, const std::string& lead, const std::string& secret) {
  page.out.leaf("p", lead, {{"class", "lead"}});
  page.out.open("p", {{"class", "secret"}}).leaf("code", secret).close();
}

void open_warning(Page& page) { page.out.open("div", {{"class", "ds-alert"}, {"data-color", "warning"}}); }

void write_tag(Page& page, std::string_view words) { page.out.text(" ").leaf("span", words, {{"class", "ds-tag"}, {"data-variant", "outline"}}); }

void write_action(Page& page, std::string_view link, std::string_view words) {
  page.out.leaf("a", words, {{"class", "ds-button"}, {"data-variant", "primary"}, {"href", link}});
}

void open_table(Page& page, std::string_view caption, const std::vector<Head>& heads) {
  page.out.open("div", {{"class", "scroll table"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  page.out.open("table", {{"class", "ds-table"}}).leaf("caption", caption).open("thead").open("tr");
  for (const Head& head : heads) page.out.leaf("th", head.words, {{"scope", "col"}, {"class", head.number ? "number" : "words"}});
  page.out.close().close().open("tbody");
}

void close_table(Page& page) { page.out.close().close().close(); }

void write_tab(Page& page, std::string_view words, const std::string& link, bool here) {
  page.out.open("li");
  here ? page.out.leaf("a", words, {{"href", link}, {"aria-current", "true"}}) : page.out.leaf("a", words, {{"href", link}});
  page.out.close();
}

http::Response csv_file(std::string_view name, std::string body) {
  return {.content_type = "text/csv; charset=utf-8",
          .body = std::move(body),
          .headers = {{"Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", name)}, {"Cache-Control", "no-store"}}};
}

void write_strip(Page& page, std::initializer_list<Knot> knots) {
  page.out.open("nav", {{"class", "thread"}, {"aria-label", page.say("Den röda tråden", "The red thread")}}).open("ol");
  for (const Knot& knot : knots) {
    page.out.open("li", {{"class", knot.exists ? "knot" : "ring"}}).leaf("a", knot.name, {{"href", knot.link}});
    if (!knot.exists) page.out.leaf("span", page.say(", saknas än", ", not there yet"), {{"class", "spoken"}});
    page.out.close();
  }
  page.out.close().close();
}

std::string whole_address(const Page& page, std::string_view path) {
  const std::string& ours = page.site.workspace.settings().web_url;
  return (ours.empty() ? fmt::format("http://{}", page.request.header("host")) : ours) + std::string(path);
}

core::Text kind_title(const std::string& kind) {
  for (const ops::KindChoice& one : ops::list_kinds()) {
    if (one.id == kind) return one.title;
  }
  return core::same_text(kind);
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
