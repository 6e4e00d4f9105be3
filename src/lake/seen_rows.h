// Where a row was seen before: a line for each fingerprint, in as little memory as that takes.
#pragma once

#include <optional>

#include "lake/fingerprint.h"

namespace rodtrad::lake {

/// Not cryptographic: 74 bits of each fingerprint are kept, so that two different rows among a hundred million are taken
/// for one with a chance of about 3 · 10^-7.
class SeenRows {
 public:
  SeenRows() : parts_(kParts) {}

  /// Line (from 1) on which the fingerprint was added first; nothing when it is new, and then it is remembered.
  std::optional<std::uint32_t> add(const Fingerprint& fingerprint, std::uint32_t line);
  std::size_t size() const { return size_; }
  /// Fetches what `add` will look at, so that many can be waited for at once.
  void prefetch(const Fingerprint& fingerprint) const;

 private:
  static constexpr std::size_t kParts = 1024;
  struct Slot {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t line = 0;  // 0 = empty
  };
  /// Parts grow one at a time, so that growing takes little memory beside what there is.
  struct Part {
    std::vector<Slot> slots;
    std::size_t size = 0;
  };
  static std::size_t place(const std::vector<Slot>& slots, std::uint64_t first);
  static std::size_t find(const std::vector<Slot>& slots, std::uint64_t first);
  static void grow(Part& part);
  const Part& part_of(const Fingerprint& fingerprint) const { return parts_[fingerprint.second % kParts]; }

  std::vector<Part> parts_;
  std::size_t size_ = 0;
};

}  // namespace rodtrad::lake
