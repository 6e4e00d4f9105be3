// figure: files that stand alone: colours without variables, words around the drawing, and the picture of it.
#include "figure/figure_file.h"

#include "support/support.h"

using namespace rodtrad;
using core::Language;

namespace {

figure::Figure two_bars() {
  figure::Figure figure{.id = "share",
                        .kind = figure::Kind::bar,
                        .title = {.sv = "Älvhamn ligger högst", .en = "Älvhamn is highest"},
                        .subtitle = {.sv = "Andel, procent", .en = "Share, per cent"},
                        .unit = table::Unit::percent};
  figure.categories = {core::same_text("Älvhamn"), core::same_text("Sundmark")};
  figure.series = {{.id = "own",
                    .label = {.sv = "Andel", .en = "Share"},
                    .points = {{.status = table::Status::value, .value = 4.2}, {.status = table::Status::protected_}}}};
  return figure;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return number;
}

}  // namespace

TEST_CASE("the plain style has no variables, and a rule for each colour of what is filled") {
  const std::string style = figure::plain_style();
  CHECK(style.find("var(") == std::string::npos);
  CHECK(style.find("--") == std::string::npos);
  CHECK(style.find("@media") == std::string::npos);
  CHECK(style.find(".figure-svg .area.own { fill: #b3202c; }") != std::string::npos);
  CHECK(style.find(".figure-svg .area.men { fill: #5c1018; }") != std::string::npos);
  CHECK(style.find(".figure-svg .grid { stroke: #e3e3e3; stroke-width: 1px; }") != std::string::npos);
}

TEST_CASE("a figure's file holds title, subtitle and source, and no value that is not shown") {
  const std::string svg = figure::svg_file(two_bars(), Language::sv, "Källa: påhittade data.");
  for (const char* words : {"Älvhamn ligger högst", "Andel, procent", "Källa: påhittade data.", "skyddad"})
    CHECK(svg.find(words) != std::string::npos);
  CHECK(figure::svg_file(two_bars(), Language::en, "").find("Älvhamn is highest") != std::string::npos);
  CHECK(svg == figure::svg_file(two_bars(), Language::sv, "Källa: påhittade data."));
}

TEST_CASE("the picture has the file's size times the scale, and our colours in it") {
  const std::string svg = figure::svg_file(two_bars(), Language::sv, "Källa");
  const std::string png = figure::png_file(svg);
  CHECK(png.substr(1, 3) == "PNG");
  CHECK(number_at(png, 16) == 1600);
  CHECK(number_at(figure::png_file(svg, 1), 16) == 800);
  CHECK(png == figure::png_file(svg));
  CHECK(figure::png_file(svg) != figure::png_file(figure::svg_file(two_bars(), Language::en, "Källa")));
  CHECK_THROWS(figure::png_file("<svg"));
}
