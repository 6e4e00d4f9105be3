// Flattening, one level deep. Kolada's own marks are known: a value that it has withdrawn (isdeleted) gives no row, and a
// value of a group of municipalities says that it is an unweighted mean.
#include "formats/json_records.h"

#include <memory>

#include "formats/statistics_table.h"

namespace rodtrad::formats {
namespace {

using core::Json;

constexpr std::size_t kBlockRows = 4096;

bool is_object_list(const Json& json) {
  return json.is_array() && !json.array().empty() &&
         std::all_of(json.array().begin(), json.array().end(), [](const Json& one) { return one.is_object(); });
}

/// The list of objects that a file holds; nullptr when there is none.
const Json* list_of(const Json& root) {
  if (root.is_array()) return is_object_list(root) ? &root : nullptr;
  for (const char* name : {"values", "tables", "data"}) {
    const Json& member = root[name];
    if (member.is_array() && (member.array().empty() || is_object_list(member))) return &member;
  }
  return nullptr;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.string();
  if (const auto* whole = std::get_if<std::int64_t>(&value.data())) return fmt::format("{}", *whole);
  if (const auto* number = std::get_if<double>(&value.data())) return number_text(*number);
  if (const auto* truth = std::get_if<bool>(&value.data())) return *truth ? "true" : "false";
  if (!value.is_array()) return "";
  std::vector<std::string> parts;
  for (const Json& one : value.array()) parts.push_back(text_of(one));
  return fmt::format("{}", fmt::join(parts, ", "));
}

class Flattener {
 public:
  explicit Flattener(JsonRecords& out) : out_(out) {
    for (std::size_t i = 0; i < out.header.size(); ++i) places_[out.header[i]] = i;
  }

  void add(const Json& object) {
    JsonRecords::Row row;
    const Json* inner = nullptr;
    for (const auto& [name, value] : object.object()) {
      if (name == "links") continue;  // addresses of the service, no data
      if (is_object_list(value))
        inner = &value;
      else if (!value.is_object())
        put(row, name, value);
    }
    if (!inner) return keep(object, Json(), row);
    for (const Json& one : inner->array()) {
      JsonRecords::Row whole = row;
      for (const auto& [name, value] : one.object()) put(whole, name, value);
      keep(object, one, whole);
    }
  }

 private:
  void put(JsonRecords::Row& row, const std::string& name, const Json& value) {
    const auto known = places_.find(name);
    std::size_t at = known == places_.end() ? out_.header.size() : known->second;
    if (known == places_.end()) {
      out_.too_wide |= at == kMostMembers;
      if (out_.too_wide) return;
      places_.emplace(name, at);
      out_.header.push_back(name);
    }
    row.emplace_back(at, text_of(value));
  }

  void keep(const Json& outer, const Json& inner, JsonRecords::Row& row) {
    if (inner["isdeleted"].boolean() || outer["isdeleted"].boolean()) return;
    if (outer.has("kpi") && outer.has("period")) {
      const bool is_group = outer["municipality"].string().starts_with('G');
      put(row, "concept", Json(std::string(is_group ? "unweighted mean of the group's members" : "")));
    }
    out_.rows.push_back(std::move(row));
  }

  JsonRecords& out_;
  std::map<std::string, std::size_t> places_;
};

class RecordRows : public RowSource {
 public:
  RecordRows(JsonRecords records, std::string name) : RowSource(std::move(name)), records_(std::move(records)) { header_ = records_.header; }

  core::Expected<bool> next(RowBlock& block) override {
    if (records_.too_wide) {
      return core::fail(core::Problem{.code = "too_many_columns",
                                      .place = {.file = name_},
                                      .message = core::say("listans objekt har fler än {} olika medlemmar",
                                                           "the objects of the list have more than {} different members", kMostMembers)});
    }
    block.clear();
    for (; at_ < records_.rows.size() && block.rows() < kBlockRows; ++at_) {
      std::vector<std::string> fields(header_.size());
      for (auto& [column, text] : records_.rows[at_]) fields[column] = std::move(text);
      block.add_row(static_cast<std::int64_t>(at_) + 2, fields);
    }
    return block.rows() > 0;
  }

 private:
  JsonRecords records_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_json_records(const Json& root) { return list_of(root) != nullptr; }

void JsonRecords::add(const Json& root) {
  const Json* list = list_of(root);
  if (!list) return;
  Flattener flattener(*this);
  for (const Json& one : list->array()) flattener.add(one);
}

std::unique_ptr<RowSource> record_rows(JsonRecords records, std::string name) {
  return std::make_unique<RecordRows>(std::move(records), std::move(name));
}

}  // namespace rodtrad::formats
