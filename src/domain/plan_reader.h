// Reads a region's analysis plan from plain text: headings, bullets with labels, wrapped and hyphenated lines, page
// debris. Nothing is invented: what the plan does not say is absent.
#pragma once

#include <string>
#include <string_view>

#include "core/expected.h"
#include "domain/plan_document.h"

namespace rodtrad::domain {

/// `bytes`: UTF-8 or Windows-1252, at most 16 MiB. Problems that refuse the file: document_empty, document_too_large,
/// document_binary, document_encoding, plan_line_too_long, plan_without_assignments, plan_too_many_assignments. Warnings go to
/// `notes` and leave a plan: document_windows_1252, document_cut_character, plan_title_missing, plan_assignment_cut,
/// due_not_understood.
core::Expected<PlanDocument> read_plan(std::string_view bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain
