// The tables of the sample report. Counts are invented; shares, intervals and totals are computed from them, so that
// parts and wholes agree.
#include <cmath>

#include "support/sample_report.h"

namespace rodtrad::test {
namespace {

using table::Cell;
using table::Column;
using table::Row;
using table::Status;
using table::Table;
using table::Unit;

Cell number(double value) { return {.status = Status::value, .value = value}; }

Cell kronor(double whole) { return number(whole * 100); }

Cell absent(Status status, core::Text reason) { return {.status = status, .reason = std::move(reason)}; }

Cell hidden() {
  return absent(Status::protected_,
                {.sv = "Färre än 5 personer eller skydd av en sådan cell", .en = "Fewer than 5 persons, or protecting such a cell"});
}

/// Share in percent with Wilson's 95 % interval.
Cell share(double part, double whole) {
  constexpr double z = 1.959963984540054;
  const double p = part / whole, centre = p + z * z / (2 * whole);
  const double half = z * std::sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)), scale = 1 + z * z / whole;
  return {.status = Status::value,
          .value = 100 * p,
          .low = 100 * (centre - half) / scale,
          .high = 100 * (centre + half) / scale,
          .n = static_cast<std::int64_t>(whole)};
}

Column count_column(std::string id, core::Text label) { return {.id = std::move(id), .label = std::move(label)}; }

Column share_column(std::string id, core::Text label, bool interval = true) {
  return {.id = std::move(id), .label = std::move(label), .unit = Unit::percent, .decimals = 1, .interval = interval};
}

Column money_column(std::string id, core::Text label) { return {.id = std::move(id), .label = std::move(label), .unit = Unit::money, .decimals = 1}; }

void add_row(Table& table, Row row, std::vector<Cell> cells) {
  table.rows.push_back(std::move(row));
  table.cells.insert(table.cells.end(), cells.begin(), cells.end());
}

const Column kContacts = count_column("contacts", {"Vårdtillfällen", "Episodes"});
const Column kOutliers = count_column("outliers", {"Ytterfall", "Outliers"});
const Column kShare = share_column("share", {"Andel ytterfall", "Share of outliers"});
const Column kNation = share_column("nation", {"Riket", "Nation"}, false);
const Column kCost = money_column("cost", {"Hela kostnaden", "Whole cost"});
const Column kExcess = money_column("excess", {"Kostnad över gränsen", "Cost above the limit"});

Table overview() {
  const core::Text no_charges = {"Källan har inga debiterade belopp", "The source has no charges"};
  Table table{.id = "overview",
              .title = {"Ytterfall i sluten och öppen vård, 2019", "Outliers in inpatient and outpatient care, 2019"},
              .row_heading = {"Vårdform", "Form of care"},
              .role = table::Role::other,
              .columns = {kContacts, kOutliers, kShare, kNation, kCost, kExcess, money_column("charges", {"Debiterat", "Charged"})}};
  add_row(table, {"inpatient", {"Sluten vård", "Inpatient care"}},
          {number(39027), number(1956), share(1956, 39027), number(5.0), kronor(412.6e6), kronor(148.3e6), absent(Status::not_possible, no_charges)});
  add_row(
      table, {"outpatient", {"Öppen vård", "Outpatient care"}},
      {number(612408), number(18190), share(18190, 612408), number(3.0), kronor(231.9e6), kronor(96.4e6), absent(Status::not_possible, no_charges)});
  return table;
}

Table by_age() {
  Table table{.id = "by_age",
              .title = {"Andel ytterfall i sluten vård efter ålder och kön, 2019", "Share of outliers in inpatient care by age and sex, 2019"},
              .row_heading = {"Ålder", "Age"},
              .role = table::Role::age,
              .columns = {share_column("women", {"Kvinnor", "Women"}), share_column("men", {"Män", "Men"}), kNation}};
  add_row(table, {"all", {"Alla", "All"}, true}, {share(920, 21360), share(1036, 17667), number(5.0)});
  add_row(table, {"0-17", {"0–17 år", "0–17 years"}}, {share(64, 2310), share(88, 2540), number(3.1)});
  add_row(table, {"18-44", {"18–44 år", "18–44 years"}}, {share(180, 6120), share(139, 2890), number(3.6)});
  add_row(table, {"45-64", {"45–64 år", "45–64 years"}}, {share(236, 4480), share(281, 4390), number(5.7)});
  add_row(table, {"65-79", {"65–79 år", "65–79 years"}}, {share(322, 5210), share(392, 5430), number(6.4)});
  add_row(table, {"80+", {"80 år och äldre", "80 years and over"}}, {share(118, 3240), share(136, 2417), number(4.5)});
  return table;
}

Table by_year() {
  const core::Text not_yet = {"Rikets siffra för 2016 är inte jämförbar", "The nation's figure for 2016 is not comparable"};
  Table table{.id = "by_year",
              .title = {"Andel ytterfall i sluten vård per år", "Share of outliers in inpatient care by year"},
              .row_heading = {"År", "Year"},
              .role = table::Role::time,
              .columns = {kContacts, kOutliers, kShare, kNation}};
  add_row(table, {"2016", core::same_text("2016")}, {number(40110), number(1790), share(1790, 40110), absent(Status::missing, not_yet)});
  add_row(table, {"2017", core::same_text("2017")}, {number(39820), number(1871), share(1871, 39820), number(4.9)});
  add_row(table, {"2018", core::same_text("2018")}, {number(39405), number(1902), share(1902, 39405), number(5.0)});
  add_row(table, {"2019", core::same_text("2019")}, {number(39027), number(1956), share(1956, 39027), number(5.0)});
  return table;
}

struct Municipality {
  const char* code;
  const char* name;
  double contacts;
  double outliers;
};

constexpr Municipality kMunicipalities[] = {{"9901", "Granliden", 9812, 512}, {"9902", "Älvnäs", 7430, 398},  {"9903", "Björkdal", 5120, 201},
                                            {"9904", "Forsnäs", 4655, 292},   {"9905", "Rönnvik", 3980, 171}, {"9906", "Tallåsen", 2310, 118},
                                            {"9907", "Kvarnby", 1540, 66},    {"9908", "Stormyr", 1190, 71},  {"9909", "Hedlunda", 860, 38},
                                            {"9910", "Lomträsk", 720, 29},    {"9911", "Myrnäs", 610, 34},    {"9912", "Almsele", 480, 17},
                                            {"9913", "Dimsjö", 150, 3},       {"9914", "Ytterselet", 170, 6}};

Table by_municipality() {
  Table table{.id = "by_municipality",
              .title = {"Andel ytterfall i sluten vård efter hemkommun, 2019", "Share of outliers in inpatient care by home municipality, 2019"},
              .row_heading = {"Hemkommun", "Home municipality"},
              .role = table::Role::geography,
              .columns = {kContacts, kOutliers, kShare}};
  add_row(table, {"all", {"Hela regionen", "The whole region"}, true}, {number(39027), number(1956), share(1956, 39027)});
  for (const Municipality& place : kMunicipalities) {
    const bool is_hidden = place.contacts < 200;
    add_row(table, {place.code, core::same_text(place.name)},
            {number(place.contacts), is_hidden ? hidden() : number(place.outliers), is_hidden ? hidden() : share(place.outliers, place.contacts)});
  }
  table.notes.push_back(
      {"Ytterselet är skyddad för att Dimsjö inte ska kunna räknas fram.", "Ytterselet is protected so that Dimsjö cannot be worked out."});
  return table;
}

struct Chapter {
  const char* code;
  core::Text label;
  double outliers;
  double cost;
  double excess;
};

Table by_chapter() {
  const Chapter chapters[] = {
      {"IX", {"Cirkulationsorganens sjukdomar", "Diseases of the circulatory system"}, 402, 88.1e6, 31.7e6},
      {"II", {"Tumörer", "Neoplasms"}, 341, 79.4e6, 27.9e6},
      {"XIX",
       {"Skador, förgiftningar och vissa andra följder av yttre orsaker", "Injury, poisoning and certain other consequences of external causes"},
       287,
       61.0e6,
       22.4e6},
      {"X", {"Andningsorganens sjukdomar", "Diseases of the respiratory system"}, 214, 45.2e6, 17.0e6},
      {"XI", {"Matsmältningsorganens sjukdomar", "Diseases of the digestive system"}, 198, 39.8e6, 14.1e6},
      {"XIII",
       {"Sjukdomar i muskuloskeletala systemet och bindväven", "Diseases of the musculoskeletal system and connective tissue"},
       176,
       35.5e6,
       11.8e6},
      {"V", {"Psykiska sjukdomar och syndrom samt beteendestörningar", "Mental and behavioural disorders"}, 131, 28.3e6, 10.6e6},
      {"XVI", {"Vissa perinatala tillstånd", "Certain conditions originating in the perinatal period"}, 61, 14.9e6, 6.2e6},
      {"other", {"Övriga kapitel", "Other chapters"}, 146, 20.4e6, 6.6e6}};
  Table table{
      .id = "by_chapter",
      .title = {"Ytterfallens kostnad i sluten vård efter diagnoskapitel, 2019", "Cost of outliers in inpatient care by diagnosis chapter, 2019"},
      .row_heading = {"Diagnoskapitel", "Diagnosis chapter"},
      .role = table::Role::other,
      .columns = {kOutliers, kCost, kExcess}};
  add_row(table, {"all", {"Alla kapitel", "All chapters"}, true}, {number(1956), kronor(412.6e6), kronor(148.3e6)});
  for (const Chapter& chapter : chapters)
    add_row(table, {chapter.code, chapter.label}, {number(chapter.outliers), kronor(chapter.cost), kronor(chapter.excess)});
  return table;
}

}  // namespace

std::vector<Table> sample_tables() { return {overview(), by_year(), by_age(), by_municipality(), by_chapter()}; }

}  // namespace rodtrad::test
