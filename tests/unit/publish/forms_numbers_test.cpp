// publish: one report in all forms, read back. Every number of a figure is the same in the result, on the page, in the
// chart's cache, in the workbook inside the chart and in the notes; every number of a table and a sentence likewise.
#include <cmath>

#include "core/unicode.h"
#include "publish/html.h"
#include "support/office_forms.h"
#include "support/sample_report.h"
#include "support/support.h"
#include "table/column_form.h"

using namespace rodtrad;
using core::Language;
using test::Element;

namespace {

/// A number as people read it, in the units of the result (money in minor units), and half of its last decimal.
struct Amount {
  double value = 0;
  double half = 0;
};

double size_of_unit(const std::string& unit) {
  static const std::map<std::string, double> kSizes = {{"mkr", 1e8}, {"million SEK", 1e8}, {"tkr", 1e5}, {"kr", 1e2}, {"SEK", 1e2}, {"%", 1},
                                                       {"", 1}};
  const auto found = kSizes.find(unit);
  REQUIRE_MESSAGE(found != kSizes.end(), "unit " << unit);
  return found->second;
}

/// "412,6 mkr" or, with the unit elsewhere, "412,6".
Amount amount_of(std::string words, std::string unit, Language language) {
  words = core::replace_all(std::move(words), "\u2212", "-");
  std::string digits;
  int decimals = 0;
  bool after_sign = false;
  std::size_t at = 0;
  const std::string sign = language == Language::sv ? "," : ".";
  for (; at < words.size(); ++at) {
    const std::string rest = words.substr(at);
    if (std::isdigit(static_cast<unsigned char>(words[at])) || words[at] == '-') {
      digits += words[at];
      decimals += after_sign ? 1 : 0;
    } else if (rest.starts_with(sign)) {
      digits += '.';
      after_sign = true;
    } else if (rest.starts_with("\u00A0") && rest.size() > 2 && std::isdigit(static_cast<unsigned char>(rest[2]))) {
      ++at;  // between thousands
    } else if (language == Language::sv || words[at] != ',') {
      break;
    }
  }
  if (unit.empty()) unit = core::replace_all(words.substr(at), "\u00A0", " ");
  if (unit.starts_with(' ')) unit.erase(0, 1);
  REQUIRE_MESSAGE(!digits.empty(), words);
  const double size = size_of_unit(unit);
  return {std::stod(digits) * size, 0.5001 * std::pow(10, -decimals) * size};
}

void check_amount(const std::string& words, const std::string& unit, double value, Language language) {
  const Amount shown = amount_of(words, unit, language);
  CHECK_MESSAGE(std::abs(shown.value - value) <= shown.half, words << " " << unit << " is not " << value);
}

struct Place {
  const table::Table& table;
  std::size_t row;
  std::size_t column;
  const table::Cell& cell() const { return table.at(row, column); }
};

/// The cell that a figure's point was made from: its series has the column's id, its category the row's label.
Place place_of(const model::Report& report, const figure::Figure& figure, const figure::Series& series, std::size_t category) {
  const table::Table& table = *report.result.find_table(figure.table);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (table.rows[row].label == figure.categories[category] && table.columns[column].id == series.id) return {table, row, column};
    }
  }
  throw std::runtime_error("no cell for a point of " + figure.id);
}

void check_on_page(const Element& page, const model::Report& report, const Place& place, Language language) {
  std::size_t number = 1;
  while (report.result.tables[number - 1].id != place.table.id) ++number;
  const Element* cell = page.by_id(fmt::format("table-{}-{}-{}", number, place.row + 1, place.column + 1));
  REQUIRE(cell);
  const table::ColumnForm form = table::form_of(place.table, place.column, language);
  check_amount(cell->children[0]->text(), form.unit.empty() ? "" : form.unit, place.cell().value, language);
}

/// Value and limits in the workbook, whose money is in whole units.
void check_in_workbook(const test::SheetReading& sheet, const figure::Figure& figure, const figure::Series& series, std::size_t category,
                       Language language) {
  const figure::Point& point = series.points[category];
  const std::string& label = series.label.in(language);
  const bool swedish = language == Language::sv;
  const double unit = figure.unit == table::Unit::money ? 100 : 1;
  const auto check = [&](const std::string& heading, const std::optional<double>& value) {
    const auto found = sheet.number(sheet.column(heading), category + 2);
    REQUIRE_MESSAGE(found.has_value() == value.has_value(), figure.id << ", " << heading << ", row " << category);
    if (value) CHECK(*found * unit == doctest::Approx(*value).epsilon(1e-14));
  };
  const bool has_value = point.status == table::Status::value;
  check(label, has_value ? std::optional(point.value) : std::nullopt);
  check(label + (swedish ? ", undre gräns, 95 %" : ", lower limit, 95%"), has_value ? point.low : std::nullopt);
  check(label + (swedish ? ", övre gräns, 95 %" : ", upper limit, 95%"), has_value ? point.high : std::nullopt);
}

void check_caches(const test::OfficeChart& chart) {
  REQUIRE_FALSE(chart.references.empty());
  for (const test::CachedReference& reference : chart.references) {
    const auto cells = test::cells_of(reference.formula);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto cached = reference.values.find(i);
      const bool in_sheet = reference.numbers ? chart.sheet.numbers.contains(cells[i]) : chart.sheet.words.contains(cells[i]);
      REQUIRE_MESSAGE(in_sheet == (cached != reference.values.end()), reference.formula << " " << cells[i]);
      if (!in_sheet) continue;
      if (reference.numbers) {
        CHECK(std::stod(cached->second) == chart.sheet.numbers.at(cells[i]));
      } else {
        CHECK(cached->second == chart.sheet.words.at(cells[i]));
      }
    }
  }
}

/// The chart draws the series' column, not another.
void check_drawn(const test::OfficeChart& chart, const figure::Series& series, Language language) {
  const std::string column = chart.sheet.column(series.label.in(language));
  REQUIRE_FALSE(column.empty());
  const std::string wanted = fmt::format("Data!${}$2:${}${}", column, column, series.points.size() + 1);
  CHECK(std::any_of(chart.references.begin(), chart.references.end(), [&](const auto& reference) { return reference.formula == wanted; }));
}

void check_figure(const test::OfficeForm& form, const Element& page, const model::Report& report, const figure::Figure& figure, Language language) {
  const test::OfficeChart& chart = form.chart(figure.alt.in(language));
  check_caches(chart);
  for (const figure::Series& series : figure.series) {
    check_drawn(chart, series, language);
    for (std::size_t category = 0; category < figure.categories.size(); ++category) {
      check_in_workbook(chart.sheet, figure, series, category, language);
      const figure::Point& point = series.points[category];
      const Place place = place_of(report, figure, series, category);
      REQUIRE(place.cell().status == point.status);
      if (point.status != table::Status::value) continue;
      CHECK(place.cell().value == point.value);
      check_on_page(page, report, place, language);
    }
  }
}

std::string interval_of(const std::string& cell) {
  const std::size_t open = cell.find(" (");
  return open == std::string::npos ? "" : cell.substr(open + 2, cell.size() - open - 3);
}

/// "3,9–4,5 %" against its two limits.
void check_interval(const std::string& words, const table::Cell& cell, Language language) {
  const std::size_t dash = words.find("\u2013");
  REQUIRE(dash != std::string::npos);
  const std::string high = words.substr(dash + 3);
  REQUIRE(cell.low.has_value());
  check_amount(high, "", *cell.high, language);
  const std::size_t unit = high.find_first_not_of("0123456789,.");
  check_amount(words.substr(0, dash) + (unit == std::string::npos ? "" : high.substr(unit)), "", *cell.low, language);
}

/// A row of a table in an Office form against the result's row of the same name.
void check_row(const std::vector<std::string>& headings, const std::vector<std::string>& row, const table::Table& table, Language language) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const table::Row& r) { return r.label.in(language) == row[0]; });
  REQUIRE_MESSAGE(found != table.rows.end(), row[0]);
  for (std::size_t c = 1; c < row.size(); ++c) {
    const auto column =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& it) { return headings[c].starts_with(it.label.in(language)); });
    REQUIRE_MESSAGE(column != table.columns.end(), headings[c]);
    const table::Cell& cell =
        table.at(static_cast<std::size_t>(found - table.rows.begin()), static_cast<std::size_t>(column - table.columns.begin()));
    if (cell.status != table::Status::value) {
      CHECK(row[c] == (cell.status == table::Status::protected_ ? ".." : "–"));
      continue;
    }
    const std::string unit = headings[c] == column->label.in(language) ? "" : headings[c].substr(column->label.in(language).size() + 3);
    check_amount(row[c].substr(0, row[c].find(" (")), unit, cell.value, language);
    if (const std::string interval = interval_of(row[c]); !interval.empty()) check_interval(interval, cell, language);
  }
}

std::size_t check_tables(const test::OfficeForm& form, const model::Report& report, Language language) {
  std::size_t rows = 0;
  for (const test::OfficeTable& table : form.tables) {
    for (const table::Table& from : report.result.tables) {
      if (from.row_heading.in(language) != table.rows[0][0]) continue;
      for (std::size_t r = 1; r < table.rows.size(); ++r) check_row(table.rows[0], table.rows[r], from, language);
      rows += table.rows.size() - 1;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("an amount is read as it is written") {
  CHECK(amount_of("412,6\u00A0mkr", "", Language::sv).value == doctest::Approx(412.6e8));
  CHECK(amount_of("39\u00A0027", "", Language::sv).value == 39027);
  CHECK(amount_of("1,234.5\u00A0million SEK", "", Language::en).value == doctest::Approx(1234.5e8));
  CHECK(amount_of("\u22120.3%", "", Language::en).value == doctest::Approx(-0.3));
  CHECK(amount_of("4,2", "%", Language::sv).half == doctest::Approx(0.05).epsilon(0.01));
}

TEST_CASE("the numbers of figures agree between result, page, chart and workbook") {
  const model::Report report = test::sample_report();
  for (const Language language : {Language::sv, Language::en}) {
    const auto page = test::read_markup(publish::render_html(report, language));
    for (const test::OfficeForm& form : test::office_forms(report, language)) {
      for (const figure::Figure& figure : report.result.figures) {
        CAPTURE(form.name);
        CAPTURE(figure.id);
        if (form.name == "docx" && !form.draws(figure.alt.in(language))) continue;
        check_figure(form, *page, report, figure, language);
      }
    }
  }
}

TEST_CASE("the numbers of tables agree between result and Office forms") {
  const model::Report report = test::sample_report();
  for (const Language language : {Language::sv, Language::en}) {
    for (const test::OfficeForm& form : test::office_forms(report, language)) {
      CAPTURE(form.name);
      CHECK(check_tables(form, report, language) >= report.result.find_table("overview")->rows.size());
    }
  }
}
