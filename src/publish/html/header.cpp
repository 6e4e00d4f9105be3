// The page's edges: header with name, region and stamps, and footer with the other language and how the page works.
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

/// A band across the page: what it is in bold, then what that means.
void write_band(Page& page, std::string_view classes, std::string_view what, std::string_view meaning) {
  page.out.open("p", {{"class", classes}}).leaf("strong", what).text(" ").text(meaning).close();
}

void write_preview_band(Page& page) {
  if (page.report.release.released) {
    return write_band(page, "band preview", page.say("Förhandsvisning i den slutna zonen.", "Preview in the closed zone."),
                      page.say("Resultatet är frisläppt, men den här filen ska inte lämna zonen.",
                               "The result is released, but this file must not leave the zone."));
  }
  write_band(page, "band preview", page.say("Ej frisläppt.", "Not released."),
             page.say("Sidan är en förhandsvisning i den slutna zonen. Den får inte spridas innan en namngiven person har frisläppt resultatet.",
                      "This page is a preview in the closed zone. It must not be spread before a named person has released the result."));
}

void write_language_link(Page& page) {
  const std::string& file = page.options.other_language_file;
  if (file.empty()) return;
  const std::string_view other = page.swedish() ? "en" : "sv";
  page.out.open("p")
      .leaf("a", page.swedish() ? "This page in English" : "Den här sidan på svenska", {{"href", file}, {"lang", other}, {"hreflang", other}})
      .close();
}

}  // namespace

void write_stamp(Page& page) {
  if (page.report.synthetic) page.out.leaf("p", page.say("Syntetiska data", "Synthetic data"), {{"class", "stamp"}});
}

void write_header(Page& page) {
  page.out.leaf("a", page.say("Hoppa till innehållet", "Skip to the content"), {{"class", "skip"}, {"href", "#main"}});
  page.out.open("header", {{"class", "top"}}).open("p", {{"class", "name"}}).leaf("span", "Röd tråd", {{"class", "product"}, {"lang", "sv"}});
  page.out.leaf("span", page.report.region, {{"class", "region"}}).close();
  if (page.is_preview()) write_preview_band(page);
  if (page.report.synthetic) {
    write_band(page, "band synthetic", page.say("Syntetiska data.", "Synthetic data."),
               page.say("Siffrorna är påhittade för att visa hur programmet arbetar. De säger inget om verkligheten.",
                        "The figures are invented to show how the program works. They say nothing about reality."));
  }
  page.out.close();
}

void write_footer(Page& page) {
  page.out.open("footer", {{"class", "bottom"}}).open("div", {{"class", "inner"}});
  write_language_link(page);
  page.out.leaf("h2", page.say("Tillgänglighet", "Accessibility"));
  page.out.leaf("p", page.say("Sidan är gjord för att följa WCAG 2.2 nivå AA. Bakom varje figur finns en tabell med samma siffror. Sidan fungerar "
                              "utan JavaScript, med tangentbord, i "
                              "mörkt läge och på papper, och den hämtar inget från någon annan plats.",
                              "This page is made to meet WCAG 2.2 level AA. Behind every figure stands a table with the same numbers. The page works "
                              "without JavaScript, by keyboard, in "
                              "dark mode and on paper, and it fetches nothing from anywhere else."));
  page.out.leaf("p", fmt::format("{} Röd tråd {}.", page.say("Framtagen med", "Made with"), page.report.provenance.program), {{"class", "quiet"}});
  page.out.close().close();
}

}  // namespace rodtrad::publish::html
