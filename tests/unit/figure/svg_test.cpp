// figure: SVG of all kinds, read back: nothing outside the picture, lengths that follow the values, words for what is
// absent, text for those who listen, and nothing that a content-security policy forbids.
#include <cmath>

#include "core/unicode.h"
#include "figure/figure.h"
#include "figure/lettering.h"
#include "support/markup_reader.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using figure::Figure;
using figure::Kind;
using figure::SeriesRole;
using table::Status;
using test::Element;

static std::unique_ptr<Element> drawn(const Figure& figure, double width = 720, Language language = Language::sv) {
  return test::read_markup(figure::render_svg(figure, language, {.width = width}));
}

static figure::Point point(double value) { return {.status = Status::value, .value = value, .low = value - 1, .high = value + 1}; }

/// `count` categories and series of every role, with a protected and a missing point in each series.
static Figure stress_figure(Kind kind, std::size_t count, std::size_t series_count, const std::string& name) {
  Figure figure{.id = "stress",
                .kind = kind,
                .title = core::same_text("Titel"),
                .alt = core::same_text("Beskrivning"),
                .unit = table::Unit::percent,
                .decimals = 1};
  const SeriesRole roles[] = {SeriesRole::own, SeriesRole::women, SeriesRole::men, SeriesRole::nation, SeriesRole::target, SeriesRole::other};
  for (std::size_t c = 0; c < count; ++c) figure.categories.push_back(core::same_text(name + " " + std::to_string(c)));
  for (std::size_t s = 0; s < series_count; ++s) {
    figure::Series series{.id = std::to_string(s), .label = core::same_text("Serie med ett långt namn " + std::to_string(s)), .role = roles[s % 6]};
    for (std::size_t c = 0; c < count; ++c) series.points.push_back(point(10 + 7 * std::sin(static_cast<double>(3 * c + s))));
    if (count > 4) series.points[2] = {.status = Status::protected_};
    if (count > 4) series.points[4] = {.status = Status::missing};
    figure.series.push_back(std::move(series));
  }
  return figure;
}

static void check_inside(const Element& svg, double width) {
  const double height = std::stod(svg.attribute("height"));
  for (const Element* text : svg.all("text")) {
    const double x = std::stod(text->attribute("x")), y = std::stod(text->attribute("y"));
    std::string words;
    for (const auto& child : text->children) words += child->words;
    const double wide = figure::text_width(words);
    const std::string anchor = text->attribute("text-anchor");
    const double left = anchor == "end" ? x - wide : anchor == "middle" ? x - wide / 2 : x;
    CHECK_MESSAGE(left >= -0.5, words);
    CHECK_MESSAGE(left + wide <= width + 0.5, words);
    CHECK_MESSAGE(y <= height, words);
    CHECK_MESSAGE(y >= 8, words);
  }
  for (const Element* rectangle : svg.all("rect")) {
    CHECK(std::stod(rectangle->attribute("x")) >= -0.5);
    CHECK(std::stod(rectangle->attribute("x")) + std::stod(rectangle->attribute("width")) <= width + 0.5);
    CHECK(std::stod(rectangle->attribute("width")) >= 0);
    CHECK(std::stod(rectangle->attribute("height")) >= 0);
  }
}

TEST_CASE("figures of all kinds and sizes stay inside their picture") {
  for (const Kind kind : {Kind::bar, Kind::column, Kind::line, Kind::interval_dots}) {
    for (const std::size_t count : {1u, 2u, 5u, 12u, 24u}) {
      for (const std::size_t series : {1u, 2u, 6u}) {
        for (const double width : {320.0, 340.0, 720.0}) {
          for (const std::string name : {"A", "Skador, förgiftningar och vissa andra följder av yttre orsaker"}) {
            const auto svg = drawn(stress_figure(kind, count, series, name), width);
            CAPTURE(static_cast<int>(kind));
            CAPTURE(count);
            CAPTURE(series);
            CAPTURE(width);
            check_inside(*svg->children.front(), width);
          }
        }
      }
    }
  }
}

TEST_CASE("the picture has a title and a description, and nothing that a policy forbids") {
  for (const Figure& figure : test::sample_report().result.figures) {
    const auto root = drawn(figure, 340, Language::en);
    const Element& svg = *root->children.front();
    CHECK(svg.attribute("role") == "img");
    const std::string labels = svg.attribute("aria-labelledby");
    const std::size_t space = labels.find(' ');
    REQUIRE(svg.by_id(labels.substr(0, space)));
    CHECK(svg.by_id(labels.substr(0, space))->text() == figure.title.en);
    REQUIRE(svg.by_id(labels.substr(space + 1)));
    CHECK(svg.by_id(labels.substr(space + 1))->text() == figure.alt.en);
    for (const Element* element : svg.all("")) {
      CHECK(element->name != "script");
      CHECK(element->attribute("style").empty());
    }
    CHECK(svg.with_class("grid").size() + svg.with_class("zero").size() <= 5);
  }
}

TEST_CASE("bars are as long as their values, from zero") {
  const Figure figure = test::sample_report().result.figures[3];
  REQUIRE(figure.kind == Kind::bar);
  const auto svg = drawn(figure);
  const auto bars = svg->with_class("area");
  REQUIRE(bars.size() == figure.categories.size());
  const double per_unit = std::stod(bars[0]->attribute("width")) / figure.series[0].points[0].value;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    CHECK(std::stod(bars[i]->attribute("width")) == doctest::Approx(per_unit * figure.series[0].points[i].value).epsilon(0.01));
    CHECK(bars[i]->attribute("x") == bars[0]->attribute("x"));
  }
}

TEST_CASE("negative bars go the other way from zero") {
  Figure figure = stress_figure(Kind::bar, 2, 1, "A");
  figure.series[0].points = {{.status = Status::value, .value = 10}, {.status = Status::value, .value = -5}};
  const auto svg = drawn(figure);
  const auto bars = svg->with_class("area");
  const double zero = std::stod(bars[0]->attribute("x"));
  CHECK(std::stod(bars[1]->attribute("x")) + std::stod(bars[1]->attribute("width")) == doctest::Approx(zero).epsilon(0.001));
  CHECK(std::stod(bars[0]->attribute("width")) == doctest::Approx(2 * std::stod(bars[1]->attribute("width"))).epsilon(0.01));
}

TEST_CASE("protected is hatched with its word, missing is a gap with its word") {
  const auto dots = drawn(test::sample_report().result.figures[2]);
  CHECK(dots->with_class("area").size() == 12);
  CHECK(dots->with_class("hatched").size() == 2 + 1);  // two rows and the key
  const auto absent = dots->with_class("absent");
  REQUIRE(absent.size() == 2);
  CHECK(absent[0]->text() == "skyddad");
  const auto english = drawn(test::sample_report().result.figures[2], 720, Language::en);
  CHECK(english->with_class("absent")[0]->text() == "protected");

  Figure line = stress_figure(Kind::line, 6, 1, "A");
  const auto svg = drawn(line);
  CHECK(svg->with_class("stroke").size() == 1);  // points 0–1; 3 and 5 stand alone
  CHECK(svg->with_class("area").size() == 4);
  CHECK(svg->with_class("hatched").size() == 1 + 1);
}

TEST_CASE("values are written as in the language's tables") {
  const Figure figure = test::sample_report().result.figures[2];
  const auto swedish = drawn(figure), english = drawn(figure, 720, Language::en);
  CHECK(swedish->with_class("value")[0]->text() == "5,2\u00A0%");
  CHECK(english->with_class("value")[0]->text() == "5.2%");
}

TEST_CASE("a mark tells its series, category, value and interval") {
  const auto svg = drawn(test::sample_report().result.figures[1]);
  CHECK(svg->with_class("area")[2]->text() == "Kvinnor, 0–17 år: 2,8\u00A0% (2,2–3,5\u00A0%)");
}

TEST_CASE("columns whose names have no room become rows") {
  const auto svg = drawn(stress_figure(Kind::column, 24, 1, "Muskuloskeletala"), 320);
  const auto bars = svg->with_class("area");
  REQUIRE(bars.size() > 2);
  CHECK(bars[0]->attribute("x") == bars[1]->attribute("x"));
}

TEST_CASE("shortened names keep their full words") {
  const std::string name =
      "Ett mycket långt namn som inte ryms på tre rader hur man än bryter det, för det tar aldrig slut utan fortsätter och fortsätter ännu en gång";
  Figure figure = stress_figure(Kind::bar, 1, 1, name);
  const auto svg = drawn(figure);
  bool kept = false;
  for (const Element* text : svg->with_class("name")) kept = kept || text->text().find(name) != std::string::npos;
  CHECK(kept);
}

TEST_CASE("an axis that does not start at zero says so") {
  const std::string said = "Axeln börjar inte på noll";
  CHECK(drawn(test::sample_report().result.figures[0])->text().find(said) != std::string::npos);
  CHECK(drawn(test::sample_report().result.figures[1])->text().find(said) == std::string::npos);
}

TEST_CASE("hostile words stay words") {
  Figure figure = stress_figure(Kind::column, 3, 2, "\"><script>alert('x')</script>&");
  figure.title = figure.alt = core::same_text("</title><script>alert(1)</script>");
  for (const Kind kind : {Kind::bar, Kind::column, Kind::line, Kind::interval_dots}) {
    figure.kind = kind;
    CHECK(drawn(figure)->all("script").empty());
  }
}

TEST_CASE("a figure of absent points alone, and one without categories, can be drawn") {
  for (const Kind kind : {Kind::bar, Kind::column, Kind::line, Kind::interval_dots}) {
    Figure figure = stress_figure(kind, 2, 2, "A");
    for (auto& series : figure.series) series.points = {{.status = Status::protected_}, {.status = Status::not_possible}};
    CHECK(drawn(figure)->with_class("area").size() <= 2);  // the legend's swatches
    figure.categories.clear();
    for (auto& series : figure.series) series.points.clear();
    CHECK_NOTHROW(drawn(figure));
  }
}

TEST_CASE("the same figure gives the same bytes, and the style sheet knows every class") {
  const std::string style = figure::svg_style();
  for (const Kind kind : {Kind::bar, Kind::column, Kind::line, Kind::interval_dots}) {
    const Figure figure = stress_figure(kind, 12, 6, "A");
    CHECK(figure::render_svg(figure, Language::sv) == figure::render_svg(figure, Language::sv));
    const auto svg = drawn(figure);
    for (const Element* element : svg->all("")) {
      const std::string classes = element->attribute("class");
      for (const std::string_view name : core::split(classes, ' ')) {
        if (!name.empty() && name != "hatched") CHECK_MESSAGE(style.find("." + std::string(name)) != std::string::npos, classes);
      }
    }
  }
}
