// One row per category: bars from zero with their value at the end, or dots with intervals and their value in a column
// at the right. Names stand to the left, or above the rows when the figure is narrow.
#include "figure/scene.h"

namespace rodtrad::figure {
namespace {

constexpr double kGap = 14;         // between names, drawing and values
constexpr double kWordGap = 6;      // between a mark and its words
constexpr double kLeastPlot = 120;  // px that the drawing itself needs

struct RowPlan {
  bool dots = false;
  bool stacked = false;  // names above instead of to the left
  double left = 0;       // of the drawing
  double right = 0;
  double track = 20;                      // height of one bar or dot
  std::vector<const Series*> tracks;      // drawn beside each other
  std::vector<const Series*> references;  // drawn across them
  std::vector<Lines> names;
  Axis axis;

  double mark_height() const { return std::max<double>(1, static_cast<double>(tracks.size())) * track; }
  double place(double value) const { return axis.place(value, left, right); }
};

/// Room at the right of the drawing: for values, and for the word of a protected dot.
double widest_value(const Scene& scene, bool dots) {
  double widest = 0;
  for (const Series& series : scene.figure.series) {
    for (const Point& point : series.points) {
      if (has_value(point)) widest = std::max(widest, text_width(shown_value(scene, point.value)));
      if (dots && is_hatched(point)) widest = std::max(widest, text_width(absent_word(point, scene.language)));
    }
  }
  return widest;
}

double widest_name(const Scene& scene) {
  double widest = 0;
  for (const Text& name : scene.figure.categories) widest = std::max(widest, text_width(scene.in(name)));
  return widest;
}

void plan_names(const Scene& scene, RowPlan& plan) {
  const double natural = widest_name(scene), most = 0.34 * scene.width;
  plan.stacked = scene.is_narrow() && natural > most;
  const double width = plan.stacked ? scene.width : std::min(natural + 1, most);
  plan.left = plan.stacked ? 0 : width + kGap;
  for (const Text& name : scene.figure.categories) plan.names.push_back(break_lines(scene.in(name), width, plan.stacked ? 2 : 3));
}

RowPlan plan_rows(const Scene& scene) {
  RowPlan plan{.dots = scene.figure.kind == Kind::interval_dots};
  plan.axis = make_axis(scene.figure, plan.dots ? Origin::data : Origin::zero, Ends::at_data, scene.language);
  for (const Series& series : scene.figure.series) (is_reference(scene.figure, series) ? plan.references : plan.tracks).push_back(&series);
  plan.track = plan.dots ? 14 : plan.tracks.size() > 1 ? 17 : 20;
  plan_names(scene, plan);
  plan.right = std::max(scene.width - widest_value(scene, plan.dots) - kGap, plan.left + kLeastPlot);
  return plan;
}

void draw_bar(Scene& scene, const RowPlan& plan, const Series& series, std::size_t category, double top) {
  const Point& point = series.points[category];
  const double zero = plan.place(0), end = plan.place(point.value), middle = top + plan.track / 2;
  const Box box{std::min(zero, end), top + 1, std::abs(end - zero), plan.track - 2};
  scene.canvas.rectangle(box, "area " + colour_of(scene.figure, series), tip_of(scene, series, category));
  if (has_interval(point)) scene.canvas.whisker({plan.place(*point.low), middle}, {plan.place(*point.high), middle});
}

void draw_dot(Scene& scene, const RowPlan& plan, const Series& series, std::size_t category, double top) {
  const Point& point = series.points[category];
  const double middle = top + plan.track / 2;
  const std::string colour = colour_of(scene.figure, series);
  if (has_interval(point)) scene.canvas.line({plan.place(*point.low), middle}, {plan.place(*point.high), middle}, "interval " + colour);
  scene.canvas.circle({plan.place(point.value), middle}, 5, "area " + colour, tip_of(scene, series, category));
}

void draw_mark(Scene& scene, const RowPlan& plan, const Series& series, std::size_t category, double top) {
  const Point& point = series.points[category];
  if (has_value(point)) return plan.dots ? draw_dot(scene, plan, series, category, top) : draw_bar(scene, plan, series, category, top);
  if (!is_hatched(point)) return;
  scene.canvas.hatched({plan.left, top + 2, plan.right - plan.left, plan.track - 4}, scene.hatching(), tip_of(scene, series, category));
}

/// Where the value of a bar is written: after the bar, its interval, and a reference mark that would run through it.
double after_bar(const RowPlan& plan, std::size_t category, const Point& point, double width) {
  double after = plan.place(std::max({0.0, point.value, point.high.value_or(0)})) + kWordGap;
  for (const Series* reference : plan.references) {
    if (!has_value(reference->points[category])) continue;
    const double x = plan.place(reference->points[category].value);
    if (x > after - kWordGap && x < after + width) after = x + kWordGap;
  }
  return after;
}

void draw_words(Scene& scene, const RowPlan& plan, const Series& series, std::size_t category, double top) {
  const Point& point = series.points[category];
  const double baseline = top + plan.track / 2 + 5;
  if (!has_value(point)) {
    const std::string word = absent_word(point, scene.language);
    const bool at_right = plan.dots && is_hatched(point);
    return scene.canvas.words({at_right ? scene.width : plan.left + kWordGap, baseline}, at_right ? Anchor::end : Anchor::start, word, "absent");
  }
  const std::string value = shown_value(scene, point.value);
  if (!plan.dots) return scene.canvas.words({after_bar(plan, category, point, text_width(value)), baseline}, Anchor::start, value, "value");
  if (plan.tracks.size() == 1) scene.canvas.words({scene.width, baseline}, Anchor::end, value, "value");
}

void draw_references(Scene& scene, const RowPlan& plan, std::size_t category, double top) {
  for (const Series* series : plan.references) {
    if (!has_value(series->points[category])) continue;
    const double x = plan.place(series->points[category].value);
    scene.canvas.reference({x, top - 3}, {x, top + plan.mark_height() + 3}, colour_of(scene.figure, *series), tip_of(scene, *series, category));
  }
}

/// Marks of one category: dots over the reference marks, bars under them, words over both.
void draw_tracks(Scene& scene, const RowPlan& plan, std::size_t category, double top) {
  if (plan.dots) draw_references(scene, plan, category, top);
  for (std::size_t t = 0; t < plan.tracks.size(); ++t) draw_mark(scene, plan, *plan.tracks[t], category, top + static_cast<double>(t) * plan.track);
  if (!plan.dots) draw_references(scene, plan, category, top);
  for (std::size_t t = 0; t < plan.tracks.size(); ++t) draw_words(scene, plan, *plan.tracks[t], category, top + static_cast<double>(t) * plan.track);
}

/// One category; returns its lower edge.
double draw_row(Scene& scene, const RowPlan& plan, std::size_t category, double top) {
  const Lines& name = plan.names[category];
  const double marks = plan.mark_height(), height = plan.stacked ? marks : std::max(marks, name.height());
  const double name_top = plan.stacked ? top : top + (height - name.height()) / 2;
  scene.canvas.lines({0, name_top}, Anchor::start, name, "name", scene.in(scene.figure.categories[category]));
  if (plan.stacked) top += name.height() + 1;
  draw_tracks(scene, plan, category, top + (height - marks) / 2);
  return top + height;
}

double rows_height(const RowPlan& plan, double gap) {
  double height = 0;
  for (const Lines& name : plan.names) {
    height += plan.stacked ? name.height() + 1 + plan.mark_height() : std::max(plan.mark_height(), name.height());
    height += gap;
  }
  return height;
}

void draw_grid(Scene& scene, const RowPlan& plan, double top, double bottom) {
  for (const double tick : plan.axis.ticks) {
    const double x = plan.place(tick);
    scene.canvas.line({x, top}, {x, bottom}, tick == 0 && !plan.dots ? "zero" : "grid");
    const bool last = tick == plan.axis.ticks.back();
    const std::string unit = last ? plan.axis.suffix : "";
    const std::string number = plan.axis.show(tick, scene.language);
    const double shift = text_width(number) / 2;
    scene.canvas.words({std::max(x - shift, 0.0), bottom + kLineHeight}, Anchor::start, number + unit, "tick");
  }
}

}  // namespace

void draw_rows(Scene& scene) {
  const RowPlan plan = plan_rows(scene);
  const double gap = plan.stacked ? 12 : plan.dots ? 10 : 9;
  const double bottom = scene.y + rows_height(plan, gap);
  draw_grid(scene, plan, scene.y, bottom);
  double top = scene.y + gap / 2;
  for (std::size_t category = 0; category < scene.figure.categories.size(); ++category) top = draw_row(scene, plan, category, top) + gap;
  scene.y = bottom + (plan.axis.ticks.empty() ? 0 : kLineHeight + 6);
}

}  // namespace rodtrad::figure
