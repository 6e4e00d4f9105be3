// A Figure as one <svg> element: title and description for those who listen, classes for the style sheet, no script.
#include "core/embedded.h"
#include "core/unicode.h"
#include "figure/scene.h"

namespace rodtrad::figure {
namespace {

void draw_body(Scene& scene) {
  switch (scene.figure.kind) {
    case Kind::bar:
    case Kind::interval_dots:
      return draw_rows(scene);
    case Kind::column:
      return draw_columns(scene);
    case Kind::line:
      return draw_lines(scene);
  }
}

}  // namespace

std::string render_svg(const Figure& figure, core::Language language, const SvgSize& size) {
  Scene scene{.figure = figure, .language = language, .width = size.width};
  scene.id = fmt::format("figure-{}-{}", core::slug(figure.id), coordinate(size.width));
  if (any_point(figure, is_hatched)) scene.canvas.define_hatching(scene.hatching());
  draw_legend(scene);
  draw_body(scene);
  draw_key(scene);

  const std::string width = coordinate(size.width), height = coordinate(std::ceil(scene.y)), title = scene.id + "-title", desc = scene.id + "-desc";
  core::Markup out(core::Dialect::xml);
  out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"class", size.dark ? "figure-svg dark" : "figure-svg"},
                   {"role", "img"},
                   {"aria-labelledby", title + " " + desc},
                   {"lang", core::language_tag(language)},
                   {"viewBox", "0 0 " + width + " " + height},
                   {"width", width},
                   {"height", height}});
  out.leaf("title", figure.title.in(language), {{"id", title}}).leaf("desc", figure.alt.in(language), {{"id", desc}});
  return out.raw(scene.canvas.take()).close().take();
}

std::string svg_style() { return std::string(core::embedded_file("assets/figure.css").value()); }

}  // namespace rodtrad::figure
