// What can be done with a record: change it, take its steps, and add records that belong to it.
#include <algorithm>

#include "core/http_client.h"
#include "core/unicode.h"
#include "web/pieces.h"
#include "web/record_form.h"

namespace rodtrad::web {

namespace {

void write_step(Page& page, const ops::RecordView& view, const ops::PossibleStep& step, const std::string& back) {
  open_form(page, "/" + to_text(view.record.id) + "/step");
  write_hidden(page, "step", step.transition->name);
  write_hidden(page, "version", std::to_string(view.version));
  if (!back.empty()) write_hidden(page, "back", back);
  write_submit(page, page.in(step.transition->label), kSecondary);
  page.out.close();
}

void write_closed_step(Page& page, const ops::PossibleStep& step) {
  page.out.open("details")
      .leaf("summary", fmt::format("{}: {}", page.in(step.transition->label), page.say("kan inte göras nu", "cannot be done now")))
      .open("ul");
  for (const core::Problem& problem : step.problems) page.out.leaf("li", core::capitalise(page.in(problem.message)) + ".");
  page.out.close().close();
}

}  // namespace

void write_open_steps(Page& page, const ops::RecordView& view, const std::string& back) {
  if (!page.visit.user) return;
  for (const ops::PossibleStep& step : view.steps) {
    if (step.problems.empty()) write_step(page, view, step, back);
  }
}

void write_record_actions(Page& page, const ops::RecordView& view) {
  page.out.open("div", {{"class", "actions"}});
  const std::string path = "/" + to_text(view.record.id);
  if (view.may_change) write_action(page, page.link(path + "/edit"), page.say("Ändra", "Edit"));
  write_open_steps(page, view, "");
  if (page.visit.user) {
    for (const ops::PossibleStep& step : view.steps) {
      if (!step.problems.empty()) write_closed_step(page, step);
    }
  }
  page.out.leaf("a", page.say("Tråden", "The thread"), {{"href", page.link(path + "/thread")}});
  if (page.visit.user) page.out.leaf("a", page.say("Historik", "History"), {{"href", page.link(path + "/history")}});
  page.out.close();
}

void write_add(Page& page, const std::string& type, std::string_view words, const http::Pairs& values, const std::string& back) {
  const schema::RecordType* made = page.site.workspace.store().schema().find(type);
  if (!page.visit.user || !made || !can_add(page, *made)) return;
  std::string path = "/register/" + type + "/new";
  for (const auto& [name, value] : values) {
    if (!value.empty()) path = with_query(path, fmt::format("{}={}", name, core::url_encoded(value)));
  }
  if (!back.empty()) path = with_query(path, "back=" + core::url_encoded(back));
  page.out.leaf("a", words, {{"href", page.link(path)}});
}

void write_additions(Page& page, const ops::RecordView& view) {
  const std::string id = to_text(view.record.id);
  std::vector<schema::Inverse> ways;
  for (const schema::Inverse& one : page.site.workspace.store().schema().inverses(view.type->name)) {
    const bool known = std::any_of(ways.begin(), ways.end(), [&](const schema::Inverse& way) { return way.type == one.type; });
    if (!known && can_add(page, *one.type)) ways.push_back(one);
  }
  if (!page.visit.user || ways.empty()) return;
  page.out.open("details", {{"class", "additions"}}).leaf("summary", page.say("Lägg till något som hör hit", "Add something that belongs here"));
  page.out.open("ul", {{"class", "files"}});
  for (const schema::Inverse& way : ways) {
    page.out.open("li");
    write_add(page, way.type->name, page.in(way.type->label), {{way.field->name, id}}, "/" + id);
    page.out.close();
  }
  page.out.close().close();
}

}  // namespace rodtrad::web
