// Parsing of JSON by RFC 8259, in one pass: numbers by from_chars, texts checked as UTF-8, a limit on depth.
#include <charconv>
#include <cmath>
#include <cstring>

#include "core/json.h"
#include "core/unicode.h"

namespace rodtrad::core {
namespace {

constexpr int kMaxDepth = 64;

bool is_digit_at(const char* at, const char* end) { return at < end && *at >= '0' && *at <= '9'; }

class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()) {}

  bool parse(Json& root) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(kMark)) at_ += kMark.size();
    if (!read_value(root, 0)) return false;
    skip_space();
    return at_ == end_;
  }
  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }
  bool is_too_deep() const { return too_deep_; }

 private:
  void skip_space() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }
  bool take(char c) {
    skip_space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool read_value(Json& out, int depth) {
    skip_space();
    if (at_ == end_) return false;
    switch (*at_) {
      case '{':
        return read_object(out, depth);
      case '[':
        return read_array(out, depth);
      case '"': {
        std::string text;
        if (!read_text(text)) return false;
        out = Json(std::move(text));
        return true;
      }
      case 't':
        out = Json(true);
        return take_word("true");
      case 'f':
        out = Json(false);
        return take_word("false");
      case 'n':
        return take_word("null");
      default:
        return read_number(out);
    }
  }

  bool enter(int depth) {
    too_deep_ |= depth >= kMaxDepth;
    ++at_;
    return !too_deep_;
  }

  bool read_array(Json& out, int depth) {
    if (!enter(depth)) return false;
    Json::Array all;
    if (!take(']')) {
      reserve(all);
      do {
        if (!read_value(all.emplace_back(), depth + 1)) return false;
      } while (take(','));
      if (!take(']')) return false;
    }
    out = Json(std::move(all));
    return true;
  }

  /// Long lists of numbers grow once. All that is ever reserved is no more than could stand in the text.
  void reserve(Json::Array& all) {
    const void* close = std::memchr(at_, ']', static_cast<std::size_t>(end_ - at_));
    if (!close) return;
    const auto count = static_cast<std::size_t>(std::count(at_, static_cast<const char*>(close), ',')) + 1;
    constexpr std::size_t kShortestElement = 2;
    reserved_ += count;
    if (reserved_ <= static_cast<std::size_t>(end_ - begin_) / kShortestElement) all.reserve(count);
  }

  bool read_object(Json& out, int depth) {
    if (!enter(depth)) return false;
    Json::Object all;
    if (!take('}')) {
      do {
        auto& [name, value] = all.emplace_back(std::string(), Json());
        skip_space();
        if (at_ == end_ || *at_ != '"' || !read_text(name) || !take(':') || !read_value(value, depth + 1)) return false;
      } while (take(','));
      if (!take('}')) return false;
    }
    out = Json(std::move(all));
    return true;
  }

  /// Whole numbers that fit are integers, all others doubles; one too large for a double is refused.
  bool read_number(Json& out) {
    const char* first = at_;
    if (*at_ == '-') ++at_;
    if (!is_digit_at(at_, end_)) return false;
    const bool zero = *at_ == '0';
    while (is_digit_at(at_, end_)) ++at_;
    if (zero && at_ - first > (*first == '-' ? 2 : 1)) return false;
    bool whole = true;
    if (at_ < end_ && *at_ == '.') {
      whole = false;
      if (!read_digits()) return false;
    }
    if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
      whole = false;
      if (at_ + 1 < end_ && (at_[1] == '+' || at_[1] == '-')) ++at_;
      if (!read_digits()) return false;
    }
    std::int64_t integer = 0;
    if (whole && std::from_chars(first, at_, integer).ec == std::errc()) {
      out = Json(integer);
      return true;
    }
    double number = 0;
    if (std::from_chars(first, at_, number).ec != std::errc()) number = std::strtod(std::string(first, at_).c_str(), nullptr);
    out = Json(number);
    return std::isfinite(number);
  }
  /// Behind a point or an e: at least one digit.
  bool read_digits() {
    ++at_;
    if (!is_digit_at(at_, end_)) return false;
    while (is_digit_at(at_, end_)) ++at_;
    return true;
  }

  bool read_text(std::string& out) {
    ++at_;
    for (;;) {
      const char* plain = at_;
      while (at_ < end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20) ++at_;
      out.append(plain, at_);
      if (at_ == end_ || static_cast<unsigned char>(*at_) < 0x20) return false;
      if (*at_++ == '"') return true;
      if (!read_escape(out)) return false;
    }
  }

  bool read_escape(std::string& out) {
    if (at_ == end_) return false;
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    const char name = *at_++;
    if (const std::size_t known = kNames.find(name); known != kNames.npos) {
      out += kMeant[known];
      return true;
    }
    char32_t point = 0;
    if (name != 'u' || !read_unit(point) || (point >= 0xDC00 && point < 0xE000)) return false;
    if (point >= 0xD800 && point < 0xDC00) {  // the first half of a pair
      char32_t low = 0;
      if (!take_word("\\u") || !read_unit(low) || low < 0xDC00 || low >= 0xE000) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    out += to_utf8(point);
    return true;
  }
  bool read_unit(char32_t& unit) {
    constexpr std::ptrdiff_t kDigits = 4;
    std::uint32_t number = 0;
    if (end_ - at_ < kDigits || std::from_chars(at_, at_ + kDigits, number, 16).ptr != at_ + kDigits) return false;
    unit = number;
    at_ += kDigits;
    return true;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  std::size_t reserved_ = 0;  // elements
  bool too_deep_ = false;
};

Place place_of(std::string_view text, std::size_t offset, const std::string& file) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n');
  const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1);
  return {.file = file, .line = static_cast<int>(line) + 1, .column = static_cast<int>(column) + 1};
}

}  // namespace

Expected<Json> parse_json(std::string_view text, const std::string& file) {
  Json root;
  JsonParser parser(text);
  const bool whole = parser.parse(root);
  if (parser.is_too_deep()) {
    return fail(Problem{.code = "json_depth",
                        .place = {.file = file},
                        .message = {.sv = "JSON är nästlad djupare än 64 nivåer", .en = "JSON is nested deeper than 64 levels"}});
  }
  if (whole && is_valid_utf8(text)) return root;
  return fail(Problem{.code = "json_syntax",
                      .place = place_of(text, whole ? 0 : parser.position(), file),
                      .message = {.sv = "inte giltig JSON", .en = "not valid JSON"}});
}

}  // namespace rodtrad::core
