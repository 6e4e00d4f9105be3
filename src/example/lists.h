// The national lists and the label lists of the example.
#pragma once

#include <filesystem>

#include "example/nation.h"

namespace rodtrad::example {

/// Cost limit, weight and mean inlier cost per year and group.
void write_limits(const World& nation, const Limits& limits, const NationTally& tally, const std::filesystem::path& file);

/// The nation and its three kinds of hospitals by year, care form, group, age band and sex.
void write_nation(const World& nation, const NationTally& tally, const std::filesystem::path& file);

/// municipalities.csv, hospitals.csv, clinics.csv and drg.csv: codes with names in Swedish and English.
void write_labels(const std::filesystem::path& folder);

}  // namespace rodtrad::example
