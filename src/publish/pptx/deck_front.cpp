// First slides: what this is and who answers for it; then purpose and questions in the plan's own words.
#include "publish/pptx/deck.h"
#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using model::Report;

std::string assignment_words(const Report& report, Language language) {
  const std::string form = words(language, "Analysresultat", "Analysis result");
  if (report.assignment.number <= 0) return form + " \u00B7 " + report.assignment.plan_title;
  return fmt::format(fmt::runtime(words(language, "{} \u00B7 uppdrag {} i {}", "{} \u00B7 assignment {} in {}")), form, report.assignment.number,
                     report.assignment.plan_title);
}

Paragraph front_line(std::string text, const std::string& language, double points = kTextSize, Ink ink = Ink::inherited) {
  Paragraph line = paragraph(std::move(text), language, points, Weight::regular, ink);
  line.space_before = 6;
  return line;
}

std::string slide_numbers(const std::vector<std::string>& findings, const std::map<std::string, std::size_t>& slide_of, Language language) {
  std::vector<std::string> numbers;
  for (const std::string& finding : findings) {
    if (const auto found = slide_of.find(finding); found != slide_of.end()) numbers.push_back(std::to_string(found->second));
  }
  if (numbers.empty()) return words(language, "besvaras inte här", "not answered here");
  return words(language, "bild\u00A0", "slide\u00A0") + fmt::format("{}", fmt::join(numbers, ", "));
}

Paragraph heading(std::string text, Language language) {
  Paragraph out = paragraph(std::move(text), office_language(language), kTextSize, Weight::bold, Ink::text);
  out.space_before = 14;
  out.bullet = Bullet::none;
  return out;
}

Paragraph plan_words(std::string text, const Report& report) {
  Paragraph out = paragraph(std::move(text), office_language(report.assignment.language), kTextSize);
  out.space_before = 6;
  out.bullet = Bullet::none;
  return out;
}

const std::vector<std::string>* findings_for(const Report& report, const std::string& question) {
  for (const model::Answer& answer : report.answers) {
    if (answer.question == question) return &answer.findings;
  }
  return nullptr;
}

std::vector<Paragraph> question_paragraphs(const Report& report, Language language, const std::map<std::string, std::size_t>& slide_of) {
  std::vector<Paragraph> out;
  const model::AssignmentInfo& assignment = report.assignment;
  const auto add = [&](const char* sv, const char* en, const std::string& text) {
    if (text.empty()) return;
    out.push_back(heading(words(language, sv, en), language));
    out.push_back(plan_words(text, report));
  };
  add("Syfte", "Purpose", assignment.purpose);
  add("Nytta för verksamheten", "Benefit to operations", assignment.benefit);
  if (!assignment.questions.empty()) out.push_back(heading(words(language, "Frågor", "Questions"), language));
  for (std::size_t q = 0; q < assignment.questions.size(); ++q) {
    Paragraph question = plan_words(assignment.questions[q], report);
    question.bullet = Bullet::number;
    question.number = static_cast<int>(q + 1);
    const std::vector<std::string>* findings = findings_for(report, assignment.questions[q]);
    const std::string place = slide_numbers(findings ? *findings : std::vector<std::string>{}, slide_of, language);
    question.runs.push_back({"  (" + place + ")", office_language(language), kTextSize, Weight::regular, Ink::quiet});
    out.push_back(std::move(question));
  }
  return out;
}

/// Paragraphs to slides: a heading is never last on its slide.
std::vector<std::vector<Paragraph>> text_pages(const std::vector<Paragraph>& paragraphs, const Box& body) {
  std::vector<std::vector<Paragraph>> pages(1);
  for (const Paragraph& next : paragraphs) {
    std::vector<Paragraph> longer = pages.back();
    longer.push_back(next);
    if (text_height(longer, body.width) > body.height && !pages.back().empty()) {
      pages.emplace_back();
      std::vector<Paragraph>& before = pages[pages.size() - 2];
      if (before.size() > 1 && before.back().runs.front().weight == Weight::bold) {
        pages.back().push_back(before.back());
        before.pop_back();
      }
    }
    pages.back().push_back(next);
  }
  return pages;
}

}  // namespace

Slide front_slide(const Report& report, Language language) {
  const std::string own = office_language(language);
  const std::string plan = office_language(report.assignment.language);
  FrontSlide front{.region = report.region};
  front.lines.push_back(front_line(assignment_words(report, language), own));
  if (!report.assignment.decision.empty()) front.lines.push_back(front_line(report.assignment.decision, plan));
  if (!report.assignment.due_raw.empty()) {
    Paragraph due = front_line(words(language, "Redovisas: ", "Due: "), own);
    due.runs.push_back({report.assignment.due_raw, plan, kTextSize});
    front.lines.push_back(std::move(due));
  }
  Paragraph release = front_line(release_words(report, language), own, kSubtitleSize, report.release.released ? Ink::quiet : Ink::text);
  release.space_before = 18;
  if (!report.release.released) release.runs.front().weight = Weight::bold;
  front.lines.push_back(std::move(release));
  Slide slide{.title = report.assignment.title, .title_language = plan, .content = std::move(front)};
  if (!report.assignment.background.empty()) slide.notes.push_back(paragraph(report.assignment.background, plan));
  return slide;
}

std::vector<Slide> question_slides(const Report& report, Language language, const Form& form, const std::map<std::string, std::size_t>& slide_of) {
  const std::vector<Paragraph> paragraphs = question_paragraphs(report, language, slide_of);
  if (paragraphs.empty()) return {};
  const auto pages = text_pages(paragraphs, form.of(Layout::text).content);
  std::vector<Slide> slides;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::string title = words(language, "Syfte och frågor", "Purpose and questions");
    slides.push_back(
        {.title = paged_title(title, page, pages.size(), language), .title_language = office_language(language), .content = TextSlide{pages[page]}});
  }
  return slides;
}

}  // namespace rodtrad::publish::pptx
