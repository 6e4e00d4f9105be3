// One slide: placeholders in reading order, then the chart or table, then the line of source, the footer and the stamp.
#include "publish/pptx/slide.h"

#include "publish/office/chart.h"
#include "publish/pptx/shapes.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using core::Markup;

constexpr double kAir = 6;

double subtitle_height(const Slide& slide, double width) {
  if (slide.subtitle.empty()) return 0;
  return static_cast<double>(wrap_text(slide.subtitle, kSubtitleSize, width).size()) * kSubtitleSize * 1.2;
}

/// The title's type size: smaller when the sentence is long, so that it takes two lines at most.
Paragraph title_paragraph(const Slide& slide, const Box& box, bool front) {
  const std::vector<double> sizes = front ? std::vector<double>{40, 36, 32, 28} : std::vector<double>{28, 26, 24, 22, 20};
  const double size = fitting_size(slide.title, sizes, box.width, front ? 3 : 2, Weight::bold);
  return paragraph(slide.title, slide.title_language, size, Weight::bold);
}

void write_chart(Markup& xml, const SlideTask& task, const figure::Figure& figure, const LayoutForm& form) {
  xml.open("p:graphicFrame").open("p:nvGraphicFramePr");
  xml.empty("p:cNvPr", {{"id", "4"}, {"name", "Chart"}, {"descr", figure.alt.in(task.language)}});
  xml.open("p:cNvGraphicFramePr").empty("a:graphicFrameLocks", {{"noGrp", "1"}}).close().open("p:nvPr");
  placeholder_mark(xml, form.content_place);
  xml.close().close();
  write_place(xml, "p:xfrm", content_box(task.slide, task.form));
  xml.open("a:graphic").open("a:graphicData", {{"uri", kChartNamespace}});
  xml.empty("c:chart", {{"xmlns:c", kChartNamespace}, {"r:id", task.chart_id}}).close().close().close();
}

void write_front(Markup& xml, const SlideTask& task, const FrontSlide& front, const LayoutForm& form) {
  write_words(xml, form.title_place, {title_paragraph(task.slide, form.title, true)}, form.title, At::layout);
  const Box region{form.title.x, std::max(form.title.y - 40, 12.0), form.title.width, 30};
  write_words(xml, form.region_place, {paragraph(front.region, office_language(task.language))}, region, At::layout);
  write_words(xml, form.content_place, front.lines, form.content, At::layout);
}

void write_content(Markup& xml, const SlideTask& task, const LayoutForm& form) {
  const Slide& slide = task.slide;
  const Box& area = form.content;
  write_words(xml, form.title_place, {title_paragraph(slide, form.title, false)}, form.title, At::layout);
  if (const auto* text = std::get_if<TextSlide>(&slide.content)) {
    if (!text->paragraphs.empty()) write_words(xml, form.content_place, text->paragraphs, area, At::layout);
    return;
  }
  if (!slide.subtitle.empty()) {
    const Box box{area.x, area.y, area.width, subtitle_height(slide, area.width)};
    write_words(xml, form.subtitle_place, {paragraph(slide.subtitle, office_language(task.language), kSubtitleSize)}, box,
                form.subtitle_apart ? At::layout : At::box);
  }
  if (const auto* figure = std::get_if<FigureSlide>(&slide.content)) write_chart(xml, task, *figure->figure, form);
  if (const auto* table = std::get_if<TableSlide>(&slide.content)) {
    write_table(xml, *table, content_box(slide, task.form), form.content_place, task.language);
  }
  if (!slide.source.empty()) {
    const double height = text_height(slide.source, area.width);
    write_words(xml, form.source_place, slide.source, {area.x, area.y + area.height - height, area.width, height},
                form.source_apart ? At::layout : At::box);
  }
}

}  // namespace

Layout layout_of(const Slide& slide) {
  if (std::holds_alternative<FrontSlide>(slide.content)) return Layout::front;
  if (std::holds_alternative<FigureSlide>(slide.content)) return Layout::figure;
  return std::holds_alternative<TableSlide>(slide.content) ? Layout::table : Layout::text;
}

Box content_box(const Slide& slide, const Form& form) {
  const LayoutForm& layout = form.of(layout_of(slide));
  const Box& area = layout.content;
  const double subtitle = layout.subtitle_apart ? 0 : subtitle_height(slide, area.width);
  const double above = subtitle > 0 ? subtitle + kAir * 1.5 : 0;
  const double below = slide.source.empty() || layout.source_apart ? 0 : text_height(slide.source, area.width) + kAir;
  return {area.x, area.y + above, area.width, area.height - above - below};
}

std::string slide_xml(const SlideTask& task) {
  const LayoutForm& form = task.form.of(layout_of(task.slide));
  Markup xml(core::Dialect::xml);
  open_root(xml, "p:sld");
  xml.open("p:cSld");
  open_shape_tree(xml);
  if (const auto* front = std::get_if<FrontSlide>(&task.slide.content)) {
    write_front(xml, task, *front, form);
  } else {
    write_content(xml, task, form);
  }
  const std::string language = office_language(task.language);
  if (!task.deck.footer.empty() && form.footer_place) write_placeholder(xml, *form.footer_place, {paragraph(task.deck.footer, language)});
  if (!task.deck.stamp.empty()) write_stamp(xml, 22, task.deck.stamp, language, form.stamp);
  if (form.number_place) write_slide_number(xml, *form.number_place, language);
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
