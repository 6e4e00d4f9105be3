// Finding the years, cutting the contacts, applying the rule.
#include "methods/demographic_pressure_study.h"

#include "methods/cuts.h"
#include "methods/demographic_pressure_pools.h"
#include "methods/words.h"

namespace rodtrad::methods::demographic_pressure {

using core::Text;
using model::DatasetInfo;
using table::column;
using table::Role;

namespace {

table::Condition in_years(const std::string& one, const std::string& other) {
  return {.value = column("year"), .test = table::Condition::Test::in, .codes = {one, other}};
}

/// Persons in the age bands and years of each combination of the keys that follow, or contacts when persons are not known.
std::map<std::vector<std::string>, Crowd> crowds_by(const Study& study, const std::vector<table::CellsRow>& rows) {
  std::map<std::vector<std::string>, Crowd> crowds;
  for (const table::CellsRow& row : rows) {
    if (row.key[1] != kYoung && row.key[1] != kOld) continue;
    Crowd& crowd = crowds[{row.key.begin() + 2, row.key.end()}];
    const std::size_t place = (row.key[0] == study.final ? 2 : 0) + (row.key[1] == kOld ? 1 : 0);
    crowd.persons[place] = row.persons.value_or(row.rows);
    crowd.contacts += row.rows;
  }
  return crowds;
}

table::Key year_key() { return {"year", column("year")}; }
table::Key band_key(const Study& study) { return {"age_band", age_band_code(study.contacts)}; }

// ---- dimensions ----------------------------------------------------------------------------------------------------

CutDimension year_dimension(const Study& study) {
  return {.id = "year",
          .label = {"År", "Year"},
          .role = Role::time,
          .code = column("year"),
          .known = {{.code = study.base, .label = core::same_text(study.base)}, {.code = study.final, .label = core::same_text(study.final)}},
          .total = false,
          .keep_known = true};
}

CutDimension band_dimension(const Study& study) {
  CutDimension dimension = age_band_dimension(study.contacts);
  dimension.keep_known = true;
  return dimension;
}

CutDimension age_class_dimension(const Study& study) {
  if (!study.contacts.has("age")) return age_group_dimension(study.contacts);
  CutDimension dimension{.id = "age_group", .label = {"Åldersklass", "Age class"}, .role = Role::age};
  const auto classes = age_classes(study);
  dimension.code = table::band(column("age"), classes);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const std::int64_t first = classes[i].first;
    Text label = core::say("{} år och äldre", "{} years and over", first);
    if (i + 1 < classes.size()) label = core::say("{}–{} år", "{}–{} years", first, classes[i + 1].first - 1);
    dimension.known.push_back({.code = classes[i].second, .label = std::move(label)});
  }
  return dimension;
}

// ---- cutting -------------------------------------------------------------------------------------------------------

class Cutter {
 public:
  explicit Cutter(Study& study) : study_(study) {}

  void cut_all() {
    CutDimension ages = age_class_dimension(study_);
    ages.inside_previous = true;
    cut("people", {"", "sex"}, {std::move(ages), dimension_of(study_.contacts, "sex", {"Kön", "Sex"}, Role::sex)});
    cut_column("area", {"Verksamhetsområde", "Area of care"}, Role::other,
               {"källan anger inget verksamhetsområde", "the source gives no area of care"});
    cut_hospitals();
    cut_chapters();
    cut_column("municipality", {"Kommun", "Municipality"}, Role::geography, {"källan anger ingen kommun", "the source gives no municipality"});
    sum_chapters();
  }

 private:
  bool has(const std::string& name) const { return study_.contacts.has(name); }

  /// A cube with one breakdown per named dimension.
  void cut(const std::string& id, const std::vector<std::string>& breakdowns, std::vector<CutDimension> dimensions) {
    dimensions.insert(dimensions.begin(), {year_dimension(study_), band_dimension(study_)});
    CubeRequest request{
        .id = id, .dimensions = std::move(dimensions), .cells = {.filter = study_.filter, .by = {}, .sums = {column("cost")}}, .measures = {"cost"}};
    request.cells.contributions = {0};
    request.values = [](const table::CellsRow& row) { return std::vector{static_cast<double>(row.sums[0])}; };
    study_.cubes.emplace(id, count_cube(study_.run, request).cube);
    for (std::size_t i = 0; i < breakdowns.size(); ++i) {
      if (!breakdowns[i].empty()) study_.breakdowns.push_back({.id = breakdowns[i], .cut = id, .dimension = kFirstCut + i});
    }
  }

  void cut_column(const std::string& id, Text label, Role role, Text why_not) {
    if (has(id))
      cut(id, {id}, {dimension_of(study_.contacts, id, std::move(label), role)});
    else
      study_.impossible[id] = std::move(why_not);
  }

  std::vector<table::CellsRow> rows_by(const std::vector<std::string>& columns) {
    table::Cells request{.filter = study_.filter, .by = {year_key(), band_key(study_)}};
    for (const std::string& name : columns) request.by.push_back({name, column(name)});
    return study_.run.cells("care_contact", request).rows;
  }

  /// Small categories of a column counted together, apart for each category of the outer column when there is one.
  void pool(CutDimension& dimension, const std::string& outer, const Text& label) {
    std::map<std::string, std::map<std::string, Crowd>> crowds;
    const auto rows = rows_by(outer.empty() ? std::vector{dimension.id} : std::vector{dimension.id, outer});
    for (const auto& [key, crowd] : crowds_by(study_, rows)) {
      if (!key[0].empty()) crowds[outer.empty() ? "" : key[1]][key[0]] = crowd;
    }
    std::vector<std::pair<std::string, std::string>> codes;
    bool any = false;
    for (const auto& [within, inner] : crowds) {
      const std::set<std::string> small = pooled_categories(inner, study_.settings.least_persons);
      const std::string code = outer.empty() ? kOther : kOther + std::string(" ") + within;
      for (const auto& [name, crowd] : inner) codes.emplace_back(name, small.contains(name) ? code : name);
      if (small.empty()) continue;
      dimension.known.push_back({.code = code, .label = outer.empty() ? label : label + Text{", ", ", "} + label_of(outer, within)});
      any = true;
    }
    if (!any) return;
    dimension.code = table::map_codes(column(dimension.id), std::move(codes));
    study_.pooled = true;
  }

  Text label_of(const std::string& name, const std::string& code) const {
    const auto found = study_.contacts.codes.find(name);
    if (found != study_.contacts.codes.end()) {
      for (const table::Category& category : found->second) {
        if (category.code == code) return category.label;
      }
    }
    return core::same_text(code);
  }

  /// Clinics that each belong to one hospital are parts of it, and protected together with it.
  void cut_hospitals() {
    const bool hospitals = has("hospital"), clinics = has("clinic");
    if (!hospitals) study_.impossible["hospital"] = {"källan anger inget sjukhus", "the source gives no hospital"};
    if (!clinics) study_.impossible["clinic"] = {"källan anger ingen klinik", "the source gives no clinic"};
    const CutDimension hospital = dimension_of(study_.contacts, "hospital", {"Sjukhus", "Hospital"}, Role::geography);
    clinic_ = dimension_of(study_.contacts, "clinic", {"Klinik", "Clinic"}, Role::other);
    clinic_.inside_previous = hospitals && clinics && lies_inside(study_.run, study_.filter, clinic_, hospital);
    if (clinics) pool(clinic_, clinic_.inside_previous ? "hospital" : "", {"Övriga kliniker", "Other clinics"});
    if (clinic_.inside_previous) return cut("hospital", {"hospital", "clinic"}, {hospital, clinic_});
    if (hospitals) cut("hospital", {"hospital"}, {hospital});
    if (clinics) cut("clinic", {"clinic"}, {clinic_});
  }

  void cut_chapters() {
    if (!has("chapter")) {
      study_.impossible["chapter"] = {"källan anger ingen diagnos", "the source gives no diagnosis"};
      return;
    }
    CutDimension chapter = dimension_of(study_.contacts, "chapter", {"Diagnoskapitel", "Diagnosis chapter"}, Role::other);
    pool(chapter, "", {"Övriga kapitel", "Other chapters"});
    cut("chapter", {"chapter"}, {chapter});
  }

  // ---- chapters within clinics: small ones are counted together, and only the sum over each clinic is kept

  struct Part {
    Crowd crowd;
    Change old, young;
  };

  void sum_chapters() {
    if (!has("clinic") || !has("chapter")) return;
    table::Cells request{.filter = study_.filter, .by = {year_key(), band_key(study_), {"clinic", clinic_.code}, {"chapter", column("chapter")}}};
    request.sums = {column("cost")};
    const auto& rows = study_.run.cells("care_contact", request).rows;
    std::map<std::string, std::map<std::string, Part>> clinics;
    for (const auto& [key, crowd] : crowds_by(study_, rows)) clinics[key[0]][key[1]].crowd = crowd;
    for (const table::CellsRow& row : rows) {
      if (row.key[1] == kOld || row.key[1] == kYoung) add(row, clinics.at(row.key[2]).at(row.key[3]));
    }
    for (const auto& [clinic, chapters] : clinics) study_.chapter_sums[clinic.empty() ? clinic_.rest.code : clinic] = sum_of(chapters);
  }

  void add(const table::CellsRow& row, Part& part) const {
    Change& change = row.key[1] == kOld ? part.old : part.young;
    const auto cost = static_cast<double>(row.sums[0]);
    const bool after = row.key[0] == study_.final;
    change.contacts += after ? row.rows : -row.rows;
    change.cost += after ? cost : -stats::on_grid(cost * study_.settings.price_factor);
  }

  double sum_of(const std::map<std::string, Part>& chapters) {
    std::map<std::string, Crowd> crowds;
    for (const auto& [code, part] : chapters) crowds[code] = part.crowd;
    const std::set<std::string> small = pooled_categories(crowds, study_.settings.least_persons);
    study_.pooled = study_.pooled || !small.empty();
    double sum = 0;
    Part together;
    for (const auto& [code, part] : chapters) {
      if (!small.contains(code)) sum += pressure(part.old, part.young, study_.settings.rule);
      if (!small.contains(code)) continue;
      together.old = {together.old.contacts + part.old.contacts, together.old.cost + part.old.cost};
      together.young = {together.young.contacts + part.young.contacts, together.young.cost + part.young.cost};
    }
    return sum + pressure(together.old, together.young, study_.settings.rule);
  }

  Study& study_;
  CutDimension clinic_;
};

std::optional<std::pair<std::string, std::string>> years_of(model::Run& run, const Settings& settings, Text& why) {
  std::set<std::string> years;
  for (const table::CellsRow& row : run.cells("care_contact", year_request()).rows) years.insert(row.key[0]);
  years.erase("");
  if (years.size() < 2) {
    why = {"kontakterna gäller ett enda år", "the contacts are for one year only"};
    return std::nullopt;
  }
  const std::string base = settings.base_year == 0 ? *years.begin() : std::to_string(settings.base_year);
  const std::string last = settings.final_year == 0 ? *years.rbegin() : std::to_string(settings.final_year);
  for (const std::string& year : {base, last}) {
    if (years.contains(year)) continue;
    why = core::say("inga kontakter finns för år {}", "there are no contacts for the year {}", year);
    return std::nullopt;
  }
  if (base >= last) {
    why = {"slutåret måste komma efter basåret", "the final year must come after the base year"};
    return std::nullopt;
  }
  return std::pair(base, last);
}

}  // namespace

// ---- places --------------------------------------------------------------------------------------------------------

std::size_t Place::index(Year year, std::size_t band) const {
  std::vector<std::size_t> there = at;
  there[kYear] = year;
  there[kBand] = band;
  return cube->index(there);
}

const Breakdown* Study::find(const std::string& id) const {
  const auto found = std::find_if(breakdowns.begin(), breakdowns.end(), [&](const Breakdown& breakdown) { return breakdown.id == id; });
  return found == breakdowns.end() ? nullptr : &*found;
}

Place Study::place(const Breakdown& breakdown, std::size_t category) const {
  const table::Cube& cube = cubes.at(breakdown.cut);
  Place place{.cube = &cube, .at = std::vector<std::size_t>(cube.dimensions.size(), 0)};
  place.at[breakdown.dimension] = category;
  return place;
}

Place Study::whole() const { return place({.id = "", .cut = "people", .dimension = kFirstCut}, 0); }

double Study::cost(const Place& place, Year year, std::size_t band) const {
  const double cost = place.cost(year, band);
  return year == kBase ? stats::on_grid(cost * settings.price_factor) : cost;
}

Change Study::change(const Place& place, std::size_t band) const {
  return {.contacts = place.cell(kFinal, band).rows - place.cell(kBase, band).rows, .cost = cost(place, kFinal, band) - cost(place, kBase, band)};
}

double Study::amount(const Place& place) const { return pressure(change(place, k65AndOver), change(place, kUnder65), settings.rule); }

stats::ChangeInParts Study::parts(const Place& place) const {
  std::vector<stats::GroupAtTwoTimes> groups;
  for (std::size_t band = kUnder65; band < place.bands(); ++band) {
    groups.push_back({.count_before = static_cast<double>(place.cell(kBase, band).rows),
                      .amount_before = cost(place, kBase, band),
                      .count_after = static_cast<double>(place.cell(kFinal, band).rows),
                      .amount_after = cost(place, kFinal, band)});
  }
  return stats::change_in_parts(groups);
}

double Study::chapter_sum(const std::string& clinic) const {
  const auto found = chapter_sums.find(clinic);
  return found == chapter_sums.end() ? 0 : found->second;
}

// ---- making --------------------------------------------------------------------------------------------------------

table::Cells year_request() {
  return {.filter = {{.value = column("cost"), .test = table::Condition::Test::not_null}}, .by = {year_key()}, .sums = {}};
}

std::vector<std::pair<std::int64_t, std::string>> age_classes(const Study& study) {
  std::vector<std::pair<std::int64_t, std::string>> classes;
  if (!study.contacts.has("age")) {
    for (const auto& [code, bounds] : study.contacts.age_groups) classes.emplace_back(bounds.first, code);
    std::sort(classes.begin(), classes.end());
    return classes;
  }
  std::set<std::int64_t> starts = {0, kAgeBoundary, study.settings.oldest_group};
  for (std::int64_t age = 0; age < study.settings.oldest_group; age += study.settings.age_width) starts.insert(age);
  for (const std::int64_t start : starts) classes.emplace_back(start, fmt::format("{:03}", start));
  return classes;
}

std::optional<Study> make_study(model::Run& run, const Settings& settings, Text& why) {
  const DatasetInfo& contacts = *run.dataset("care_contact");
  if (!has_age_band(contacts)) {
    why = why_no_age_band(contacts);
    return std::nullopt;
  }
  const auto years = years_of(run, settings, why);
  if (!years) return std::nullopt;
  Study study{.run = run, .settings = settings, .contacts = contacts, .base = years->first, .final = years->second};
  study.filter = {{.value = column("cost"), .test = table::Condition::Test::not_null}, in_years(study.base, study.final)};
  Cutter(study).cut_all();
  return study;
}

}  // namespace rodtrad::methods::demographic_pressure
