// The catalogue: a page for each method, made from its value, and the code lists.
#include "web/catalogue.h"

#include <algorithm>

#include "core/date.h"
#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/code_ops.h"
#include "ops/method_ops.h"
#include "ops/plan_ops.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

const core::Text kMethods{.sv = "Metoder", .en = "Methods"};
const core::Text kCodeLists{.sv = "Kodlistor", .en = "Code lists"};

/// As few decimals as say it, with the comma of the page's language.
std::string shown(const Page& page, double number) {
  const std::string text = fmt::format("{}", number);
  return page.language == core::Language::sv ? core::replace_all(text, ".", ",") : text;
}

void write_inputs(Page& page, const model::Method& method) {
  page.out.open("section").leaf("h2", page.say("Data som metoden läser", "Data that the method reads"));
  open_table(
      page, page.say("Kolumner", "Columns"),
      {{page.say("Vad", "What")}, {page.say("Slag av data", "Kind of data")}, {page.say("Kolumn", "Column")}, {page.say("Krävs", "Required")}});
  for (const model::Input& input : method.inputs) {
    page.out.open("tr").leaf("th", page.in(input.label), {{"scope", "row"}}).leaf("td", page.in(kind_title(input.dataset_kind)));
    page.out.open("td").leaf("code", input.column).close();
    page.out.leaf("td", input.required ? page.say("ja", "yes") : page.say("nej, ger mer om den finns", "no, gives more when it is there")).close();
  }
  close_table(page);
  page.out.close();
}

std::string default_of(const Page& page, const model::Param& param) {
  const auto choice =
      std::find_if(param.choices.begin(), param.choices.end(), [&](const model::Choice& one) { return one.code == param.default_value; });
  if (choice != param.choices.end()) return page.in(choice->label);
  const std::string unit = page.in(param.unit);
  const std::string value = page.language == core::Language::sv ? core::replace_all(param.default_value, ".", ",") : param.default_value;
  return unit.empty() ? value : value + " " + unit;
}

void write_choices(Page& page, const model::Param& param) {
  if (param.type != model::ParamType::choice) return page.out.leaf("td", bounds_of(page, param)), void();
  std::vector<std::string> choices;
  for (const model::Choice& one : param.choices) choices.push_back(page.in(one.label));
  page.out.leaf("td", fmt::format("{}", fmt::join(choices, "; ")));
}

void write_params(Page& page, const model::Method& method) {
  if (method.params.empty()) return;
  page.out.open("section").leaf("h2", page.say("Parametrar", "Parameters"));
  open_table(
      page, page.say("Vad som kan väljas", "What can be chosen"),
      {{page.say("Parameter", "Parameter")}, {page.say("Annars", "Otherwise")}, {page.say("Får vara", "May be")}, {page.say("Källa", "Reference")}});
  for (const model::Param& param : method.params) {
    page.out.open("tr").leaf("th", page.in(param.label), {{"scope", "row"}}).leaf("td", default_of(page, param));
    write_choices(page, param);
    page.out.leaf("td", param.reference).close();
  }
  close_table(page);
  page.out.close();
}

/// Whose answers are computed by it; how an assignment is answered is for users only.
core::Expected<core::Done> write_uses(Page& page, const model::Method& method) {
  if (!page.visit.user) return core::Done{};
  std::vector<std::pair<std::string, std::string>> uses;
  for (const ops::OpenPlan& plan : TRY(page.reader.plans())) {
    for (const ops::AssignmentRow& one : TRY(ops::view_plan(page.site.workspace, plan.id)).assignments) {
      if (one.method == method.id) uses.emplace_back(one.id, one.assignment.title);
    }
  }
  if (uses.empty()) return core::Done{};
  page.out.open("section")
      .leaf("h2", page.say("Uppdrag som besvaras med metoden", "Assignments answered by the method"))
      .open("ul", {{"class", "entries"}});
  for (const auto& [id, title] : uses) {
    page.out.open("li");
    plan_link(page, "/" + id, title);
    page.out.close();
  }
  page.out.close().close();
  return core::Done{};
}

std::string period_of(const lake::StoredCode& code, const Page& page) {
  if (code.valid_from.empty() && code.valid_to.empty()) return {};
  return fmt::format("{} – {}", shown_day(page, code.valid_from), shown_day(page, code.valid_to));
}

}  // namespace

std::string bounds_of(const Page& page, const model::Param& param) {
  if (param.type == model::ParamType::choice) return {};
  std::string words = fmt::format("{} {}–{}", page.say("Tillåtet:", "Allowed:"), shown(page, param.least), shown(page, param.most));
  if (!page.in(param.unit).empty()) words += " " + page.in(param.unit);
  return words + ". ";
}

Answer methods_page(Page& page) {
  return show_page(page, kMethods, Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kMethods));
    page.out.leaf(
        "p",
        page.say("Så räknas planens analyser. Varje metod har formel, parametrar med källa och gränser för vad den kan säga.",
                 "How the plan's analyses are computed. Each method has its formula, parameters with references, and limits to what it can tell."),
        {{"class", "lead"}});
    page.out.open("ul", {{"class", "entries"}});
    for (const model::Method* method : ops::methods()) {
      page.out.open("li").open("h2").leaf("a", page.in(method->title), {{"href", page.link("/methods/" + method->id)}}).close();
      page.out.leaf("p", page.in(method->summary)).close();
    }
    page.out.close().open("p").leaf("a", page.in(kCodeLists), {{"href", page.link("/codes")}}).close().close();
  });
}

Answer about_method_page(Page& page) {
  const auto method = ops::find_method(page.request.parts[0]);
  if (!method) return core::fail(http::refusal_of_status(404).problems);
  core::Problems failed;
  http::Response response = show_page(page, (*method)->title, Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/methods", page.in(kMethods));
    page.out.leaf("h1", page.in((*method)->title)).leaf("p", page.in((*method)->summary), {{"class", "lead"}});
    page.out.open("dl", {{"class", "status"}});
    write_fact(page, "Id", (*method)->id);
    write_fact(page, "Version", (*method)->version);
    page.out.close();
    page.out.open("section").leaf("h2", page.say("Formel", "Formula")).leaf("p", page.in((*method)->formula)).close();
    write_inputs(page, **method);
    write_params(page, **method);
    if (const auto done = write_uses(page, **method); !done) failed = done.error();
    page.out.close();
  });
  if (!failed.empty()) return core::fail(failed);
  return response;
}

Answer code_lists_page(Page& page) {
  const std::vector<lake::StoredList> lists = ops::list_codes(page.site.workspace);
  return show_page(page, kCodeLists, Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/methods", page.in(kMethods));
    page.out.leaf("h1", page.in(kCodeLists));
    open_table(page, page.in(kCodeLists),
               {{page.say("Lista", "List")}, {page.say("Koder", "Codes"), true}, {page.say("Källa", "Source")}, {page.say("Inläst", "Taken in")}});
    for (const lake::StoredList& one : lists) {
      page.out.open("tr").open("th", {{"scope", "row"}}).leaf("a", page.in(one.label), {{"href", page.link("/codes/" + one.id)}});
      page.out.text(" ").leaf("code", one.id, {{"class", "quiet"}}).close();
      page.out.leaf("td", core::show_integer(one.size, page.language), {{"class", "number"}}).leaf("td", page.in(one.source));
      page.out.leaf("td", one.at.empty() ? std::string(page.say("följer med", "comes along")) : shown_moment(page, one.at)).close();
    }
    close_table(page);
    page.out.close();
  });
}

Answer code_list_page(Page& page) {
  const std::string id = page.request.parts[0], day(page.request.query_value("day"));
  const std::vector<lake::StoredList> lists = ops::list_codes(page.site.workspace);
  const auto list = std::find_if(lists.begin(), lists.end(), [&](const lake::StoredList& one) { return one.id == id; });
  if (list == lists.end()) return core::fail(http::refusal_of_status(404).problems);
  const std::vector<lake::StoredCode> codes = TRY(ops::show_codes(page.site.workspace, id, core::parse_iso_date(day) ? day : ""));
  return show_page(page, list->label, Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/codes", page.in(kCodeLists));
    page.out.leaf("h1", page.in(list->label));
    if (!page.in(list->source).empty()) page.out.leaf("p", page.in(list->source), {{"class", "quiet"}});
    open_table(page, page.in(list->label),
               {{page.say("Kod", "Code")}, {page.say("Betyder", "Means")}, {page.say("Under", "Below")}, {page.say("Gäller", "Valid")}});
    for (const lake::StoredCode& one : codes) {
      page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", one.code).close();
      page.out.leaf("td", page.in(one.label)).leaf("td", one.parent).leaf("td", period_of(one, page)).close();
    }
    close_table(page);
    page.out.close();
  });
}

}  // namespace rodtrad::web
