// The deck before it is written: what stands on each slide, in which order. All words and numbers come from the Report.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/report.h"
#include "publish/office/drawing_text.h"
#include "publish/office/phrases.h"
#include "publish/pptx/form.h"
#include "publish/pptx/table_pages.h"

namespace rodtrad::publish::pptx {

struct FrontSlide {
  std::string region;
  std::vector<Paragraph> lines;
};

struct TextSlide {
  std::vector<Paragraph> paragraphs;
};

struct FigureSlide {
  const figure::Figure* figure = nullptr;
};

struct TableSlide {
  TableGrid grid;
  std::string description;  // alternative text
};

struct Slide {
  std::string title;
  std::string title_language;
  std::string subtitle;
  std::vector<Paragraph> source;  // under the content
  std::vector<Paragraph> notes;
  std::variant<FrontSlide, TextSlide, FigureSlide, TableSlide> content;
};

struct Deck {
  std::vector<Slide> slides;
  std::string footer;
  std::string stamp;  // "Syntetiska data · Ej frisläppt"; "" when there is nothing to warn of
};

/// Measured for the layouts of a form.
Deck make_deck(const model::Report& report, core::Language language, const Form& form = own_form());

// The parts of a deck, in their order.
Slide front_slide(const model::Report& report, core::Language language);
/// `slide_of`: where each finding stands, by its place in `order`.
std::vector<Slide> question_slides(const model::Report& report, core::Language language, const Form& form,
                                   const std::map<std::string, std::size_t>& slide_of);
std::vector<Slide> finding_slides(const model::Report& report, const model::ResolvedFinding& finding, core::Language language, const Form& form);
std::vector<Slide> method_slides(const model::Report& report, core::Language language, const Form& form);

/// One slide per page of the grid, titles numbered when there are several.
std::vector<Slide> table_slides(const Slide& common, const std::vector<TableGrid>& pages, const std::string& description, core::Language language);

/// "Title (2 av 3)" when there are several pages, so that titles differ.
std::string paged_title(const std::string& title, std::size_t page, std::size_t of, core::Language language);

}  // namespace rodtrad::publish::pptx
