// Reporting a need: a few questions, those like it while one writes, and a receipt with an address to follow it at. For visitors too.
#pragma once

#include "web/signed_in.h"

namespace rodtrad::web {

Answer report_page(Page& page);         // GET /needs/new
Answer take_report(Page& page);         // POST: shows those like it when asked to, else takes it
Answer similar_needs_page(Page& page);  // GET /needs/similar: those like what is being written, as a piece of a page
Answer follow_page(Page& page);         // GET /needs/follow/*

}  // namespace rodtrad::web
