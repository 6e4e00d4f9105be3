// figure: ranges, ticks and units of axes; widths of words and breaking of lines.
#include "figure/axis.h"

#include "figure/lettering.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using figure::Axis;
using figure::Ends;
using figure::Origin;

static figure::Figure figure_of(std::vector<double> values, table::Unit unit = table::Unit::percent) {
  figure::Figure figure{.unit = unit, .decimals = 1, .series = {{}}};
  for (const double value : values) {
    figure.categories.push_back(core::same_text("c"));
    figure.series[0].points.push_back({.status = table::Status::value, .value = value});
  }
  return figure;
}

TEST_CASE("an axis has at most five round ticks and holds all values") {
  for (const double scale : {0.003, 0.7, 1.0, 4.2, 99.0, 12345.0, 3.1e9}) {
    for (const double low : {-1.0, -0.2, 0.0, 0.4, 0.9}) {
      for (const Ends ends : {Ends::at_data, Ends::at_ticks}) {
        const Axis axis = figure::make_axis(figure_of({low * scale, scale}), Origin::data, ends, Language::sv);
        CHECK(axis.ticks.size() <= 5);
        CHECK(axis.ticks.size() >= 2);
        CHECK(axis.low <= low * scale);
        CHECK(axis.high >= scale);
      }
    }
  }
}

TEST_CASE("bars start at zero, also when all values are negative") {
  CHECK(figure::make_axis(figure_of({40, 42}), Origin::zero, Ends::at_ticks, Language::sv).low == 0);
  CHECK(figure::make_axis(figure_of({-40, -42}), Origin::zero, Ends::at_data, Language::sv).high == 0);
  CHECK_FALSE(figure::make_axis(figure_of({40, 42}), Origin::data, Ends::at_data, Language::sv).has_zero());
}

TEST_CASE("ticks are written once with their unit") {
  const Axis money = figure::make_axis(figure_of({31.7e8, 6e8}, table::Unit::money), Origin::zero, Ends::at_data, Language::sv);
  CHECK(money.unit == "mkr");
  CHECK(money.show(money.ticks.back(), Language::sv) == "30");
  const Axis percent = figure::make_axis(figure_of({4.45, 5.23}), Origin::data, Ends::at_ticks, Language::sv);
  CHECK(percent.show(percent.ticks.front(), Language::sv) == "4,0");
  CHECK(percent.suffix == "\u00A0%");
  CHECK(figure::make_axis(figure_of({4.45}), Origin::data, Ends::at_ticks, Language::en).suffix == "%");
}

TEST_CASE("counts have whole ticks") {
  const Axis axis = figure::make_axis(figure_of({1, 2}, table::Unit::count), Origin::zero, Ends::at_ticks, Language::sv);
  CHECK(axis.ticks == std::vector<double>{0, 1, 2});
  CHECK(axis.decimals == 0);
}

TEST_CASE("without values, or with one alone, there is still a range") {
  CHECK(figure::make_axis(figure_of({}), Origin::data, Ends::at_ticks, Language::sv).ticks.empty());
  const Axis zero = figure::make_axis(figure_of({0}), Origin::zero, Ends::at_ticks, Language::sv);
  CHECK(zero.high > zero.low);
}

TEST_CASE("lines are broken at spaces and cut with an ellipsis") {
  const std::string words = "Sjukdomar i muskuloskeletala systemet och bindväven";
  const figure::Lines two = figure::break_lines(words, 250, 2);
  CHECK(two.lines == std::vector<std::string>{"Sjukdomar i muskuloskeletala systemet", "och bindväven"});
  CHECK_FALSE(two.shortened);
  const figure::Lines one = figure::break_lines(words, 120, 1);
  CHECK(one.shortened);
  CHECK(one.lines.back().ends_with("…"));
  CHECK(figure::text_width(one.lines.back()) <= 120);
  const figure::Lines narrow = figure::break_lines("Muskuloskeletalt", 30, 3);
  CHECK(narrow.shortened);
  CHECK(narrow.lines.size() == 1);
  CHECK(figure::break_lines("", 30, 3).lines.empty());
}

TEST_CASE("wider letters are wider") {
  CHECK(figure::text_width("mmm") > figure::text_width("iii"));
  CHECK(figure::text_width("å") == doctest::Approx(figure::text_width("ö")));
  CHECK(figure::text_width("") == 0);
}
