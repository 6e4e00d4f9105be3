// Options of all commands that read the rows of a file: which sheet, which header, which dataset in it.
#pragma once

#include "cli/command.h"
#include "formats/open_rows.h"

namespace rodtrad::cli {

std::vector<Option> row_options();
/// Problem bad_number.
core::Expected<formats::RowOptions> read_row_options(const Arguments& arguments);

}  // namespace rodtrad::cli
