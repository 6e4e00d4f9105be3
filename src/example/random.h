// Random numbers that are equal on every machine: splitmix64 (Sebastiano Vigna, 2015, placed in the public domain;
// xoshiro.di.unimi.it/splitmix64.c). Every person has a stream of her own, so results do not depend on threads or order.
#pragma once

#include <cstdint>
#include <vector>

namespace rodtrad::example {

class Random {
 public:
  explicit Random(std::uint64_t state) : state_(state) {}
  /// Stream number `index` of a seed.
  Random(std::uint64_t seed, std::uint64_t index) : state_(mixed(seed ^ mixed(index + kStep))) {}

  std::uint64_t next() { return mixed(state_ += kStep); }
  /// Whole number from 0 to n − 1 (n > 0).
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }
  /// True with probability share / 65536.
  bool chance(std::uint32_t share) { return (next() >> 48) < share; }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
  static constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

/// A choice among numbers 0, 1, 2 … with whole-number weights.
class Weighted {
 public:
  void add(std::uint32_t weight) { sums_.push_back((sums_.empty() ? 0 : sums_.back()) + weight); }
  std::uint32_t total() const { return sums_.empty() ? 0 : sums_.back(); }
  std::uint32_t pick(Random& random) const;

 private:
  std::vector<std::uint32_t> sums_;
};

}  // namespace rodtrad::example
