// The style sheet of a page: our small sheet, the figures' classes, and the typeface as data: addresses. The part of the
// typeface with letters beyond Western Europe (Sami, Polish …) is added only when the page uses one.
#include "core/base64.h"
#include "core/embedded.h"
#include "core/unicode.h"
#include "figure/figure.h"
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

constexpr std::string_view kLatinRange =
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
constexpr std::string_view kExtendedRange =
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF";

bool needs_extended(char32_t c) { return (c >= 0x100 && c <= 0x2CC && c != 0x131 && c != 0x152 && c != 0x153) || (c >= 0x1E00 && c <= 0x1EFF); }

/// `display`: "block" for a typeface that comes in the page; "optional" for one that comes after it, and must not move what is being read.
std::string font_face(std::string_view address, std::string_view range, std::string_view display) {
  return fmt::format(
      "@font-face{{font-family:\"Source Sans 3\";font-weight:200 900;font-display:{};src:url({}) format(\"woff2\");unicode-range:{}}}\n", display,
      address, range);
}

std::string font_data(std::string_view file) { return "data:font/woff2;base64," + core::to_base64(core::embedded_file(file).value_or("")); }

}  // namespace

std::string style_sheet(std::string_view body) {
  const std::u32string letters = core::to_code_points(body);
  std::string style = font_face(font_data(kLatinFont), kLatinRange, "block");
  if (std::any_of(letters.begin(), letters.end(), needs_extended)) style += font_face(font_data(kExtendedFont), kExtendedRange, "block");
  style += core::embedded_file("assets/page.css").value();
  return style + figure::svg_style();
}

}  // namespace rodtrad::publish::html

namespace rodtrad::publish {

std::string served_style_sheet(std::string_view latin_font, std::string_view extended_font) {
  return html::font_face(latin_font, html::kLatinRange, "optional") + html::font_face(extended_font, html::kExtendedRange, "optional") +
         std::string(core::embedded_file("assets/page.css").value());
}

}  // namespace rodtrad::publish
