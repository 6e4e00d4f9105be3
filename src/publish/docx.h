// Short analysis (DOCX) from a Report: the publication form Kort analys.
#pragma once

#include <string>

#include "core/expected.h"
#include "model/report.h"
#include "publish/template_file.h"

namespace rodtrad::publish {

/// Two to four pages: the answer, the plan's questions with answers, two or three native charts with their tables, a box
/// on method. The same report always gives the same bytes. Throws Failure when a chart's workbook cannot be made.
std::string render_docx(const model::Report& report, core::Language language);

/// The same in a Word template (DOTX, DOCX): its page, styles, header and footer, our sections in its content controls
/// (docs/reference/templates.md). Problems: those of Template::read; `notes` tells what the template lacks.
core::Expected<std::string> render_docx(const model::Report& report, core::Language language, const TemplateFile& file, core::Problems& notes);

}  // namespace rodtrad::publish
