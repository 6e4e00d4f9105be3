// Form of a deck: its layouts with what each of them holds, ours or those of a region's own template. Slides are measured
// and written by it.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "publish/pptx/layout.h"
#include "publish/pptx/shapes.h"

namespace rodtrad::publish::pptx {

enum class Layout { front, text, figure, table };
inline constexpr Layout kLayouts[] = {Layout::front, Layout::text, Layout::figure, Layout::table};

/// A layout's placeholders by what we put there; what it lacks becomes a text box.
struct LayoutForm {
  std::string part;
  Box title;
  Box content;  // between title and footer; on the front the lines under the title
  Box stamp;
  std::optional<Placeholder> title_place;
  std::optional<Placeholder> content_place;
  std::optional<Placeholder> subtitle_place;
  std::optional<Placeholder> source_place;
  std::optional<Placeholder> region_place;  // on the front
  std::optional<Placeholder> footer_place;
  std::optional<Placeholder> number_place;
  bool subtitle_apart = false;  // has a place of its own, outside `content`
  bool source_apart = false;
};

struct Form {
  double width = kSlideWidth;
  double height = kSlideHeight;
  std::array<LayoutForm, std::size(kLayouts)> layouts;

  const LayoutForm& of(Layout layout) const { return layouts[static_cast<std::size_t>(layout)]; }
};

/// Of the built-in template (masters.h).
Form own_form();

}  // namespace rodtrad::publish::pptx
