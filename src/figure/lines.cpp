// Lines over ordered categories (years), with bands for intervals and each series' name and last value at its end. A
// point without value is a gap in the line with its word below.
#include "figure/frame.h"

namespace rodtrad::figure {
namespace {

constexpr double kHeadRoom = 14;
constexpr std::size_t kMostValues = 10;  // points with their value written; more would be a clutter
constexpr double kEndGap = 12;           // from the drawing to the names at its right
constexpr double kHeavierText = 1.06;    // the names are of weight 600, somewhat wider than text_width tells

struct EndName {
  const Series* series = nullptr;
  Lines words;
  double y = 0;  // middle of the words
};

/// Index of the last point with a value; nothing when there is none.
std::optional<std::size_t> last_value(const Series& series) {
  for (std::size_t category = series.points.size(); category-- > 0;) {
    if (has_value(series.points[category])) return category;
  }
  return std::nullopt;
}

std::vector<EndName> end_names(const Scene& scene) {
  const double most = scene.is_narrow() ? 0.32 * scene.width : 0.24 * scene.width;
  std::vector<EndName> names;
  for (const Series& series : scene.figure.series) {
    const auto last = last_value(series);
    if (!last) continue;
    EndName name{.series = &series, .words = break_lines(scene.in(series.label), most / kHeavierText, 2)};
    name.words.lines.push_back(shown_value(scene, series.points[*last].value));
    names.push_back(std::move(name));
  }
  return names;
}

/// Moves names apart so that none covers another, in the order of their lines' ends, within the drawing.
void spread(std::vector<EndName>& names, const Frame& frame) {
  std::stable_sort(names.begin(), names.end(), [](const EndName& a, const EndName& b) { return a.y < b.y; });
  double free_from = frame.top - kHeadRoom;
  for (EndName& name : names) {
    name.y = std::max(name.y, free_from + name.words.height() / 2);
    free_from = name.y + name.words.height() / 2 + 2;
  }
  double free_to = frame.bottom + kLineHeight / 2;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    name->y = std::min(name->y, free_to - name->words.height() / 2);
    free_to = name->y - name->words.height() / 2 - 2;
  }
}

void draw_end_names(Scene& scene, const Frame& frame, std::vector<EndName> names) {
  for (EndName& name : names) name.y = frame.place(name.series->points[*last_value(*name.series)].value);
  spread(names, frame);
  for (const EndName& name : names) {
    const std::string classes = "end " + colour_of(scene.figure, *name.series);
    scene.canvas.lines({frame.right + kEndGap, name.y - name.words.height() / 2}, Anchor::start, name.words, classes, scene.in(name.series->label));
  }
}

std::string spot(const Frame& frame, std::size_t category, double value) {
  return coordinate(frame.centre(category)) + " " + coordinate(frame.place(value));
}

/// First and one past the last index of each unbroken run of points that fulfil the condition.
std::vector<std::pair<std::size_t, std::size_t>> runs_of(const Series& series, bool (*condition)(const Point&)) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t category = 0; category < series.points.size(); ++category) {
    if (!condition(series.points[category])) continue;
    if (runs.empty() || runs.back().second != category) runs.emplace_back(category, category);
    runs.back().second = category + 1;
  }
  return runs;
}

void draw_bands(Scene& scene, const Frame& frame, const Series& series) {
  for (const auto& [first, end] : runs_of(series, has_interval)) {
    if (end - first < 2) {
      const Point& point = series.points[first];
      scene.canvas.line({frame.centre(first), frame.place(*point.low)}, {frame.centre(first), frame.place(*point.high)},
                        "interval " + colour_of(scene.figure, series));
      continue;
    }
    std::string data;
    for (std::size_t category = first; category < end; ++category)
      data += (data.empty() ? "M" : "L") + spot(frame, category, *series.points[category].high);
    for (std::size_t category = end; category-- > first;) data += "L" + spot(frame, category, *series.points[category].low);
    scene.canvas.path(data + "Z", "band " + colour_of(scene.figure, series));
  }
}

void draw_line(Scene& scene, const Frame& frame, const Series& series) {
  const std::string colour = colour_of(scene.figure, series);
  for (const auto& [first, end] : runs_of(series, has_value)) {
    std::string data;
    for (std::size_t category = first; category < end; ++category)
      data += (data.empty() ? "M" : "L") + spot(frame, category, series.points[category].value);
    if (end - first > 1) scene.canvas.path(data, "stroke " + colour);
    for (std::size_t category = first; category < end; ++category) {
      scene.canvas.circle({frame.centre(category), frame.place(series.points[category].value)}, series.points.size() > 12 ? 2.5 : 4, "area " + colour,
                          tip_of(scene, series, category));
    }
  }
}

/// Another series lies above this one's point, so that a value written above it would be in its way.
bool is_below_another(const Figure& figure, const Series& series, std::size_t category) {
  return std::any_of(figure.series.begin(), figure.series.end(), [&](const Series& other) {
    return has_value(other.points[category]) && other.points[category].value > series.points[category].value;
  });
}

/// Values at the points of the own region, but for the last, which stands with the name; all of them or none.
void draw_values(Scene& scene, const Frame& frame, const Series& series) {
  const auto last = last_value(series);
  if (!last || *last > kMostValues) return;
  double widest = 0;
  for (const Point& point : series.points) widest = std::max(widest, has_value(point) ? text_width(shown_value(scene, point.value)) : 0);
  if (widest + 6 > frame.step) return;
  for (std::size_t category = 0; category < *last; ++category) {
    if (!has_value(series.points[category])) continue;
    const double shift = is_below_another(scene.figure, series, category) ? 22 : -11;
    const Spot at{frame.centre(category), frame.place(series.points[category].value) + shift};
    scene.canvas.words(at, Anchor::middle, shown_value(scene, series.points[category].value), "value");
  }
}

struct Gap {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Hatching over the gap when it is protected, and its word below the middle of it, within the drawing.
void draw_gap(Scene& scene, const Frame& frame, const Series& series, const Gap& gap, double y) {
  const Point& point = series.points[gap.first];
  const std::string tip = tip_of(scene, series, gap.first);
  const double left = frame.left + frame.step * static_cast<double>(gap.first), right = frame.left + frame.step * static_cast<double>(gap.end);
  if (is_hatched(point)) scene.canvas.hatched({left, frame.top, right - left, frame.bottom - frame.top}, scene.hatching(), tip);
  const std::string name = scene.figure.series.size() > 1 ? scene.in(series.label) + " " : "";
  const Lines words = break_lines(name + absent_word(point, scene.language), frame.right - frame.left - 8, 1);
  const double rightmost = frame.right - words.width() - 4, middle = (left + right - words.width()) / 2;
  scene.canvas.words({std::max(frame.left + 4, std::min(middle, rightmost)), y}, Anchor::start, words.lines.front(), "absent", tip);
}

/// Each series that lacks something has a line of words of its own, from the lower edge up.
void draw_gaps(Scene& scene, const Frame& frame) {
  double y = frame.bottom - 7;
  for (const Series& series : scene.figure.series) {
    const auto gaps = runs_of(series, [](const Point& point) { return !has_value(point); });
    for (const auto& [first, end] : gaps) draw_gap(scene, frame, series, {first, end}, y);
    if (!gaps.empty()) y -= kLineHeight;
  }
}

}  // namespace

void draw_lines(Scene& scene) {
  const std::vector<EndName> names = end_names(scene);
  double room = 0, height = 0;
  for (const EndName& name : names) {
    room = std::max(room, kHeavierText * name.words.width() + kEndGap + 2);
    height += name.words.height() + 2;
  }
  Frame frame = make_frame(scene, make_axis(scene.figure, Origin::data, Ends::at_ticks, scene.language), room, kHeadRoom);
  frame.bottom = std::max(frame.bottom, frame.top - kHeadRoom + height);
  if (!set_names(scene, frame, 2)) set_sparse_names(scene, frame);
  draw_frame(scene, frame);
  draw_gaps(scene, frame);
  for (const Series& series : scene.figure.series) draw_bands(scene, frame, series);
  for (auto series = scene.figure.series.rbegin(); series != scene.figure.series.rend(); ++series) draw_line(scene, frame, *series);
  for (const Series& series : scene.figure.series) {
    if (series.role == SeriesRole::own) draw_values(scene, frame, series);
  }
  draw_end_names(scene, frame, names);
}

}  // namespace rodtrad::figure
