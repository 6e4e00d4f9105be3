// JSON: a value for reading (parsed with a depth limit) and a streaming writer. Numbers are written with to_chars, so
// they read back to the same double; objects keep the order in which they were written.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/expected.h"

namespace rodtrad::core {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;  // in file order
  using Data = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

  Json() = default;
  Json(Data data) : data_(std::move(data)) {}

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
  bool is_string() const { return std::holds_alternative<std::string>(data_); }
  bool is_number() const { return std::holds_alternative<std::int64_t>(data_) || std::holds_alternative<double>(data_); }
  bool is_array() const { return std::holds_alternative<Array>(data_); }
  bool is_object() const { return std::holds_alternative<Object>(data_); }

  /// Value when it has the type, else the default: "", 0, false, empty.
  const std::string& string() const;
  std::int64_t integer() const;
  double number() const;
  bool boolean() const;
  const Array& array() const;
  const Object& object() const;

  /// Member of an object; the null value when absent or not an object.
  const Json& operator[](std::string_view key) const;
  bool has(std::string_view key) const;
  const Data& data() const { return data_; }

 private:
  Data data_ = nullptr;
};

/// Whole text as JSON. Problems: json_syntax (with line and column), json_depth (over 64 levels).
Expected<Json> parse_json(std::string_view text, const std::string& file = {});

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);  // not finite: null
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(const Text& text);  // {"sv": …, "en": …}
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // already JSON

  template <class T>
  JsonWriter& member(std::string_view name, const T& v) {
    return key(name).value(v);
  }
  template <class T>
  JsonWriter& member(std::string_view name, const std::optional<T>& v) {
    key(name);
    return v ? value(*v) : null();
  }
  /// The finished text; the writer is empty afterwards.
  std::string take();

 private:
  void before_value();
  std::string out_;
  bool needs_comma_ = false;
};

/// Compact JSON again, members in the order that they have.
void write(JsonWriter& out, const Json& value);
/// With line breaks and two spaces of indentation, for people.
std::string pretty(std::string_view json);

Text text_from(const Json& value);
/// Back from to_json(Problems), or from the array in it.
Problems problems_from(const Json& value);

}  // namespace rodtrad::core
