// The operations from the table that routes and OpenAPI come from, so that none is forgotten here.
#include "app/api_page.h"

#include "api/call.h"
#include "web/pieces.h"

namespace rodtrad::app {

namespace {

using api::Operation;
using api::Scope;
using web::Page;

struct Group {
  Scope scope;
  core::Text words;
};
const Group kGroups[] = {
    {Scope::none, {.sv = "För alla, utan token", .en = "For everyone, without a token"}},
    {Scope::read, {.sv = "Med en token som får läsa", .en = "With a token that may read"}},
    {Scope::write, {.sv = "Med en token som får skriva", .en = "With a token that may write"}},
    {Scope::release, {.sv = "Med en token som får släppa fram", .en = "With a token that may release"}},
};

void write_address(Page& page, const std::string& path, std::string_view words) {
  page.out.open("li").leaf("a", path, {{"href", path}}).text(fmt::format(" – {}", words)).close();
}

void write_tables(Page& page) {
  page.out.open("section").leaf("h2", page.say("Tabell-API:et", "The table API"));
  page.out.leaf("p", page.say("Det som är publicerat, med samma frågor som till SCB och andra (PxWebApi, version 1 och 2).",
                              "What is published, with the same questions as to Statistics Sweden and others (PxWebApi, versions 1 and 2)."));
  page.out.open("ul");
  write_address(page, "/api/v2/tables", page.say("tabellerna, version 2", "the tables, version 2"));
  write_address(page, fmt::format("/api/v1/{}/", core::language_tag(page.language)), page.say("samma i version 1", "the same in version 1"));
  write_address(page, "/datasets/dcat", page.say("beskrivning för dataportaler (DCAT-AP-SE)", "description for data portals (DCAT-AP-SE)"));
  page.out.close().close();
}

std::string parameters_of(const Page& page, const Operation& operation) {
  std::vector<std::string> all;
  for (const api::Parameter& one : operation.parameters) {
    if (one.in == api::Parameter::In::query) all.push_back(fmt::format("{}: {}", one.name, page.in(one.text)));
  }
  return fmt::format("{}", fmt::join(all, "; "));
}

void write_group(Page& page, const Group& group) {
  page.out.open("section", {{"class", "stack"}}).leaf("h3", page.in(group.words));
  web::open_table(page, page.in(group.words), {{page.say("Anrop", "Call")}, {page.say("Vad", "What")}, {page.say("Frågefält", "Query")}});
  for (const Operation& one : api::operations()) {
    if (one.scope != group.scope) continue;
    page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", fmt::format("{} {}", one.method, one.path)).close();
    page.out.leaf("td", page.in(one.text)).leaf("td", parameters_of(page, one)).close();
  }
  web::close_table(page);
  page.out.close();
}

}  // namespace

web::Answer api_page(Page& page) {
  const core::Text title{.sv = "API: för program", .en = "API: for programs"};
  return web::show_page(page, title, web::Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(title));
    page.out.leaf("p", page.say("Allt som sidorna visar kan också ett program hämta.", "A program can fetch all that the pages show."),
                  {{"class", "lead"}});
    write_tables(page);
    page.out.open("section").leaf("h2", page.say("Röd tråds API", "Röd tråd's API"));
    page.out.open("p").text(page.say("Adresserna nedan börjar med ", "The addresses below begin with ")).leaf("code", api::kBase);
    page.out.text(page.say(". Hela beskrivningen, för verktyg: ", ". The whole description, for tools: "));
    const std::string description = std::string(api::kBase) + "/openapi.json";
    page.out.leaf("a", "OpenAPI 3.1", {{"href", description}}).text(".").close().close();
    for (const Group& group : kGroups) write_group(page, group);
    page.out.close();
  });
}

}  // namespace rodtrad::app
