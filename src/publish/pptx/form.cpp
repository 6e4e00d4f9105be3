// The built-in template's form.
#include "publish/pptx/form.h"

#include "publish/pptx/masters.h"

namespace rodtrad::publish::pptx {

Form own_form() {
  Form form;
  for (const Layout layout : kLayouts) {
    LayoutForm& into = form.layouts[static_cast<std::size_t>(layout)];
    const bool front = layout == Layout::front;
    into.part = fmt::format("/ppt/slideLayouts/slideLayout{}.xml", static_cast<std::size_t>(layout) + 1);
    into.title = front ? kFrontTitle : kTitle;
    into.content = front ? kFrontText : layout == Layout::text ? kBody : kContentArea;
    into.stamp = kStamp;
    into.title_place = Placeholder{2, "Title", front ? "ctrTitle" : "title", ""};
    into.footer_place = Placeholder{20, "Footer", "ftr", kIndexFooter};
    into.number_place = Placeholder{21, "Slide Number", "sldNum", "12"};
    if (front) {
      into.content_place = Placeholder{4, "Subtitle", "subTitle", kIndexBody};
      into.region_place = Placeholder{3, "Region", "body", kIndexKicker};
    } else if (layout == Layout::text) {
      into.content_place = Placeholder{3, "Text", "", kIndexBody};
    } else {
      const bool figure = layout == Layout::figure;
      into.content_place = Placeholder{4, figure ? "Chart" : "Table", figure ? "chart" : "tbl", kIndexContent};
      into.subtitle_place = Placeholder{3, "Subtitle", "body", kIndexSubtitle};
      into.source_place = Placeholder{5, "Source", "body", kIndexSource};
    }
  }
  return form;
}

}  // namespace rodtrad::publish::pptx
