// A need from whoever has it. The form is the type's own, with the questions that the reporter can answer.
#include "web/need.h"

#include <algorithm>

#include "core/date.h"
#include "ops/similar.h"
#include "web/pieces.h"
#include "web/record_form.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

const core::Text kReport{.sv = "Rapportera ett behov", .en = "Report a need"};

using Names = std::vector<std::string>;

const Names kQuestions = {"title", "problem", "who_affected", "frequency"};
const Names kMore = {"wanted_effect", "patient_safety", "reporter", "reporter_role"};

/// The type with these fields and no others, as one part of a form.
schema::RecordType part_of(const schema::RecordType& type, core::Text label, const Names& names) {
  schema::RecordType part = type;
  part.use.forms = {{.label = std::move(label), .fields = names}};
  std::erase_if(part.fields, [&](const schema::Field& field) { return std::find(names.begin(), names.end(), field.name) == names.end(); });
  return part;
}

/// What is asked here; units are for those who can see them.
core::Expected<schema::RecordType> asked_type(const Page& page) {
  const schema::RecordType* need = TRY(found(ops::find_type(page.site.workspace, "need")));
  if (!ops::may_ever(page.site.workspace, page.actor, schema::Action::create, *need)) return core::fail(http::refusal_of_status(403).problems);
  Names names = kQuestions;
  names.insert(names.end(), kMore.begin(), kMore.end());
  if (page.visit.user) names.emplace_back("unit");
  return part_of(*need, {}, names);
}

records::Record report_from(const Page& page, const schema::RecordType& type) {
  records::Record need = changes_from(page, type, records::Record(type.name));
  need.set("reported", core::to_iso(core::today()));
  return need;
}

/// Nothing for those who may read no needs: there is nothing to show them.
void write_those_like(Page& page, const records::Record& need) {
  if (!ops::may_ever(page.site.workspace, page.actor, schema::Action::read, *page.site.workspace.store().schema().find("need"))) return;
  const auto answer = ops::similar_to_draft(page.site.workspace, need, 2 * kMostSimilar);
  if (answer) write_similar(page, answer->pairs, need.id);
}

http::Response show_report(Page& page, const schema::RecordType& type, const Filled& filled, const records::Record* looked_at) {
  http::Response response = show_page(page, kReport, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kReport));
    page.out.leaf("p",
                  page.say("Vad saknas eller fungerar dåligt? Det räcker med några meningar. Skriv inget som kan peka ut en patient.",
                           "What is lacking or works badly? A few sentences are enough. Write nothing that could point out a patient."),
                  {{"class", "lead"}});
    write_summary(page, filled);
    open_form(page, "/needs/new");
    write_record_fields(page, part_of(type, {}, kQuestions), filled);
    page.out.open("div", {{"id", "similar"}, {"role", "status"}, {"data-from", page.link("/needs/similar")}});
    if (looked_at) {
      page.out.leaf("h2", page.say("Liknande behov", "Similar needs"));
      write_those_like(page, *looked_at);
    }
    page.out.close();
    Names more = kMore;
    if (page.visit.user) more.emplace_back("unit");
    write_record_fields(page, part_of(type, {.sv = "Om du vill berätta mer", .en = "If you want to tell more"}, more), filled);
    page.out.open("div", {{"class", "actions"}});
    write_submit(page, page.say("Skicka", "Send"), kPrimary);
    if (page.visit.user)
      page.out.leaf("button", page.say("Visa liknande behov först", "Show similar needs first"),
                    {{"class", "ds-button"}, {"data-variant", kSecondary}, {"name", "look"}, {"value", "1"}});
    page.out.close().close().close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

void write_answer(Page& page, const records::Record& need) {
  page.out.open("section").leaf("h2", page.say("Svar", "Answer"));
  if (need.text("answer").empty())
    page.out.leaf("p", page.say("Det finns inget svar än. Den som handlägger behovet skriver det här.",
                                "There is no answer yet. Whoever handles the need writes it here."));
  else
    plan_paragraphs(page, need.text("answer"));
  page.out.close();
}

}  // namespace

Answer report_page(Page& page) { return show_report(page, TRY(asked_type(page)), {}, nullptr); }

Answer take_report(Page& page) {
  const schema::RecordType type = TRY(asked_type(page));
  const records::Record need = report_from(page, type);
  if (page.request.form_value("look") == "1") return show_report(page, type, {.values = page.request.form}, &need);
  const auto made = ops::create_record(page.site.workspace, page.actor, need);
  if (!made) return show_report(page, type, {.values = page.request.form, .problems = at_fields(made.error(), type)}, nullptr);
  return go_on(page, "/needs/follow/" + page.site.entrance->add_receipt(to_text(*made)), "received");
}

Answer similar_needs_page(Page& page) {
  records::Record need("need");
  for (const auto& [name, value] : page.request.query) {
    if (name == "title" || name == "problem") need.set(name, value);
  }
  page.out.leaf("h2", page.say("Liknande behov", "Similar needs"));
  write_those_like(page, need);
  return http::Response{.content_type = "text/html; charset=utf-8", .body = page.out.take(), .headers = {{"Cache-Control", "no-store"}}};
}

Answer follow_page(Page& page) {
  const schema::RecordType* type = TRY(found(ops::find_type(page.site.workspace, "need")));
  const records::Record need = TRY(found(page.site.entrance->follow(page.site.workspace, page.request.parts[0])));
  const std::string title = need.text("title");
  http::Response response = show_page(page, core::same_text(title), Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    page.out.leaf("p", page.say("Ditt behov", "Your need"), {{"class", "kicker"}});
    plan_leaf(page, "h1", title);
    write_done(page);
    page.out.open("dl", {{"class", "status"}});
    write_fact(page, page.say("Läge", "State"), state_label(page, *type, need));
    write_fact(page, page.say("Rapporterat", "Reported"), shown_day(page, need.text("reported")));
    write_fact(page, page.say("Nästa besked", "Next word"), shown_day(page, need.text("next_date")));
    page.out.close();
    write_answer(page, need);
    const std::string address = whole_address(page, page.request.path);
    page.out.open("section").leaf("h2", page.say("Följ ditt behov", "Follow your need"));
    page.out.leaf("p", page.say("Spara adressen till den här sidan. Den är ditt kvitto: bara den som har den ser hur det går.",
                                "Keep the address of this page. It is your receipt: only those who have it see how it goes."));
    page.out.open("p").leaf("a", address, {{"href", page.link(page.request.path)}, {"class", "address"}}).close();
    if (ops::require(page.site.workspace, page.actor, schema::Action::read, need.id))
      page.out.open("p")
          .leaf("a", page.say("Behovet i registret", "The need in the register"), {{"href", page.link("/" + to_text(need.id))}})
          .close();
    page.out.close().close();
  });
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace rodtrad::web
