// TOML by toml++ into our own tree.
#include "core/toml.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <sstream>

namespace rodtrad::core {

Toml::Toml() = default;
Toml::Toml(Data data, Place place) : data_(std::move(data)), place_(std::move(place)) {}

std::string Toml::string(std::string_view otherwise) const {
  const auto* held = std::get_if<std::string>(&data_);
  return held ? *held : std::string(otherwise);
}

std::int64_t Toml::integer(std::int64_t otherwise) const {
  const auto* held = std::get_if<std::int64_t>(&data_);
  return held ? *held : otherwise;
}

double Toml::number(double otherwise) const {
  if (const auto* held = std::get_if<double>(&data_)) return *held;
  return is_integer() ? static_cast<double>(integer()) : otherwise;
}

bool Toml::boolean(bool otherwise) const {
  const auto* held = std::get_if<bool>(&data_);
  return held ? *held : otherwise;
}

const Toml::Array& Toml::array() const {
  static const Array none;
  const auto* held = std::get_if<Array>(&data_);
  return held ? *held : none;
}

const Toml::Table& Toml::table() const {
  static const Table none;
  const auto* held = std::get_if<Table>(&data_);
  return held ? *held : none;
}

std::vector<std::string> Toml::strings() const {
  if (is_string()) return {string()};
  std::vector<std::string> all;
  for (const Toml& item : array()) {
    if (item.is_string()) all.push_back(item.string());
  }
  return all;
}

Text Toml::text() const {
  if (is_string()) return same_text(string());
  Text text{.sv = (*this)["sv"].string(), .en = (*this)["en"].string()};
  for (const Member& member : table()) {
    if (member.key != "sv" && member.key != "en") text.others[member.key] = member.value.string();
  }
  return text;
}

const Toml& Toml::operator[](std::string_view key) const {
  static const Toml absent;
  for (const Member& member : table()) {
    if (member.key == key) return member.value;
  }
  return absent;
}

static Place place_of(const toml::source_region& source, const std::string& file) {
  return {.file = file, .line = static_cast<int>(source.begin.line), .column = static_cast<int>(source.begin.column)};
}

static Toml convert(const toml::node& node, const std::string& file) {
  const Place place = place_of(node.source(), file);
  if (const auto* table = node.as_table()) {
    Toml::Table members;
    for (const auto& [key, value] : *table) members.push_back({std::string(key.str()), convert(value, file)});
    std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
      return std::pair(a.value.place().line, a.value.place().column) < std::pair(b.value.place().line, b.value.place().column);
    });
    return {std::move(members), place};
  }
  if (const auto* array = node.as_array()) {
    Toml::Array items;
    for (const toml::node& item : *array) items.push_back(convert(item, file));
    return {std::move(items), place};
  }
  if (const auto* string = node.as_string()) return {string->get(), place};
  if (const auto* integer = node.as_integer()) return {integer->get(), place};
  if (const auto* number = node.as_floating_point()) return {number->get(), place};
  if (const auto* boolean = node.as_boolean()) return {boolean->get(), place};
  std::ostringstream date;
  node.visit([&](const auto& other) {
    if constexpr (toml::is_date<decltype(other)> || toml::is_time<decltype(other)> || toml::is_date_time<decltype(other)>) date << other.get();
  });
  return {date.str(), place};
}

Expected<Toml> parse_toml(std::string_view text, const std::string& file) {
  const toml::parse_result result = toml::parse(text, std::string_view(file));
  if (result) return convert(result.table(), file);
  const std::string reason(result.error().description());
  return fail(Problem{.code = "toml_syntax",
                      .place = place_of(result.error().source(), file),
                      .message = {.sv = "inte giltig TOML: " + reason, .en = "not valid TOML: " + reason}});
}

void check_keys(const Toml& table, const std::vector<std::string>& allowed, Problems& problems) {
  for (const Toml::Member& member : table.table()) {
    if (std::find(allowed.begin(), allowed.end(), member.key) != allowed.end()) continue;
    problems.push_back({.code = "unknown_key",
                        .place = member.value.place(),
                        .message = {.sv = fmt::format("okänd nyckel \"{}\"", member.key), .en = fmt::format("unknown key \"{}\"", member.key)},
                        .hint = did_you_mean(member.key, allowed)});
  }
}

std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace rodtrad::core
