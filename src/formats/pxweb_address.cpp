// Addresses of PxWebApi tables, and reading what the service says of itself and of a table.
#include "core/http_client.h"
#include "core/unicode.h"
#include "formats/pxweb.h"

namespace rodtrad::formats {
namespace {

using core::Json;

/// "valueCodes[Tid]" → "Tid", when the name before the bracket is the one asked for (in any case).
std::optional<std::string> bracketed(const std::string& key, std::string_view name) {
  const std::size_t open = key.find('[');
  if (open == std::string::npos || !key.ends_with(']') || core::to_lower(key.substr(0, open)) != name) return std::nullopt;
  return key.substr(open + 1, key.size() - open - 2);
}

void read_query(std::string_view query, PxWebAddress& address) {
  if (query.empty()) return;
  for (const std::string_view pair : core::split(query, '&')) {
    const std::size_t equals = pair.find('=');
    const std::string key = core::url_decoded(pair.substr(0, equals));
    const std::string value = equals == std::string::npos ? "" : core::url_decoded(pair.substr(equals + 1));
    if (const auto variable = bracketed(key, "valuecodes")) address.wanted.emplace_back(*variable, value);
    if (const auto variable = bracketed(key, "codelist")) address.codelists.emplace_back(*variable, value);
    if (core::to_lower(key) == "lang") address.language = value;
  }
}

bool is_language(std::string_view segment) {
  return segment.size() == 2 && std::all_of(segment.begin(), segment.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string joined(const std::vector<std::string_view>& segments, std::size_t count) {
  return fmt::format("{}", fmt::join(segments.begin(), segments.begin() + static_cast<std::ptrdiff_t>(count), "/"));
}

std::vector<std::string> strings(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& one : list.array()) texts.push_back(one.string());
  return texts;
}

PxWebTable table_of_v1(const Json& metadata) {
  PxWebTable table{.title = metadata["title"].string()};
  for (const Json& one : metadata["variables"].array()) {
    table.variables.push_back({.code = one["code"].string(),
                               .label = one["text"].string(),
                               .values = strings(one["values"]),
                               .may_be_left_out = one["elimination"].boolean(),
                               .is_time = one["time"].boolean()});
  }
  return table;
}

PxWebVariable variable_of_v2(const Json& metadata, const std::string& id) {
  const Json& dimension = metadata["dimension"][id];
  PxWebVariable variable{.code = id, .label = dimension["label"].string(), .may_be_left_out = dimension["extension"]["elimination"].boolean()};
  const Json& index = dimension["category"]["index"];
  variable.values = strings(index);
  std::vector<std::pair<std::int64_t, std::string>> placed;
  for (const auto& [code, place] : index.object()) placed.emplace_back(place.integer(), code);
  std::sort(placed.begin(), placed.end());
  for (auto& [place, code] : placed) variable.values.push_back(std::move(code));
  if (index.is_null()) {
    for (const auto& [code, label] : dimension["category"]["label"].object()) variable.values.push_back(code);
  }
  for (const Json& time : metadata["role"]["time"].array()) variable.is_time |= time.string() == id;
  return variable;
}

}  // namespace

std::optional<PxWebAddress> pxweb_address(std::string_view url) {
  if (!core::is_url(url)) return std::nullopt;
  url = url.substr(0, url.find('#'));
  const std::size_t question = url.find('?');
  std::vector<std::string_view> segments = core::split(url.substr(0, question), '/');
  if (segments.back() == "data") segments.pop_back();
  PxWebAddress address;
  for (std::size_t i = 3; i + 1 < segments.size(); ++i) {
    if (segments[i].starts_with("v2") && segments[i + 1] == "tables" && i + 3 == segments.size()) {
      address.service = joined(segments, i + 1);
      break;
    }
    const std::size_t language = segments[i] == "v1" ? i + (segments[i + 1] == "doris" ? 2 : 1) : segments.size();
    if (language + 1 < segments.size() && is_language(segments[language])) {
      address.version = PxWebVersion::v1;
      address.service = joined(segments, language + 1);
      break;
    }
  }
  if (address.service.empty() || segments.back().empty()) return std::nullopt;
  address.table = joined(segments, segments.size());
  if (question != std::string_view::npos) read_query(url.substr(question + 1), address);
  return address;
}

std::string PxWebAddress::metadata_url() const {
  if (version == PxWebVersion::v1) return table;
  std::string url = table + "/metadata?outputFormat=json-stat2";
  if (!language.empty()) url += "&lang=" + core::url_encoded(language);
  for (const auto& [variable, id] : codelists) url += fmt::format("&codelist[{}]={}", core::url_encoded(variable), core::url_encoded(id));
  return url;
}

std::string PxWebAddress::config_url() const { return version == PxWebVersion::v1 ? service + "?config" : service + "/config"; }

std::string PxWebAddress::data_url() const {
  if (version == PxWebVersion::v1) return table;
  return table + "/data?outputFormat=json-stat2" + (language.empty() ? "" : "&lang=" + core::url_encoded(language));
}

std::optional<PxWebTable> pxweb_table(const Json& metadata) {
  if (metadata["variables"].is_array() && metadata.has("title")) return table_of_v1(metadata);
  if (!metadata["dimension"].is_object()) return std::nullopt;
  PxWebTable table{.title = metadata["label"].string()};
  for (const Json& id : metadata["id"].array()) table.variables.push_back(variable_of_v2(metadata, id.string()));
  return table;
}

PxWebLimits pxweb_limits(const Json& config) {
  constexpr double kLargestLimit = 1e9;
  PxWebLimits limits;
  const auto take = [&](const char* name, auto& limit) {
    const double number = config[name].number();
    if (number >= 1) limit = static_cast<std::remove_reference_t<decltype(limit)>>(std::min(number, kLargestLimit));
  };
  take("maxValues", limits.cells);
  take("maxCells", limits.cells);
  take("maxDataCells", limits.cells);
  take("maxCalls", limits.calls);
  take("maxCallsPerTimeWindow", limits.calls);
  take("timeWindow", limits.seconds);
  const auto without_word = [](const std::string& text) {
    const std::size_t colon = text.find(": ");
    return colon == std::string::npos || colon > 8 ? text : text.substr(colon + 2);
  };
  for (const Json& one : config["sourceReferences"].array()) {
    if (one["language"].string() == "sv") limits.source.sv = without_word(one["text"].string());
    if (one["language"].string() == "en") limits.source.en = without_word(one["text"].string());
  }
  if (limits.source.en.empty()) limits.source.en = limits.source.sv;
  return limits;
}

}  // namespace rodtrad::formats
