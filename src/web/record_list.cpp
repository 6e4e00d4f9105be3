// The register's contents, lists of one type with filters, and the same as CSV.
#include <algorithm>

#include "core/http_client.h"
#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/saved_views.h"
#include "web/list_tools.h"
#include "web/pieces.h"
#include "web/register.h"

namespace rodtrad::web {

namespace {

constexpr std::int64_t kRowsOnPage = 100;
constexpr std::int64_t kRowsInFile = 1'000'000;

struct PlaceName {
  std::string_view id;
  core::Text words;
};
const PlaceName kPlaceNames[] = {
    {"goals", {.sv = "Mål", .en = "Goals"}},        {"plan", {.sv = "Analysplan", .en = "Analysis plan"}},
    {"board", {.sv = "Beslut", .en = "Decisions"}}, {"projects", {.sv = "Projekt", .en = "Projects"}},
    {"needs", {.sv = "Behov", .en = "Needs"}},      {"world", {.sv = "Omvärld", .en = "World"}},
    {"data", {.sv = "Data", .en = "Data"}},         {"admin", {.sv = "Administration", .en = "Administration"}},
    {"", {.sv = "Övrigt", .en = "Other"}},
};

const core::Text kRegister{.sv = "Register", .en = "Register"};

void write_types(Page& page, const PlaceName& place, const std::vector<const schema::RecordType*>& types) {
  const auto here = [&](const schema::RecordType* type) { return type->use.place == place.id; };
  if (std::none_of(types.begin(), types.end(), here)) return;
  page.out.open("section").leaf("h2", page.in(place.words)).open("ul", {{"class", "types"}});
  for (const schema::RecordType* type : types) {
    if (!here(type)) continue;
    page.out.open("li").leaf("a", page.in(type->plural), {{"href", page.link(list_path(*type))}});
    if (!page.in(type->use.about).empty()) page.out.text(" ").leaf("span", page.in(type->use.about), {{"class", "quiet"}});
    page.out.close();
  }
  page.out.close().close();
}

std::int64_t page_number(const Page& page) {
  const std::string asked(page.request.query_value("page"));
  const bool digits = !asked.empty() && asked.size() < 7 && asked.find_first_not_of("0123456789") == std::string::npos;
  return digits ? std::max<std::int64_t>(1, std::stoll(asked)) : 1;
}

ops::RecordQuery query_from(const Page& page, const std::string& type) {
  const auto asked = [&](std::string_view name) { return std::string(page.request.query_value(name)); };
  ops::RecordQuery query{
      .type = type, .unit = asked("unit"), .from = asked("from"), .to = asked("to"), .words = asked("q"), .order_by = asked("sort")};
  if (!asked("state").empty()) query.states = {asked("state")};
  query.descending = query.order_by.starts_with('-');
  if (query.descending) query.order_by.erase(0, 1);
  query.limit = kRowsOnPage;
  query.offset = (page_number(page) - 1) * kRowsOnPage;
  return query;
}

void write_filters(Page& page, const schema::RecordType& type) {
  page.out.open("form", {{"class", "filters"}, {"role", "search"}, {"aria-label", page.say("Filter", "Filters")}});
  if (page.request.query_value("lang") == "en") write_hidden(page, "lang", "en");
  const auto value = [&](std::string_view name) { return std::string(page.request.query_value(name)); };
  write_input(page, {.name = "q", .label = std::string(page.say("Ord", "Words")), .id = "filter-q", .type = "search", .value = value("q")}, {});
  if (const schema::Field* state = type.find(type.state_field)) {
    std::vector<Choice> choices = {{"", std::string(page.say("Alla", "All"))}};
    for (const schema::Code& code : state->codes) choices.push_back({code.id, page.in(code.label)});
    write_select(page, {.name = "state", .label = std::string(page.say("Läge", "State")), .value = value("state")}, choices, {});
  }
  if (!type.use.period.empty()) {
    write_input(page, {.name = "from", .label = std::string(page.say("Från", "From")), .type = "date", .value = value("from")}, {});
    write_input(page, {.name = "to", .label = std::string(page.say("Till", "To")), .type = "date", .value = value("to")}, {});
  }
  for (const auto& [key, held] : page.request.query) {
    if (key == "column" || key == "sort") write_hidden(page, key, held);
  }
  write_submit(page, page.say("Visa", "Show"), kSecondary);
  page.out.close();
}

/// A head sorts by its column; once more turns the order.
void write_heads(Page& page, const schema::RecordType& type, const std::vector<std::string>& columns) {
  const std::string_view sort = page.request.query_value("sort");
  page.out.open("thead").open("tr");
  for (const std::string& name : columns) {
    const schema::Field* field = type.find(name);
    const bool up = sort == name, down = sort == "-" + name;
    const bool money = field && field->kind == schema::Kind::money;
    page.out.open("th", {{"scope", "col"}, {"class", money ? "number" : "words"}, {"aria-sort", up ? "ascending" : down ? "descending" : "none"}});
    const std::string words = field ? page.in(field->label) : name;
    if (!field || field->has_own_table())
      page.out.text(words);
    else
      page.out.leaf("a", words + (up ? " ↑" : down ? " ↓" : ""), {{"href", with(page, "sort", up ? "-" + name : name)}});
    page.out.close();
  }
  page.out.close().close();
}

void write_row(Page& page, const ops::RecordList& list, const records::Record& record, const std::vector<std::string>& columns) {
  page.out.open("tr");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const schema::Field* field = list.type->find(columns[i]);
    if (i == 0) {
      page.out.open("th", {{"scope", "row"}});
      plan_link(page, "/" + to_text(record.id), records::title_of(*list.type, record));
    } else {
      page.out.open("td", {{"class", field && field->kind == schema::Kind::money ? "number" : "words"}});
      if (field) write_values(page, *field, record.entries(columns[i]), list.titles);
    }
    page.out.close();
  }
  page.out.close();
}

void write_table(Page& page, const ops::RecordList& list) {
  const std::vector<std::string> columns = columns_of(page, *list.type);
  page.out.open("div", {{"class", "scroll table dense"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", page.in(list.type->plural)}});
  page.out.open("table", {{"class", "ds-table list"}, {"data-hover", "true"}}).leaf("caption", page.in(list.type->plural), {{"class", "spoken"}});
  write_heads(page, *list.type, columns);
  page.out.open("tbody");
  for (const records::Record& record : list.records) write_row(page, list, record, columns);
  page.out.close().close().close();
}

void write_pages(Page& page, const ops::RecordList& list) {
  const std::int64_t number = page_number(page), last = std::max<std::int64_t>(1, (list.total + kRowsOnPage - 1) / kRowsOnPage);
  page.out.open("p", {{"class", "pages"}});
  page.out.text(fmt::format("{} {}", core::show_integer(list.total, page.language),
                            list.total == 1 ? page.say("post", "record") : page.say("poster", "records")));
  if (number > 1) page.out.text(" ").leaf("a", page.say("Föregående", "Previous"), {{"href", with(page, "page", std::to_string(number - 1))}});
  if (last > 1) page.out.text(fmt::format(" {} {}/{} ", page.say("sida", "page"), number, last));
  if (number < last) page.out.leaf("a", page.say("Nästa", "Next"), {{"href", with(page, "page", std::to_string(number + 1))}});
  page.out.close();
}

void write_empty(Page& page, const schema::RecordType& type) {
  const bool filtered = !page.request.query.empty() && page.request.query_value("q").size() + page.request.query_value("state").size() > 0;
  page.out.leaf(
      "p", filtered ? page.say("Inget passar filtren.", "Nothing fits the filters.") : page.say("Här finns inget än.", "There is nothing here yet."),
      {{"class", "lead"}});
  if (filtered) page.out.open("p").leaf("a", page.say("Visa alla", "Show all"), {{"href", page.link(list_path(type))}}).close();
}

void write_actions(Page& page, const schema::RecordType& type) {
  page.out.open("p", {{"class", "actions"}});
  if (can_add(page, type)) {
    write_action(page, page.link(list_path(type) + "/new"), page.say("Lägg till", "Add"));
  }
  if (type.name == "project")
    page.out.leaf("a", page.say("Portföljen: pengar per program", "The portfolio: money by programme"), {{"href", page.link("/portfolio")}});
  page.out.leaf("a", page.say("Hämta som CSV", "Download as CSV"),
                {{"href", core::replace_all(with(page, "page", ""), page.request.path, list_path(type) + "/csv")}});
  page.out.close();
}

}  // namespace

Answer register_page(Page& page) {
  const std::vector<const schema::RecordType*> types = ops::readable_types(page.site.workspace, page.actor);
  return show_page(page, kRegister, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kRegister));
    if (page.visit.user) page.out.open("p").leaf("a", page.say("Luckor i trådarna", "Gaps in the threads"), {{"href", page.link("/gaps")}}).close();
    for (const PlaceName& place : kPlaceNames) write_types(page, place, types);
    page.out.close();
  });
}

namespace {

core::Expected<http::Response> show_list(Page& page, const Filled& filled) {
  const ops::RecordList list = TRY(found(ops::list_records(page.site.workspace, page.actor, query_from(page, page.request.parts[0]))));
  return show_page(page, list.type->plural, Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/register", page.in(kRegister));
    page.out.leaf("h1", page.in(list.type->plural));
    if (!page.in(list.type->use.about).empty()) page.out.leaf("p", page.in(list.type->use.about), {{"class", "lead"}});
    write_actions(page, *list.type);
    write_done(page);
    write_summary(page, filled);
    write_filters(page, *list.type);
    write_chips(page, *list.type);
    write_columns(page, *list.type);
    write_views(page, *list.type, filled);
    list.records.empty() ? write_empty(page, *list.type) : write_table(page, list);
    write_pages(page, list);
    page.out.close();
  });
}

}  // namespace

Answer list_page(Page& page) { return show_list(page, {}); }

Answer take_view(Page& page) {
  const std::string list = TRY(found(ops::find_type(page.site.workspace, page.request.parts[0])))->name;
  ops::SavedViews views(page.site.entrance->connection());
  const std::string removed(page.request.form_value("remove")), query(page.request.form_value("query"));
  if (!removed.empty()) {
    views.remove(page.visit.user->name, list, removed);
    return go_on(page, "/register/" + list, "saved");
  }
  const auto saved =
      views.save({.account = page.visit.user->name, .list = list, .name = std::string(page.request.form_value("name")), .query = query});
  if (saved) return go_on(page, "/register/" + list + (query.empty() ? "" : "?" + query), "saved");
  core::Expected<http::Response> response = show_list(page, {.values = page.request.form, .problems = saved.error()});
  if (response) response->status = kFormRefused;
  return response;
}

Answer list_file(Page& page) {
  ops::RecordQuery query = query_from(page, page.request.parts[0]);
  query.limit = kRowsInFile;
  query.offset = 0;
  const ops::RecordList list = TRY(found(ops::list_records(page.site.workspace, page.actor, query)));
  return csv_file(list.type->name, ops::list_csv(list, columns_of(page, *list.type)));
}

}  // namespace rodtrad::web
