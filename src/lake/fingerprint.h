// 128-bit fingerprints of rows, keys and texts. Not cryptographic.
#pragma once

#include <cstdint>
#include <string_view>

namespace rodtrad::lake {

struct Fingerprint {
  std::uint64_t first = 0;
  std::uint64_t second = 0;

  void add(std::uint64_t value);
  void add(std::string_view text);
};

}  // namespace rodtrad::lake
