// A file with some of its rows replaced: those that were in quarantine and have been put right there.
#pragma once

#include "formats/row_source.h"

namespace rodtrad::lake {

/// The rows of `source`, with each row of the quarantine file `repairs` (columns rodtrad_line, rodtrad_reasons, then those
/// of the source) in the place of the row on that line; `name` is what people call the file. A row that is no longer in it
/// stays as it was. Problems: those of CSV, not_a_quarantine; at the end of the rows unknown_line.
core::Expected<std::unique_ptr<formats::RowSource>> repaired_rows(std::unique_ptr<formats::RowSource> source, const std::filesystem::path& repairs,
                                                                  const std::string& name);

}  // namespace rodtrad::lake
