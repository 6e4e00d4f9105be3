// Where things stand on a slide, in points (16:9, 960 × 540). Layouts and slides share these places.
#pragma once

#include <cmath>
#include <string>

namespace rodtrad::publish::pptx {

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

inline std::string emu(double points) { return std::to_string(std::lround(points * 12700)); }

inline constexpr double kSlideWidth = 960;
inline constexpr double kSlideHeight = 540;
inline constexpr double kLeft = 48;
inline constexpr double kWidth = kSlideWidth - 2 * kLeft;

inline constexpr Box kTitle = {kLeft, 24, kWidth, 72};
inline constexpr double kRule = 104;  // the red thread under the title
inline constexpr double kContentTop = 116;
inline constexpr double kContentEnd = 490;
inline constexpr Box kSubtitle = {kLeft, kContentTop, kWidth, 24};
inline constexpr Box kBody = {kLeft, kContentTop + 8, kWidth, kContentEnd - kContentTop - 8};
inline constexpr Box kContent = {kLeft, 146, kWidth, 296};
inline constexpr Box kSource = {kLeft, 448, kWidth, 42};
inline constexpr Box kFooter = {kLeft, 502, 470, 24};
inline constexpr Box kStamp = {kLeft + kWidth - 344, 502, 280, 24};
inline constexpr Box kNumber = {kLeft + kWidth - 54, 502, 54, 24};

/// What stands on a slide between its title and its footer: subtitle, figure or table, source.
inline constexpr Box kContentArea = {kLeft, kContentTop, kWidth, kContentEnd - kContentTop};

// Title slide.
inline constexpr Box kKicker = {kLeft, 60, kWidth, 30};
inline constexpr Box kFrontTitle = {kLeft, 100, kWidth, 128};
inline constexpr double kFrontRule = 240;
inline constexpr Box kFrontText = {kLeft, 256, kWidth, 230};

// Type sizes.
inline constexpr double kSmall = 14;  // nothing on a slide is smaller
inline constexpr double kSubtitleSize = 16;
inline constexpr double kTextSize = 18;

}  // namespace rodtrad::publish::pptx
