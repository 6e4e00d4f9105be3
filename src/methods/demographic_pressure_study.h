// The study: which two years, which cuts the data can give and why others cannot be given, and the amounts of the rule.
#pragma once

#include "methods/count_cube.h"
#include "methods/demographic_pressure_settings.h"
#include "stats/demography.h"

namespace rodtrad::methods::demographic_pressure {

inline constexpr std::size_t kYear = 0, kBand = 1, kFirstCut = 2;  // places of dimensions in every cube
enum Year : std::size_t { kBase, kFinal };
enum Band : std::size_t { kAllAges, kUnder65, k65AndOver };  // contacts without age follow as a further category
inline constexpr const char* kOther = "other";               // start of the codes of what is counted together

/// A place in a cube, whatever the year and age band.
struct Place {
  const table::Cube* cube = nullptr;
  std::vector<std::size_t> at;

  std::size_t index(Year year, std::size_t band) const;
  const table::CubeCell& cell(Year year, std::size_t band) const { return cube->cells[index(year, band)]; }
  double cost(Year year, std::size_t band) const { return cell(year, band).values[0]; }
  std::size_t bands() const { return cube->dimensions[kBand].categories.size(); }
  bool is_empty() const { return cell(kBase, kAllAges).rows == 0 && cell(kFinal, kAllAges).rows == 0; }
};

/// One dimension of a cut in which a table is made.
struct Breakdown {
  std::string id;             // "clinic"
  std::string cut;            // id of the cube
  std::size_t dimension = 0;  // place in it
};

struct Study {
  model::Run& run;
  Settings settings;
  const model::DatasetInfo& contacts;
  std::string base, final;  // years
  table::Filter filter;     // contacts of the two years with a cost
  std::map<std::string, table::Cube> cubes;
  std::vector<Breakdown> breakdowns;             // in the order of tables
  std::map<std::string, core::Text> impossible;  // breakdown → why it cannot be given
  /// The sum of the rule over each clinic's chapters, by the clinic's code; empty when the data have no clinic or chapter.
  std::map<std::string, double> chapter_sums;
  bool pooled = false;  // some categories are counted together

  const Breakdown* find(const std::string& id) const;
  const table::Dimension& dimension(const Breakdown& breakdown) const { return cubes.at(breakdown.cut).dimensions[breakdown.dimension]; }
  Place place(const Breakdown& breakdown, std::size_t category) const;
  Place whole() const;
  core::Text period() const { return core::same_text(base + "–" + final); }

  /// Cost of the year, at the final year's prices.
  double cost(const Place& place, Year year, std::size_t band) const;
  Change change(const Place& place, std::size_t band) const;
  /// What the rule gives for the place.
  double amount(const Place& place) const;
  stats::ChangeInParts parts(const Place& place) const;
  double chapter_sum(const std::string& clinic) const;  // 0 where nobody's age is known
};

/// Nothing when the data cannot be judged by the rule; `why` then says the reason.
std::optional<Study> make_study(model::Run& run, const Settings& settings, core::Text& why);

/// The request that finds the years.
table::Cells year_request();

/// Age classes of the cube of people: lower bounds with codes, from ages or from the source's own groups.
std::vector<std::pair<std::int64_t, std::string>> age_classes(const Study& study);

}  // namespace rodtrad::methods::demographic_pressure
