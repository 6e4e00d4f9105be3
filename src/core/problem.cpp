// Problems as text lines and JSON; suggestions by edit distance.
#include "core/problem.h"

#include "core/json.h"
#include "core/unicode.h"

namespace rodtrad::core {

bool has_errors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

void tell(Problems& problems, Place place, std::string code, Text message, Text hint) {
  problems.push_back({.code = std::move(code), .place = std::move(place), .message = std::move(message), .hint = std::move(hint)});
}

std::string to_line(const Problem& problem, Language language) {
  std::string line = problem.place.file;
  if (problem.place.line > 0) line += fmt::format(":{}", problem.place.line);
  if (problem.place.line > 0 && problem.place.column > 0) line += fmt::format(":{}", problem.place.column);
  if (!line.empty()) line += ": ";
  if (problem.severity == Severity::warning) line += language == Language::sv ? "varning: " : "warning: ";
  line += problem.message.in(language);
  if (const std::string& hint = problem.hint.in(language); !hint.empty()) {
    const char last = line.back();
    if (last != '.' && last != '?' && last != '!') line += '.';
    line += (language == Language::sv ? " Tips: " : " Hint: ") + hint;
  }
  return line;
}

static void write_text(JsonWriter& out, std::string_view key, const Text& text) {
  out.key(key).begin_object().member("sv", text.sv).member("en", text.en).end_object();
}

std::string to_json(const Problems& problems) {
  JsonWriter out;
  out.begin_object().key("problems").begin_array();
  for (const Problem& p : problems) {
    out.begin_object().member("code", p.code).member("severity", p.severity == Severity::error ? "error" : "warning");
    out.member("file", p.place.file).member("line", p.place.line).member("column", p.place.column);
    write_text(out, "message", p.message);
    write_text(out, "hint", p.hint);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string wanted = to_code_points(fold_case(word));
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, to_code_points(fold_case(candidate)));
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  if (const std::string near = nearest(word, candidates); !near.empty()) {
    return {.sv = fmt::format("menade du \"{}\"?", near), .en = fmt::format("did you mean \"{}\"?", near)};
  }
  if (candidates.empty()) return {};
  const std::string list = fmt::format("{}", fmt::join(candidates, ", "));
  return {.sv = "välj bland: " + list, .en = "choose one of: " + list};
}

}  // namespace rodtrad::core
