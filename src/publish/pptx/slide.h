// Slides and notes as markup.
#pragma once

#include <string>

#include "publish/pptx/deck.h"
#include "publish/pptx/layout.h"
#include "publish/pptx/masters.h"

namespace rodtrad::publish::pptx {

struct SlideTask {
  const Slide& slide;
  const Deck& deck;
  const Form& form;
  core::Language language;
  std::string chart_id;  // relationship to the chart's part; "" when there is none
};

Layout layout_of(const Slide& slide);
/// Where the figure or table of a slide stands: as high as its subtitle and source leave room for.
Box content_box(const Slide& slide, const Form& form);
std::string slide_xml(const SlideTask& task);
std::string notes_xml(const Slide& slide, core::Language language);

/// p:graphicFrame around a table.
void write_table(core::Markup& xml, const TableSlide& table, const Box& box, const std::optional<Placeholder>& place, core::Language language);

}  // namespace rodtrad::publish::pptx
