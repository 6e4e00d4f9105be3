// Puts the parts of a deck together in the order of the plan's questions.
#include "publish/pptx/deck.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using model::Report;

void append(std::vector<Slide>& slides, std::vector<Slide> more) { std::move(more.begin(), more.end(), std::back_inserter(slides)); }

/// The questions with the numbers of the slides that answer them. The numbers depend on how many slides the questions
/// take, and that may, by a line break, depend on the numbers.
std::vector<Slide> numbered_questions(const Report& report, Language language, const Form& form, const std::map<std::string, std::size_t>& place_of) {
  std::vector<Slide> slides;
  for (int round = 0; round < 3; ++round) {
    std::map<std::string, std::size_t> slide_of = place_of;
    for (auto& [id, place] : slide_of) place += slides.size() + 2;  // the front slide, and numbers start at 1
    const std::size_t before = slides.size();
    slides = question_slides(report, language, form, slide_of);
    if (slides.size() == before) break;
  }
  return slides;
}

}  // namespace

std::string paged_title(const std::string& title, std::size_t page, std::size_t of, Language language) {
  if (of < 2) return title;
  return fmt::format(fmt::runtime(words(language, "{} ({}\u00A0av\u00A0{})", "{} ({}\u00A0of\u00A0{})")), title, page + 1, of);
}

std::vector<Slide> table_slides(const Slide& common, const std::vector<TableGrid>& pages, const std::string& description, Language language) {
  std::vector<Slide> slides;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    Slide slide = common;
    slide.title = paged_title(common.title, page, pages.size(), language);
    slide.content = TableSlide{pages[page], description};
    if (page > 0) slide.notes.clear();
    slides.push_back(std::move(slide));
  }
  return slides;
}

Deck make_deck(const Report& report, Language language, const Form& form) {
  Deck deck{.footer = report.region, .stamp = stamp_words(report, language)};
  std::vector<Slide> findings;
  std::map<std::string, std::size_t> place_of;  // of each finding's first slide among those of findings
  for (const model::ResolvedFinding* finding : ordered_findings(report)) {
    place_of[finding->id] = findings.size();
    append(findings, finding_slides(report, *finding, language, form));
  }
  deck.slides.push_back(front_slide(report, language));
  append(deck.slides, numbered_questions(report, language, form, place_of));
  append(deck.slides, std::move(findings));
  append(deck.slides, method_slides(report, language, form));
  return deck;
}

}  // namespace rodtrad::publish::pptx
