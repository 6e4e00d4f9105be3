// Short analysis (DOCX) from a Report: the publication form Kort analys.
#pragma once

#include <string>

#include "model/report.h"

namespace rodtrad::publish {

/// Two to four pages: the answer, the plan's questions with answers, two or three native charts with their tables, a box
/// on method. The same report always gives the same bytes. Throws Failure when a chart's workbook cannot be made.
std::string render_docx(const model::Report& report, core::Language language);

}  // namespace rodtrad::publish
