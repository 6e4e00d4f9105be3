// Guessing goes from what cannot be chance to what the file claims.
#include "formats/px_encoding.h"

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Text of CODEPAGE="…" or CHARSET="…" near the beginning; "" when it is not there.
std::string stated(std::string_view bytes, std::string_view keyword) {
  constexpr std::size_t kNear = 1 << 14;
  const std::string_view start = bytes.substr(0, kNear);
  std::size_t at = start.find(keyword);
  while (at != std::string_view::npos && at > 0 && start[at - 1] != '\n' && start[at - 1] != '\r') at = start.find(keyword, at + 1);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = start.find('"', at);
  const std::size_t end = begin == std::string_view::npos ? begin : start.find('"', begin + 1);
  return end == std::string_view::npos ? std::string() : core::fold_case(start.substr(begin + 1, end - begin - 1));
}

/// How many characters beyond ASCII are letters.
std::size_t letters(std::string_view utf8) {
  const std::u32string points = core::to_code_points(utf8);
  return static_cast<std::size_t>(
      std::count_if(points.begin(), points.end(), [](char32_t c) { return c >= 0x80 && c < 0x370 && core::is_letter(c); }));
}

PxDecoded windows(std::string_view bytes) {
  const bool beyond_latin_1 =
      std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0; });
  return {.text = core::from_windows_1252(bytes), .encoding = beyond_latin_1 ? "windows-1252" : "latin-1"};
}

PxDecoded in_code_page(std::string_view bytes, const std::string& name, const std::string& shown) {
  auto text = core::from_code_page(bytes, name);
  return text ? PxDecoded{.text = std::move(*text), .encoding = shown} : windows(bytes);
}

/// A file without CHARSET is in a DOS code page, by the format; the one that makes most letters of its bytes is taken, and
/// what CODEPAGE says only when that makes more.
PxDecoded dos(std::string_view bytes, PxDecoded stated_page) {
  PxDecoded best = in_code_page(bytes, "ibm-437", "cp437");
  std::size_t most = letters(best.text);
  PxDecoded others[] = {in_code_page(bytes, "ibm-850", "cp850"), std::move(stated_page)};
  for (PxDecoded& other : others) {
    const std::size_t found = letters(other.text);
    if (found <= most) continue;
    most = found;
    best = std::move(other);
  }
  return best;
}

}  // namespace

PxDecoded decode_px(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const bool marked = bytes.starts_with(kMark);
  if (marked) bytes.remove_prefix(kMark.size());
  if (is_ascii(bytes)) return {.text = std::string(bytes), .encoding = marked ? "utf-8" : "ascii", .byte_order_mark = marked};
  if (core::is_valid_utf8(bytes)) return {.text = std::string(bytes), .encoding = "utf-8", .byte_order_mark = marked};
  const std::string page = stated(bytes, "CODEPAGE");
  constexpr std::string_view kWestern[] = {"", "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "utf-8"};
  const bool western = std::find(std::begin(kWestern), std::end(kWestern), page) != std::end(kWestern);
  PxDecoded as_stated = western ? windows(bytes) : in_code_page(bytes, page, page);
  if (stated(bytes, "CHARSET") == "ansi") return as_stated;
  return dos(bytes, std::move(as_stated));
}

}  // namespace rodtrad::formats
