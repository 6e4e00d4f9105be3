// Vertical axis, grid and names of categories.
#include "figure/frame.h"

#include "core/unicode.h"

namespace rodtrad::figure {
namespace {

constexpr double kGap = 8;
constexpr std::size_t kShortUnit = 4;  // letters: "%", "mkr" stand beside the top tick, longer units above it

bool is_short(const std::string& unit) { return core::count_code_points(unit) <= kShortUnit; }

std::string tick_words(const Scene& scene, const Axis& axis, double tick) {
  const bool with_unit = tick == axis.ticks.back() && is_short(axis.unit);
  return axis.show(tick, scene.language) + (with_unit ? axis.suffix : "");
}

}  // namespace

Frame make_frame(const Scene& scene, const Axis& axis, double right_room, double head_room) {
  double widest = 0;
  for (const double tick : axis.ticks) widest = std::max(widest, text_width(tick_words(scene, axis, tick)));
  Frame frame{.axis = axis, .left = widest + kGap, .right = scene.width - right_room};
  frame.top = scene.y + head_room + (is_short(axis.unit) ? 0 : kLineHeight + kGap);
  frame.bottom = frame.top + (scene.is_narrow() ? 220 : 280);
  frame.step = (frame.right - frame.left) / static_cast<double>(std::max<std::size_t>(1, scene.figure.categories.size()));
  return frame;
}

bool set_names(const Scene& scene, Frame& frame, std::size_t most) {
  frame.names.clear();
  for (const Text& name : scene.figure.categories) frame.names.push_back(break_lines(scene.in(name), frame.step - 4, most));
  return std::none_of(frame.names.begin(), frame.names.end(), [](const Lines& name) { return name.shortened; });
}

void set_sparse_names(const Scene& scene, Frame& frame) {
  double widest = 1;
  for (const Text& name : scene.figure.categories) widest = std::max(widest, text_width(scene.in(name)));
  widest = std::min(widest, scene.is_narrow() ? 80.0 : 140.0);
  const auto every = static_cast<std::size_t>(std::ceil((widest + kGap) / frame.step));
  frame.names.clear();
  for (std::size_t category = 0; category < scene.figure.categories.size(); ++category) {
    const bool shown = category % std::max<std::size_t>(1, every) == 0;
    frame.names.push_back(shown ? break_lines(scene.in(scene.figure.categories[category]), widest + 1, 1) : Lines());
  }
}

void draw_frame(Scene& scene, const Frame& frame) {
  if (!is_short(frame.axis.unit)) {
    scene.canvas.words({0, frame.top - kGap - 5}, Anchor::start, frame.axis.unit, "tick");
  }
  for (const double tick : frame.axis.ticks) {
    const double y = frame.place(tick);
    scene.canvas.line({frame.left, y}, {frame.right, y}, tick == 0 ? "zero" : "grid");
    scene.canvas.words({frame.left - kGap, y + 5}, Anchor::end, tick_words(scene, frame.axis, tick), "tick");
  }
  double tallest = 0;
  for (std::size_t category = 0; category < frame.names.size(); ++category) {
    const Lines& name = frame.names[category];
    const double half = name.width() / 2, middle = std::max(half, std::min(frame.centre(category), scene.width - half));
    scene.canvas.lines({middle, frame.bottom + kGap}, Anchor::middle, name, "name", scene.in(scene.figure.categories[category]));
    tallest = std::max(tallest, name.height());
  }
  scene.y = frame.bottom + kGap + tallest;
}

}  // namespace rodtrad::figure
