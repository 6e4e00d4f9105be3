// The analyst's own words: one form for each section, numbers as references to the result's cells.
#include <algorithm>

#include "ops/texts.h"
#include "web/desk.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

struct Section {
  std::string id;
  std::string heading;
};

std::vector<Section> sections_of(const Page& page, const ops::DeskView& desk) {
  std::vector<Section> sections = {{"answer", std::string(page.say("Svaret", "The answer"))}};
  const std::vector<std::string>& questions = desk.row.assignment.questions;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    sections.push_back({fmt::format("question-{}", i + 1), fmt::format("{} {}: {}", page.say("Fråga", "Question"), i + 1, questions[i])});
  }
  sections.push_back({"mind", std::string(page.say("Att tänka på", "What to mind"))});
  for (const model::AnalystText& text : desk.texts) {
    const bool known = std::any_of(sections.begin(), sections.end(), [&](const Section& one) { return one.id == text.section; });
    if (!known) sections.push_back({text.section, text.section});
  }
  return sections;
}

std::string body_of(const ops::DeskView& desk, const std::string& section, const std::string& language) {
  for (const model::AnalystText& text : desk.texts) {
    if (text.section == section && text.language == language) return text.body;
  }
  return {};
}

void write_section(Page& page, const ops::DeskView& desk, const Section& section, const std::string& language, const Filled& filled) {
  const bool sent = filled.value("section") == section.id;
  page.out.open("section", {{"id", section.id}});
  open_form(page, "/" + desk.row.id + "/texts");
  write_hidden(page, "section", section.id);
  write_hidden(page, "language", language);
  Input input{.name = "body", .label = section.heading, .type = "area", .value = body_of(desk, section.id, language)};
  input.id = "body-" + section.id;
  write_input(page, input, sent ? filled : Filled{});
  write_button(page, page.say("Spara", "Save"));
  page.out.close().close();
}

http::Response show_texts(Page& page, const ops::DeskView& desk, const std::string& language, const Filled& filled) {
  const core::Text title{.sv = "Texter", .en = "Texts"};
  http::Response response = show_page(page, title, Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + desk.row.id, desk.row.assignment.title);
    page.out.leaf("h1", language == "sv" ? page.say("Texter på svenska", "Texts in Swedish") : page.say("Texter på engelska", "Texts in English"));
    write_done(page);
    page.out.leaf("p",
                  page.say("Tal skrivs som hänvisningar, {tabell.rad.kolumn}, och hämtas ur resultatet när något publiceras. Tom rad mellan stycken.",
                           "Numbers are references, {table.row.column}, and are taken from the result when something is published. An empty line "
                           "between paragraphs."));
    const std::string other = language == "sv" ? "en" : "sv";
    page.out.open("p").leaf(
        "a", language == "sv" ? page.say("Texterna på engelska", "The texts in English") : page.say("Texterna på svenska", "The texts in Swedish"),
        {{"href", page.link(fmt::format("/{}/texts?text={}", desk.row.id, other))}});
    page.out.close();
    for (const Section& section : sections_of(page, desk)) write_section(page, desk, section, language, filled);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

std::string language_of(std::string_view asked) { return asked == "en" ? "en" : "sv"; }

}  // namespace

Answer texts_page(Page& page) {
  TRY(need_assignment(page, page.request.parts[0]));
  const ops::DeskView desk = TRY(ops::view_desk(page.site.workspace, page.request.parts[0]));
  return show_texts(page, desk, language_of(page.request.query_value("text")), {});
}

Answer take_text(Page& page) {
  TRY(need_assignment(page, page.request.parts[0]));
  const ops::DeskView desk = TRY(ops::view_desk(page.site.workspace, page.request.parts[0]));
  const std::string language = language_of(page.request.form_value("language"));
  const std::string section(page.request.form_value("section"));
  const auto written = ops::write_text(page.site.workspace, {.assignment = desk.row.id,
                                                             .section = section,
                                                             .language = language,
                                                             .body = std::string(page.request.form_value("body")),
                                                             .by = page.visit.user->display});
  if (written) return go_on(page, fmt::format("/{}/texts?text={}", desk.row.id, language), "saved");
  core::Problems problems = written.error();
  for (core::Problem& problem : problems) problem.place = {.file = "body"};
  return show_texts(page, desk, language, {.values = page.request.form, .problems = std::move(problems)});
}

}  // namespace rodtrad::web
