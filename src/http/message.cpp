// Looking things up in a request.
#include "http/message.h"

#include <charconv>
#include <optional>

#include "core/unicode.h"

namespace rodtrad::http {

namespace {

std::string_view first(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return {};
}

std::optional<core::Language> language_named(std::string_view tag) {
  const std::string primary = core::to_lower(tag.substr(0, tag.find('-')));
  if (primary == "sv") return core::Language::sv;
  if (primary == "en") return core::Language::en;
  return std::nullopt;
}

/// The weight in "en-GB;q=0.8"; 1 when it has none.
double weight_of(std::string_view range) {
  const std::size_t at = range.find("q=");
  double weight = 1;
  if (at != std::string_view::npos) std::from_chars(range.data() + at + 2, range.data() + range.size(), weight);
  return weight;
}

}  // namespace

std::string_view Request::query_value(std::string_view name) const { return first(query, name); }

std::string_view Request::header(std::string_view name) const { return first(headers, name); }

core::Language preferred_language(const Request& request) {
  if (const auto asked = language_named(request.query_value("lang"))) return *asked;
  core::Language best = core::Language::sv;
  double most = 0;
  for (const std::string_view range : core::split(request.header("accept-language"), ',')) {
    const auto language = language_named(core::trim(range.substr(0, range.find(';'))));
    if (!language || weight_of(range) <= most) continue;
    best = *language;
    most = weight_of(range);
  }
  return best;
}

}  // namespace rodtrad::http
