// Version 2: cells, and queries that are kept. A kept query is its own address, so that nothing is stored for strangers.
#include "api/pxweb/service.h"
#include "core/base64.h"
#include "core/unicode.h"

namespace rodtrad::api::pxweb {

namespace {

constexpr std::size_t kLongestQuery = 2048;

void write_texts(core::JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name).begin_array();
  for (const std::string& text : texts) out.value(text);
  out.end_array();
}

/// Members of an object that has begun.
void write_selection(core::JsonWriter& out, const Asked& asked) {
  out.key("selection").begin_array();
  for (const Asked::Variable& one : asked.selection) {
    out.begin_object().member("variableCode", one.code);
    write_texts(out, "valueCodes", one.expressions);
    out.end_object();
  }
  out.end_array().key("placement").begin_object();
  write_texts(out, "heading", asked.heading);
  write_texts(out, "stub", asked.stub);
  out.end_object();
}

void write_self(core::JsonWriter& out, const std::string& address, const std::string& language) {
  out.key("links").begin_array().begin_object().member("rel", "self").member("hreflang", language).member("href", address).end_object().end_array();
}

/// Options come apart by commas or as several parameters.
std::string options_of(const http::Request& request) {
  std::string all;
  for (const auto& [key, value] : request.query) {
    if (core::to_lower(key) == "outputformatparams" && !value.empty()) all += (all.empty() ? "" : ",") + value;
  }
  return all;
}

core::Expected<core::Json> body_of(const http::Request& request) {
  auto json = core::parse_json(request.body);
  if (json && json->is_object()) return json;
  return refuse(400, "Illegal request body");
}

core::Expected<Asked> asked_of(const http::Request& request) {
  if (request.method != "POST") return asked_by_address(request);
  return asked_by_body(request.body.empty() ? core::Json(core::Json::Object()) : TRY(body_of(request)));
}

Answer answer(const Service& service, const std::string& id, Asked asked, const std::string& format, const std::string& options,
              const std::string& language) {
  const ops::OpenTablePointer found = TRY(service.tables().find(id));
  if (!found) return refuse(400, "Non-existent table");
  if (asked.selection.empty()) asked.selection = default_selection(found->statistics, service.most_cells()).selection;
  const Part part = TRY(part_of(found->statistics, asked, Version::two, service.most_cells()));
  return write_part(part, *found, format.empty() ? "json-stat2" : format, options, language);
}

/// What save_query has put into the id.
core::Expected<core::Json> kept_query(const http::Request& request) {
  const auto text = core::from_base64url(request.parts[0]);
  auto json = text ? core::parse_json(*text) : core::Expected<core::Json>(refuse(404, "Saved query not found"));
  if (json && json->is_object()) return json;
  return refuse(404, "Saved query not found");
}

void write_kept(core::JsonWriter& out, const std::string& id, const core::Json& query, const std::string& address) {
  const std::string language = query["language"].string();
  out.begin_object().member("language", language).member("id", id).key("savedQuery");
  core::write(out, query);
  const std::string own = address + "/savedqueries/" + id;
  out.key("links").begin_array();
  out.begin_object().member("rel", "self").member("hreflang", language).member("href", own).end_object();
  out.begin_object().member("rel", "data").member("hreflang", language).member("href", own + "/data").end_object();
  out.end_array().end_object();
}

/// Only what belongs to a query, in one order, so that the same query has the same id.
std::string query_text(const core::Json& body) {
  core::JsonWriter out;
  out.begin_object().member("tableId", body["tableId"].string()).member("language", body["language"].string() == "en" ? "en" : "sv");
  out.key("selection");
  core::write(out, body["selection"]);
  out.member("outputFormat", body["outputFormat"].string().empty() ? "json-stat2" : body["outputFormat"].string()).key("outputFormatParams");
  body["outputFormatParams"].is_array() ? core::write(out, body["outputFormatParams"]) : void(out.begin_array().end_array());
  return out.end_object().take();
}

}  // namespace

Answer default_selection(const Service& service, const http::Request& request) {
  const std::string language = TRY(language_of(request));
  const ops::OpenTablePointer found = TRY(service.tables().find(request.parts[0]));
  if (!found) return refuse(404, "Non-existent table");
  Asked asked = default_selection(found->statistics, service.most_cells());
  lay_out(found->statistics, asked.stub, asked.heading);
  core::JsonWriter out;
  out.begin_object().member("language", language);
  write_selection(out, asked);
  write_self(out, fmt::format("{}/tables/{}/defaultselection?lang={}", address_of(service, request), found->id, language), language);
  out.end_object();
  return json(out);
}

Answer data(const Service& service, const http::Request& request) {
  const std::string language = TRY(language_of(request));
  return answer(service, request.parts[0], TRY(asked_of(request)), parameter(request, "outputFormat"), options_of(request), language);
}

Answer save_query(const Service& service, const http::Request& request) {
  const core::Json body = TRY(body_of(request));
  const ops::OpenTablePointer found = TRY(service.tables().find(body["tableId"].string()));
  if (!found) return refuse(400, "Non-existent table");
  const Asked asked = TRY(asked_by_body(body["selection"]));
  if (!asked.selection.empty()) TRY(part_of(found->statistics, asked, Version::two, service.most_cells()));
  const std::string text = query_text(body);
  if (text.size() > kLongestQuery) return refuse(400, "Create saved query");
  core::JsonWriter out;
  write_kept(out, core::to_base64url(text), TRY(core::parse_json(text)), address_of(service, request));
  return json(out, 201);
}

Answer saved_query(const Service& service, const http::Request& request) {
  core::JsonWriter out;
  write_kept(out, request.parts[0], TRY(kept_query(request)), address_of(service, request));
  return json(out);
}

Answer saved_data(const Service& service, const http::Request& request) {
  const core::Json query = TRY(kept_query(request));
  std::string options = options_of(request), format = parameter(request, "outputFormat");
  if (format.empty()) format = query["outputFormat"].string();
  for (const core::Json& one : query["outputFormatParams"].array()) options += (options.empty() ? "" : ",") + one.string();
  const std::string language = parameter(request, "lang").empty() ? query["language"].string() : TRY(language_of(request));
  return answer(service, query["tableId"].string(), TRY(asked_by_body(query["selection"])), format, options, language);
}

Answer saved_selection(const Service& service, const http::Request& request) {
  const core::Json query = TRY(kept_query(request));
  core::JsonWriter out;
  const std::string language = query["language"].string();
  out.begin_object().member("language", language);
  write_selection(out, TRY(asked_by_body(query["selection"])));
  write_self(out, fmt::format("{}/savedqueries/{}/selection", address_of(service, request), request.parts[0]), language);
  out.end_object();
  return json(out);
}

}  // namespace rodtrad::api::pxweb
