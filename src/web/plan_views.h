// The plan in other forms than a list, for those who work with it.
#pragma once

#include "ops/plan_ops.h"
#include "web/signed_in.h"

namespace rodtrad::web {

/// Links between the views, for users; `here`: the path of the one that is shown.
void write_plan_tabs(Page& page, std::string_view here);

Answer board_page(Page& page);     // GET /plan/board: columns by state
Answer calendar_page(Page& page);  // GET /plan/calendar: months of due days
Answer print_page(Page& page);     // GET /plan/print, /plan-#/print: the whole plan as a document
Answer horizon_page(Page& page);   // GET /plan/horizon, /plan-#/horizon: trends and what they motivate

}  // namespace rodtrad::web
