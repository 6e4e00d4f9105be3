// Text in DrawingML (slides, notes, table cells): paragraphs of runs, each with its language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/markup.h"
#include "core/text.h"
#include "publish/office/text_width.h"

namespace rodtrad::publish {

/// "sv-SE", "en-GB": what Office calls our languages.
std::string office_language(core::Language language);
/// The same for a BCP 47 tag of the plan's own words; unknown tags stay as they are.
std::string office_language(const std::string& tag);

/// Theme colours by their place: the region's own template may change them.
enum class Ink { inherited, text, quiet, thread };

struct TextRun {
  std::string words;
  std::string language;
  double points = 0;  // 0: the placeholder's own
  Weight weight = Weight::regular;
  Ink ink = Ink::inherited;
};

enum class Align { left, right };
enum class Bullet { inherited, none, dash, number };

struct Paragraph {
  std::vector<TextRun> runs;
  Align align = Align::left;
  Bullet bullet = Bullet::inherited;
  int number = 1;            // of a numbered paragraph
  double space_before = -1;  // points; -1: the placeholder's own

  std::string text() const;
  double points() const { return runs.empty() ? 0 : runs.front().points; }
};

/// Paragraph of one run.
Paragraph paragraph(std::string words, std::string language, double points = 0, Weight weight = Weight::regular, Ink ink = Ink::inherited);

void write_paragraphs(core::Markup& xml, const std::vector<Paragraph>& paragraphs);

/// Height in points of paragraphs set at their own sizes in this width.
double text_height(const std::vector<Paragraph>& paragraphs, double width);

}  // namespace rodtrad::publish
