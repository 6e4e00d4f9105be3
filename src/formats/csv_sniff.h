// Guesses what a CSV file's author meant but did not say: delimiter, line end and decimal sign.
#pragma once

#include "formats/csv.h"

namespace rodtrad::formats {

/// '\n', or '\r' when the text has that alone.
char sniff_row_end(std::string_view text);

/// Among ; , tab |: the one that stands equally often in most of the first lines; ',' when there is none.
char sniff_delimiter(std::string_view text, char row_end);

/// ',' when more fields of the rows read as numbers with a decimal comma than with a point, else '.'.
char sniff_decimal(const RowBlock& rows);

}  // namespace rodtrad::formats
