// A document before it is written: paragraphs, figures and tables in reading order. All words and numbers come from the
// Report.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/report.h"
#include "publish/docx/places.h"
#include "publish/docx/styles.h"
#include "publish/office/table_grid.h"

namespace rodtrad::publish::docx {

struct Run {
  std::string words;
  std::string language;
  Weight weight = Weight::regular;
  std::string field = {};  // instruction of a field whose present result the words are: "PAGE"
  std::string cell = {};   // where a number comes from: "table.row.column"
};

struct Text {
  Style style = Style::normal;
  std::vector<Run> runs;
};

struct FigurePart {
  const figure::Figure* figure = nullptr;
  double width = 0;  // points
  double height = 0;
};

struct TablePart {
  TableGrid grid;
  std::string title;
  std::string description;  // alternative text
};

using Part = std::variant<Text, FigurePart, TablePart>;

/// A named section of a story, for templates: from its first part to the next section.
struct Section {
  Place place = Place::content;
  std::size_t first = 0;
};

struct Story {
  std::vector<Part> parts;
  std::vector<Section> sections;
  std::string footer;
  std::string stamp;  // "Syntetiska data · Ej frisläppt"; "" when there is nothing to warn of
};

// The page (A4) in points.
inline constexpr double kPageWidth = 595;
inline constexpr double kPageHeight = 842;
inline constexpr double kSideMargin = 62;
inline constexpr double kTopMargin = 62;
inline constexpr double kBottomMargin = 60;
inline constexpr double kTextWidth = kPageWidth - 2 * kSideMargin;
inline constexpr double kTextHeight = kPageHeight - kTopMargin - kBottomMargin;

inline constexpr PageRoom kOwnRoom = {kTextWidth, kTextHeight};

/// Kort analys: as many figures, tables and sentences as four pages hold.
Story short_analysis(const model::Report& report, core::Language language, const PageRoom& room = kOwnRoom);

/// Pages that the parts fill, measured; what must stand together is not broken.
double pages_of(const std::vector<Part>& parts, const PageRoom& room = kOwnRoom);

/// Small tables are not broken between pages.
inline bool stands_together(const TableGrid& grid) { return grid.rows.size() <= 12; }

// Parts for several kinds of documents.
Text text(Style style, std::string words, std::string language, Weight weight = Weight::regular);
/// Words and numbers of a sentence, the numbers with where they come from, and a full stop if there is none.
std::vector<Run> sentence_runs(const model::ResolvedSentence& sentence, core::Language language);
/// Paragraphs that the analyst wrote, and why numbers in them are not shown.
std::vector<Part> written_parts(const model::WrittenText& text, Style style, core::Language language);
/// Title, figure, why values are missing, source.
std::vector<Part> figure_parts(const model::Report& report, const figure::Figure& figure, core::Language language, double width);
/// Title and the first rows of a table, intervals left out when they do not fit, and what was left out.
std::vector<Part> table_parts(const table::Table& table, std::size_t most_rows, core::Language language, double width);

}  // namespace rodtrad::publish::docx
