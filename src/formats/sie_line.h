// One line of a SIE file: a label and its fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/sie.h"

namespace rodtrad::formats {

struct SieLine {
  std::string_view label;           // "KONTO"; "" for the lines { and }
  std::vector<std::string> fields;  // without the list of objects
  std::vector<SieObject> objects;
  std::size_t objects_at = 0;  // how many fields stand before the list
  bool has_objects = false;
  bool is_cut = false;  // the last field has a quotation mark that is not closed

  const std::string& field(std::size_t index) const;
};

/// Reads the line (without its end) into `out`; false when it is not well formed. Lines without a label leave it empty.
bool read_sie_line(std::string_view text, SieLine& out);

/// "-12.5" → -1250; nothing when it is no amount with at most two decimals.
std::optional<std::int64_t> sie_amount(std::string_view text);

/// CRC-32 of what stands between the two #KSUMMA lines, and what the second one states; nothing when the file has no sum.
struct SieChecksum {
  std::uint32_t computed = 0;
  std::string stated;
};
std::optional<SieChecksum> sie_checksum(std::string_view bytes);

}  // namespace rodtrad::formats
