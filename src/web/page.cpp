// The frame: head, header with navigation, footer with the other language.
#include "web/page.h"

#include "core/version.h"

namespace rodtrad::web {

namespace {

void write_head(Page& page, const std::string& title) {
  page.out.open("head")
      .empty("meta", {{"charset", "utf-8"}})
      .empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.out.empty("link", {{"rel", "stylesheet"}, {"href", "/assets/site.css"}});
  page.out.empty("link", {{"rel", "icon"}, {"href", "/assets/icon.svg"}, {"type", "image/svg+xml"}});
  page.out.leaf("title", title).close();
}

void write_place(Page& page, std::string_view words, std::string_view path, bool here) {
  const std::string link = page.link(path);
  page.out.open("li");
  here ? page.out.leaf("a", words, {{"href", link}, {"aria-current", "page"}}) : page.out.leaf("a", words, {{"href", link}});
  page.out.close();
}

void write_header(Page& page, const std::string& region, Place place) {
  page.out.leaf("a", page.say("Hoppa till innehållet", "Skip to the content"), {{"class", "skip"}, {"href", "#main"}});
  page.out.open("header", {{"class", "top"}}).open("div", {{"class", "name"}});
  page.out.leaf("span", "Röd tråd", {{"class", "product"}, {"lang", "sv"}}).leaf("span", region, {{"class", "region"}, {"lang", "sv"}});
  page.out.open("nav", {{"aria-label", page.say("Huvudmeny", "Main menu")}}).open("ul");
  write_place(page, "Start", "/", place == Place::start);
  write_place(page, page.say("Analysplan", "Analysis plan"), "/plan", place == Place::plan);
  page.out.close().close().close().close();
}

/// `place`: a page that is not there has no other language; the first page has.
void write_footer(Page& page, Place place) {
  const bool swedish = page.language == core::Language::sv;
  const std::string other = place == Place::none ? "/" : page.request.path;
  page.out.open("footer", {{"class", "bottom"}}).open("div", {{"class", "inner"}}).open("p");
  if (swedish)
    page.out.leaf("a", "This page in English", {{"href", other + "?lang=en"}, {"lang", "en"}, {"hreflang", "en"}});
  else
    page.out.leaf("a", "Den här sidan på svenska", {{"href", other}, {"lang", "sv"}, {"hreflang", "sv"}});
  page.out.close();
  page.out.leaf("p",
                page.say("Sidorna är gjorda för att följa WCAG 2.2 nivå AA. De fungerar utan JavaScript, sätter inga kakor och hämtar inget från "
                         "någon annan plats.",
                         "These pages are made to meet WCAG 2.2 level AA. They work without JavaScript, set no cookies and fetch nothing from "
                         "anywhere else."));
  page.out.open("p").text(page.say("Samma uppgifter som JSON: ", "The same as JSON: "));
  page.out.leaf("a", "/api/rodtrad/v1/plans", {{"href", "/api/rodtrad/v1/plans"}}).close();
  page.out.leaf("p", fmt::format("Röd tråd {}", core::program_version()), {{"class", "quiet"}}).close().close();
}

}  // namespace

Page::Page(const http::Request& asked) : request(asked), language(asked.query_value("lang") == "en" ? core::Language::en : core::Language::sv) {}

std::string Page::link(std::string_view path) const { return std::string(path) + (language == core::Language::en ? "?lang=en" : ""); }

http::Response show_page(const ops::Reader& reader, Page& page, const core::Text& title, Place place, const std::function<void()>& body) {
  page.out.raw("<!doctype html>\n").open("html", {{"lang", core::language_tag(page.language)}});
  write_head(page, page.in(title) + " – " + reader.region() + " – Röd tråd");
  page.out.open("body");
  write_header(page, reader.region(), place);
  body();
  write_footer(page, place);
  page.out.close().close().raw("\n");
  return {.content_type = "text/html; charset=utf-8",
          .body = page.out.take(),
          .headers = {{"Content-Language", std::string(core::language_tag(page.language))}}};
}

}  // namespace rodtrad::web
