// The analyst's desk: how an assignment is answered, running it, what came out, and letting it out. Each handles a request of
// somebody who is logged in (signed_in.h).
#pragma once

#include "ops/desk.h"
#include "web/form.h"
#include "web/signed_in.h"

namespace rodtrad::web {

/// What an assignment's page shows to those who are logged in, beside what all see.
void write_desk(Page& page, const ops::DeskView& desk);

/// A line with a run's state, day, size and link.
void write_run_line(Page& page, const ops::RunView& run);

Answer method_page(Page& page);   // GET /assignment-#/method: choose a method, then its data and parameters
Answer take_method(Page& page);   // POST
Answer take_run(Page& page);      // POST /assignment-#/run
Answer texts_page(Page& page);    // GET /assignment-#/texts
Answer take_text(Page& page);     // POST
Answer take_publish(Page& page);  // POST /assignment-#/publish

Answer job_page(Page& page);   // GET /job-#
Answer jobs_page(Page& page);  // GET /jobs

Answer run_page(Page& page);      // GET /run-#
Answer preview_page(Page& page);  // GET /run-#/preview
Answer take_release(Page& page);  // POST /run-#/release

}  // namespace rodtrad::web
