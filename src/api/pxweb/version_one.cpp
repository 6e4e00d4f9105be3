// Version 1: levels, tables and data under one tree, /api/v1/{language}/{database}/{plan}/{assignment}/{table}.
#include "api/pxweb/service.h"
#include "core/unicode.h"
#include "formats/statistics_table.h"

namespace rodtrad::api::pxweb {

namespace {

constexpr const char* kDatabase = "statistik";
constexpr std::size_t kTableDepth = 3;  // below the database

bool has_parameter(const http::Request& request, std::string_view name) {
  return std::any_of(request.query.begin(), request.query.end(), [&](const auto& one) { return one.first == name; });
}

/// The path below /api/v1/, without a slash at its end.
std::vector<std::string> path_of(const http::Request& request) {
  std::vector<std::string> path;
  for (const std::string_view one : core::split(request.parts.back(), '/')) {
    if (!one.empty()) path.emplace_back(one);
  }
  return path;
}

core::Expected<std::string> language_in(const std::vector<std::string>& path) {
  if (!path.empty() && (path[0] == "sv" || path[0] == "en")) return path[0];
  return refuse(404, "Not found");
}

http::Response limits(const ops::Settings& settings) {
  core::JsonWriter out;
  out.begin_object().member("maxValues", settings.pxweb_cells).member("maxCells", settings.pxweb_cells);
  out.member("maxCalls", settings.pxweb_calls).member("timeWindow", settings.pxweb_seconds).member("CORS", true).end_object();
  return json(out);
}

struct Level {
  std::string id, text;
  std::string updated;  // of a table
};

http::Response show_levels(const std::vector<Level>& levels) {
  core::JsonWriter out;
  out.begin_array();
  for (const Level& one : levels) {
    out.begin_object().member("id", one.id).member("type", one.updated.empty() ? "l" : "t").member("text", one.text);
    if (!one.updated.empty()) out.member("updated", one.updated.substr(0, one.updated.size() - 1));
    out.end_object();
  }
  out.end_array();
  return json(out);
}

/// What stands directly below the path (after language and database).
core::Expected<std::vector<Level>> levels_below(const std::vector<ops::OpenTablePointer>& tables, const std::vector<std::string>& path,
                                                const std::string& language) {
  std::vector<Level> levels;
  for (const ops::OpenTablePointer& one : tables) {
    const Level all[kTableDepth] = {{one->plan, one->plan_title, {}},
                                    {one->assignment, one->assignment_title, {}},
                                    {one->id, formats::words_in(one->statistics.title, language), one->updated}};
    const bool is_below = path.size() < kTableDepth &&
                          std::equal(path.begin(), path.end(), all, [](const std::string& part, const Level& level) { return part == level.id; });
    if (is_below && (levels.empty() || levels.back().id != all[path.size()].id)) levels.push_back(all[path.size()]);
  }
  if (levels.empty() && !path.empty()) return refuse(404, "Not found");
  return levels;
}

http::Response show_hits(const std::vector<ops::OpenTablePointer>& tables, const std::vector<std::string>& path, const std::string& words,
                         const std::string& language) {
  const std::string wanted = core::fold_case(words);
  core::JsonWriter out;
  out.begin_array();
  for (const ops::OpenTablePointer& one : tables) {
    const std::string title = formats::words_in(one->statistics.title, language);
    const bool is_below = (path.empty() || path[0] == one->plan) && (path.size() < 2 || path[1] == one->assignment);
    if (!is_below || (wanted != "*" && core::fold_case(title + " " + one->id).find(wanted) == std::string::npos)) continue;
    out.begin_object().member("id", one->id).member("path", fmt::format("/{}/{}", one->plan, one->assignment)).member("title", title);
    out.member("score", 1).member("published", one->updated).end_object();
  }
  out.end_array();
  return json(out);
}

http::Response describe(const ops::OpenTable& table, const std::string& language, std::size_t most_values) {
  core::JsonWriter out;
  out.begin_object().member("title", formats::words_in(table.statistics.title, language)).key("variables").begin_array();
  for (const table::Dimension& one : table.statistics.dimensions) {
    out.begin_object().member("code", one.id).member("text", formats::words_in(one.label, language));
    if (one.categories.size() <= most_values) {
      out.key("values").begin_array();
      for (const table::Category& category : one.categories) out.value(category.code);
      out.end_array().key("valueTexts").begin_array();
      for (const table::Category& category : one.categories) out.value(formats::words_in(category.label, language));
      out.end_array();
    }
    const bool has_total = std::any_of(one.categories.begin(), one.categories.end(), [](const table::Category& each) { return each.total; });
    if (has_total) out.member("elimination", true);
    if (one.role == table::Role::time) out.member("time", true);
    out.end_object();
  }
  out.end_array().end_object();
  return json(out);
}

/// The table whose id ends the path: its whole path, or the short one below the database.
core::Expected<ops::OpenTablePointer> table_at(const Service& service, const std::vector<std::string>& path) {
  if (path.size() < 3) return ops::OpenTablePointer();
  ops::OpenTablePointer found = TRY(service.tables().find(path.back()));
  if (!found || path.size() == 3) return found;
  const bool is_there = path.size() == kTableDepth + 2 && path[2] == found->plan && path[3] == found->assignment;
  return is_there ? found : ops::OpenTablePointer();
}

}  // namespace

Answer version_one(const Service& service, const http::Request& request) {
  if (has_parameter(request, "config")) return limits(service.workspace.settings());
  std::vector<std::string> path = path_of(request);
  const std::string language = TRY(language_in(path));
  if (path.size() == 1) {
    core::JsonWriter out;
    out.begin_array().begin_object().member("dbid", kDatabase).member("text", service.workspace.settings().region).end_object().end_array();
    return json(out);
  }
  if (path[1] != kDatabase) return refuse(404, "Not found");
  if (const ops::OpenTablePointer found = TRY(table_at(service, path))) return describe(*found, language, service.most_cells());
  const std::vector<std::string> below(path.begin() + 2, path.end());
  const std::vector<ops::OpenTablePointer> all = TRY(service.tables().list());
  if (has_parameter(request, "query")) return show_hits(all, below, std::string(request.query_value("query")), language);
  return show_levels(TRY(levels_below(all, below, language)));
}

Answer version_one_data(const Service& service, const http::Request& request) {
  const std::vector<std::string> path = path_of(request);
  const std::string language = TRY(language_in(path));
  const ops::OpenTablePointer found = TRY(table_at(service, path));
  if (!found) return refuse(404, "Not found");
  const auto body = core::parse_json(request.body);
  if (!body) return refuse(400, "Illegal request body");
  const Part part = TRY(part_of(found->statistics, TRY(asked_by_query(*body)), Version::one, service.most_cells()));
  const std::string format = (*body)["response"]["format"].string();
  return write_part(part, *found, format.empty() ? "px" : format, {}, language);
}

}  // namespace rodtrad::api::pxweb
