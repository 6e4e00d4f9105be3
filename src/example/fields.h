// Fields of Swedish CSV files (semicolon, decimal comma), added to a text at speed. For values that never need quotes.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace rodtrad::example {

inline constexpr char kDelimiter = ';';

class FieldWriter {
 public:
  explicit FieldWriter(std::string& out) : out_(out) {}
  FieldWriter& text(std::string_view value) {
    separate();
    out_ += value;
    return *this;
  }
  FieldWriter& whole(std::int64_t value) {
    separate();
    return digits(value, 1);
  }
  /// value / 10^decimals, for values ≥ 0: fixed(1234, 100, 2) is "12,34".
  FieldWriter& fixed(std::int64_t value, std::int64_t unit, int decimals) {
    separate();
    digits(value / unit, 1);
    out_ += ',';
    return digits(value % unit, decimals);
  }
  FieldWriter& kronor(std::int64_t minor) { return fixed(minor, 100, 2); }
  FieldWriter& points(std::int64_t millionths) { return fixed(millionths / 100, 10'000, 4); }
  /// Words directly followed by a number with at least so many digits.
  FieldWriter& numbered(std::string_view words, std::int64_t value, int width) {
    text(words);
    return digits(value, width);
  }
  /// More of the field that was just begun.
  FieldWriter& more(std::string_view value) {
    out_ += value;
    return *this;
  }
  void end_row() {
    out_ += "\r\n";
    first_ = true;
  }

 private:
  void separate() {
    if (!first_) out_ += kDelimiter;
    first_ = false;
  }
  FieldWriter& digits(std::int64_t value, int width) {
    char buffer[20];
    const char* end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    for (auto missing = width - (end - buffer); missing > 0; --missing) out_ += '0';
    out_.append(buffer, static_cast<std::size_t>(end - buffer));
    return *this;
  }
  std::string& out_;
  bool first_ = true;
};

}  // namespace rodtrad::example
