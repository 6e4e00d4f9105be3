// 128-bit fingerprints of rows and keys, and a set that tells where one was seen before. Not cryptographic: two different
// rows share one with a chance of about 10^-15 in a hundred million rows (96 bits are kept).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rodtrad::lake {

struct Fingerprint {
  std::uint64_t first = 0;
  std::uint64_t second = 0;

  void add(std::uint64_t value);
  void add(std::string_view text);
};

class SeenRows {
 public:
  /// Line (from 1) on which the fingerprint was added first; nothing when it is new, and then it is remembered.
  std::optional<std::uint32_t> add(const Fingerprint& fingerprint, std::uint32_t line);
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t line = 0;  // 0 = empty
  };
  Slot& slot(std::uint64_t first, std::uint32_t second);
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t size_ = 0;
};

}  // namespace rodtrad::lake
