// Dimensions that methods cut contacts by, before their categories are known, and the two sides of 65 years.
#pragma once

#include <optional>
#include <set>

#include "model/method.h"
#include "table/table.h"

namespace rodtrad::methods {

/// A dimension of a cut before its categories are known.
struct CutDimension {
  std::string id;
  core::Text label;
  table::Role role = table::Role::other;
  table::Expression code;
  std::vector<table::Category> known;  // labels and order of codes; others follow, unknown last
  bool inside_previous = false;        // every category lies in one category of the dimension before it
  bool total = true;                   // the sum over the categories is one too
  bool keep_known = false;             // known categories are there even where no contact has them
  table::Category rest = {.code = "unknown", .label = {"Uppgift saknas", "Not known"}};  // contacts whose code is null
};

/// A column of the dataset as a dimension, with the labels that the dataset knows.
CutDimension dimension_of(const model::DatasetInfo& dataset, const std::string& column, core::Text label, table::Role role);

/// Categories of the codes that occur, in the order of the known ones, then others by code, then the rest ("").
std::vector<table::Category> categories_of(const std::set<std::string>& codes, const CutDimension& dimension);

table::Category total_category();

/// Codes of data/codes/age_band.toml.
inline constexpr const char* kOld = "65+";
inline constexpr const char* kYoung = "0-64";
inline constexpr int kAgeBoundary = 65;  // where they meet

/// The age groups are known and none holds ages on both sides of 65.
bool groups_have_boundary(const model::DatasetInfo& dataset);
/// The contact has an age, or age groups with a boundary at 65.
bool has_age_band(const model::DatasetInfo& dataset);
/// kYoung or kOld; only where there is an age band.
table::Expression age_band_code(const model::DatasetInfo& dataset);
CutDimension age_band_dimension(const model::DatasetInfo& dataset);
/// The age groups by rising age.
CutDimension age_group_dimension(const model::DatasetInfo& dataset);
/// Why there is no age band: "källan anger ingen ålder".
core::Text why_no_age_band(const model::DatasetInfo& dataset);

/// Sex, and age as far as the data give it: the band where there is one, the groups inside it where they keep to it, or the
/// groups alone.
struct PeopleDimensions {
  std::vector<CutDimension> dimensions;
  std::vector<std::string> names;             // of the breakdowns, one per dimension
  std::optional<core::Text> why_no_age_band;  // set when there is none
};
PeopleDimensions people_dimensions(const model::DatasetInfo& dataset);

}  // namespace rodtrad::methods
