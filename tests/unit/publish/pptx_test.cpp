// publish: slides of the sample report, and how large their words are.
#include "publish/pptx.h"

#include "publish/office/number_code.h"
#include "publish/office/text_width.h"
#include "publish/pptx/deck.h"
#include "publish/pptx/layout.h"
#include "support/office_forms.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;

TEST_CASE("a deck is the same bytes each time") {
  const auto report = test::sample_report();
  const std::string bytes = publish::render_pptx(report, Language::sv);
  CHECK(bytes == publish::render_pptx(report, Language::sv));
}

TEST_CASE("nothing on a slide is smaller than 14 points, charts included") {
  for (const test::OfficeForm& form : test::office_forms(test::sample_report(), Language::en)) {
    if (form.name != "pptx") continue;
    std::vector<std::string> parts = form.pages;
    for (const test::OfficeChart& chart : form.charts) parts.push_back(chart.xml_part);
    for (const std::string& part : parts) {
      for (const test::Element* element : form.file->xml(part).all("")) {
        const std::string size = element->attribute("sz");
        if (!size.empty()) CHECK_MESSAGE(std::stoi(size) >= 1400, part << ": " << element->name);
      }
    }
  }
}

TEST_CASE("titles are sentences of at most two lines, each another") {
  const model::Report report = test::sample_report();
  const auto deck = publish::pptx::make_deck(report, Language::sv);
  std::set<std::string> titles;
  for (const auto& slide : deck.slides) {
    CHECK(titles.insert(slide.title).second);
    CHECK(publish::wrap_text(slide.title, 20, publish::pptx::kTitle.width, publish::Weight::bold).size() <= 2);
  }
}

TEST_CASE("a small table is set in larger type, a large one in the smallest") {
  table::Table table = *test::sample_report().result.find_table("by_age");
  const publish::pptx::GridRoom room{864, 296};
  const auto pages = publish::pptx::table_pages(table, Language::sv, room);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].points == 18);
  const auto many = publish::pptx::table_pages(*test::sample_report().result.find_table("by_municipality"), Language::sv, room);
  REQUIRE(many.size() == 2);
  CHECK(many[0].points == 14);
}

TEST_CASE("an axis of money says its unit once, at its end") {
  CHECK(publish::axis_code(table::Unit::money, 10e6, 40e6, "SEK", Language::sv) == "[>=35000000][$-41D]#,##0,,\"\u00A0mkr\";[$-41D]#,##0,,");
  CHECK(publish::axis_code(table::Unit::money, 2000, 8000, "USD", Language::en) == "[>=7000][$-809]#,##0\"\u00A0USD\";[$-809]#,##0");
}
