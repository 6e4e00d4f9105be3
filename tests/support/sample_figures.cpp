// The figures of the sample report: one of each kind, with their points taken from the tables.
#include <cassert>

#include "support/sample_report.h"

namespace rodtrad::test {
namespace {

using figure::Figure;
using figure::Kind;
using figure::SeriesRole;
using table::Table;
using table::Unit;

const Table& table_of(const std::vector<Table>& tables, const std::string& id) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.id == id; });
  assert(found != tables.end());
  return *found;
}

figure::Point point_of(const table::Cell& cell) {
  return {.status = cell.status, .value = cell.value, .low = cell.low, .high = cell.high, .reason = cell.reason};
}

/// One column of the table as a series, total rows left out.
figure::Series series_of(const Table& table, const std::string& column, SeriesRole role) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const table::Column& c) { return c.id == column; });
  assert(found != table.columns.end());
  const auto at = static_cast<std::size_t>(found - table.columns.begin());
  figure::Series series{.id = column, .label = found->label, .role = role};
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (!table.rows[row].total) series.points.push_back(point_of(table.at(row, at)));
  }
  return series;
}

std::vector<core::Text> categories_of(const Table& table) {
  std::vector<core::Text> categories;
  for (const table::Row& row : table.rows) {
    if (!row.total) categories.push_back(row.label);
  }
  return categories;
}

Figure development(const Table& table) {
  Figure figure{.id = "development",
                .kind = Kind::line,
                .title = {"Andelen ytterfall har ökat varje år sedan 2016", "The share of outliers has risen every year since 2016"},
                .subtitle = {"Andel ytterfall i sluten vård, procent, 2016–2019", "Share of outliers in inpatient care, per cent, 2016–2019"},
                .alt = {"Linjediagram över andelen ytterfall i sluten vård 2016–2019 i regionen och riket. Regionen har ökat varje år: lägst 4,5 % "
                        "2016, högst 5,0 % 2019.",
                        "Line chart of the share of outliers in inpatient care 2016–2019 in the region and the nation. The region has risen every "
                        "year: lowest 4.5% in 2016, highest 5.0% in 2019."},
                .unit = Unit::percent,
                .decimals = 1,
                .categories = categories_of(table),
                .series = {series_of(table, "share", SeriesRole::own), series_of(table, "nation", SeriesRole::nation)},
                .table = table.id};
  figure.series[0].label = core::same_text("Region Granälv");
  return figure;
}

Figure ages(const Table& table) {
  return {.id = "ages",
          .kind = Kind::column,
          .title = {"Män har högre andel ytterfall än kvinnor i alla åldrar", "Men have a higher share of outliers than women at all ages"},
          .subtitle = {"Andel ytterfall i sluten vård efter ålder och kön, procent, 2019",
                       "Share of outliers in inpatient care by age and sex, per cent, 2019"},
          .alt = {"Stapeldiagram över andelen ytterfall efter ålder för kvinnor, män och riket. Män ligger högre i alla åldrar. Högst: män 65–79 år, "
                  "7,2 %. Lägst: kvinnor 0–17 år, 2,8 %.",
                  "Column chart of the share of outliers by age for women, men and the nation. Men are higher at all ages. Highest: men aged 65–79, "
                  "7.2%. Lowest: women aged 0–17, 2.8%."},
          .unit = Unit::percent,
          .decimals = 1,
          .categories = categories_of(table),
          .series = {series_of(table, "women", SeriesRole::women), series_of(table, "men", SeriesRole::men),
                     series_of(table, "nation", SeriesRole::nation)},
          .table = table.id};
}

Figure municipalities(const Table& table) {
  return {.id = "municipalities",
          .kind = Kind::interval_dots,
          .title = {"Forsnäs har troligen högre andel än regionen, Björkdal lägre",
                    "Forsnäs probably has a higher share than the region, Björkdal a lower one"},
          .subtitle = {"Andel ytterfall i sluten vård efter hemkommun, procent, 2019",
                       "Share of outliers in inpatient care by home municipality, per cent, 2019"},
          .alt = {"Punktdiagram med konfidensintervall för 14 kommuner. Högst: Forsnäs, 6,3 %. Lägst: Almsele, 3,5 %. Två kommuner är skyddade.",
                  "Dot chart with confidence intervals for 14 municipalities. Highest: Forsnäs, 6.3%. Lowest: Almsele, 3.5%. Two municipalities are "
                  "protected."},
          .unit = Unit::percent,
          .decimals = 1,
          .categories = categories_of(table),
          .series = {series_of(table, "share", SeriesRole::own)},
          .table = table.id};
}

Figure chapters(const Table& table) {
  return {.id = "chapters",
          .kind = Kind::bar,
          .title = {"Cirkulationsorganens sjukdomar och tumörer står för två femtedelar av kostnaden över gränsen",
                    "Circulatory diseases and neoplasms make up two fifths of the cost above the limit"},
          .subtitle = {"Kostnad över gränsen i sluten vård efter diagnoskapitel, kronor, 2019",
                       "Cost above the limit in inpatient care by diagnosis chapter, kronor, 2019"},
          .alt = {"Liggande staplar över kostnaden över gränsen i nio diagnoskapitel. Högst: cirkulationsorganens sjukdomar, 31,7 mkr. Lägst: vissa "
                  "perinatala tillstånd, 6,2 mkr.",
                  "Horizontal bars of the cost above the limit in nine diagnosis chapters. Highest: diseases of the circulatory system, 31.7 million "
                  "SEK. Lowest: certain perinatal conditions, 6.2 million SEK."},
          .unit = Unit::money,
          .decimals = 1,
          .categories = categories_of(table),
          .series = {series_of(table, "excess", SeriesRole::own)},
          .table = table.id};
}

}  // namespace

std::vector<Figure> sample_figures(const std::vector<Table>& tables) {
  return {development(table_of(tables, "by_year")), ages(table_of(tables, "by_age")), municipalities(table_of(tables, "by_municipality")),
          chapters(table_of(tables, "by_chapter"))};
}

}  // namespace rodtrad::test
