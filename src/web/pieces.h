// Pieces that several pages are made of.
#pragma once

#include <initializer_list>

#include "web/page.h"

namespace rodtrad::web {

/// Words of the plan, marked as Swedish on a page in another language.
void plan_leaf(Page& page, std::string_view element, std::string_view words);

/// A link with words of the plan.
void plan_link(Page& page, const std::string& path, std::string_view words);

/// A text of the plan or the register: each line that is not empty as a paragraph.
void plan_paragraphs(Page& page, std::string_view text);

/// A term and its words in a status line; words that are missing are said to be.
void write_fact(Page& page, std::string_view term, std::string_view words, bool from_plan = false);

/// "31 mars 2026" for an ISO day; the text itself when it is none.
std::string shown_day(const Page& page, const std::string& iso);

/// "31 mar 2026 14:05" for a moment in UTC, in local time of the machine.
std::string shown_moment(const Page& page, const std::string& utc);

/// The way back to the page that this one belongs to.
void write_back(Page& page, std::string_view path, std::string_view words);

/// What was just done, when the address says so (go_on).
void write_done(Page& page);
/// A secret that is kept nowhere. The answer to the form itself shows it, no redirect: it could not be shown again.
void write_secret(Page& page, const std::string& lead, const std::string& secret);

/// What a reader must know before what follows; close it with page.out.close().
void open_warning(Page& page);

/// A word or two about what stands beside it: its kind, its state.
void write_tag(Page& page, std::string_view words);

/// A link to what one came to do, as a button.
void write_action(Page& page, std::string_view link, std::string_view words);

/// A table in a frame that scrolls by itself on narrow screens; rows come between the two.
struct Head {
  std::string_view words;
  bool number = false;
};
void open_table(Page& page, std::string_view caption, const std::vector<Head>& heads);
void close_table(Page& page);

/// One of the links in a row of tabs; `link` as page.link() gives it.
void write_tab(Page& page, std::string_view words, const std::string& link, bool here);

/// A file of rows to download. What a reader may see decides what is in it, so it is kept nowhere.
http::Response csv_file(std::string_view name, std::string body);

/// The red thread across or beside a page: a knot for each step that exists, an open ring for each that is missing.
struct Knot {
  std::string_view name;
  std::string link;
  bool exists = true;
};
void write_strip(Page& page, std::initializer_list<Knot> knots);

/// The whole address of a path of ours, for those who read it elsewhere.
std::string whole_address(const Page& page, std::string_view path);

/// What people call a kind of data.
core::Text kind_title(const std::string& kind);

/// "Publicerad 3 mars 2026", or that it is not.
std::string state_words(const Page& page, const ops::OpenAssignment& assignment);

/// Files as links, those in the page's language first: "Webbsida, svenska".
void write_files(Page& page, std::vector<ops::Publication> publications);

}  // namespace rodtrad::web
