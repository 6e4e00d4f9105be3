// The tools above a list of records.
#include "web/list_tools.h"

#include <algorithm>

#include "core/http_client.h"
#include "ops/saved_views.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

void write_remove(Page& page, const std::string& path, const ops::SavedView& view) {
  page.out.open("form", {{"method", "post"}, {"action", page.link(path)}});
  write_hidden(page, "token", page.visit.form_token);
  write_hidden(page, "remove", view.name);
  const std::string_view remove = page.say("Ta bort", "Remove");
  write_submit(page, remove, kTertiary, fmt::format("{} {}", remove, view.name));
  page.out.close();
}

}  // namespace

std::string list_path(const schema::RecordType& type) { return "/register/" + type.name; }

std::string query_with(const Page& page, std::string_view name, std::string_view value) {
  std::string query;
  const auto add = [&](std::string_view key, std::string_view held) {
    if (!held.empty()) query += fmt::format("{}{}={}", query.empty() ? "" : "&", key, core::url_encoded(held));
  };
  for (const char* known : {"q", "state", "unit", "from", "to", "sort", "page"}) {
    add(known, known == name ? value : (name != "page" && std::string_view(known) == "page" ? "" : page.request.query_value(known)));
  }
  for (const auto& [key, held] : page.request.query) {
    if (key == "column" && name != "column") add(key, held);
  }
  return query;
}

std::string with(const Page& page, std::string_view name, std::string_view value) {
  const std::string query = query_with(page, name, value);
  return page.link(query.empty() ? page.request.path : page.request.path + "?" + query);
}

std::vector<std::string> columns_of(const Page& page, const schema::RecordType& type) {
  std::vector<std::string> columns;
  for (const auto& [key, held] : page.request.query) {
    if (key == "column" && type.find(held) && std::find(columns.begin(), columns.end(), held) == columns.end()) columns.push_back(held);
  }
  if (columns.empty()) columns = type.list_fields();
  std::erase(columns, type.title_field);
  columns.insert(columns.begin(), type.title_field);
  return columns;
}

void write_chips(Page& page, const schema::RecordType& type) {
  std::vector<std::pair<std::string, std::string>> chips;
  for (const char* name : {"q", "state", "unit", "from", "to"}) {
    const std::string held(page.request.query_value(name));
    if (held.empty()) continue;
    const schema::Field* state = std::string_view(name) == "state" ? type.find(type.state_field) : nullptr;
    const schema::Code* code = state ? state->code(held) : nullptr;
    chips.emplace_back(name, code ? page.in(code->label) : held);
  }
  if (chips.empty()) return;
  page.out.open("ul", {{"class", "chips"}, {"aria-label", page.say("Filter som gäller", "Filters in use")}});
  for (const auto& [name, words] : chips) {
    page.out.open("li")
        .open("a", {{"href", with(page, name, "")}})
        .text(words)
        .leaf("span", page.say(" ta bort filtret", " remove the filter"), {{"class", "spoken"}});
    page.out.leaf("span", " ×", {{"aria-hidden", "true"}}).close().close();
  }
  page.out.close();
}

void write_columns(Page& page, const schema::RecordType& type) {
  const std::vector<std::string> shown = columns_of(page, type);
  page.out.open("details", {{"class", "columns"}}).leaf("summary", page.say("Kolumner", "Columns"));
  page.out.open("form", {{"action", page.request.path}});
  for (const auto& [key, held] : page.request.query) {
    if (key != "column" && key != "page") write_hidden(page, key, held);
  }
  page.out.open("fieldset", {{"class", "ds-fieldset"}}).leaf("legend", page.say("Visa kolumnerna", "Show the columns"));
  for (const schema::Field& field : type.fields) {
    if (field.name == type.title_field) continue;
    const bool chosen = std::find(shown.begin(), shown.end(), field.name) != shown.end();
    open_choice(page, {.type = "checkbox", .name = "column", .value = field.name, .chosen = chosen});
    page.out.leaf("span", page.in(field.label)).close();
  }
  page.out.close();
  write_submit(page, page.say("Visa", "Show"), kSecondary);
  page.out.close().close();
}

void write_views(Page& page, const schema::RecordType& type, const Filled& filled) {
  if (!page.visit.user) return;
  const std::string path = list_path(type) + "/views";
  const std::vector<ops::SavedView> views = ops::SavedViews(page.site.entrance->connection()).list(page.visit.user->name, type.name);
  const std::string query = query_with(page, "page", "");
  page.out.open("details", {{"class", "views"}});
  page.out.leaf("summary", views.empty() ? std::string(page.say("Sparade vyer", "Saved views"))
                                         : fmt::format("{} ({})", page.say("Sparade vyer", "Saved views"), views.size()));
  page.out.open("ul", {{"class", "entries"}});
  for (const ops::SavedView& view : views) {
    page.out.open("li").leaf("a", view.name, {{"href", page.link(view.query.empty() ? list_path(type) : list_path(type) + "?" + view.query)}});
    write_remove(page, path, view);
    page.out.close();
  }
  page.out.close();
  open_form(page, path);
  write_hidden(page, "query", query);
  write_input(page, {.name = "name", .label = std::string(page.say("Spara det som visas som", "Save what is shown as")), .id = "view-name"}, filled);
  write_submit(page, page.say("Spara vyn", "Save the view"), kSecondary);
  page.out.close().close();
}

}  // namespace rodtrad::web
