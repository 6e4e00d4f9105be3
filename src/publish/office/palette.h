// Colours of charts, slides and documents in Office, as hex without '#': the same as on the web pages (docs: the look).
// Red is the own region and nothing else; sexes differ by shade; every colour is at least 3:1 against white.
#pragma once

#include <array>
#include <string_view>

#include "figure/figure.h"

namespace rodtrad::publish {

inline constexpr std::string_view kInk = "1C1C1C";
inline constexpr std::string_view kGrey = "5A5A5A";      // quiet text
inline constexpr std::string_view kSoftGrey = "8A8A8A";  // marks, never text
inline constexpr std::string_view kLineGrey = "D9D9D9";  // grid lines, table rules
inline constexpr std::string_view kPaleGrey = "F5F5F5";
inline constexpr std::string_view kWhite = "FFFFFF";
inline constexpr std::string_view kThread = "B3202C";
inline constexpr std::string_view kLink = "0B4F8A";
/// Series without a role of their own, in this order: different lightness, told apart by the colour-blind.
inline constexpr std::array<std::string_view, 6> kCategories = {kSoftGrey, "0B4F8A", "B8860B", "2F6B4F", "6B4C8A", "4A4A4A"};

struct Look {
  std::string_view fill;     // bars, lines, dots
  std::string_view text;     // words in the series' colour: readable on white
  std::string_view on_fill;  // words on a bar
  bool dashed = false;
  bool hollow = false;  // the mark is an outline
};

/// `number`: how many series of the role `other` stand before this one.
Look look_of(figure::SeriesRole role, std::size_t number);

}  // namespace rodtrad::publish
