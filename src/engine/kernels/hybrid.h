// Hybrid: Parquet's small numbers, in runs of one value and in groups of eight packed to a fixed number of bits.
// Source: Apache Parquet, Encodings: "Run Length Encoding / Bit-Packing Hybrid".
#pragma once

#include "engine/kernels/page_input.h"

namespace rodtrad::engine::kernels {

class Hybrid {
 public:
  /// Eight bytes behind the given ones must be readable.
  Hybrid(Bytes bytes, unsigned width);
  /// The next numbers. Throws Unfit when there are not as many.
  void take(std::span<std::uint32_t> to);
  /// Whether the next `count` numbers are all this one, as one run; nothing is taken.
  bool is_run_of(std::uint32_t value, std::size_t count);

 private:
  void start_run();
  void unpack(std::span<std::uint32_t> to);
  PageInput input_;
  unsigned width_;
  std::size_t left_ = 0;  // of the present run
  bool packed_ = false;
  std::uint32_t value_ = 0;  // of a run of one value
  Bytes groups_;             // of a packed run
  std::size_t bit_ = 0;      // the next number's first in them
};

}  // namespace rodtrad::engine::kernels
