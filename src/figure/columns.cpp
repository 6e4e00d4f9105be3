// Columns from zero, side by side within each category, with their value above when it has room. The nation or a target
// is a mark across the category.
#include "figure/frame.h"

namespace rodtrad::figure {
namespace {

constexpr double kHeadRoom = 24;  // for a value above the highest column
constexpr double kWidestColumn = 64;
constexpr double kColumnGap = 2;

struct ColumnPlan {
  Frame frame;
  std::vector<const Series*> columns;
  std::vector<const Series*> references;
  double width = 0;  // of one column

  double group_width() const { return width * static_cast<double>(columns.size()); }
  double group_left(std::size_t category) const { return frame.centre(category) - group_width() / 2; }
};

ColumnPlan plan_columns(const Scene& scene) {
  ColumnPlan plan{.frame = make_frame(scene, make_axis(scene.figure, Origin::zero, Ends::at_ticks, scene.language), 0, kHeadRoom)};
  for (const Series& series : scene.figure.series) (is_reference(scene.figure, series) ? plan.references : plan.columns).push_back(&series);
  const double share = plan.columns.size() > 1 ? 0.8 : 0.62;
  plan.width = std::min(kWidestColumn, share * plan.frame.step / static_cast<double>(std::max<std::size_t>(1, plan.columns.size())));
  return plan;
}

/// The value with its unit, without it, or nothing: what has room above the column.
std::string value_words(const Scene& scene, const ColumnPlan& plan, double value) {
  const double room = plan.columns.size() == 1 ? plan.frame.step - 2 : plan.width + 4;
  for (const std::string& words : {shown_value(scene, value), shown_number(scene, plan.frame.axis, value)}) {
    if (text_width(words) <= room) return words;
  }
  return {};
}

void draw_column(Scene& scene, const ColumnPlan& plan, const Series& series, std::size_t category, double left) {
  const Point& point = series.points[category];
  const double zero = plan.frame.place(0), end = plan.frame.place(point.value), middle = left + plan.width / 2;
  const Box box{left + kColumnGap / 2, std::min(zero, end), plan.width - kColumnGap, std::abs(end - zero)};
  scene.canvas.rectangle(box, "area " + colour_of(scene.figure, series), tip_of(scene, series, category));
  if (has_interval(point)) scene.canvas.whisker({middle, plan.frame.place(*point.low)}, {middle, plan.frame.place(*point.high)});
}

/// The value above its column and interval, and above a reference mark that would run through it.
void draw_value(Scene& scene, const ColumnPlan& plan, const Series& series, std::size_t category, double left) {
  const Point& point = series.points[category];
  double baseline = plan.frame.place(std::max({0.0, point.value, point.high.value_or(0)})) - 6;
  for (const Series* reference : plan.references) {
    if (!has_value(reference->points[category])) continue;
    const double y = plan.frame.place(reference->points[category].value);
    if (y < baseline + 4 && y > baseline - kTextSize) baseline = y - 6;
  }
  scene.canvas.words({left + plan.width / 2, baseline}, Anchor::middle, value_words(scene, plan, point.value), "value");
}

void draw_absence(Scene& scene, const ColumnPlan& plan, const Series& series, std::size_t category, double left) {
  const Point& point = series.points[category];
  const std::string tip = tip_of(scene, series, category);
  const Frame& frame = plan.frame;
  if (is_hatched(point)) scene.canvas.hatched({left + 2, frame.top, plan.width - 4, frame.bottom - frame.top}, scene.hatching(), tip);
  const std::string word = absent_word(point, scene.language);
  const bool fits = text_width(word) <= (plan.columns.size() == 1 ? frame.step - 4 : plan.width - 2);
  scene.canvas.words({left + plan.width / 2, frame.place(0) - 6}, Anchor::middle, fits ? word : absent_sign(point), "absent", tip);
}

void draw_marks(Scene& scene, const ColumnPlan& plan, std::size_t category) {
  const double left = plan.group_left(category);
  for (const Series* series : plan.references) {
    if (!has_value(series->points[category])) continue;
    const double y = plan.frame.place(series->points[category].value);
    scene.canvas.reference({left - 5, y}, {left + plan.group_width() + 5, y}, colour_of(scene.figure, *series), tip_of(scene, *series, category));
  }
}

/// Columns first, then the marks across them, then the words over both.
void draw_group(Scene& scene, const ColumnPlan& plan, std::size_t category) {
  const auto each = [&](const auto& draw) {
    double left = plan.group_left(category);
    for (const Series* series : plan.columns) {
      draw(*series, left);
      left += plan.width;
    }
  };
  each([&](const Series& series, double left) {
    if (has_value(series.points[category])) draw_column(scene, plan, series, category, left);
  });
  draw_marks(scene, plan, category);
  each([&](const Series& series, double left) {
    has_value(series.points[category]) ? draw_value(scene, plan, series, category, left) : draw_absence(scene, plan, series, category, left);
  });
}

}  // namespace

void draw_columns(Scene& scene) {
  ColumnPlan plan = plan_columns(scene);
  if (!set_names(scene, plan.frame, 3)) return draw_rows(scene);
  draw_frame(scene, plan.frame);
  for (std::size_t category = 0; category < scene.figure.categories.size(); ++category) {
    draw_group(scene, plan, category);
  }
}

}  // namespace rodtrad::figure
