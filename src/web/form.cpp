// Writers of forms. Ids of fields are their names.
#include "web/form.h"

#include <algorithm>

#include "core/unicode.h"

namespace rodtrad::web {

namespace {

std::string words_of(const Page& page, const core::Problem& problem) {
  const std::string& hint = page.in(problem.hint);
  const std::string message = core::capitalise(page.in(problem.message)) + ".";
  return hint.empty() ? message : message + " " + core::capitalise(hint) + ".";
}

const std::string& id_of(const Input& input) { return input.id.empty() ? input.name : input.id; }

/// Opens the field's box and writes label, hint and error; what describes the input is handed back.
std::string open_field(Page& page, const Input& input, const Filled& filled) {
  const std::string& id = id_of(input);
  const std::string error = filled.error(page, input.name);
  page.out.open("div", {{"class", error.empty() ? "ds-field" : "ds-field wrong"}});
  page.out.open("label", {{"for", id}}).text(input.label);
  if (input.optional) page.out.text(" ").leaf("span", page.say("(valfritt)", "(optional)"), {{"class", "quiet"}});
  page.out.close();
  std::string described;
  if (!input.hint.empty()) {
    described = id + "-hint";
    page.out.leaf("p", input.hint, {{"data-field", "description"}, {"id", described}});
  }
  if (!error.empty()) {
    page.out.leaf("div", error, {{"class", "ds-validation-message"}, {"data-field", "validation"}, {"id", id + "-error"}});
    described += (described.empty() ? "" : " ") + id + "-error";
  }
  return described;
}

std::string shown_value(const Input& input, const Filled& filled) {
  const bool sent = std::any_of(filled.values.begin(), filled.values.end(), [&](const auto& pair) { return pair.first == input.name; });
  return sent ? std::string(filled.value(input.name)) : input.value;
}

/// Of boxes those that were sent, or those that stand chosen before anything is.
bool is_chosen(const Input& input, const Choice& choice, const Filled& filled) {
  if (input.type != "checkbox" || filled.values.empty()) return choice.value == shown_value(input, filled);
  return std::any_of(filled.values.begin(), filled.values.end(),
                     [&](const auto& pair) { return pair.first == input.name && pair.second == choice.value; });
}

}  // namespace

std::string_view Filled::value(std::string_view name) const {
  const auto found = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
  return found == values.end() ? std::string_view() : std::string_view(found->second);
}

std::string Filled::error(const Page& page, std::string_view name) const {
  std::string words;
  for (const core::Problem& problem : problems) {
    if (problem.place.file == name) words += (words.empty() ? "" : " ") + words_of(page, problem);
  }
  return words;
}

void open_form(Page& page, std::string_view path) {
  page.out.open("form", {{"method", "post"}, {"action", page.link(path)}, {"class", "form"}});
  if (page.visit.user) write_hidden(page, "token", page.visit.form_token);
}

void write_summary(Page& page, const Filled& filled) {
  if (filled.problems.empty()) return;
  page.out.open("div", {{"class", "ds-error-summary"}, {"role", "alert"}, {"tabindex", "-1"}});
  page.out.leaf("h2", page.say("Något behöver ändras", "Something needs to change")).open("ul");
  for (const core::Problem& problem : filled.problems) {
    page.out.open("li");
    if (problem.place.file.empty())
      page.out.text(words_of(page, problem));
    else
      page.out.leaf("a", words_of(page, problem), {{"href", "#" + problem.place.file}});
    page.out.close();
  }
  page.out.close().close();
}

void write_input(Page& page, const Input& input, const Filled& filled) {
  const std::string described = open_field(page, input, filled);
  const std::string value = shown_value(input, filled);
  const char* invalid = filled.error(page, input.name).empty() ? "false" : "true";
  if (input.type == "area") {
    const std::string rows = std::to_string(input.rows);
    page.out.leaf("textarea", value,
                  {{"class", "ds-input"},
                   {"id", id_of(input)},
                   {"name", input.name},
                   {"rows", rows},
                   {"aria-describedby", described},
                   {"aria-invalid", invalid}});
  } else {
    page.out.empty("input", {{"class", "ds-input"},
                             {"type", input.type},
                             {"id", id_of(input)},
                             {"name", input.name},
                             {"value", input.type == "password" ? "" : value},
                             {"autocomplete", input.autocomplete.empty() ? "off" : input.autocomplete},
                             {"aria-describedby", described},
                             {"aria-invalid", invalid}});
  }
  page.out.close();
}

void write_select(Page& page, const Input& input, const std::vector<Choice>& choices, const Filled& filled) {
  const std::string described = open_field(page, input, filled);
  const std::string value = shown_value(input, filled);
  page.out.open("select", {{"class", "ds-input"}, {"id", id_of(input)}, {"name", input.name}, {"aria-describedby", described}});
  for (const Choice& choice : choices) {
    choice.value == value ? page.out.leaf("option", choice.words, {{"value", choice.value}, {"selected", "selected"}})
                          : page.out.leaf("option", choice.words, {{"value", choice.value}});
  }
  page.out.close().close();
}

void open_choice(Page& page, const Pick& pick) {
  page.out.open("label", {{"class", "ds-field"}});
  pick.chosen
      ? page.out.empty("input", {{"class", "ds-input"}, {"type", pick.type}, {"name", pick.name}, {"value", pick.value}, {"checked", "checked"}})
      : page.out.empty("input", {{"class", "ds-input"}, {"type", pick.type}, {"name", pick.name}, {"value", pick.value}});
}

void write_radios(Page& page, const Input& input, const std::vector<Choice>& choices, const Filled& filled) {
  const std::string error = filled.error(page, input.name);
  const std::string_view type = input.type == "checkbox" ? "checkbox" : "radio";
  page.out.open("fieldset", {{"class", error.empty() ? "ds-fieldset" : "ds-fieldset wrong"}, {"id", input.name}}).leaf("legend", input.label);
  if (!input.hint.empty()) page.out.leaf("p", input.hint, {{"data-field", "description"}});
  if (!error.empty()) page.out.leaf("div", error, {{"class", "ds-validation-message"}, {"data-field", "validation"}});
  for (const Choice& choice : choices) {
    open_choice(page, {.type = type, .name = input.name, .value = choice.value, .chosen = is_chosen(input, choice, filled)});
    page.out.leaf("span", choice.words).close();
  }
  page.out.close();
}

void write_hidden(Page& page, std::string_view name, std::string_view value) {
  page.out.empty("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void write_submit(Page& page, std::string_view words, std::string_view variant, std::string_view label) {
  label.empty() ? page.out.leaf("button", words, {{"class", "ds-button"}, {"data-variant", variant}})
                : page.out.leaf("button", words, {{"class", "ds-button"}, {"data-variant", variant}, {"aria-label", label}});
}

void write_button(Page& page, std::string_view words) {
  page.out.open("p");
  write_submit(page, words, kPrimary);
  page.out.close();
}

std::int64_t whole_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  const bool digits = !text.empty() && text.size() <= kMostDigits && text.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? std::stoll(std::string(text)) : 0;
}

}  // namespace rodtrad::web
