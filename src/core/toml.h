// TOML with positions: a tree of our own types. Every reader of settings, maps and schemas uses it, so that each
// mistake can be told with file, line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/expected.h"

namespace rodtrad::core {

class Toml {
 public:
  using Array = std::vector<Toml>;
  struct Member;
  using Table = std::vector<Member>;  // in file order
  using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Table>;

  Toml();
  Toml(Data data, Place place);

  bool is_absent() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_string() const { return std::holds_alternative<std::string>(data_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(data_); }
  bool is_number() const { return is_integer() || std::holds_alternative<double>(data_); }
  bool is_boolean() const { return std::holds_alternative<bool>(data_); }
  bool is_array() const { return std::holds_alternative<Array>(data_); }
  bool is_table() const { return std::holds_alternative<Table>(data_); }

  /// Value when it has the type, else the given default.
  std::string string(std::string_view otherwise = {}) const;
  std::int64_t integer(std::int64_t otherwise = 0) const;
  double number(double otherwise = 0) const;
  bool boolean(bool otherwise = false) const;
  const Array& array() const;
  const Table& table() const;
  std::vector<std::string> strings() const;  // strings of an array, or the one string
  Text text() const;                         // {sv, en}, or the same string in both

  /// Member of a table; absent value (with the table's place) when it is not there.
  const Toml& operator[](std::string_view key) const;
  bool has(std::string_view key) const { return !(*this)[key].is_absent(); }
  const Place& place() const { return place_; }

 private:
  Data data_;
  Place place_;
};

struct Toml::Member {
  std::string key;
  Toml value;
};

/// Whole text as TOML. Dates and times come as their text. Problem: toml_syntax with place.
Expected<Toml> parse_toml(std::string_view text, const std::string& file);

/// One warning-free check for closed tables: a problem unknown_key for each key not in `allowed`.
void check_keys(const Toml& table, const std::vector<std::string>& allowed, Problems& problems);

/// Text as a TOML basic string with quotes.
std::string toml_quoted(std::string_view text);

}  // namespace rodtrad::core
