// Making and changing records. When somebody else saved first, both versions stand side by side and each field is chosen.
#include <algorithm>

#include "core/unicode.h"
#include "web/pieces.h"
#include "web/record_form.h"
#include "web/session.h"

namespace rodtrad::web {

namespace {

/// Values that stand in a new record's form from its address: ?project=project-3.
Filled from_address(const Page& page, const schema::RecordType& type) {
  Filled filled;
  for (const auto& [name, value] : page.request.query) {
    if (type.find(name)) filled.values.emplace_back(name, value);
  }
  return filled;
}

/// The page that the form was reached from, in its address or in what was sent.
std::string reached_from(const Page& page) {
  return std::string(page.request.method == "POST" ? page.request.form_value("back") : page.request.query_value("back"));
}

http::Response show_new(Page& page, const schema::RecordType& type, const Filled& filled) {
  const core::Text title = core::say("Lägg till: {}", "Add: {}", "");
  http::Response response = show_page(page, {.sv = title.sv + type.label.sv, .en = title.en + type.label.en}, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/register/" + type.name, page.in(type.plural));
    page.out.leaf("h1", page.in(title) + page.in(type.label));
    write_summary(page, filled);
    open_form(page, "/register/" + type.name + "/new");
    if (!reached_from(page).empty()) write_hidden(page, "back", reached_from(page));
    write_record_fields(page, type, filled);
    write_button(page, page.say("Lägg till", "Add"));
    page.out.close().close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

http::Response show_edit(Page& page, const ops::RecordView& view, const Filled& filled) {
  const std::string id = to_text(view.record.id);
  const std::string title = records::title_of(*view.type, view.record);
  http::Response response = show_page(page, core::say("Ändra {}", "Edit {}", title), Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + id, title);
    page.out.leaf("h1", fmt::format("{} {}", page.say("Ändra", "Edit"), core::fold_case(page.in(view.type->label))));
    write_summary(page, filled);
    open_form(page, "/" + id + "/edit");
    write_hidden(page, "version", std::to_string(view.version));
    write_record_fields(page, view, filled);
    write_input(page,
                {.name = "reason", .label = std::string(page.say("Varför du ändrar", "Why you change it")), .id = "change-reason", .optional = true},
                {});
    write_button(page, page.say("Spara", "Save"));
    page.out.close().close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

/// One field that both have changed: theirs is saved already, ours is in the form.
void write_choice(Page& page, const schema::Field& field, const std::string& theirs, const std::string& ours) {
  page.out.open("fieldset", {{"class", "ds-fieldset conflict"}}).leaf("legend", page.in(field.label));
  const auto side = [&](std::string_view value, std::string_view words, const std::string& text, bool chosen) {
    open_choice(page, {.type = "radio", .name = "keep." + field.name, .value = value, .chosen = chosen});
    page.out.open("span").leaf("strong", words).empty("br").text(text.empty() ? std::string("–") : text).close().close();
  };
  side("theirs", page.say("Det som är sparat nu", "What is saved now"), theirs, true);
  side("ours", page.say("Det du skrev", "What you wrote"), ours, false);
  page.out.close();
}

/// Fields that were changed here and, since the version that was read, by somebody else too.
std::vector<const schema::Field*> contested(const ops::RecordView& now, const records::Record& read, const records::Record& changes) {
  std::vector<const schema::Field*> fields;
  for (const records::Record::Field& one : changes.fields()) {
    const schema::Field* field = now.type->find(one.name);
    if (field && now.record.entries(one.name) != read.entries(one.name)) fields.push_back(field);
  }
  return fields;
}

http::Response show_conflict(Page& page, const ops::RecordView& now, const records::Record& read, const records::Record& changes) {
  const std::string id = to_text(now.record.id);
  const core::Text title{.sv = "Någon annan hann spara", .en = "Somebody else saved first"};
  http::Response response = show_page(page, title, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(title));
    page.out.leaf(
        "p",
        page.say("Inget av det du skrev är borta. Välj vad som ska gälla där ni båda har ändrat; resten av dina ändringar tas med.",
                 "Nothing that you wrote is lost. Choose what shall hold where you both have changed; the rest of your changes come along."),
        {{"class", "lead"}});
    open_form(page, "/" + id + "/edit");
    write_hidden(page, "version", std::to_string(now.version));
    for (const records::Record::Field& one : changes.fields()) {
      for (const auto& [name, value] : page.request.form) {
        if (name == one.name || name.starts_with(one.name + ".")) write_hidden(page, name, value);
      }
    }
    for (const schema::Field* field : contested(now, read, changes)) {
      write_choice(page, *field, text_of(*field, now.record.entries(field->name), page.language),
                   text_of(*field, changes.entries(field->name), page.language));
    }
    write_button(page, page.say("Spara", "Save"));
    page.out.close().open("p").leaf("a", page.say("Släng mina ändringar", "Drop my changes"), {{"href", page.link("/" + id)}}).close().close();
  });
  response.status = kConflict;
  return response;
}

records::Record chosen(const Page& page, const records::Record& changes) {
  records::Record kept(changes.id.type);
  kept.id = changes.id;
  for (const records::Record::Field& one : changes.fields()) {
    if (page.request.form_value("keep." + one.name) != "theirs") kept.put(one.name, one.entries);
  }
  return kept;
}

}  // namespace

bool can_add(const Page& page, const schema::RecordType& type) {
  const auto needs_file = [](const schema::Field& field) { return field.required && field.kind == schema::Kind::file; };
  return ops::may_add(page.site.workspace, page.actor, type) && std::none_of(type.fields.begin(), type.fields.end(), needs_file);
}

std::string next_path(const Page& page, std::string_view path) {
  const std::string_view back = page.request.form_value("back");
  return back.empty() ? std::string(path) : own_path(back);
}

Answer new_record_page(Page& page) {
  const schema::RecordType* type = TRY(found(ops::find_type(page.site.workspace, page.request.parts[0])));
  if (!can_add(page, *type)) return core::fail(http::refusal_of_status(403).problems);
  return show_new(page, *type, from_address(page, *type));
}

Answer take_new_record(Page& page) {
  const schema::RecordType* type = TRY(found(ops::find_type(page.site.workspace, page.request.parts[0])));
  if (!can_add(page, *type)) return core::fail(http::refusal_of_status(403).problems);
  const records::Record record = changes_from(page, *type, records::Record(type->name));
  const auto made = ops::create_record(page.site.workspace, page.actor, record);
  if (!made) return show_new(page, *type, {.values = page.request.form, .problems = at_fields(made.error(), *type)});
  const bool may_read = ops::require(page.site.workspace, page.actor, schema::Action::read, *made).has_value();
  return may_read ? go_on(page, next_path(page, "/" + to_text(*made)), "saved") : go_on(page, "/", "received");
}

Answer edit_page(Page& page) {
  const ops::RecordView view = TRY(found(ops::view_record(page.site.workspace, page.actor, page.request.parts[0])));
  if (!view.may_change) return core::fail(http::refusal_of_status(403).problems);
  return show_edit(page, view, {});
}

Answer take_edit(Page& page) {
  ops::Workspace& workspace = page.site.workspace;
  const std::string id = page.request.parts[0];
  const ops::RecordView now = TRY(found(ops::view_record(workspace, page.actor, id)));
  if (!now.may_change) return core::fail(http::refusal_of_status(403).problems);
  const std::int64_t version = whole_number(page.request.form_value("version"));
  const auto read = version > 0 && version <= now.version ? TRY(ops::record_at(workspace, page.actor, id, version)) : now.record;
  const records::Record changes = chosen(page, changes_from(page, *now.type, read));
  const auto saved = ops::edit_record(workspace, page.actor, changes, version, {.reason = std::string(page.request.form_value("reason"))});
  if (saved) return go_on(page, "/" + id, "saved");
  if (saved.error().front().code == "record_changed") return show_conflict(page, now, read, changes);
  return show_edit(page, now, {.values = page.request.form, .problems = at_fields(saved.error(), *now.type)});
}

}  // namespace rodtrad::web
