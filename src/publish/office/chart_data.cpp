// From a Figure to workbook columns.
#include "publish/office/chart_data.h"

#include "publish/office/number_code.h"

namespace rodtrad::publish {

namespace {

using core::Language;
using figure::Point;
using figure::SeriesRole;
using formats::SheetCell;
using formats::SheetColumn;
using formats::workbook_number;
using table::Status;

std::string letter(std::size_t column, std::size_t row) { return formats::column_letters(column) + std::to_string(row + 2); }

table::Cell as_cell(const Point& point) { return {.status = point.status, .value = point.value, .low = point.low, .high = point.high}; }

table::Column as_column(const figure::Figure& figure) { return {.unit = figure.unit, .decimals = figure.decimals}; }

ChartPoint chart_point(const Point& point, const figure::Figure& figure, Language language) {
  ChartPoint out{.shown = show_point(point, figure, language)};
  if (point.status != Status::value) return out;
  const auto in_workbook = [&](double value) { return workbook_number(workbook_value(value, figure.unit)); };
  out.value = in_workbook(point.value);
  if (!point.low || !point.high) return out;
  out.low = in_workbook(*point.low);
  out.high = in_workbook(*point.high);
  out.minus = workbook_number(*out.value - *out.low);
  out.plus = workbook_number(*out.high - *out.value);
  return out;
}

/// The category with the word for what is missing there: once when all series lack it, else by series.
std::string category_words(const figure::Figure& figure, std::size_t category, Language language) {
  std::vector<std::string> gaps;
  bool all_equal = true;
  const Status first = figure.series.empty() ? Status::value : figure.series[0].points[category].status;
  for (const figure::Series& series : figure.series) {
    const Status status = series.points[category].status;
    all_equal = all_equal && status == first;
    if (status != Status::value) gaps.push_back(series.label.in(language) + ": " + gap_word(status, language));
  }
  const std::string& name = figure.categories[category].in(language);
  if (gaps.empty()) return name;
  return name + " (" + (all_equal ? gap_word(first, language) : fmt::format("{}", fmt::join(gaps, ", "))) + ")";
}

/// Where a category stands on an axis that grows upwards: the first on top.
double category_place(std::size_t category, std::size_t of) { return static_cast<double>(of - category); }

/// Dots of several series stand a little apart around the middle of their category, the first above.
double dot_place(double category, std::size_t series, std::size_t of) {
  const double apart = of > 1 ? 0.56 / static_cast<double>(of) : 0;
  return workbook_number(category - (static_cast<double>(series) - static_cast<double>(of - 1) / 2) * apart);
}

void give_columns(ChartData& data) {
  std::size_t next = 1;
  for (ChartSeries& series : data.series) series.value_column = next++;
  for (ChartSeries& series : data.series) {
    if (!series.has_intervals) continue;
    series.low_column = next++;
    series.high_column = next++;
    if (data.kind == figure::Kind::interval_dots) continue;
    series.minus_column = next++;
    series.plus_column = next++;
  }
  if (data.kind == figure::Kind::interval_dots) {
    for (ChartSeries& series : data.series) series.place_column = next++;
    for (ChartSeries& series : data.series) {
      if (!series.has_intervals) continue;
      series.segment_column = next++;
      series.segment_place_column = next++;
    }
    data.place_column = next++;
    data.axis_low_column = next++;
    data.axis_high_column = next++;
  }
  data.columns = next;
}

struct Words {
  const char* category;
  const char* low;
  const char* high;
  const char* minus;
  const char* plus;
  const char* place;
  const char* segment;
  const char* axis_low;
  const char* axis_high;
};

constexpr Words kSwedish = {"Kategori", "undre gräns, 95 %", "övre gräns, 95 %", "avstånd nedåt", "avstånd uppåt", "plats",
                            "streck",   "axelns början",     "axelns slut"};
constexpr Words kEnglish = {"Category", "lower limit, 95%", "upper limit, 95%", "distance down", "distance up", "position",
                            "line",     "start of axis",    "end of axis"};

std::vector<SheetColumn> sheet_columns(const ChartData& data) {
  const Words& words = data.language == Language::sv ? kSwedish : kEnglish;
  std::vector<SheetColumn> columns(data.columns);
  columns[0] = {.heading = words.category, .width = 34};
  const auto set = [&](std::size_t column, const std::string& heading) { columns[column] = {heading, data.value_code, 16}; };
  for (const ChartSeries& series : data.series) {
    set(series.value_column, series.label);
    if (series.segment_column > 0) {
      set(series.segment_column, series.label + ", " + words.segment);
      columns[series.segment_place_column] = {series.label + ", " + words.segment + ", " + words.place};
    }
    if (series.place_column > 0) columns[series.place_column] = {series.label + ", " + words.place};
    if (!series.has_intervals) continue;
    set(series.low_column, series.label + ", " + words.low);
    set(series.high_column, series.label + ", " + words.high);
    if (series.minus_column == 0) continue;
    set(series.minus_column, series.label + ", " + words.minus);
    set(series.plus_column, series.label + ", " + words.plus);
  }
  if (data.place_column > 0) columns[data.place_column] = {words.place};
  if (data.axis_low_column > 0) set(data.axis_low_column, words.axis_low);
  if (data.axis_high_column > 0) set(data.axis_high_column, words.axis_high);
  return columns;
}

SheetCell number_cell(const std::optional<double>& value) { return value ? SheetCell(*value) : SheetCell(); }

/// Distances are formulas, so that the whiskers follow when somebody changes a value or a limit.
SheetCell distance_cell(const std::optional<double>& value, std::size_t from, std::size_t to, std::size_t row) {
  if (!value) return {};
  return formats::SheetFormula{"=" + letter(to, row) + "-" + letter(from, row), *value};
}

/// Ends of whiskers refer to the limits, so that they follow a change.
void fill_segments(const ChartSeries& series, std::vector<std::vector<SheetCell>>& rows) {
  for (std::size_t row = 0; row < series.points.size(); ++row) {
    const ChartPoint& point = series.points[row];
    if (!point.low) continue;
    rows[3 * row][series.segment_column] = formats::SheetFormula{"=" + letter(series.low_column, row), *point.low};
    rows[3 * row + 1][series.segment_column] = formats::SheetFormula{"=" + letter(series.high_column, row), *point.high};
    for (const std::size_t end : {0, 1}) rows[3 * row + end][series.segment_place_column] = point.place;
  }
}

void fill_row(const ChartData& data, std::size_t row, std::vector<SheetCell>& cells) {
  cells[0] = data.categories[row];
  for (const ChartSeries& series : data.series) {
    const ChartPoint& point = series.points[row];
    cells[series.value_column] = number_cell(point.value);
    if (series.place_column > 0 && point.value) cells[series.place_column] = point.place;
    if (!series.has_intervals) continue;
    cells[series.low_column] = number_cell(point.low);
    cells[series.high_column] = number_cell(point.high);
    if (series.minus_column == 0) continue;
    cells[series.minus_column] = distance_cell(point.minus, series.low_column, series.value_column, row);
    cells[series.plus_column] = distance_cell(point.plus, series.value_column, series.high_column, row);
  }
}

}  // namespace

std::string gap_word(Status status, Language language) {
  const bool swedish = language == Language::sv;
  switch (status) {
    case Status::protected_:
      return swedish ? "skyddat" : "protected";
    case Status::not_possible:
      return swedish ? "ej möjligt" : "not possible";
    default:
      return swedish ? "saknas" : "missing";
  }
}

ChartData chart_data(const figure::Figure& figure, Language language) {
  ChartData data{.kind = figure.kind, .language = language, .unit = figure.unit, .currency = figure.currency};
  data.value_code = value_code(figure.unit, figure.decimals, figure.currency, language);
  for (std::size_t category = 0; category < figure.categories.size(); ++category)
    data.categories.push_back(category_words(figure, category, language));
  std::size_t others = 0;
  for (std::size_t s = 0; s < figure.series.size(); ++s) {
    const figure::Series& from = figure.series[s];
    ChartSeries series{.label = from.label.in(language), .role = from.role};
    if (from.role == SeriesRole::other) series.number = others++;
    for (std::size_t category = 0; category < from.points.size(); ++category) {
      ChartPoint point = chart_point(from.points[category], figure, language);
      point.place = dot_place(category_place(category, from.points.size()), s, figure.series.size());
      series.has_intervals = series.has_intervals || point.low.has_value();
      series.points.push_back(std::move(point));
    }
    data.series.push_back(std::move(series));
  }
  give_columns(data);
  return data;
}

Segments segments_of(const ChartSeries& series) {
  Segments out;
  for (const ChartPoint& point : series.points) {
    const auto place = point.low ? std::optional(point.place) : std::nullopt;
    out.ends.insert(out.ends.end(), {point.low, point.high, std::nullopt});
    out.places.insert(out.places.end(), {place, place, std::nullopt});
  }
  return out;
}

std::string column_reference(std::size_t column, std::size_t rows) {
  const std::string letters = formats::column_letters(column);
  return fmt::format("{}!${}$2:${}${}", kSheetName, letters, letters, rows + 1);
}

std::string heading_reference(std::size_t column) { return fmt::format("{}!${}$1", kSheetName, formats::column_letters(column)); }

formats::Workbook chart_workbook(const ChartData& data, const std::string& title, double axis_low, double axis_high) {
  formats::Sheet sheet{.name = kSheetName, .columns = sheet_columns(data)};
  const bool segments = std::any_of(data.series.begin(), data.series.end(), [](const ChartSeries& series) { return series.segment_column > 0; });
  sheet.rows.assign(segments ? 3 * data.rows() : data.rows(), std::vector<SheetCell>(data.columns));
  for (std::size_t row = 0; row < data.rows(); ++row) {
    std::vector<SheetCell>& cells = sheet.rows[row];
    fill_row(data, row, cells);
    if (data.place_column > 0) cells[data.place_column] = category_place(row, data.rows());
    if (data.axis_low_column > 0) cells[data.axis_low_column] = axis_low;
    if (data.axis_high_column > 0) cells[data.axis_high_column] = axis_high;
  }
  for (const ChartSeries& series : data.series) {
    if (series.segment_column > 0) fill_segments(series, sheet.rows);
  }
  return {.title = title, .sheets = {std::move(sheet)}};
}

std::string show_point(const Point& point, const figure::Figure& figure, Language language) {
  if (point.status != Status::value) return gap_word(point.status, language);
  return table::show_cell(as_cell(point), as_column(figure), figure.currency, language);
}

std::string show_point_interval(const Point& point, const figure::Figure& figure, Language language) {
  return table::show_interval(as_cell(point), as_column(figure), figure.currency, language);
}

}  // namespace rodtrad::publish
