// JSON values and the streaming writer.
#include "core/json.h"

#include <charconv>

namespace rodtrad::core {

template <class T>
static const T& held(const Json::Data& data) {
  static const T nothing{};
  const T* found = std::get_if<T>(&data);
  return found ? *found : nothing;
}

const std::string& Json::string() const { return held<std::string>(data_); }
const Json::Array& Json::array() const { return held<Array>(data_); }
const Json::Object& Json::object() const { return held<Object>(data_); }
bool Json::boolean() const { return held<bool>(data_); }

std::int64_t Json::integer() const {
  if (const double* d = std::get_if<double>(&data_)) return static_cast<std::int64_t>(*d);
  return held<std::int64_t>(data_);
}

double Json::number() const {
  if (const std::int64_t* i = std::get_if<std::int64_t>(&data_)) return static_cast<double>(*i);
  return held<double>(data_);
}

const Json& Json::operator[](std::string_view key) const {
  static const Json null;
  for (const auto& [name, value] : object()) {
    if (name == key) return value;
  }
  return null;
}

bool Json::has(std::string_view key) const {
  return std::any_of(object().begin(), object().end(), [&](const auto& member) { return member.first == key; });
}

void JsonWriter::before_value() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

static void escape(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  out_ += '{';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  out_ += '[';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  escape(out_, name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_value();
  escape(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  before_value();
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  before_value();
  out_ += fmt::format("{}", number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  before_value();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::value(const Text& text) {
  begin_object().member("sv", text.sv).member("en", text.en);
  for (const auto& [tag, words] : text.others) member(tag, words);
  return end_object();
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

std::string JsonWriter::take() {
  needs_comma_ = false;
  return std::exchange(out_, {});
}

void write(JsonWriter& out, const Json& value) {
  std::visit(
      [&](const auto& held_value) {
        using T = std::decay_t<decltype(held_value)>;
        if constexpr (std::is_same_v<T, std::nullptr_t>) {
          out.null();
        } else if constexpr (std::is_same_v<T, Json::Array>) {
          out.begin_array();
          for (const Json& item : held_value) write(out, item);
          out.end_array();
        } else if constexpr (std::is_same_v<T, Json::Object>) {
          out.begin_object();
          for (const auto& [name, member] : held_value) write(out.key(name), member);
          out.end_object();
        } else {
          out.value(held_value);
        }
      },
      value.data());
}

std::string pretty(std::string_view json) {
  std::string out;
  int depth = 0;
  bool in_string = false;
  const auto newline = [&] { out += '\n' + std::string(static_cast<std::size_t>(depth) * 2, ' '); };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      out += c;
      if (c == '\\' && i + 1 < json.size()) out += json[++i];
      if (c == '"') in_string = false;
      continue;
    }
    const bool empty = i + 1 < json.size() && ((c == '{' && json[i + 1] == '}') || (c == '[' && json[i + 1] == ']'));
    if (empty) {
      out += c;
      out += json[++i];
    } else if (c == '{' || c == '[') {
      out += c;
      ++depth;
      newline();
    } else if (c == '}' || c == ']') {
      --depth;
      newline();
      out += c;
    } else if (c == ',') {
      out += c;
      newline();
    } else {
      out += c == ':' ? std::string(": ") : std::string(1, c);
      in_string = c == '"';
    }
  }
  return out;
}

Problems problems_from(const Json& value) {
  Problems problems;
  for (const Json& one : (value.is_array() ? value : value["problems"]).array()) {
    problems.push_back({.code = one["code"].string(),
                        .severity = one["severity"].string() == "warning" ? Severity::warning : Severity::error,
                        .place = {.file = one["file"].string(),
                                  .line = static_cast<int>(one["line"].integer()),
                                  .column = static_cast<int>(one["column"].integer())},
                        .message = text_from(one["message"]),
                        .hint = text_from(one["hint"])});
  }
  return problems;
}

Text text_from(const Json& value) {
  Text text{.sv = value["sv"].string(), .en = value["en"].string()};
  for (const auto& [tag, words] : value.object()) {
    if (tag != "sv" && tag != "en") text.others[tag] = words.string();
  }
  return text;
}

}  // namespace rodtrad::core
