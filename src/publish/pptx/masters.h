// The built-in template: theme, one master, four layouts, and the master of notes. A region's own template takes its
// place when there is one.
#pragma once

#include <string>

#include "core/text.h"
#include "publish/pptx/form.h"

namespace rodtrad::publish::pptx {

// Index of placeholders in the layouts.
inline constexpr const char* kIndexBody = "1";
inline constexpr const char* kIndexFooter = "11";
inline constexpr const char* kIndexSubtitle = "13";
inline constexpr const char* kIndexContent = "14";
inline constexpr const char* kIndexSource = "15";
inline constexpr const char* kIndexKicker = "16";

std::string slide_master_xml(core::Language language);
std::string slide_layout_xml(Layout layout, core::Language language);
std::string notes_master_xml(core::Language language);

}  // namespace rodtrad::publish::pptx
