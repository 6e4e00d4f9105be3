// What a page is about, for machines that read pages (schema.org as JSON-LD). A script element that is data: it is never run, and the
// page's policy has nothing to let through. Only what is open to everyone is written.
#pragma once

#include "web/result.h"

namespace rodtrad::web {

/// Start: the region, and the site with its search.
void write_organisation_data(Page& page);

/// An assignment: a report with its published files, and its result. Nothing when nothing is published to the public.
void write_report_data(Page& page, const ops::OpenAssignment& assignment, bool has_result);

/// A result: a dataset with the tables as its parts. Nothing unless it is released to the public.
void write_result_data(Page& page, const AskedResult& asked);

/// A table of a result: a dataset with the files that it comes in. Likewise.
void write_table_data(Page& page, const AskedResult& asked, const table::Table& table);

}  // namespace rodtrad::web
