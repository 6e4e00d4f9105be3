// A small invented region with persons, limits and a nation, drawn from a fixed seed: for tests of methods on contacts.
#pragma once

#include <random>

#include "support/engine_run.h"

namespace rodtrad::test {

struct Region {
  table::Batch contacts;
  table::Batch limits;
  table::Batch nation;
  table::Batch population;
};

struct RegionOptions {
  std::size_t contacts = 4000;
  bool persons = true;
  bool nested_clinics = true;  // each clinic in one hospital
};

class RegionMaker {
 public:
  explicit RegionMaker(const RegionOptions& options) : options_(options) {}

  Region make() {
    Region region;
    for (std::size_t i = 0; i < options_.contacts; ++i) add_contact();
    region.contacts = {{column_of("year", year_), column_of("care_form", form_), column_of("hospital", hospital_), column_of("clinic", clinic_),
                        column_of("municipality", municipality_), column_of("sex", sex_), column_of("age", age_), column_of("age_group", age_group_),
                        column_of("chapter", chapter_), column_of("drg", drg_), column_of("cost", cost_)}};
    if (options_.persons) region.contacts.columns.push_back(column_of("person", person_));
    region.limits = limits();
    region.nation = nation();
    region.population = population();
    return region;
  }

 private:
  std::int64_t below(std::int64_t end) { return static_cast<std::int64_t>(random_() % static_cast<std::uint32_t>(end)); }

  static std::string age_group_of(std::int64_t age) {
    return age < 18 ? "0-17" : age < 45 ? "18-44" : age < 65 ? "45-64" : age < 80 ? "65-79" : "80+";
  }

  void add_contact() {
    const std::int64_t person = below(static_cast<std::int64_t>(options_.contacts) / 3 + 1);
    const bool inpatient = below(3) == 0, man = person % 2 == 0;
    const std::int64_t age = person % 97, group = below(6), hospital = below(3);
    year_.push_back(2018 + below(2));
    form_.push_back(inpatient ? "inpatient" : "outpatient");
    hospital_.push_back(fmt::format("H{}", hospital));
    clinic_.push_back(fmt::format("K{}", options_.nested_clinics ? hospital * 2 + below(2) : below(4)));
    municipality_.push_back(fmt::format("99{:02}", person % 5));
    sex_.push_back(man ? "M" : "F");
    age_.push_back(age);
    age_group_.push_back(age_group_of(age));
    chapter_.push_back(fmt::format("{:02}", 1 + group % 3));
    drg_.push_back(below(50) == 0 ? std::nullopt : std::optional(fmt::format("{}{}", inpatient ? "S" : "O", group)));
    const std::int64_t base = (inpatient ? 4'000'000 : 300'000) * (2 + group);
    const bool tail = below(man ? 14 : 20) == 0 || (age >= 65 && below(25) == 0);
    cost_.push_back(base / 2 + below(base) + (tail ? base * (2 + below(6)) : 0));
    person_.push_back(person);
  }

  static table::Batch limits() {
    Integers year, limit;
    Texts form, drg, list, kind, version;
    for (const std::int64_t y : {2018, 2019}) {
      for (int group = 0; group < 5; ++group) {  // the last group has no limit
        for (const bool inpatient : {true, false}) {
          year.push_back(y);
          form.push_back(inpatient ? "inpatient" : "outpatient");
          drg.push_back(fmt::format("{}{}", inpatient ? "S" : "O", group));
          limit.push_back((inpatient ? 4'000'000 : 300'000) * (2 + group) * 2 + (y - 2018) * 1000);
          list.push_back("TEST");
          kind.push_back("clinic");
          version.push_back("1");
        }
      }
    }
    return {{column_of("year", year), column_of("care_form", form), column_of("drg", drg), column_of("limit", limit), column_of("list_id", list),
             column_of("list_kind", kind), column_of("list_version", version)}};
  }

  static table::Batch nation() {
    Integers year, contacts, cost, outliers, outlier_cost;
    Texts area, form, drg, band, sex;
    for (int group = 0; group < 5; ++group) {
      for (const bool inpatient : {true, false}) {
        for (const char* b : {"0-64", "65+"}) {
          for (const char* s : {"F", "M"}) {
            const std::int64_t n = 10'000 + 1000 * group;
            year.push_back(2019);
            area.push_back("nation");
            form.push_back(inpatient ? "inpatient" : "outpatient");
            drg.push_back(fmt::format("{}{}", inpatient ? "S" : "O", group));
            band.push_back(b);
            sex.push_back(s);
            contacts.push_back(n);
            outliers.push_back(n * (inpatient ? 5 : 3) / 100 + group * 10);
            cost.push_back(n * (inpatient ? 10'000'000 : 800'000));
            outlier_cost.push_back(cost.back().value() / 5);
          }
        }
      }
    }
    return {{column_of("year", year), column_of("area_type", area), column_of("care_form", form), column_of("drg", drg), column_of("age_band", band),
             column_of("sex", sex), column_of("contacts", contacts), column_of("cost", cost), column_of("outliers", outliers),
             column_of("outlier_cost", outlier_cost)}};
  }

  /// Slowly ageing: every year fewer young and more old inhabitants.
  static table::Batch population() {
    Integers year, age, count;
    Texts area, sex;
    for (const std::int64_t y : {2018, 2019}) {
      for (std::int64_t a = 0; a <= 100; ++a) {
        for (const char* s : {"F", "M"}) {
          year.push_back(y);
          area.push_back("9900");
          sex.push_back(s);
          age.push_back(a);
          count.push_back(1000 - 8 * a + (y - 2018) * (a < 65 ? -10 : 5));
        }
      }
    }
    return {{column_of("year", year), column_of("area", area), column_of("sex", sex), column_of("age", age), column_of("count", count)}};
  }

  RegionOptions options_;
  std::mt19937 random_{20};
  Integers year_, age_, cost_, person_;
  Texts form_, hospital_, clinic_, municipality_, sex_, age_group_, chapter_, drg_;
};

inline Region make_region(const RegionOptions& options = {}) { return RegionMaker(options).make(); }

inline model::DatasetInfo region_info() {
  return {
      .name = "contacts",
      .kind = "care_contact",
      .version = "v1",
      .currency = "SEK",
      .synthetic = true,
      .codes = {{"sex", {{.code = "F", .label = {"Kvinnor", "Women"}}, {.code = "M", .label = {"Män", "Men"}}}},
                {"chapter",
                 {{.code = "01", .label = {"Infektionssjukdomar", "Infectious diseases"}}, {.code = "02", .label = {"Tumörer", "Neoplasms"}}}},
                {"municipality", {{.code = "9901", .label = core::same_text("Björkfors")}, {.code = "9900", .label = core::same_text("Aspnäs")}}}},
      .age_groups = {{"0-17", {0, 17}}, {"18-44", {18, 44}}, {"45-64", {45, 64}}, {"65-79", {65, 79}}, {"80+", {80, 999}}}};
}

/// The region with its population, and limits and nation as far as they are wanted.
inline void bind_region(EngineRun& run, const Region& region, bool limits = true, bool nation = true) {
  run.bind(region_info(), region.contacts);
  run.bind({.name = "population", .kind = "population", .version = "v1", .is_public = true}, region.population);
  if (limits) run.bind({.name = "limits", .kind = "drg_limit", .version = "v1", .currency = "SEK", .is_public = true}, region.limits);
  if (nation) run.bind({.name = "nation", .kind = "reference_aggregate", .version = "v1", .currency = "SEK", .is_public = true}, region.nation);
}

}  // namespace rodtrad::test
