// Where a template may want what, and how much room its pages have.
#pragma once

#include <cstddef>
#include <string_view>

namespace rodtrad::publish::docx {

/// Content controls of a template are known by tag or title, in any case: "title" or "titel", "answer" or "svar" …
enum class Place { region, title, assignment, release, stamp, answer, questions, comments, mind, method, content };
inline constexpr std::size_t kPlaceCount = static_cast<std::size_t>(Place::content) + 1;
/// Words alone, also for controls within a line.
inline constexpr bool is_line(Place place) { return place <= Place::stamp; }

/// Width and height of the text on a page, in points.
struct PageRoom {
  double width = 0;
  double height = 0;
};

}  // namespace rodtrad::publish::docx
