// Lists and records as JSON and CSV.
#include "formats/csv_write.h"
#include "ops/record_json.h"
#include "ops/record_ops.h"
#include "records/entry_json.h"

namespace rodtrad::ops {

using core::JsonWriter;
using records::Record;
using records::RecordId;
using schema::Field;

namespace {

void write_titles(JsonWriter& out, const std::map<RecordId, std::string>& titles) {
  out.key("titles").begin_object();
  for (const auto& [id, title] : titles) out.member(to_text(id), title);
  out.end_object();
}

void write_steps(JsonWriter& out, const std::vector<PossibleStep>& steps) {
  out.key("steps").begin_array();
  for (const PossibleStep& step : steps) {
    out.begin_object().member("step", step.transition->name).member("label", step.transition->label).member("to", step.transition->to);
    out.key("refused").raw(core::to_json(step.problems)).end_object();
  }
  out.end_array();
}

std::string plain(const records::Value& value) {
  const auto* money = std::get_if<core::Money>(&value);
  if (money) return fmt::format("{}{}.{:02}", money->minor < 0 ? "-" : "", std::abs(money->minor) / 100, std::abs(money->minor) % 100);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (std::holds_alternative<std::monostate>(value)) return {};
  JsonWriter out;
  records::write_value(out, value);
  std::string text = out.take();
  return text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
}

std::string plain_entries(const Field& field, const Record& record) {
  std::string all;
  for (const records::Entry& entry : record.entries(field.name)) {
    std::string one = plain(entry.value);
    for (const Field& member : field.members) one += (one.empty() ? "" : ", ") + plain(entry.member(member.name));
    all += (all.empty() ? "" : "; ") + one;
  }
  return all;
}

std::string currency_of(const Field& field, const Record& record) {
  const auto money = record.get<core::Money>(field.name);
  return money ? money->currency : "";
}

}  // namespace

std::string list_json(const RecordList& list) {
  JsonWriter out;
  out.begin_object().member("type", list.type->name).member("total", list.total).key("records").begin_array();
  for (const Record& record : list.records) write_json(out, *list.type, record);
  out.end_array();
  write_titles(out, list.titles);
  return out.end_object().take();
}

std::string view_json(const RecordView& view) {
  JsonWriter out;
  out.begin_object().member("type", view.type->name).member("version", view.version).key("record");
  write_json(out, *view.type, view.record);
  out.member("may_change", view.may_change);
  out.key("locked").begin_array();
  for (const std::string& name : view.locked) out.value(name);
  out.end_array();
  write_steps(out, view.steps);
  out.key("incoming").begin_array();
  for (const Incoming& one : view.incoming) {
    out.begin_object().member("link", one.field->inverse).member("label", one.field->inverse_label).member("type", one.type->name);
    out.member("total", one.total).key("ids").begin_array();
    for (const Record& record : one.records) out.value(to_text(record.id));
    out.end_array().end_object();
  }
  out.end_array();
  write_titles(out, view.titles);
  return out.end_object().take();
}

std::string list_csv(const RecordList& list, std::vector<std::string> names) {
  std::vector<std::string> cells = {"id"};
  if (names.empty()) names = list.type->list_fields();
  for (const std::string& name : names) {
    cells.push_back(name);
    if (list.type->find(name)->kind == schema::Kind::money) cells.push_back(name + "_currency");
  }
  std::string out;
  formats::append_csv_row(out, cells);
  for (const Record& record : list.records) {
    cells = {to_text(record.id)};
    for (const std::string& name : names) {
      const Field& field = *list.type->find(name);
      cells.push_back(plain_entries(field, record));
      if (field.kind == schema::Kind::money) cells.push_back(currency_of(field, record));
    }
    formats::append_csv_row(out, cells);
  }
  return out;
}

}  // namespace rodtrad::ops
