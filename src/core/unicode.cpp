// UTF-8 helpers on ICU.
#include "core/unicode.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cassert>

namespace rodtrad::core {

bool is_valid_utf8(std::string_view bytes) {
  const auto length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < length;) {
    if (static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]) < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    const std::int32_t window = static_cast<std::int32_t>(std::min<std::int64_t>(length - i, 4));
    std::int32_t used = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data() + i), used, window, c);
    if (c < 0) return false;
    i += used;
  }
  return true;
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (std::int32_t i = 0, length = static_cast<std::int32_t>(utf8.size()); i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, i, length, c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}

std::string to_utf8(char32_t code_point) {
  std::uint8_t buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(code_point));
  return {reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length)};
}

std::string to_utf8(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size());
  for (const char32_t c : code_points) text += to_utf8(c);
  return text;
}

std::size_t count_code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string from_windows_1252(std::string_view bytes) {
  static constexpr char32_t kHigh[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                         0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                         0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x80) {
      text += byte;
    } else {
      text += to_utf8(value < 0xA0 ? kHigh[value - 0x80] : static_cast<char32_t>(value));
    }
  }
  return text;
}

std::optional<std::string> from_code_page(std::string_view bytes, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  constexpr std::size_t kPiece = 1 << 16;
  std::u16string units(kPiece, u'\0');
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  do {
    char16_t* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, to + kPiece, &from, end, nullptr, true, &status);
    icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(to - units.data())).toUTF8String(text);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return text;
}

std::string to_code_page(std::string_view utf8, const std::string& name, std::size_t& lost) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
  assert(U_SUCCESS(status));
  ucnv_setSubstChars(converter.get(), "?", 1, &status);
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::string bytes(static_cast<std::size_t>(UCNV_GET_MAX_BYTES_FOR_STRING(text.length(), ucnv_getMaxCharSize(converter.get()))), '\0');
  status = U_ZERO_ERROR;
  bytes.resize(static_cast<std::size_t>(
      ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), text.getBuffer(), text.length(), &status)));
  assert(U_SUCCESS(status));
  const std::u32string before = to_code_points(utf8), after = to_code_points(*from_code_page(bytes, name));
  lost = 0;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) lost += before[i] != after[i];
  return bytes;
}

template <class Change>
static std::string with_icu(std::string_view utf8, Change change) {
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  change(text);
  std::string result;
  text.toUTF8String(result);
  return result;
}

std::string fold_case(std::string_view utf8) {
  return with_icu(utf8, [](icu::UnicodeString& text) { text.foldCase(); });
}

std::string to_lower(std::string_view utf8) {
  return with_icu(utf8, [](icu::UnicodeString& text) { text.toLower(icu::Locale("sv")); });
}

std::string capitalise(std::string_view utf8) {
  std::u32string points = to_code_points(utf8);
  if (!points.empty()) points[0] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(points[0])));
  return to_utf8(points);
}

char32_t to_lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({change, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

std::string_view trim(std::string_view text) {
  const auto strip = [&](std::string_view space) {
    bool changed = false;
    while (text.starts_with(space)) text.remove_prefix(space.size()), changed = true;
    while (text.ends_with(space)) text.remove_suffix(space.size()), changed = true;
    return changed;
  };
  while (strip(" ") | strip("\t") | strip("\n") | strip("\r") | strip("\u00A0")) {
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string slug(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  const std::string plain = with_icu(fold_case(text), [&](icu::UnicodeString& t) { t = decompose->normalize(t, status); });
  std::string result;
  for (const char c : plain) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x80 && !result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

}  // namespace rodtrad::core
