// From JSON to tables. Every form that a member may take in the specification is taken.
#include "formats/jsonstat.h"

#include <charconv>
#include <cmath>

namespace rodtrad::formats {
namespace {

using core::Json;
using State = StatisticsCells::State;

std::optional<std::size_t> whole(const Json& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.data()))
    return *number >= 0 ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
  const std::string& text = value.string();
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && !text.empty() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::vector<std::string> strings(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& one : list.array()) texts.push_back(one.string());
  return texts;
}

class DatasetReader {
 public:
  DatasetReader(const Json& json, std::string id, const std::string& file, std::size_t file_size, JsonStatFile& out)
      : json_(json), file_(file), file_size_(file_size), out_(out), dataset_(out.datasets.emplace_back()), table_(dataset_.table) {
    dataset_.id = std::move(id);
  }

  void read() {
    table_.id = dataset_.id;
    dataset_.label = json_["label"].string();
    table_.title = core::same_text(json_.has("label") ? dataset_.label : json_["title"].string());
    table_.source = core::same_text(json_["source"].string());
    table_.updated = json_["updated"].string();
    for (const Json& note : json_["note"].array()) table_.notes.push_back({.text = note.string()});
    read_extension();
    if (read_dimensions() && read_values()) read_status();
  }

 private:
  bool fail(std::string code, core::Text message, core::Text hint = {}) {
    const std::string name = dataset_.id.empty() ? "" : dataset_.id + ": ";
    message.sv = name + message.sv;
    message.en = name + message.en;
    core::tell(out_.problems, {.file = file_}, std::move(code), std::move(message), std::move(hint));
    return false;
  }

  bool read_dimensions() {
    const Json& dimensions = json_["dimension"];
    const Json& ids = json_.has("id") && json_["id"].is_array() ? json_["id"] : dimensions["id"];
    const Json& sizes = json_.has("size") ? json_["size"] : dimensions["size"];
    if (!dimensions.is_object()) return fail("dimension_missing", {.sv = "dimension saknas", .en = "dimension is missing"});
    constexpr std::size_t kMostDimensions = 200;
    if (ids.array().empty() || ids.array().size() != sizes.array().size() || ids.array().size() > kMostDimensions)
      return fail("bad_size", {.sv = "id och size ska vara lika långa listor", .en = "id and size must be lists of the same length"});
    for (std::size_t i = 0; i < ids.array().size(); ++i) {
      const auto size = whole(sizes.array()[i]);
      const std::string& id = ids.array()[i].string();
      if (!size) return fail("bad_size", core::say("storleken på {} är inget heltal", "the size of {} is no whole number", id));
      if (!add_dimension(id, dimensions[id], *size)) return false;
    }
    read_roles();
    return true;
  }

  /// What PxWebApi adds.
  void read_extension() {
    const Json& px = json_["extension"]["px"];
    if (table_.id.empty()) table_.id = px["tableid"].string();
    table_.language = px["language"].string();
    if (!table_.language.empty()) table_.languages = {table_.language};
    table_.subject_code = px["subject-code"].string();
    table_.subject = core::same_text(px["subject-area"].string());
    table_.contents = core::same_text(px["contents"].string());
  }

  void read_notes(const std::string& id, const Json& dimension) {
    using Level = StatisticsNote::Level;
    for (const Json& note : dimension["note"].array()) table_.notes.push_back({.level = Level::dimension, .where = {id}, .text = note.string()});
    for (const auto& [code, notes] : dimension["category"]["note"].object()) {
      for (const Json& note : notes.array()) table_.notes.push_back({.level = Level::value, .where = {id, code}, .text = note.string()});
    }
  }

  /// Of the dimension that says what is measured.
  void read_units(const table::Dimension& measured, const Json& units) {
    table_.measure = measured.id;
    if (units.object().empty()) return;
    std::map<std::string_view, const Json*> by_code;
    for (const auto& [code, unit] : units.object()) by_code.emplace(code, &unit);
    static const Json kNone;
    for (const table::Category& one : measured.categories) {
      const auto found = by_code.find(one.code);
      const Json& unit = found == by_code.end() ? kNone : *found->second;
      StatisticsUnit& read = table_.units.emplace_back();
      read.name = core::same_text(unit[unit.has("label") ? "label" : "base"].string());
      constexpr std::size_t kMostDecimals = 100;
      const auto decimals = whole(unit["decimals"]);
      if (decimals && *decimals < kMostDecimals) read.decimals = static_cast<int>(*decimals);
    }
  }

  bool add_dimension(const std::string& id, const Json& json, std::size_t size) {
    if (!json.is_object()) return fail("dimension_missing", core::say("dimensionen {} saknas", "the dimension {} is missing", id));
    const Json& category = json["category"];
    table::Dimension one{.id = id, .label = core::same_text(json["label"].string().empty() ? id : json["label"].string())};
    const std::vector<std::string> codes = codes_of(category);
    if (codes.size() != size) {
      return fail("wrong_category_count", core::say("dimensionen {} har {} kategorier, men size säger {}",
                                                    "the dimension {} has {} categories, but size says {}", id, codes.size(), size));
    }
    std::map<std::string_view, const Json*> labels;
    for (const auto& [code, label] : category["label"].object()) labels[code] = &label;
    for (const std::string& code : codes) {
      const auto label = labels.find(code);
      one.categories.push_back({.code = code, .label = core::same_text(label == labels.end() ? code : label->second->string())});
    }
    table_.dimensions.push_back(std::move(one));
    read_notes(id, json);
    return true;
  }

  /// Codes in their order: a list, an object code → position, or only a label.
  static std::vector<std::string> codes_of(const Json& category) {
    const Json& index = category["index"];
    if (index.is_array()) return strings(index);
    std::vector<std::pair<std::size_t, std::string>> placed;
    for (const auto& [code, position] : index.object()) placed.emplace_back(whole(position).value_or(placed.size()), code);
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> codes;
    for (auto& [position, code] : placed) codes.push_back(std::move(code));
    if (!index.is_object()) {
      for (const auto& [code, label] : category["label"].object()) codes.push_back(code);
    }
    return codes;
  }

  void read_roles() {
    const Json& roles = json_.has("role") ? json_["role"] : json_["dimension"]["role"];
    dataset_.role = roles;
    const auto mark = [&](const char* name, table::Role role) {
      for (const std::string& id : strings(roles[name])) {
        for (table::Dimension& one : table_.dimensions) one.role = one.id == id ? role : one.role;
      }
    };
    mark("time", table::Role::time);
    mark("geo", table::Role::geography);
    const std::vector<std::string> metric = strings(roles["metric"]);
    for (const table::Dimension& one : table_.dimensions) {
      if (!metric.empty() && one.id == metric.front()) read_units(one, json_["dimension"][one.id]["category"]["unit"]);
    }
  }

  bool read_values() {
    const auto cells = table_.combinations();
    constexpr std::size_t kMostPerByte = 64;  // empty cells that a file may claim per byte
    if (!cells || *cells > (file_size_ + 1024) * kMostPerByte)
      return fail("too_many_cells",
                  {.sv = "tabellen har orimligt många celler för sin storlek", .en = "the table has unreasonably many cells for its size"});
    table_.cells.resize(*cells);
    const Json& values = json_["value"];
    keep_ends(values);
    if (values.is_object()) return read_sparse(values);
    if (values.array().empty()) return true;  // metadata only
    if (values.array().size() != *cells) {
      return fail("wrong_cell_count", core::say("value har {} värden, men dimensionerna ger {}", "value has {} values, but the dimensions make {}",
                                                values.array().size(), *cells));
    }
    for (std::size_t i = 0; i < *cells; ++i) put(i, values.array()[i]);
    return true;
  }
  void keep_ends(const Json& values) {
    constexpr std::size_t kFirst = 3, kLast = 2;
    dataset_.values_given = values.is_object() ? values.object().size() : values.array().size();
    const std::size_t count = values.is_object() ? table_.cells.size() : values.array().size();
    const auto at = [&](std::size_t cell) { return values.is_object() ? values[fmt::format("{}", cell)] : values.array()[cell]; };
    for (std::size_t i = 0; i < std::min(count, kFirst); ++i) dataset_.first.push_back(at(i));
    for (std::size_t i = count - std::min(count, kLast); i < count; ++i) dataset_.last.push_back(at(i));
  }
  bool read_sparse(const Json& values) {
    for (const auto& [key, value] : values.object()) {
      const auto at = whole(Json(key));
      if (!at || *at >= table_.cells.size()) return fail("cell_outside", core::say("cellen \"{}\" finns inte", "there is no cell \"{}\"", key));
      put(*at, value);
    }
    return true;
  }
  void put(std::size_t at, const Json& value) {
    const double number = value.number();
    const bool is_number = value.is_number() && std::isfinite(number);
    table_.cells.states[at] = is_number ? State::number : State::marked;
    table_.cells.values[at] = is_number ? number : 0;
    if (!value.is_string()) return;
    table_.cells.statuses[at] = table_.cells.word(value.string());
    if (++texts_ == 1) {
      fail("not_a_number", core::say("värdet \"{}\" är inget tal", "the value \"{}\" is no number", value.string().substr(0, 40)));
      out_.problems.back().severity = core::Severity::warning;
    }
  }

  void read_status() {
    const Json& status = json_["status"].has("value") ? json_["status"]["value"] : json_["status"];
    StatisticsCells& cells = table_.cells;
    const Json& outer = json_["status"];
    dataset_.status_form = outer.is_array() ? "array" : outer.is_object() ? "object" : outer.is_string() ? "string" : "";
    if (status.is_string()) std::fill(cells.statuses.begin(), cells.statuses.end(), cells.word(status.string()));
    for (std::size_t i = 0; i < std::min(status.array().size(), cells.size()); ++i) cells.statuses[i] = cells.word(status.array()[i].string());
    for (const auto& [key, word] : status.object()) {
      const auto at = whole(Json(key));
      if (at && *at < cells.size()) cells.statuses[*at] = cells.word(word.string());
    }
  }

  const Json& json_;
  const std::string& file_;
  std::size_t file_size_;
  JsonStatFile& out_;
  JsonStatDataset& dataset_;
  StatisticsTable& table_;
  std::size_t texts_ = 0;
};

/// The dimension of a file that holds only one.
void check_dimension(const Json& root, const std::string& file, JsonStatFile& out) {
  if (root["category"].is_object()) return;
  core::tell(out.problems, {.file = file}, "dimension_missing", {.sv = "dimensionen har inga kategorier", .en = "the dimension has no categories"});
}

}  // namespace

JsonStatFile read_jsonstat(std::string_view bytes, const std::string& file) {
  JsonStatFile out;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto parsed = core::parse_json(bytes, file);
  if (!parsed) {
    out.problems = parsed.error();
    return out;
  }
  const Json& root = *parsed;
  out.version = root["version"].string();
  out.kind = root["class"].string();
  const auto add = [&](const Json& json, std::string id) { DatasetReader(json, std::move(id), file, bytes.size(), out).read(); };
  if (out.kind == "collection") {
    out.items = root["link"]["item"].array().size();
    for (const Json& item : root["link"]["item"].array()) {
      if (item.has("dimension")) add(item, item["href"].string());
    }
  } else if (out.kind == "dimension") {
    check_dimension(root, file, out);
  } else if (out.kind == "dataset" || root.has("value")) {
    add(root, "");
  } else {
    for (const auto& [id, member] : root.object()) {
      if (member.has("dimension") || member.has("value")) add(member, id);
    }
  }
  const bool nothing = out.datasets.empty() && out.kind != "collection" && out.kind != "dimension";
  if (nothing) {
    core::tell(out.problems, {.file = file}, "no_dataset", {.sv = "filen är JSON men ingen JSON-stat", .en = "the file is JSON but no JSON-stat"},
               {.sv = "be om formatet json-stat eller json-stat2", .en = "ask for the format json-stat or json-stat2"});
  }
  return out;
}

}  // namespace rodtrad::formats
