// Slides (PPTX) from a Report: the publication form Analysresultat.
#pragma once

#include <string>

#include "model/report.h"

namespace rodtrad::publish {

/// The deck's bytes: title, purpose and questions, one finding per slide with a native chart or table, method and data.
/// The same report always gives the same bytes. Throws Failure when a chart's workbook cannot be made.
std::string render_pptx(const model::Report& report, core::Language language);

}  // namespace rodtrad::publish
