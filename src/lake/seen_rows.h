// Where a row was seen before: a line for each fingerprint, in as little memory as that takes.
#pragma once

#include <optional>
#include <vector>

#include "core/mapped.h"
#include "lake/fingerprint.h"

namespace rodtrad::lake {

/// Rows are known by 106 bits of their fingerprints alone: 64 + 32 in a slot, 10 by the part. Among n rows there are n (n - 1) / 2
/// pairs, each alike in all these bits with a chance of 2^-106: for a hundred million rows 5 · 10^15 / 8.1 · 10^31, so that some row is
/// taken for another, and told as its duplicate, with a chance of 6 · 10^-17. Not cryptographic: who makes up keys could make two alike.
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
    std::uint64_t first = 0;
    std::uint32_t second = 0;  // the upper half; the lowest bits tell the part
    std::uint32_t line = 0;    // 0 = empty
  };
  using Slots = std::vector<Slot, core::MappedAllocator<Slot>>;
  /// Parts grow one at a time, so that growing takes little memory beside what there is.
  struct Part {
    Slots slots;
    std::size_t size = 0;
  };
  static std::size_t place(const Slots& slots, std::uint64_t first);
  static std::size_t find(const Slots& slots, std::uint64_t first, std::uint32_t second);
  static void grow(Part& part);
  const Part& part_of(const Fingerprint& fingerprint) const { return parts_[fingerprint.second % kParts]; }

  std::vector<Part> parts_;
  std::size_t size_ = 0;
};

}  // namespace rodtrad::lake
