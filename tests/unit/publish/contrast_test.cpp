// publish and figure: the colours of the style sheets, measured: text at least 4.5:1, marks at least 3:1, light and dark.
#include <cmath>

#include "core/embedded.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

using Colours = std::map<std::string, std::string>;

/// Variables of the first rule after `start` in the sheet: "ink" → "#1c1c1c".
Colours colours_of(std::string_view sheet, std::string_view start) {
  const std::size_t from = sheet.find(start);
  REQUIRE(from != std::string_view::npos);
  std::string_view rule = sheet.substr(from, sheet.find('}', from) - from);
  Colours colours;
  for (std::size_t at = rule.find("--"); at != std::string_view::npos; at = rule.find("--", at)) {
    const std::size_t colon = rule.find(':', at), end = rule.find(';', at);
    colours[std::string(rule.substr(at + 2, colon - at - 2))] = std::string(rule.substr(colon + 2, end - colon - 2));
    at = end;
  }
  return colours;
}

double luminance(std::string hex) {
  if (hex.size() == 4) hex = {'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]};
  REQUIRE(hex.size() == 7);
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double channel = std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4));
  }
  return sum;
}

/// Contrast ratio of WCAG 2.
double contrast(const std::string& a, const std::string& b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void check_page(const Colours& page) {
  for (const char* text : {"ink", "quiet", "link"}) {
    for (const char* ground : {"paper", "soft", "mark"}) CHECK_MESSAGE(contrast(page.at(text), page.at(ground)) >= 4.5, text << " on " << ground);
  }
  CHECK(contrast(page.at("thread"), page.at("paper")) >= 3);
}

void check_figure(const Colours& figure) {
  for (const char* text : {"ink", "quiet", "own", "nation"}) CHECK_MESSAGE(contrast(figure.at(text), figure.at("paper")) >= 4.5, text);
  for (const char* text : {"ink", "own"}) CHECK_MESSAGE(contrast(figure.at(text), figure.at("band")) >= 3, text);
  for (const char* mark : {"women", "men", "other-1", "other-2", "other-3", "other-4", "hatch"})
    CHECK_MESSAGE(contrast(figure.at(mark), figure.at("paper")) >= 3, mark);
  CHECK_MESSAGE(contrast(figure.at("women"), figure.at("men")) >= 1.5, "shades of the two sexes");
}

}  // namespace

TEST_CASE("contrast: black on white is 21 to 1") {
  CHECK(contrast("#000", "#ffffff") == doctest::Approx(21));
  CHECK(contrast("#767676", "#fff") == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("contrast of the page, light and dark") {
  const std::string_view sheet = core::embedded_file("assets/page.css").value();
  check_page(colours_of(sheet, ":root"));
  check_page(colours_of(sheet.substr(sheet.find("prefers-color-scheme: dark")), ":root"));
}

TEST_CASE("contrast of figures, light and dark, and the page's ground is the figures' ground") {
  const std::string_view sheet = core::embedded_file("assets/figure.css").value(), page = core::embedded_file("assets/page.css").value();
  const Colours light = colours_of(sheet, ".figure-svg {"), dark = colours_of(sheet, ".figure-svg.dark {");
  check_figure(light);
  check_figure(dark);
  CHECK(colours_of(sheet.substr(sheet.find("prefers-color-scheme: dark")), ".figure-svg {") == dark);
  CHECK(light.at("paper") == colours_of(page, ":root").at("paper"));
  CHECK(dark.at("paper") == colours_of(page.substr(page.find("prefers-color-scheme: dark")), ":root").at("paper"));
}

TEST_CASE("contrast of lights and notices on the page's ground, light and dark") {
  const std::string_view theme = core::embedded_file("assets/theme.css").value(), page = core::embedded_file("assets/page.css").value();
  const auto check = [](const Colours& lights, const Colours& ground) {
    for (const char* text : {"green", "amber"}) CHECK_MESSAGE(contrast(lights.at(text), ground.at("paper")) >= 4.5, text);
  };
  check(colours_of(theme, ":root"), colours_of(page, ":root"));
  const auto dark = [](std::string_view sheet) { return colours_of(sheet.substr(sheet.find("prefers-color-scheme: dark")), ":root"); };
  check(dark(theme), dark(page));
}
