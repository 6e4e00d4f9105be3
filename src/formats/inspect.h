// What a file holds, told without taking it in: shapes, counts, sums and what is wrong with it.
#pragma once

#include "formats/open_rows.h"

namespace rodtrad::formats {

struct Inspection {
  Format format = Format::csv;
  std::string facts;        // a JSON object
  core::Problems problems;  // errors: the file must be refused
  bool is_usable() const { return !core::has_errors(problems); }
};

/// Problems in the answer are those of the file; Expected fails only when it cannot be opened at all.
core::Expected<Inspection> inspect(const std::filesystem::path& path);

}  // namespace rodtrad::formats
