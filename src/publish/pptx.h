// Slides (PPTX) from a Report: the publication form Analysresultat.
#pragma once

#include <string>

#include "core/expected.h"
#include "model/report.h"
#include "publish/template_file.h"

namespace rodtrad::publish {

/// The deck's bytes: title, purpose and questions, one finding per slide with a native chart or table, method and data.
/// The same report always gives the same bytes. Throws Failure when a chart's workbook cannot be made.
std::string render_pptx(const model::Report& report, core::Language language);

/// The same in a PowerPoint template (POTX, PPTX): its masters, layouts and theme, our words in its placeholders
/// (docs/reference/templates.md). Problems: those of pptx::Template::read; `notes` tells what the template lacks.
core::Expected<std::string> render_pptx(const model::Report& report, core::Language language, const TemplateFile& file, core::Problems& notes);

}  // namespace rodtrad::publish
