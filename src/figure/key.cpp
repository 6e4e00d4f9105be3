// Legend and key: which colour is which series, and what thin lines, hatching and signs mean. Each is said once.
#include "figure/scene.h"

namespace rodtrad::figure {
namespace {

constexpr double kSwatch = 14;
constexpr double kSpace = 20;  // between items

/// Places items one after another and starts a new line when the width is full.
class Flow {
 public:
  explicit Flow(Scene& scene, std::string_view classes) : scene_(scene), classes_(classes), top_(scene.y) {}

  /// `draw` gets the box of the swatch; nothing is drawn when it is empty.
  void item(const std::string& words, const std::function<void(const Box&)>& draw) {
    const double lead = draw ? kSwatch + 6 : 0, width = lead + text_width(words);
    if (x_ > 0 && x_ + width > scene_.width) {
      x_ = 0;
      top_ += kLineHeight + 4;
    }
    if (draw) draw({x_, top_ + 2, kSwatch, kSwatch});
    scene_.canvas.lines({x_ + lead, top_}, Anchor::start, break_lines(words, scene_.width - x_ - lead, 1), classes_, words);
    x_ += width + kSpace;
    used_ = true;
  }

  void finish(double space) {
    if (used_) scene_.y = top_ + kLineHeight + space;
  }

 private:
  Scene& scene_;
  std::string_view classes_;
  double x_ = 0;
  double top_ = 0;
  bool used_ = false;
};

/// The one value that all points of a series have; nothing when they differ or some lack it.
std::optional<double> constant_value(const Series& series) {
  for (const Point& point : series.points) {
    if (!has_value(point) || point.value != series.points.front().value) return std::nullopt;
  }
  return series.points.empty() ? std::nullopt : std::optional(series.points.front().value);
}

void draw_swatch(Scene& scene, const Series& series, const Box& box) {
  const Spot middle{box.x + box.width / 2, box.y + box.height / 2};
  const std::string colour = colour_of(scene.figure, series);
  if (is_reference(scene.figure, series)) {
    const bool upright = scene.figure.kind != Kind::column;
    const Spot from = upright ? Spot{middle.x, box.y - 1} : Spot{box.x, middle.y},
               to = upright ? Spot{middle.x, box.y + kSwatch + 1} : Spot{box.x + kSwatch, middle.y};
    return scene.canvas.reference(from, to, colour);
  }
  if (scene.figure.kind == Kind::interval_dots) return scene.canvas.circle(middle, 5, "area " + colour);
  scene.canvas.rectangle(box, "area " + colour);
}

bool starts_above_zero(const Figure& figure, core::Language language) {
  if (figure.kind != Kind::line && figure.kind != Kind::interval_dots) return false;
  return !make_axis(figure, Origin::data, figure.kind == Kind::line ? Ends::at_ticks : Ends::at_data, language).has_zero();
}

}  // namespace

void draw_legend(Scene& scene) {
  if (scene.figure.series.size() < 2 || scene.figure.kind == Kind::line) return;
  Flow flow(scene, "name");
  for (const Series& series : scene.figure.series) {
    const auto value = is_reference(scene.figure, series) ? constant_value(series) : std::nullopt;
    flow.item(scene.in(series.label) + (value ? " " + shown_value(scene, *value) : ""), [&](const Box& box) { draw_swatch(scene, series, box); });
  }
  flow.finish(10);
}

void draw_key(Scene& scene) {
  const bool swedish = scene.language == core::Language::sv;
  scene.y += 8;
  Flow flow(scene, "key");
  if (any_point(scene.figure, has_interval)) {
    flow.item(swedish ? "95 % konfidensintervall" : "95% confidence interval", [&](const Box& box) {
      const double middle = box.y + box.height / 2;
      if (scene.figure.kind == Kind::line) return scene.canvas.rectangle({box.x, box.y + 2, box.width, box.height - 4}, "band own");
      scene.canvas.line({box.x, middle}, {box.x + box.width, middle}, "whisker");
    });
  }
  if (any_point(scene.figure, is_hatched)) {
    flow.item(swedish ? "skyddad, för få personer (..)" : "protected, too few persons (..)",
              [&](const Box& box) { scene.canvas.hatched(box, scene.hatching(), {}); });
  }
  const bool lacks = any_point(scene.figure, [](const Point& point) { return !has_value(point) && !is_hatched(point); });
  if (lacks) flow.item(swedish ? "– värdet saknas" : "– no value", {});
  if (starts_above_zero(scene.figure, scene.language)) flow.item(swedish ? "Axeln börjar inte på noll" : "The axis does not start at zero", {});
  flow.finish(4);
}

}  // namespace rodtrad::figure
