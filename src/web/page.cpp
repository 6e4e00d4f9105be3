// The frame: head, header with navigation, footer with the other language.
#include "web/page.h"

#include <algorithm>

#include "core/http_client.h"
#include "core/unicode.h"
#include "core/version.h"
#include "web/form.h"
#include "web/session.h"

namespace rodtrad::web {

namespace {

/// Of links that name none: what the user has chosen, else Swedish.
core::Language own_language(const Page& page) {
  return page.visit.user && page.visit.user->language == "en" ? core::Language::en : core::Language::sv;
}

/// As many letters as search engines show, whole words.
std::string beginning(std::string_view text) {
  constexpr std::size_t kMost = 160;
  std::string flat = core::replace_all(std::string(text), "\n", " ");
  if (core::to_code_points(flat).size() <= kMost) return flat;
  const std::string cut = core::to_utf8(core::to_code_points(flat).substr(0, kMost));
  return cut.substr(0, std::min(cut.size(), cut.rfind(' '))) + " …";
}

std::string about(const Page& page, const std::string& title) {
  if (!page.about.empty()) return beginning(page.about);
  return fmt::format(
      "{}. {}", title,
      page.say("Mål, analysplan, beslut, projekt och publicerad statistik.", "Goals, analysis plan, decisions, projects and published statistics."));
}

void write_head(Page& page, const std::string& title) {
  page.out.open("head")
      .empty("meta", {{"charset", "utf-8"}})
      .empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.out.empty("meta", {{"name", "description"}, {"content", about(page, title)}});
  page.out.empty("link", {{"rel", "preload"}, {"href", "/assets/source-sans-3.woff2"}, {"as", "font"}, {"type", "font/woff2"}, {"crossorigin", ""}});
  page.out.empty("link", {{"rel", "stylesheet"}, {"href", "/assets/site.css"}});
  page.out.empty("link", {{"rel", "icon"}, {"href", "/assets/icon.svg"}, {"type", "image/svg+xml"}});
  page.out.empty("link", {{"rel", "manifest"}, {"href", "/assets/manifest.webmanifest"}});
  page.out.leaf("script", "", {{"src", "/assets/site.js"}, {"type", "module"}});
  if (page.site.is_secure()) {
    page.out.empty("link", {{"rel", "alternate"}, {"type", "application/atom+xml"}, {"href", "/feed.atom"}, {"title", page.reader.region()}});
  }
  page.out.leaf("title", title).close();
}

/// `aloud`: what is added to words that say too little without the others.
void write_place(Page& page, std::string_view words, std::string_view path, bool here, std::string_view aloud = {}) {
  const std::string link = page.link(path);
  page.out.open("li");
  here ? page.out.open("a", {{"href", link}, {"aria-current", "page"}}) : page.out.open("a", {{"href", link}});
  page.out.text(words);
  if (!aloud.empty()) page.out.leaf("span", aloud, {{"class", "spoken"}});
  page.out.close().close();
}

void write_places(Page& page, Place place) {
  page.out.open("nav", {{"aria-label", page.say("Huvudmeny", "Main menu")}}).open("ul");
  write_place(page, "Start", "/", place == Place::start, page.say("sidan", " page"));
  write_place(page, page.say("Mål", "Goals"), "/goals", place == Place::goals);
  write_place(page, page.say("Analysplan", "Analysis plan"), "/plan", place == Place::plan);
  write_place(page, page.say("Register", "Register"), "/register", place == Place::register_);
  if (page.visit.user)
    write_place(page, "Data", "/data", place == Place::data);
  else
    write_place(page, page.say("Metoder", "Methods"), "/methods", place == Place::data);
  if (page.visit.user && page.visit.user->has_role("administrator")) write_place(page, "Admin", "/admin", place == Place::admin);
  page.out.close().close();
}

void write_search(Page& page) {
  page.out.open("form", {{"class", "find"}, {"role", "search"}, {"action", "/search"}});
  if (page.tag() != core::language_tag(own_language(page))) page.out.empty("input", {{"type", "hidden"}, {"name", "lang"}, {"value", page.tag()}});
  page.out.empty("input", {{"class", "ds-input"},
                           {"type", "search"},
                           {"name", "q"},
                           {"id", "find"},
                           {"aria-label", page.say("Sök", "Search")},
                           {"placeholder", page.say("Sök", "Search")}});
  page.out.close();
}

/// Who is logged in and the way out; or the way in.
void write_who(Page& page) {
  if (!page.site.entrance) return;
  page.out.open("div", {{"class", "who"}});
  if (!page.visit.user) {
    page.out.leaf("a", page.say("Logga in", "Log in"), {{"href", page.link("/login")}});
  } else {
    page.out.leaf("a", page.visit.user->display, {{"href", page.link("/account")}});
    page.out.open("form", {{"method", "post"}, {"action", page.link("/logout")}});
    page.out.empty("input", {{"type", "hidden"}, {"name", "token"}, {"value", page.visit.form_token}});
    write_submit(page, page.say("Logga ut", "Log out"), kTertiary);
    page.out.close();
  }
  page.out.close();
}

void write_header(Page& page, Place place) {
  page.out.leaf("a", page.say("Hoppa till innehållet", "Skip to the content"), {{"class", "skip"}, {"href", "#main"}});
  page.out.open("header", {{"class", "top"}}).open("div", {{"class", "name"}});
  page.out.leaf("span", "Röd tråd", {{"class", "product"}, {"lang", "sv"}})
      .leaf("span", page.site.visitors.region(), {{"class", "region"}, {"lang", "sv"}});
  write_places(page, place);
  write_search(page);
  write_who(page);
  page.out.close().close();
}

/// The address of this page in a language; a page that is not there has none, the first page has.
std::string in_language(const Page& page, Place place, std::string_view tag) {
  static constexpr std::string_view kPlaceless[] = {"/search", "/account", "/needs/new"};
  const bool is_there = place != Place::none || std::find(std::begin(kPlaceless), std::end(kPlaceless), page.request.path) != std::end(kPlaceless);
  std::string path = is_there ? page.request.path : "/";
  if (path != "/") {
    for (const auto& [name, value] : page.request.query) {
      if (name != "lang" && name != "done") path = with_query(path, fmt::format("{}={}", core::url_encoded(name), core::url_encoded(value)));
    }
  }
  return tag == core::language_tag(own_language(page)) ? path : with_query(path, fmt::format("lang={}", tag));
}

/// A user who reads in another language than the usual one may make it the usual one.
void write_language_choice(Page& page) {
  if (!page.visit.user || page.other || page.language == own_language(page)) return;
  page.out.open("form", {{"method", "post"}, {"action", "/language"}});
  page.out.empty("input", {{"type", "hidden"}, {"name", "token"}, {"value", page.visit.form_token}});
  page.out.empty("input", {{"type", "hidden"}, {"name", "language"}, {"value", core::language_tag(page.language)}});
  page.out.empty("input", {{"type", "hidden"}, {"name", "next"}, {"value", page.request.path}});
  write_submit(page, page.say("Använd alltid svenska", "Always use English"), kTertiary);
  page.out.close();
}

void write_footer(Page& page, Place place) {
  page.out.open("footer", {{"class", "bottom"}}).open("div", {{"class", "inner"}}).open("p", {{"class", "languages"}});
  const auto write_language = [&](std::string_view words, std::string_view tag) {
    if (tag != page.tag()) page.out.leaf("a", words, {{"href", in_language(page, place, tag)}, {"lang", tag}, {"hreflang", tag}}).text(" ");
  };
  write_language("Den här sidan på svenska", "sv");
  write_language("This page in English", "en");
  for (const ops::OtherLanguage& one : page.site.workspace.languages()) write_language(one.name, one.tag);
  page.out.close();
  write_language_choice(page);
  page.out.leaf("p", page.say("Sidorna är gjorda för att följa WCAG 2.2 nivå AA. De fungerar utan JavaScript och hämtar inget från någon annan "
                              "plats. En kaka sätts bara för den som loggar in.",
                              "These pages are made to meet WCAG 2.2 level AA. They work without JavaScript and fetch nothing from anywhere "
                              "else. A cookie is set only for those who log in."));
  page.out.open("p").leaf("a", page.say("API: samma uppgifter för program", "API: the same for programs"), {{"href", page.link("/api")}}).close();
  page.out.leaf("p", fmt::format("Röd tråd {}", core::program_version()), {{"class", "quiet"}}).close().close();
}

/// What a user sees is for nobody else's memory; the session's token turns over while pages are read.
void keep_to_session(const Page& page, http::Response& response) {
  response.headers.emplace_back("Cache-Control", "no-store");
  if (page.request.method != "GET") return;
  if (const auto token = page.site.entrance->turn(session_token(page.site, page.request))) {
    response.headers.push_back(session_cookie(page.site, *token));
  }
}

}  // namespace

Page::Page(const Site& its_site, const http::Request& asked)
    : site(its_site),
      request(asked),
      visit(site.entrance ? site.entrance->visit(session_token(site, asked)) : ops::Visit{}),
      reader(visit.user ? ops::Reader(site.workspace, model::Level::internal) : site.visitors),
      actor(ops::actor_of(visit)) {
  const std::string_view chosen = asked.query_value("lang");
  const std::vector<ops::OtherLanguage>& others = site.workspace.languages();
  const auto found = std::find_if(others.begin(), others.end(), [&](const ops::OtherLanguage& one) { return one.tag == chosen; });
  language = chosen == "en" ? core::Language::en : chosen == "sv" || found != others.end() ? core::Language::sv : own_language(*this);
  if (found == others.end()) return;
  other = &*found;
  heard_ = std::make_shared<core::OtherTongue>(core::OtherTongue{.tag = found->tag});
  out.hear(heard_);
}

const std::string& Page::in(const core::Text& text) const {
  if (!other) return text.in(language);
  const auto own = text.others.find(other->tag);
  if (own != text.others.end()) return *heard_->words.insert(own->second).first;
  const std::string* words = in_other(text.sv);
  return words ? *words : text.sv;
}

const std::string* Page::in_other(std::string_view swedish) const {
  if (!other) return nullptr;
  const auto known = other->words.find(swedish);
  return known == other->words.end() ? nullptr : &*heard_->words.insert(known->second).first;
}

std::string Page::link(std::string_view path) const {
  return tag() == core::language_tag(own_language(*this)) ? std::string(path) : with_query(path, fmt::format("lang={}", tag()));
}

std::string with_query(std::string_view path, std::string_view query) {
  std::string whole(path);
  const std::size_t fragment = std::min(whole.find('#'), whole.size());
  const char sign = whole.find('?') < fragment ? '&' : '?';
  return whole.insert(fragment, fmt::format("{}{}", sign, query));
}

http::Response show_page(Page& page, const core::Text& title, Place place, const std::function<void()>& body) {
  page.out.raw("<!doctype html>\n").open("html", {{"lang", core::language_tag(page.language)}});
  write_head(page, page.in(title) + " – " + page.site.visitors.region() + " – Röd tråd");
  page.out.open("body");
  write_header(page, place);
  body();
  write_footer(page, place);
  page.out.close().close().raw("\n");
  http::Response response{.content_type = "text/html; charset=utf-8",
                          .body = page.out.take(),
                          .headers = {{"Content-Language", std::string(core::language_tag(page.language))}}};
  if (page.visit.user) keep_to_session(page, response);
  return response;
}

}  // namespace rodtrad::web
