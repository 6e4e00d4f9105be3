// Patterns of care by age and sex, of our own making: shapes that anyone in health care recognises (births, injuries among
// the young and the very old, the heart from middle age), not measured values of any region.
#include "example/groups.h"

namespace rodtrad::example {
namespace {

constexpr std::array<Chapter, 20> kChapters{{
    //       inpatient: 0, 1–14, 15–24, 25–44, 45–64, 65–74, 75–84, 85+  outpatient                          women %
    {"I", {8, 14, 6, 5, 5, 5, 6, 7}, {4, 4, 3, 3, 2, 2, 2, 2}, 100, 100},
    {"II", {1, 5, 3, 5, 15, 16, 10, 5}, {1, 2, 2, 4, 12, 17, 15, 10}, 90, 100},
    {"III", {1, 2, 1, 1, 1, 1, 2, 2}, {1, 1, 1, 1, 1, 2, 2, 2}, 100, 100},
    {"IV", {1, 4, 3, 3, 3, 3, 3, 3}, {2, 5, 4, 5, 6, 5, 4, 3}, 110, 115},
    {"V", {0, 3, 28, 18, 10, 3, 2, 1}, {1, 14, 30, 22, 9, 3, 2, 1}, 90, 110},
    {"VI", {2, 6, 4, 4, 5, 4, 4, 3}, {3, 6, 5, 6, 7, 6, 5, 3}, 95, 105},
    {"VII", {0, 1, 0, 0, 1, 1, 1, 0}, {5, 8, 4, 4, 9, 17, 22, 26}, 100, 100},
    {"VIII", {0, 2, 1, 1, 1, 1, 1, 1}, {4, 8, 3, 3, 4, 5, 6, 7}, 100, 90},
    {"IX", {1, 1, 2, 5, 18, 25, 27, 29}, {2, 1, 2, 3, 8, 12, 14, 13}, 75, 75},
    {"X", {14, 20, 6, 4, 7, 9, 11, 13}, {8, 8, 5, 5, 5, 5, 4, 3}, 90, 95},
    {"XI", {5, 10, 10, 9, 11, 9, 8, 8}, {6, 6, 6, 7, 7, 5, 4, 3}, 95, 100},
    {"XII", {1, 2, 2, 1, 2, 1, 1, 2}, {4, 5, 6, 5, 5, 5, 6, 7}, 90, 95},
    {"XIII", {1, 4, 4, 5, 10, 11, 7, 4}, {5, 7, 9, 11, 14, 12, 8, 5}, 115, 115},
    {"XIV", {3, 5, 6, 6, 6, 6, 6, 7}, {5, 5, 6, 9, 7, 7, 6, 4}, 90, 100},
    {"XV", {0, 0, 75, 180, 0, 0, 0, 0}, {0, 0, 16, 26, 0, 0, 0, 0}, 100, 100},
    {"XVI", {55, 0, 0, 0, 0, 0, 0, 0}, {12, 0, 0, 0, 0, 0, 0, 0}, 90, 95},
    {"XVII", {5, 4, 1, 1, 0, 0, 0, 0}, {10, 4, 2, 1, 1, 0, 0, 0}, 90, 95},
    {"XVIII", {6, 9, 10, 9, 10, 9, 10, 10}, {12, 10, 11, 11, 10, 9, 8, 8}, 100, 100},
    {"XIX", {2, 12, 14, 9, 8, 8, 11, 14}, {6, 18, 16, 10, 8, 7, 8, 10}, 100, 90},
    {"XXI", {3, 3, 3, 3, 4, 4, 3, 3}, {10, 8, 8, 9, 9, 9, 8, 6}, 100, 100},
}};

}  // namespace

std::span<const Chapter> chapters() { return kChapters; }

int care_band(int age) {
  int band = 0;
  while (band + 1 < static_cast<int>(kCareBandStarts.size()) && kCareBandStarts[static_cast<std::size_t>(band + 1)] <= age) ++band;
  return band;
}

}  // namespace rodtrad::example
