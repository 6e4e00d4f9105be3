// One slide: placeholders in reading order, then the chart or table, then the line of source, the footer and the stamp.
#include "publish/pptx/slide.h"

#include "publish/office/chart.h"
#include "publish/pptx/shapes.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using core::Markup;

constexpr double kAir = 6;

double subtitle_height(const Slide& slide) {
  if (slide.subtitle.empty()) return 0;
  return static_cast<double>(wrap_text(slide.subtitle, kSubtitleSize, kSubtitle.width).size()) * kSubtitleSize * 1.2;
}

double source_height(const Slide& slide) { return text_height(slide.source, kSource.width); }

Box source_box(const Slide& slide) {
  const double height = source_height(slide);
  return {kLeft, kContentEnd - height, kWidth, height};
}

/// The title's type size: smaller when the sentence is long, so that it takes two lines at most.
Paragraph title_paragraph(const Slide& slide, bool front) {
  const std::vector<double> sizes = front ? std::vector<double>{40, 36, 32, 28} : std::vector<double>{28, 26, 24, 22, 20};
  const double size = fitting_size(slide.title, sizes, (front ? kFrontTitle : kTitle).width, front ? 3 : 2, Weight::bold);
  return paragraph(slide.title, slide.title_language, size, Weight::bold);
}

void write_chart(Markup& xml, const SlideTask& task, const figure::Figure& figure) {
  xml.open("p:graphicFrame").open("p:nvGraphicFramePr");
  xml.empty("p:cNvPr", {{"id", "4"}, {"name", "Chart"}, {"descr", figure.alt.in(task.language)}});
  xml.open("p:cNvGraphicFramePr").empty("a:graphicFrameLocks", {{"noGrp", "1"}}).close();
  xml.open("p:nvPr").empty("p:ph", {{"type", "chart"}, {"idx", kIndexContent}}).close().close();
  write_place(xml, "p:xfrm", content_box(task.slide));
  xml.open("a:graphic").open("a:graphicData", {{"uri", kChartNamespace}});
  xml.empty("c:chart", {{"xmlns:c", kChartNamespace}, {"r:id", task.chart_id}}).close().close().close();
}

void write_front(Markup& xml, const Slide& slide, const FrontSlide& front, Language language) {
  write_placeholder(xml, {2, "Title", "ctrTitle", ""}, {title_paragraph(slide, true)});
  write_placeholder(xml, {3, "Region", "body", kIndexKicker}, {paragraph(front.region, office_language(language))});
  write_placeholder(xml, {4, "Subtitle", "subTitle", kIndexBody}, front.lines);
}

void write_content(Markup& xml, const SlideTask& task) {
  const Slide& slide = task.slide;
  write_placeholder(xml, {2, "Title", "title", ""}, {title_paragraph(slide, false)});
  if (const auto* text = std::get_if<TextSlide>(&slide.content)) {
    if (!text->paragraphs.empty()) write_placeholder(xml, {3, "Text", "", kIndexBody}, text->paragraphs);
    return;
  }
  if (!slide.subtitle.empty()) {
    const Box box{kSubtitle.x, kSubtitle.y, kSubtitle.width, subtitle_height(slide)};
    write_placeholder(xml, {3, "Subtitle", "body", kIndexSubtitle}, {paragraph(slide.subtitle, office_language(task.language), kSubtitleSize)}, &box);
  }
  if (const auto* figure = std::get_if<FigureSlide>(&slide.content)) write_chart(xml, task, *figure->figure);
  if (const auto* table = std::get_if<TableSlide>(&slide.content)) write_table(xml, *table, content_box(slide), task.language);
  if (!slide.source.empty()) {
    const Box box = source_box(slide);
    write_placeholder(xml, {5, "Source", "body", kIndexSource}, slide.source, &box);
  }
}

}  // namespace

Layout layout_of(const Slide& slide) {
  if (std::holds_alternative<FrontSlide>(slide.content)) return Layout::front;
  if (std::holds_alternative<FigureSlide>(slide.content)) return Layout::figure;
  return std::holds_alternative<TableSlide>(slide.content) ? Layout::table : Layout::text;
}

Box content_box(const Slide& slide) {
  const double subtitle = subtitle_height(slide);
  const double top = kContentTop + (subtitle > 0 ? subtitle + kAir * 1.5 : 0);
  const double end = kContentEnd - (slide.source.empty() ? 0 : source_height(slide) + kAir);
  return {kLeft, top, kWidth, end - top};
}

std::string slide_xml(const SlideTask& task) {
  Markup xml(core::Dialect::xml);
  open_root(xml, "p:sld");
  xml.open("p:cSld");
  open_shape_tree(xml);
  if (const auto* front = std::get_if<FrontSlide>(&task.slide.content)) {
    write_front(xml, task.slide, *front, task.language);
  } else {
    write_content(xml, task);
  }
  const std::string language = office_language(task.language);
  if (!task.deck.footer.empty()) write_placeholder(xml, {20, "Footer", "ftr", kIndexFooter}, {paragraph(task.deck.footer, language)});
  if (!task.deck.stamp.empty()) write_stamp(xml, 22, task.deck.stamp, language);
  write_slide_number(xml, 21, language);
  xml.close().close().open("p:clrMapOvr").empty("a:masterClrMapping").close();
  return xml.close().take();
}

std::string notes_xml(const Slide& slide, Language language) {
  Markup xml(core::Dialect::xml);
  open_root(xml, "p:notes");
  xml.open("p:cSld");
  open_shape_tree(xml);
  xml.open("p:sp").open("p:nvSpPr").empty("p:cNvPr", {{"id", "2"}, {"name", "Slide Image"}});
  xml.open("p:cNvSpPr").empty("a:spLocks", {{"noGrp", "1"}, {"noRot", "1"}, {"noChangeAspect", "1"}}).close();
  xml.open("p:nvPr").empty("p:ph", {{"type", "sldImg"}}).close().close().empty("p:spPr").close();
  std::vector<Paragraph> paragraphs = slide.notes;
  if (paragraphs.empty()) paragraphs.push_back(paragraph(slide.title, slide.title_language));
  write_placeholder(xml, {3, "Notes", "body", "1"}, paragraphs);
  xml.close().close().open("p:clrMapOvr").empty("a:masterClrMapping").close();
  (void)language;
  return xml.close().take();
}

}  // namespace rodtrad::publish::pptx
