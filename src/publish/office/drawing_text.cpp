// Paragraphs and runs as DrawingML.
#include "publish/office/drawing_text.h"

#include <cmath>

namespace rodtrad::publish {

namespace {

constexpr double kLine = 1.2;   // of the type size
constexpr double kIndent = 20;  // points, of bullets and numbers

std::string emu(double points) { return std::to_string(std::lround(points * 12700)); }

const char* theme_colour(Ink ink) {
  switch (ink) {
    case Ink::text:
      return "tx1";
    case Ink::quiet:
      return "tx2";
    default:
      return "accent1";
  }
}

void run_look(core::Markup& xml, const TextRun& run) {
  const std::string size = std::to_string(std::lround(run.points * 100));
  const std::string_view bold = run.weight == Weight::bold ? "1" : "0";
  if (run.points > 0) {
    xml.open("a:rPr", {{"lang", run.language}, {"sz", size}, {"b", bold}, {"dirty", "0"}});
  } else if (run.weight == Weight::bold) {
    xml.open("a:rPr", {{"lang", run.language}, {"b", bold}, {"dirty", "0"}});
  } else {
    xml.open("a:rPr", {{"lang", run.language}, {"dirty", "0"}});
  }
  if (run.ink != Ink::inherited) xml.open("a:solidFill").empty("a:schemeClr", {{"val", theme_colour(run.ink)}}).close();
  xml.close();
}

void paragraph_look(core::Markup& xml, const Paragraph& paragraph) {
  const bool indented = paragraph.bullet == Bullet::dash || paragraph.bullet == Bullet::number;
  const std::string_view align = paragraph.align == Align::right ? "r" : "l";
  if (paragraph.bullet == Bullet::inherited) {
    xml.open("a:pPr", {{"algn", align}});
  } else {
    xml.open("a:pPr", {{"marL", emu(indented ? kIndent : 0)}, {"indent", indented ? "-" + emu(kIndent) : "0"}, {"algn", align}});
  }
  if (paragraph.space_before >= 0) {
    xml.open("a:spcBef").empty("a:spcPts", {{"val", std::to_string(std::lround(paragraph.space_before * 100))}}).close();
  }
  switch (paragraph.bullet) {
    case Bullet::none:
      xml.empty("a:buNone");
      break;
    case Bullet::dash:
      xml.empty("a:buFont", {{"typeface", "Arial"}}).empty("a:buChar", {{"char", "\u2013"}});
      break;
    case Bullet::number:
      xml.empty("a:buFont", {{"typeface", "+mj-lt"}}).empty("a:buAutoNum", {{"type", "arabicPeriod"}, {"startAt", std::to_string(paragraph.number)}});
      break;
    case Bullet::inherited:
      break;
  }
  xml.close();
}

}  // namespace

std::string office_language(core::Language language) { return language == core::Language::sv ? "sv-SE" : "en-GB"; }

std::string office_language(const std::string& tag) {
  if (tag == "sv") return "sv-SE";
  if (tag == "en") return "en-GB";
  if (tag == "fi") return "fi-FI";
  if (tag == "se") return "se-SE";
  return tag;
}

std::string Paragraph::text() const {
  std::string all;
  for (const TextRun& run : runs) all += run.words;
  return all;
}

Paragraph paragraph(std::string words, std::string language, double points, Weight weight, Ink ink) {
  Paragraph out;
  out.runs.push_back({std::move(words), std::move(language), points, weight, ink});
  return out;
}

void write_paragraphs(core::Markup& xml, const std::vector<Paragraph>& paragraphs) {
  for (const Paragraph& paragraph : paragraphs) {
    xml.open("a:p");
    paragraph_look(xml, paragraph);
    for (const TextRun& run : paragraph.runs) {
      xml.open("a:r");
      run_look(xml, run);
      xml.leaf("a:t", run.words).close();
    }
    xml.close();
  }
}

double text_height(const std::vector<Paragraph>& paragraphs, double width) {
  double height = 0;
  for (const Paragraph& paragraph : paragraphs) {
    const bool indented = paragraph.bullet == Bullet::dash || paragraph.bullet == Bullet::number;
    const bool bold = !paragraph.runs.empty() && paragraph.runs.front().weight == Weight::bold;
    const double points = paragraph.points();
    const auto lines = wrap_text(paragraph.text(), points, width - (indented ? kIndent : 0), bold ? Weight::bold : Weight::regular);
    height += static_cast<double>(lines.size()) * points * kLine + std::max(paragraph.space_before, 0.0);
  }
  return height;
}

}  // namespace rodtrad::publish
