// /records: the register as data/permissions.toml lets the caller see and change it. A change says which version it builds on.
#include "ops/record_ops.h"

#include <charconv>

#include "api/resources.h"
#include "core/base64.h"
#include "core/date.h"
#include "core/http_client.h"
#include "ops/record_change.h"
#include "ops/record_json.h"

namespace rodtrad::api {

using core::Expected;
using records::Record;

namespace {

constexpr std::int64_t kMostRecords = 1000;

/// Parameters that are no fields.
constexpr std::string_view kOwn[] = {"type", "state", "words", "unit", "from", "to", "order", "descending", "limit", "cursor", "lang"};

/// A place in a list, as a word that means nothing to others.
std::string cursor_of(std::int64_t offset) { return core::to_base64url(fmt::format("offset {}", offset)); }

Expected<std::int64_t> offset_of(const Call& call) {
  const std::string cursor = call.parameter("cursor");
  if (cursor.empty()) return std::int64_t{0};
  const std::string text = core::from_base64url(cursor).value_or("");
  std::int64_t offset = 0;
  const std::string_view digits = text.starts_with("offset ") ? std::string_view(text).substr(7) : std::string_view();
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  if (!digits.empty() && error == std::errc() && end == digits.data() + digits.size() && offset >= 0) return offset;
  return core::fail({.code = "bad_cursor",
                     .place = {.file = "cursor"},
                     .message = {.sv = "cursor är ingen plats i listan", .en = "cursor is no place in the list"},
                     .hint = {.sv = "följ länken rel=\"next\" i rubrikfältet Link", .en = "follow the link rel=\"next\" in the header Link"}});
}

Expected<ops::RecordQuery> query_of(const Call& call) {
  ops::RecordQuery query{.type = call.parameter("type"),
                         .states = call.parameters("state"),
                         .unit = call.parameter("unit"),
                         .from = call.parameter("from"),
                         .to = call.parameter("to"),
                         .words = call.parameter("words"),
                         .order_by = call.parameter("order"),
                         .descending = call.parameter("descending") == "true"};
  for (const auto& [name, value] : call.request.query) {
    if (std::find(std::begin(kOwn), std::end(kOwn), name) == std::end(kOwn)) query.where.emplace_back(name, value);
  }
  query.limit = TRY(number_of(call, "limit", query.limit, 1, kMostRecords));
  query.offset = TRY(offset_of(call));
  return query;
}

/// The same address with another cursor.
std::string next_link(const Call& call, std::int64_t offset) {
  std::string address;
  for (const auto& [name, value] : call.request.query) {
    if (name != "cursor") address += fmt::format("{}{}={}", address.empty() ? "?" : "&", core::url_encoded(name), core::url_encoded(value));
  }
  return fmt::format("<{}{}&cursor={}>; rel=\"next\"", location("/records"), address, cursor_of(offset));
}

std::string tag_of(std::int64_t version) { return fmt::format("\"{}\"", version); }

/// The version that If-Match names.
Expected<std::int64_t> wanted_version(const Call& call) {
  const std::string_view header = call.request.header("if-match");
  std::int64_t version = 0;
  const bool is_tag = header.size() > 2 && header.front() == '"' && header.back() == '"';
  if (is_tag) std::from_chars(header.data() + 1, header.data() + header.size() - 1, version);
  if (version > 0) return version;
  return core::fail({.code = "precondition_required",
                     .place = {.file = "If-Match"},
                     .message = {.sv = "det ska stå vilken version ändringen bygger på", .en = "it must say which version the change builds on"},
                     .hint = {.sv = "skicka postens ETag i rubrikfältet If-Match", .en = "send the ETag of the record in the header If-Match"}});
}

Expected<Record> record_in(const schema::RecordType& type, const core::Json& json) {
  core::Problems problems;
  Record record = ops::read_json(type, json, core::to_iso(core::today()), problems);
  if (!problems.empty()) return core::fail(std::move(problems));
  return record;
}

ops::Origin origin_of(const core::Json& body) { return {.source = "api", .reason = body["reason"].string()}; }

/// A record with its version as a validator of its own: what a change must name.
http::Response show(const ops::RecordView& view, int status = 200) {
  http::Response response = json(ops::view_json(view), status);
  response.headers.emplace_back("ETag", tag_of(view.version));
  return response;
}

Answer show_again(Call& call, const std::string& id) { return show(TRY(ops::view_record(call.workspace(), call.actor, id))); }

}  // namespace

Answer list_records(Call& call) {
  const std::string media = TRY(chosen_media(call, {"application/json", "text/csv", "application/vnd.apache.parquet"}));
  const ops::RecordQuery query = TRY(query_of(call));
  const ops::RecordList list = TRY(ops::list_records(call.workspace(), call.actor, query));
  http::Response response = json(media == "application/json" ? ops::list_json(list) : "");
  response.content_type = media == "text/csv" ? "text/csv; charset=utf-8" : media;
  if (media == "text/csv") response.body = ops::list_csv(list);
  if (media == "application/vnd.apache.parquet") response.body = parquet_of(ops::list_csv(list));
  const std::int64_t next = query.offset + static_cast<std::int64_t>(list.records.size());
  if (next < list.total && !list.records.empty()) response.headers.emplace_back("Link", next_link(call, next));
  response.headers.emplace_back("X-Total-Count", fmt::format("{}", list.total));
  return response;
}

Answer create_record(Call& call) {
  const core::Json body = TRY(body_of(call));
  const schema::RecordType& type = *TRY(ops::find_type(call.workspace(), body["type"].string()));
  const records::RecordId id = TRY(ops::create_record(call.workspace(), call.actor, TRY(record_in(type, body)), {.source = "api"}));
  http::Response response = show(TRY(ops::view_record(call.workspace(), call.actor, to_text(id))), 201);
  response.headers.emplace_back("Location", location("/records/" + to_text(id)));
  return response;
}

Answer one_record(Call& call) {
  const std::int64_t version = TRY(number_of(call, "version", 0, 1, std::int64_t{1} << 40));
  if (version == 0) return show_again(call, call.part());
  const Record record = TRY(ops::record_at(call.workspace(), call.actor, call.part(), version));
  core::JsonWriter out;
  ops::write_json(out, *call.workspace().store().schema().find(record.id.type), record);
  http::Response response = json(fmt::format(R"({{"type":"{}","version":{},"record":{}}})", record.id.type, version, out.take()));
  response.headers.emplace_back("ETag", tag_of(version));
  return response;
}

Answer edit_record(Call& call) {
  const core::Json body = TRY(body_of(call));
  const ops::RecordView view = TRY(ops::view_record(call.workspace(), call.actor, call.part()));
  const std::int64_t version = TRY(wanted_version(call));
  core::Json::Object fields;
  for (const auto& [name, value] : body.object()) {
    if (name != "reason") fields.emplace_back(name, value);
  }
  Record changes = TRY(record_in(*view.type, core::Json(std::move(fields))));
  changes.id = view.record.id;
  TRY(ops::edit_record(call.workspace(), call.actor, changes, version, origin_of(body)));
  return show_again(call, call.part());
}

Answer step_record(Call& call) {
  const core::Json body = TRY(body_of(call));
  const std::int64_t version = TRY(wanted_version(call));
  TRY(ops::step_record(call.workspace(), call.actor, call.part(), version, body["step"].string(), body["reason"].string()));
  return show_again(call, call.part());
}

Answer link_record(Call& call) {
  const core::Json body = TRY(body_of(call));
  const std::int64_t version = TRY(wanted_version(call));
  const ops::Linking linking = body["remove"].boolean() ? ops::Linking::remove : ops::Linking::add;
  TRY(ops::link_record(call.workspace(), call.actor, call.part(), version, body["field"].string(), body["target"].string(), linking,
                       body["reason"].string()));
  return show_again(call, call.part());
}

}  // namespace rodtrad::api
