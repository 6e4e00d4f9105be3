// How an assignment is answered: a method from the catalogue, the data it reads, and its parameters. The form is made from the method.
#include <algorithm>

#include "core/unicode.h"
#include "ops/method_ops.h"
#include "web/catalogue.h"
#include "web/desk.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

/// Kinds of data that the method reads, in the order of its inputs; whether each must be there.
std::vector<std::pair<std::string, bool>> kinds_of(const model::Method& method) {
  std::vector<std::pair<std::string, bool>> kinds;
  for (const model::Input& input : method.inputs) {
    const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == input.dataset_kind; });
    if (known == kinds.end())
      kinds.emplace_back(input.dataset_kind, input.required);
    else
      known->second = known->second || input.required;
  }
  return kinds;
}

std::string inputs_in_words(const Page& page, const model::Method& method, const std::string& kind) {
  std::string words;
  for (const model::Input& input : method.inputs) {
    if (input.dataset_kind == kind && input.required) words += (words.empty() ? "" : ", ") + page.in(input.label);
  }
  return words.empty() ? words : fmt::format("{}: {}", page.say("Metoden läser", "The method reads"), words);
}

void write_param(Page& page, const model::Param& param, const std::string& given, const Filled& filled) {
  Input input{.name = "param." + param.id, .label = page.in(param.label), .value = given.empty() ? param.default_value : given};
  input.hint = fmt::format("{}{} {} ({})", bounds_of(page, param), page.say("Annars", "Otherwise"), param.default_value, param.reference);
  if (param.type != model::ParamType::choice) return write_input(page, input, filled);
  std::vector<Choice> choices;
  for (const model::Choice& one : param.choices) choices.push_back({one.code, page.in(one.label)});
  write_select(page, input, choices, filled);
}

void write_data_choice(Page& page, const ops::DeskView& desk, const model::Method& method, const std::string& kind, bool required,
                       const std::vector<ops::DatasetChoice>& datasets, const Filled& filled) {
  std::vector<Choice> choices;
  Input input{.name = "data." + kind,
              .label = fmt::format("{}: {}", page.say("Data", "Data"), page.in(kind_title(kind))),
              .hint = inputs_in_words(page, method, kind)};
  input.optional = !required;
  if (!required) choices.push_back({"", std::string(page.say("Inga", "None"))});
  for (const ops::DatasetChoice& one : datasets) {
    if (one.kind != kind) continue;
    choices.push_back({one.name, one.years.empty() ? one.name : fmt::format("{} ({}–{})", one.name, one.years.front(), one.years.back())});
    const bool bound = std::any_of(desk.row.data.begin(), desk.row.data.end(),
                                   [&](const std::string& name) { return name == one.name || name.starts_with(one.name + "@"); });
    if (bound) input.value = one.name;
  }
  if (choices.empty()) {
    page.out.leaf("p",
                  fmt::format(fmt::runtime(page.say("Det finns inga data av slaget {} än.", "There are no data of the kind {} yet.")),
                              page.in(kind_title(kind))),
                  {{"class", "absent"}});
    return;
  }
  write_select(page, input, choices, filled);
}

std::string given_param(const ops::DeskView& desk, const std::string& method, const std::string& id) {
  if (desk.row.method != method) return {};
  const auto found = std::find_if(desk.params.begin(), desk.params.end(), [&](const auto& one) { return one.first == id; });
  return found == desk.params.end() ? std::string() : found->second;
}

void write_method_form(Page& page, const ops::DeskView& desk, const model::Method& method, const Filled& filled) {
  page.out.leaf("h2", page.in(method.title)).leaf("p", page.in(method.summary));
  open_form(page, "/" + desk.row.id + "/method");
  write_hidden(page, "method", method.id);
  const std::vector<ops::DatasetChoice> datasets = ops::list_datasets(page.site.workspace);
  for (const auto& [kind, required] : kinds_of(method)) write_data_choice(page, desk, method, kind, required, datasets, filled);
  if (!method.params.empty()) page.out.leaf("h3", page.say("Parametrar", "Parameters"));
  for (const model::Param& param : method.params) write_param(page, param, given_param(desk, method.id, param.id), filled);
  write_button(page, page.say("Spara", "Save"));
  page.out.close();
}

void write_method_choices(Page& page, const ops::DeskView& desk) {
  page.out.open("ul", {{"class", "entries"}});
  for (const model::Method* method : ops::methods()) {
    page.out.open("li").open("h2");
    page.out.leaf("a", page.in(method->title), {{"href", page.link(fmt::format("/{}/method?method={}", desk.row.id, method->id))}});
    page.out.close().leaf("p", page.in(method->summary)).close();
  }
  page.out.close();
}

http::Response show_method(Page& page, const ops::DeskView& desk, const model::Method* method, const Filled& filled) {
  const core::Text title{.sv = "Så besvaras uppdraget", .en = "How the assignment is answered"};
  http::Response response = show_page(page, title, Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + desk.row.id, desk.row.assignment.title);
    page.out.leaf("h1", page.in(title));
    write_summary(page, filled);
    method ? write_method_form(page, desk, *method, filled) : write_method_choices(page, desk);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

/// Problems of a binding name parameters and kinds of data; they are shown at those fields.
core::Problems at_fields(core::Problems problems, const model::Method& method) {
  for (core::Problem& problem : problems) {
    const std::string place = problem.place.file;
    problem.place = {};
    for (const model::Param& param : method.params) {
      if (place == param.id || problem.message.sv.find(" " + param.id + " ") != std::string::npos) problem.place.file = "param." + param.id;
    }
  }
  return problems;
}

ops::BindRequest request_from(const Page& page, const std::string& assignment, const model::Method& method) {
  ops::BindRequest request{.assignment = assignment, .method = method.id, .by = page.visit.user->display};
  for (const auto& [name, value] : page.request.form) {
    if (name.starts_with("data.") && !value.empty()) request.data.push_back(value);
    if (!name.starts_with("param.")) continue;
    const std::string id = name.substr(6);
    const auto param = std::find_if(method.params.begin(), method.params.end(), [&](const model::Param& one) { return one.id == id; });
    if (param == method.params.end()) continue;
    std::string given(core::trim(value));
    if (param->type == model::ParamType::real) given = core::replace_all(given, ",", ".");
    if (given != param->default_value) request.params.emplace_back(id, given);
  }
  return request;
}

}  // namespace

Answer method_page(Page& page) {
  TRY(need_assignment(page, page.request.parts[0]));
  const ops::DeskView desk = TRY(ops::view_desk(page.site.workspace, page.request.parts[0]));
  const std::string asked(page.request.query_value("method"));
  const std::string wanted = asked.empty() && page.request.query_value("choose").empty() ? desk.row.method : asked;
  return show_method(page, desk, wanted.empty() ? nullptr : TRY(ops::find_method(wanted)), {});
}

Answer take_method(Page& page) {
  TRY(need_assignment(page, page.request.parts[0]));
  const ops::DeskView desk = TRY(ops::view_desk(page.site.workspace, page.request.parts[0]));
  const model::Method* method = TRY(ops::find_method(std::string(page.request.form_value("method"))));
  const auto bound = ops::bind_assignment(page.site.workspace, request_from(page, desk.row.id, *method));
  if (!bound) return show_method(page, desk, method, {.values = page.request.form, .problems = at_fields(bound.error(), *method)});
  return go_on(page, "/" + desk.row.id, "bound");
}

}  // namespace rodtrad::web
