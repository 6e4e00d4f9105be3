// One message per slide: a finding's headline as title, its figure or table below, everything else in the notes.
#include "publish/office/chart_data.h"
#include "publish/pptx/deck.h"
#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using figure::Figure;
using model::Report;
using model::ResolvedFinding;

constexpr std::size_t kMostTableRows = 3 * kMostRows;  // of a long table; the rest is said to be elsewhere

std::string joined(const std::vector<model::ResolvedSentence::Piece>& pieces) {
  std::string all;
  for (const auto& piece : pieces) all += piece.words;
  return all;
}

Paragraph note(std::string text, Language language) { return paragraph(std::move(text), office_language(language)); }

std::string point_words(const figure::Point& point, const Figure& figure, Language language) {
  const std::string interval = show_point_interval(point, figure, language);
  return show_point(point, figure, language) + (interval.empty() ? "" : " (" + interval + ")");
}

/// "2019: Regionen 5,0 % (4,8–5,2 %); Riket 5,0 %": one line per category.
void add_values(std::vector<Paragraph>& notes, const Figure& figure, Language language) {
  notes.push_back(note(words(language, "Värden i diagrammet:", "Values in the chart:"), language));
  for (std::size_t row = 0; row < figure.categories.size(); ++row) {
    std::vector<std::string> values;
    for (const figure::Series& series : figure.series) {
      const std::string name = figure.series.size() > 1 ? series.label.in(language) + " " : "";
      values.push_back(name + point_words(series.points[row], figure, language));
    }
    notes.push_back(note(figure.categories[row].in(language) + ": " + fmt::format("{}", fmt::join(values, "; ")), language));
  }
}

void add_answered(std::vector<Paragraph>& notes, const Report& report, const ResolvedFinding& finding, Language language) {
  for (const model::Answer& answer : report.answers) {
    if (answer.question.empty() || std::find(answer.findings.begin(), answer.findings.end(), finding.id) == answer.findings.end()) continue;
    Paragraph line = note(words(language, "Besvarar frågan: ", "Answers the question: "), language);
    line.runs.push_back({answer.question, office_language(report.assignment.language)});
    notes.push_back(std::move(line));
  }
}

Slide common_slide(const Report& report, const ResolvedFinding& finding, Language language) {
  Slide slide{.title = joined(finding.headline.in(language)), .title_language = office_language(language)};
  for (const auto& sentence : finding.sentences) slide.notes.push_back(note(joined(sentence.in(language)), language));
  add_answered(slide.notes, report, finding, language);
  return slide;
}

void add_source(Slide& slide, const std::string& reading, const std::string& source, Language language) {
  for (const std::string& line : {reading, source}) {
    if (!line.empty()) slide.source.push_back(paragraph(line, office_language(language), kSmall, Weight::regular, Ink::quiet));
  }
}

Slide figure_slide(const Report& report, const ResolvedFinding& finding, const Figure& figure, Language language) {
  Slide slide = common_slide(report, finding, language);
  slide.subtitle = subtitle_words(figure, language);
  add_source(slide, reasons_in(figure, language), source_words(figure, report, language), language);
  add_values(slide.notes, figure, language);
  slide.notes.push_back(note(words(language, "Figur: ", "Figure: ") + report.provenance.run + "/" + figure.id, language));
  slide.content = FigureSlide{&figure};
  return slide;
}

/// The rows that slides show; the number of those left out.
std::pair<table::Table, std::size_t> shortened(const table::Table& table) {
  table::Table head = table;
  if (head.rows.size() <= kMostTableRows) return {std::move(head), 0};
  head.rows.resize(kMostTableRows);
  head.cells.resize(kMostTableRows * head.columns.size());
  return {std::move(head), table.rows.size() - kMostTableRows};
}

std::vector<Slide> finding_table(const Report& report, const ResolvedFinding& finding, const table::Table& table, Language language,
                                 const Form& form) {
  Slide slide = common_slide(report, finding, language);
  slide.subtitle = table.title.in(language);
  const auto [head, left_out] = shortened(table);
  std::string reading = reasons_in(head, language);
  if (left_out > 0) reading += " " + shortened_words(head.rows.size(), table.rows.size(), language);
  add_source(slide, reading, model::source_line(report).in(language), language);
  for (const core::Text& text : table.notes) slide.notes.push_back(note(text.in(language), language));
  slide.notes.push_back(note(words(language, "Tabell: ", "Table: ") + report.provenance.run + "/" + table.id, language));
  const Box& area = form.of(Layout::table).content;
  const double around = kSubtitleSize * 1.2 + 20 + std::max(text_height(slide.source, area.width), kSource.height);
  return table_slides(slide, table_pages(head, language, {area.width, area.height - around}), table_description(table, language), language);
}

Slide words_slide(const Report& report, const ResolvedFinding& finding, Language language) {
  Slide slide = common_slide(report, finding, language);
  TextSlide text;
  for (const auto& sentence : finding.sentences) {
    Paragraph line = paragraph(joined(sentence.in(language)), office_language(language), kTextSize);
    line.bullet = Bullet::dash;
    line.space_before = 10;
    text.paragraphs.push_back(std::move(line));
  }
  slide.content = std::move(text);
  return slide;
}

}  // namespace

std::vector<Slide> finding_slides(const Report& report, const ResolvedFinding& finding, Language language, const Form& form) {
  const Figure* figure = report.result.find_figure(finding.figure);
  if (figure && !figure->categories.empty() && !figure->series.empty()) return {figure_slide(report, finding, *figure, language)};
  if (const table::Table* table = report.result.find_table(finding.table); table && !table->rows.empty()) {
    return finding_table(report, finding, *table, language, form);
  }
  return {words_slide(report, finding, language)};
}

}  // namespace rodtrad::publish::pptx
