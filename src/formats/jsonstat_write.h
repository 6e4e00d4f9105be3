// Writing of JSON-stat (json-stat.org/full): the same tables always give the same bytes.
#pragma once

#include <span>

#include "formats/jsonstat.h"

namespace rodtrad::formats {

enum class JsonStatVersion { v1, v2 };

/// The table in one of its languages ("": the main one). Cells about which it says nothing are left out; marks are
/// statuses. Notes on cells stand among those of the dataset, after the cells' words. Language, id, contents and
/// subject stand in `extension.px`, as PxWebApi has them.
std::string write_jsonstat(const StatisticsTable& table, JsonStatVersion version = JsonStatVersion::v2, const std::string& language = {});

/// What PxWebApi 2 says besides, and its clients ask for: how dimensions are laid out, which may be left out, how they are shown.
struct PxWebDetails {
  std::string updated;               // UTC
  std::vector<std::string> stub;     // ids of dimensions
  std::vector<std::string> heading;  // the same
  std::string described_by;          // address of a page about the table; "" = none
  bool with_values = true;           // false: metadata, without cells
};
/// JSON-stat 2 as PxWebApi 2 writes it: every cell has its place in `value`, categories are numbered by an object.
std::string write_pxweb_jsonstat(const StatisticsTable& table, const PxWebDetails& details, const std::string& language);

/// Several: a collection of datasets (2.0), a bundle by id (1.x).
std::string write_jsonstat(std::span<const JsonStatDataset> datasets, JsonStatVersion version, const std::string& language = {});

/// How many dimensions, categories and notes are looked at for writing the table: for tests of how the work grows.
std::size_t jsonstat_effort(const StatisticsTable& table);

}  // namespace rodtrad::formats
