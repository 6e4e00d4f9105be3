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

}  // namespace

double weight_of(std::string_view range) {
  const std::size_t at = range.find("q=");
  double weight = 1;
  if (at != std::string_view::npos) std::from_chars(range.data() + at + 2, range.data() + range.size(), weight);
  return weight;
}

std::string_view Request::query_value(std::string_view name) const { return first(query, name); }

std::string_view Request::header(std::string_view name) const { return first(headers, name); }

std::string_view Request::form_value(std::string_view name) const { return first(form, name); }

std::string_view Request::cookie(std::string_view name) const {
  for (const std::string_view pair : core::split(header("cookie"), ';')) {
    const std::string_view one = core::trim(pair);
    if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) return one.substr(name.size() + 1);
  }
  return {};
}

Response see_other(std::string path) {
  return {.status = 303, .content_type = {}, .body = {}, .headers = {{"Location", std::move(path)}, {"Cache-Control", "no-store"}}};
}

bool is_same_origin(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const std::string_view origin = request.header("origin");
  const std::size_t scheme = origin.find("://");
  return origin.empty() || (scheme != std::string_view::npos && origin.substr(scheme + 3) == request.header("host"));
}

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
