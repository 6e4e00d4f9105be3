// The figures' style sheet with its variables put in place. A rule that uses --colour becomes one rule for each class that sets it.
#include <map>

#include "core/unicode.h"
#include "figure/figure_file.h"

namespace rodtrad::figure {
namespace {

struct Rule {
  std::string selector;
  std::string body;
};

/// Rules outside of @media; comments are left out.
std::vector<Rule> rules_of(std::string_view sheet) {
  std::vector<Rule> rules;
  for (std::size_t at = 0; at < sheet.size();) {
    if (sheet.substr(at).starts_with("/*")) at = sheet.find("*/", at) + 2;
    const std::size_t open = sheet.find('{', at);
    if (open == std::string_view::npos) break;
    const std::string selector(core::trim(sheet.substr(at, open - at)));
    std::size_t end = open + 1;
    for (int depth = 1; depth > 0 && end < sheet.size(); ++end) depth += sheet[end] == '{' ? 1 : sheet[end] == '}' ? -1 : 0;
    if (!selector.starts_with('@')) rules.push_back({selector, std::string(core::trim(sheet.substr(open + 1, end - open - 2)))});
    at = end;
  }
  return rules;
}

using Values = std::map<std::string, std::string>;

std::string put(std::string text, const Values& values) {
  for (const auto& [name, value] : values) text = core::replace_all(text, fmt::format("var({})", name), value);
  return text;
}

/// "--ink: #1c1c1c; --quiet: #5a5a5a" as values.
void read_values(std::string_view body, Values& values) {
  for (const std::string_view part : core::split(body, ';')) {
    const std::size_t colon = part.find(':');
    const std::string name(core::trim(part.substr(0, colon)));
    if (colon != std::string_view::npos && name.starts_with("--")) values[name] = core::trim(part.substr(colon + 1));
  }
}

/// The last class of ".figure-svg .own".
std::string class_of(std::string_view selector) { return std::string(selector.substr(selector.rfind('.'))); }

}  // namespace

std::string plain_style() {
  Values values;
  std::vector<std::pair<std::string, std::string>> colours;  // class and what --colour is there
  std::string style;
  const std::string sheet = svg_style();
  for (const Rule& rule : rules_of(sheet)) {
    if (rule.selector == ".figure-svg" && values.empty()) {
      read_values(rule.body, values);
    } else if (rule.body.starts_with("--colour:")) {
      const std::string colour = put(std::string(core::trim(core::replace_all(rule.body, "--colour:", ""))), values);
      for (const std::string_view one : core::split(rule.selector, ',')) colours.emplace_back(class_of(one), core::replace_all(colour, ";", ""));
    } else if (rule.body.find("--") == std::string::npos) {
      style += fmt::format("{} {{ {} }}\n", rule.selector, rule.body);
    } else if (rule.body.find("var(--colour)") == std::string::npos) {
      if (rule.selector != ".figure-svg.dark") style += fmt::format("{} {{ {} }}\n", rule.selector, put(rule.body, values));
    } else {
      for (const auto& [name, colour] : colours)
        style += fmt::format("{}{} {{ {} }}\n", rule.selector, name, put(core::replace_all(rule.body, "var(--colour)", colour), values));
    }
  }
  return style;
}

}  // namespace rodtrad::figure
