// Pieces that several pages are made of.
#pragma once

#include "web/page.h"

namespace rodtrad::web {

/// Words of the plan, marked as Swedish on a page in another language.
void plan_leaf(Page& page, std::string_view element, std::string_view words);

/// A link with words of the plan.
void plan_link(Page& page, const std::string& path, std::string_view words);

/// A term and its words in a status line; words that are missing are said to be.
void write_fact(Page& page, std::string_view term, std::string_view words, bool from_plan = false);

/// "31 mars 2026" for an ISO day; the text itself when it is none.
std::string shown_day(const Page& page, const std::string& iso);

/// "Publicerad 3 mars 2026", or that it is not.
std::string state_words(const Page& page, const ops::OpenAssignment& assignment);

/// Files as links, those in the page's language first: "Webbsida, svenska".
void write_files(Page& page, std::vector<ops::Publication> publications);

}  // namespace rodtrad::web
