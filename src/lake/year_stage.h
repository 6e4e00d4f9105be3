// The rows of one year on their way to Parquet. Years know nothing of each other: what a year's file looks like depends on
// its own rows alone. Texts of which there are few are written as what the engine calls an enumeration, which spares most
// of the work on them.
#pragma once

#include "lake/dataset.h"
#include "lake/year_column.h"
#include "sql/connection.h"

namespace rodtrad::lake {

/// An enumeration with more texts would need wider numbers.
inline constexpr std::size_t kMostTexts = std::size_t{1} << 16;

/// Sorts the rows and writes them into the folder, with the same bytes for any order in which they came. Throws Failure.
DataFile write_year(int year, const YearSpill& rows, const YearContext& context, sql::DuckdbConnection& database,
                    const std::filesystem::path& folder);

}  // namespace rodtrad::lake
