// What a version of a dataset holds, column by column: how many values, which are common, how numbers are spread. Made once, when the
// version is made or when somebody asks for it, and kept beside the versions; it goes when years of the version are erased.
#pragma once

#include <array>

#include "lake/lake.h"
#include "schema/contract.h"

namespace rodtrad::lake {

struct CommonValue {
  std::string value;
  std::int64_t rows = 0;
  std::int64_t persons = 0;  // as rows in kinds without persons
};

struct ColumnProfile {
  std::string column;
  std::int64_t missing = 0;
  std::int64_t distinct = 0;
  std::optional<std::array<double, 5>> spread;  // least, quartiles, most: in the column's unit; money in whole units
  std::string first_day, last_day;              // of dates
  std::vector<CommonValue> common;              // of codes, and of texts in kinds without persons: most rows first
};

struct Profile {
  std::string name;
  std::string version;
  std::int64_t rows = 0;
  bool has_persons = false;
  std::vector<ColumnProfile> columns;  // in the contract's order; without those that say who somebody is
};

/// Reads the whole version, and keeps what it found. Problems: those of Lake::open.
core::Expected<Profile> make_profile(Lake& lake, const std::string& reference);

/// The one that was kept; nothing when none has been made.
std::optional<Profile> kept_profile(const Lake& lake, const std::string& name, const std::string& version);

/// Where it is kept, below the lake's folder.
std::filesystem::path profile_file(const std::filesystem::path& root, const std::string& name, const std::string& version);

std::string profile_json(const Profile& profile);

/// As those see it who may not see data about single persons: no value of fewer than `least` persons and no least or greatest of what
/// is personal, since such a value is one person's; row counts to the nearest ten, so that none is the difference of two others.
Profile protected_profile(Profile profile, const schema::Contract& contract, std::int64_t least);

}  // namespace rodtrad::lake
