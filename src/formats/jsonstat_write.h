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

/// Several: a collection of datasets (2.0), a bundle by id (1.x).
std::string write_jsonstat(std::span<const JsonStatDataset> datasets, JsonStatVersion version, const std::string& language = {});

/// How many dimensions, categories and notes are looked at for writing the table: for tests of how the work grows.
std::size_t jsonstat_effort(const StatisticsTable& table);

}  // namespace rodtrad::formats
