// Page: what the writers of all parts of a page share. Each part is one function that writes into `out`.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/markup.h"
#include "publish/html.h"

namespace rodtrad::publish::html {

struct Page {
  const model::Report& report;
  core::Language language = core::Language::sv;
  const HtmlOptions& options;
  core::Markup out{core::Dialect::html};
  std::set<std::string> written_tables = {};  // ids of tables that stand on the page already
  std::set<std::string> written_figures = {};

  bool swedish() const { return language == core::Language::sv; }
  const std::string& in(const core::Text& text) const { return text.in(language); }
  std::string_view say(std::string_view sv, std::string_view en) const { return swedish() ? sv : en; }
  bool is_preview() const { return options.preview || !report.release.released; }
  /// Language of the plan's own words when it is not the page's, else "".
  std::string_view plan_language() const;
};

/// Element with words of the plan, marked with their language when it differs from the page's.
void plan_leaf(Page& page, std::string_view element, std::string_view words, std::string_view classes);

/// Ids within the page. Cells by their table's place in the result, so that they are unique whatever ids are called.
std::string finding_anchor(const model::Report& report, const std::string& finding);
std::string table_anchor(const model::Report& report, const std::string& table);
std::string cell_anchor(const model::Report& report, const table::CellId& cell);  // "" when there is no such cell

// ---- parts, in the order of the page -----------------------------------------------------------------------------------

void write_header(Page& page);      // skip link, name, stamps
void write_status(Page& page);      // title and status line
void write_thread(Page& page);      // the red thread: steps that exist and that are missing
void write_answer(Page& page);      // the findings' headlines
void write_assignment(Page& page);  // background, purpose, questions with what answers them
void write_findings(Page& page);    // each with its figure, sentences and table
void write_comments(Page& page);    // what the analyst wrote beside the answers
void write_rest(Page& page);        // tables and figures that no finding shows
void write_notes(Page& page);       // what to mind
void write_method(Page& page);      // method box
void write_provenance(Page& page);  // how the figures were made
void write_footer(Page& page);

// ---- pieces that several parts use -------------------------------------------------------------------------------------

/// Words and numbers; each number is a link to its cell, with interval and n in its title.
void write_sentence(Page& page, const model::ResolvedSentence& sentence);
/// What the analyst wrote for a section, and why numbers in it are not shown; false when there is nothing.
bool write_texts(Page& page, const std::string& section);
void write_figure(Page& page, const figure::Figure& figure);
void write_table(Page& page, const table::Table& table);
/// "Syntetiska data", when they are.
void write_stamp(Page& page);

/// The page's style sheet with the typeface in it; `body` tells which letters are needed.
std::string style_sheet(std::string_view body);

}  // namespace rodtrad::publish::html
