// Frame: what columns and lines share: a vertical axis with its grid at the left and the categories' names below.
#pragma once

#include "figure/scene.h"

namespace rodtrad::figure {

struct Frame {
  Axis axis;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double step = 0;           // px per category
  std::vector<Lines> names;  // one per category; empty where skipped

  double centre(std::size_t category) const { return left + step * (static_cast<double>(category) + 0.5); }
  double place(double value) const { return axis.place(value, bottom, top); }
};

/// Frame below scene.y. `right_room`: px kept free at the right of the drawing; `head_room`: above it.
Frame make_frame(const Scene& scene, const Axis& axis, double right_room, double head_room);

/// Every name in at most `most` lines within its step, none shortened.
bool set_names(const Scene& scene, Frame& frame, std::size_t most);
/// One line per name and only as many names as have room: each n-th.
void set_sparse_names(const Scene& scene, Frame& frame);

/// Grid, ticks and names; moves scene.y below them.
void draw_frame(Scene& scene, const Frame& frame);

}  // namespace rodtrad::figure
