// Version 2: what there is.
#include "api/pxweb/service.h"
#include "core/date.h"
#include "core/http_client.h"
#include "core/unicode.h"
#include "core/version.h"
#include "formats/jsonstat_write.h"

namespace rodtrad::api::pxweb {

namespace {

constexpr std::size_t kPageSize = 20;

struct Links {
  core::JsonWriter& out;
  std::string address;
  std::string language;

  Links& add(const char* rel, const std::string& path, const std::string& of) {
    out.begin_object().member("rel", rel).member("hreflang", of).member("href", address + path).end_object();
    return *this;
  }
  void of_table(const std::string& id) {
    const std::string other = language == "sv" ? "en" : "sv";
    out.key("links").begin_array();
    add("self", fmt::format("/tables/{}?lang={}", id, language), language).add("alternate", fmt::format("/tables/{}?lang={}", id, other), other);
    add("metadata", fmt::format("/tables/{}/metadata?lang={}", id, language), language);
    add("data", fmt::format("/tables/{}/data?lang={}&outputFormat=json-stat2", id, language), language);
    out.end_array();
  }
};

void write_paths(core::JsonWriter& out, const ops::OpenTable& table) {
  const auto level = [&](const std::string& id, const std::string& label) {
    out.begin_object().member("id", id).member("label", label).member("sortCode", id).end_object();
  };
  out.key("paths").begin_array().begin_array();
  level(table.plan, table.plan_title);
  level(table.assignment, table.assignment_title);
  out.end_array().end_array();
}

const table::Dimension* time_of(const ops::OpenTable& table) {
  for (const table::Dimension& one : table.statistics.dimensions) {
    if (one.role == table::Role::time) return &one;
  }
  return nullptr;
}

/// Periods of the time variable; without one, the years that the data are about.
void write_periods(core::JsonWriter& out, const ops::OpenTable& table) {
  const table::Dimension* time = time_of(table);
  std::vector<std::string> periods = table.years;
  if (time && !time->categories.empty()) periods = {time->categories.front().code, time->categories.back().code};
  out.key("firstPeriod");
  periods.empty() ? out.null() : out.value(periods.front());
  out.key("lastPeriod");
  periods.empty() ? out.null() : out.value(periods.back());
}

/// Members of an object that has begun.
void write_table(core::JsonWriter& out, const ops::OpenTable& table, const Links& links) {
  const std::string& language = links.language;
  out.member("id", table.id).member("label", formats::words_in(table.statistics.title, language)).member("description", "");
  out.member("sortCode", table.id).member("updated", table.updated);
  write_periods(out, table);
  out.member("category", "public").key("variableNames").begin_array();
  for (const table::Dimension& one : table.statistics.dimensions) out.value(formats::words_in(one.label, language));
  out.end_array().member("discontinued", false).member("source", formats::words_in(table.statistics.source, language));
  out.member("subjectCode", table.statistics.subject_code).member("timeUnit", "Annual");
  write_paths(out, table);
  Links(links).of_table(table.id);
}

bool has_words(const ops::OpenTable& table, const std::string& words, const std::string& language) {
  std::string text = table.id + " " + formats::words_in(table.statistics.title, language) + " " + table.assignment_title;
  for (const table::Dimension& one : table.statistics.dimensions) text += " " + formats::words_in(one.label, language);
  const std::string folded = core::fold_case(text);
  for (const std::string_view word : core::split(words, ' ')) {
    if (folded.find(core::fold_case(word)) == std::string::npos) return false;
  }
  return true;
}

/// A whole number from 1, or what holds when nothing is given. Problem: a number that is none.
core::Expected<std::size_t> number_of(const http::Request& request, std::string_view name, std::size_t otherwise) {
  const std::string text = parameter(request, name);
  if (text.empty()) return otherwise;
  constexpr std::size_t kMostDigits = 9;
  const bool is_number = text.find_first_not_of("0123456789") == std::string::npos && text.size() <= kMostDigits;
  if (is_number && std::stoul(text) >= 1) return std::stoul(text);
  return refuse(400, "Illegal parameter value");
}

core::Expected<std::vector<ops::OpenTablePointer>> wanted_tables(const Service& service, const http::Request& request, const std::string& language) {
  const std::string words = parameter(request, "query");
  const std::size_t days = TRY(number_of(request, "pastDays", 0));
  const std::string since = days == 0 ? "" : core::to_iso(core::from_days(core::to_days(core::today()) - static_cast<int>(days)));
  std::vector<ops::OpenTablePointer> all = TRY(service.tables().list());
  std::erase_if(all, [&](const ops::OpenTablePointer& one) { return one->updated < since || !has_words(*one, words, language); });
  return all;
}

void write_page(core::JsonWriter& out, Links links, const http::Request& request, std::size_t number, std::size_t size, std::size_t total) {
  const std::size_t pages = std::max<std::size_t>(1, (total + size - 1) / size);
  const std::string words = parameter(request, "query");
  const auto path = [&](std::size_t page) {
    return fmt::format("/tables?lang={}&pageSize={}&pageNumber={}{}", links.language, size, page,
                       words.empty() ? "" : "&query=" + core::url_encoded(words));
  };
  out.key("page").begin_object().member("pageNumber", number).member("pageSize", size).member("totalElements", total).member("totalPages", pages);
  out.key("links").begin_array();
  if (number < pages) links.add("next", path(number + 1), links.language);
  if (number > 1) links.add("previous", path(number - 1), links.language);
  links.add("last", path(pages), links.language);
  out.end_array().end_object();
  out.key("links").begin_array();
  links.add("self", path(number), links.language);
  out.end_array();
}

void write_language(core::JsonWriter& out, const char* id, const char* label) {
  out.begin_object().member("id", id).member("label", label).end_object();
}

}  // namespace

Answer config(const Service& service, const http::Request&) {
  const ops::Settings& settings = service.workspace.settings();
  core::JsonWriter out;
  out.begin_object().member("apiVersion", "2.0.0").member("appVersion", core::program_version()).key("languages").begin_array();
  write_language(out, "sv", "Svenska");
  write_language(out, "en", "English");
  out.end_array().member("defaultLanguage", "sv").member("maxDataCells", settings.pxweb_cells);
  out.member("maxCallsPerTimeWindow", settings.pxweb_calls).member("timeWindow", settings.pxweb_seconds);
  out.member("license", "https://creativecommons.org/publicdomain/zero/1.0/").key("sourceReferences").begin_array();
  out.begin_object().member("language", "sv").member("text", "Källa: " + settings.region).end_object();
  out.begin_object().member("language", "en").member("text", "Source: " + settings.region).end_object();
  out.end_array().member("defaultDataFormat", "json-stat2").key("dataFormats").begin_array();
  for (const char* format : {"json-stat2", "csv", "px", "xlsx", "parquet"}) out.value(format);
  out.end_array().key("features").begin_array().begin_object().member("id", "CORS").key("params").begin_array();
  out.begin_object().member("key", "enabled").member("value", "True").end_object();
  out.end_array().end_object().end_array().end_object();
  return json(out);
}

Answer tables(const Service& service, const http::Request& request) {
  const std::string language = TRY(language_of(request));
  const std::size_t number = TRY(number_of(request, "pageNumber", 1)), size = TRY(number_of(request, "pageSize", kPageSize));
  const std::vector<ops::OpenTablePointer> all = TRY(wanted_tables(service, request, language));
  if (number > 1 && (number - 1) * size >= all.size()) return refuse(404, "Non-existent page");
  core::JsonWriter out;
  const Links links{out, address_of(service, request), language};
  out.begin_object().member("language", language).key("tables").begin_array();
  for (std::size_t i = (number - 1) * size; i < std::min(all.size(), number * size); ++i) {
    out.begin_object();
    write_table(out, *all[i], links);
    out.end_object();
  }
  out.end_array();
  write_page(out, links, request, number, size, all.size());
  out.end_object();
  return json(out);
}

Answer table(const Service& service, const http::Request& request) {
  const std::string language = TRY(language_of(request));
  const ops::OpenTablePointer found = TRY(service.tables().find(request.parts[0]));
  if (!found) return refuse(404, "Non-existent table");
  core::JsonWriter out;
  out.begin_object().member("language", language);
  write_table(out, *found, {out, address_of(service, request), language});
  out.end_object();
  return json(out);
}

Answer metadata(const Service& service, const http::Request& request) {
  const std::string language = TRY(language_of(request));
  const ops::OpenTablePointer found = TRY(service.tables().find(request.parts[0]));
  if (!found) return refuse(404, "Non-existent table");
  formats::PxWebDetails details{.updated = found->updated, .with_values = false};
  lay_out(found->statistics, details.stub, details.heading);
  return http::Response{.content_type = "application/json; charset=UTF-8",
                        .body = formats::write_pxweb_jsonstat(found->statistics, details, language)};
}

/// No table of ours has lists of codes of its own.
Answer codelist(const Service&, const http::Request&) { return refuse(404, "Non-existent codelist"); }

}  // namespace rodtrad::api::pxweb
