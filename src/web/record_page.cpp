// One record: state, thread, fields in the parts of its form, what links here, the steps that can be taken, and its history.
#include <algorithm>

#include "core/unicode.h"
#include "ops/history.h"
#include "ops/thread.h"
#include "web/pieces.h"
#include "web/register.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kThreadEachWay = 6;

void write_status(Page& page, const ops::RecordView& view) {
  const schema::RecordType& type = *view.type;
  page.out.open("dl", {{"class", "status"}});
  if (!type.state_field.empty()) write_fact(page, page.say("Läge", "State"), state_label(page, type, view.record));
  std::vector<std::string> names = {type.use.owner, type.use.unit};
  names.insert(names.end(), type.use.period.begin(), type.use.period.end());
  for (const std::string& name : names) {
    const schema::Field* field = type.find(name);
    if (!field || view.record.entries(name).empty()) continue;
    page.out.open("div").leaf("dt", page.in(field->label)).open("dd");
    write_values(page, *field, view.record.entries(name), view.titles);
    page.out.close().close();
  }
  write_fact(page, "Version", std::to_string(view.version));
  page.out.close();
}

/// The nearest of it, what is above first.
core::Expected<std::vector<domain::ThreadStep>> thread_of(const Page& page, const std::string& id) {
  domain::Thread thread = TRY(ops::view_thread(page.site.workspace, page.actor, id, domain::ThreadWay::both));
  const auto above = static_cast<std::size_t>(
      std::count_if(thread.steps.begin(), thread.steps.end(), [](const domain::ThreadStep& step) { return step.level < 0; }));
  std::size_t up = 0, down = 0;
  std::erase_if(thread.steps, [&](const domain::ThreadStep& step) {
    return (step.level < 0 && ++up + kThreadEachWay <= above) || (step.level > 0 && ++down > kThreadEachWay);
  });
  return thread.steps;
}

void write_thread(Page& page, const std::vector<domain::ThreadStep>& steps) {
  page.out.open("nav", {{"class", "thread"}, {"aria-label", page.say("Den röda tråden", "The red thread")}}).open("ol");
  const domain::ThreadStep* before = nullptr;
  for (const domain::ThreadStep& step : steps) {
    const bool again = before && before->level == step.level && before->kind.sv == step.kind.sv;  // narrow pages show the kind alone
    before = &step;
    page.out.open("li", {{"class", again ? "knot again" : "knot"}});
    page.out.open("a", {{"href", step.level == 0 ? "#main" : page.link("/" + to_text(step.id))}}).text(page.in(step.kind)).close();
    page.out.leaf("span", step.title, {{"class", "words"}}).close();
  }
  page.out.close().close();
}

void write_part(Page& page, const ops::RecordView& view, const schema::FormPart& part) {
  const auto has_value = [&](const std::string& name) {
    return name != view.type->title_field && name != view.type->state_field && !view.record.entries(name).empty();
  };
  if (std::none_of(part.fields.begin(), part.fields.end(), has_value)) return;
  page.out.open("section");
  if (!page.in(part.label).empty()) page.out.leaf("h2", page.in(part.label));
  page.out.open("dl", {{"class", "facts"}});
  for (const std::string& name : part.fields) {
    const schema::Field* field = view.type->find(name);
    if (!field || !has_value(name)) continue;
    page.out.open("div").leaf("dt", page.in(field->label)).open("dd");
    write_values(page, *field, view.record.entries(name), view.titles);
    page.out.close().close();
  }
  page.out.close().close();
}

void write_incoming(Page& page, const ops::RecordView& view) {
  for (const ops::Incoming& one : view.incoming) {
    if (is_shown_already(view, one)) continue;
    page.out.open("section").leaf("h2", page.in(one.field->inverse_label)).open("ul", {{"class", "entries"}});
    for (const records::Record& record : one.records) {
      page.out.open("li");
      plan_link(page, "/" + to_text(record.id), records::title_of(*one.type, record));
      const std::string state = state_label(page, *one.type, record);
      if (!state.empty()) write_tag(page, state);
      page.out.close();
    }
    page.out.close();
    if (one.total > static_cast<std::int64_t>(one.records.size()))
      page.out.leaf("p", fmt::format(fmt::runtime(page.say("och {} till", "and {} more")), one.total - static_cast<std::int64_t>(one.records.size())),
                    {{"class", "quiet"}});
    page.out.close();
  }
}

void write_change(Page& page, const schema::RecordType& type, const records::FieldChange& change) {
  const schema::Field* field = type.find(change.field);
  if (!field) return;
  const auto words = [&](const std::vector<records::Entry>& entries) {
    const std::string text = records::show_entries(*field, entries, page.language);
    return text.empty() ? std::string("–") : text;
  };
  page.out.open("li").text(page.in(field->label) + ": ").leaf("del", words(change.from)).text(" → ").leaf("ins", words(change.to)).close();
}

std::string_view action_words(const Page& page, const std::string& action) {
  if (action == "create") return page.say("Skapades", "Made");
  if (action == "adopt") return page.say("Fanns när historiken började", "Was there when the history began");
  return action == "change" ? page.say("Ändrades", "Changed") : std::string_view(action);
}

}  // namespace

void write_target(Page& page, const records::RecordId& id, const std::map<records::RecordId, std::string>& titles) {
  const auto title = titles.find(id);
  if (title == titles.end())
    page.out.leaf("span", page.say("visas inte för dig", "not shown to you"), {{"class", "quiet"}});
  else
    plan_link(page, "/" + to_text(id), title->second.empty() ? to_text(id) : title->second);
}

void write_values(Page& page, const schema::Field& field, const std::vector<records::Entry>& entries,
                  const std::map<records::RecordId, std::string>& titles) {
  bool first = true;
  for (const records::Entry& entry : entries) {
    if (!first && field.kind != schema::Kind::long_text) page.out.text("; ");
    first = false;
    if (const auto* id = std::get_if<records::RecordId>(&entry.value)) {
      write_target(page, *id, titles);
    } else if (field.kind == schema::Kind::long_text) {
      plan_paragraphs(page, records::show_value(field, entry.value, page.language));
    } else {
      page.out.text(records::show_entries(field, {entry}, page.language));
    }
  }
}

std::string state_label(const Page& page, const schema::RecordType& type, const records::Record& record) {
  const schema::Field* field = type.find(type.state_field);
  return field ? records::show_value(*field, record.value(type.state_field), page.language) : std::string();
}

Answer record_page(Page& page) {
  const ops::RecordView view = TRY(found(ops::view_record(page.site.workspace, page.actor, page.request.parts[0])));
  const std::vector<domain::ThreadStep> thread = TRY(thread_of(page, page.request.parts[0]));
  const std::string title = records::title_of(*view.type, view.record);
  return show_page(page, core::same_text(title), Place::register_, [&] {
    page.out.open("div", {{"class", "page"}});
    write_thread(page, thread);
    page.out.open("main", {{"id", "main"}});
    page.out.open("p", {{"class", "kicker"}}).leaf("a", page.in(view.type->label), {{"href", page.link("/register/" + view.type->name)}});
    page.out.text(" " + to_text(view.record.id)).close();
    plan_leaf(page, "h1", title);
    write_done(page);
    write_status(page, view);
    write_record_actions(page, view);
    write_special(page, view);
    for (const schema::FormPart& part : view.type->form_parts()) write_part(page, view, part);
    write_incoming(page, view);
    write_additions(page, view);
    page.out.close().close();
  });
}

Answer history_page(Page& page) {
  const ops::RecordView view = TRY(found(ops::view_record(page.site.workspace, page.actor, page.request.parts[0])));
  if (!page.visit.user) return core::fail(http::refusal_of_status(403).problems);
  ops::RecordHistory history = TRY(found(ops::view_history(page.site.workspace, page.actor, page.request.parts[0])));
  std::reverse(history.entries.begin(), history.entries.end());
  const core::Text title{.sv = "Historik", .en = "History"};
  return show_page(page, title, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + to_text(view.record.id), records::title_of(*view.type, view.record));
    page.out.leaf("h1", page.in(title)).open("ol", {{"class", "entries"}, {"reversed", "reversed"}});
    for (const records::LogEntry& entry : history.entries) {
      const schema::Transition* step = view.type->transition(entry.action);
      page.out.open("li").leaf("strong", fmt::format("{}. {}", entry.version, step ? page.in(step->label) : action_words(page, entry.action)));
      page.out.leaf("span", fmt::format(" {}, {}", entry.act.by, shown_moment(page, entry.at)), {{"class", "quiet"}});
      if (!entry.reason.empty()) page.out.leaf("p", entry.reason);
      if (!entry.changes.empty()) {
        page.out.open("ul");
        for (const records::FieldChange& change : entry.changes) write_change(page, *view.type, change);
        page.out.close();
      }
      page.out.close();
    }
    page.out.close().close();
  });
}

Answer take_step(Page& page) {
  const std::string id = page.request.parts[0];
  TRY(ops::step_record(page.site.workspace, page.actor, id, whole_number(page.request.form_value("version")),
                       std::string(page.request.form_value("step")), std::string(page.request.form_value("reason"))));
  return go_on(page, next_path(page, "/" + id), "saved");
}

}  // namespace rodtrad::web
