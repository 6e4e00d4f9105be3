// Numbers: many integers in the narrowest of 1, 2, 4 or 8 bytes that holds them all; it widens as it grows.
#pragma once

#include <cstdint>
#include <span>
#include <variant>

#include "engine/kernels/bulk.h"

namespace rodtrad::engine::kernels {

class Numbers {
 public:
  std::size_t size() const;
  void reserve(std::size_t count);
  /// Keeps the memory and the width.
  void clear();
  std::size_t reserved() const { return reserved_; }
  void append(std::span<const std::int64_t> values);
  void append(std::span<const std::int32_t> values);
  void append(std::span<const std::uint32_t> codes);
  /// list[places[i]] for each i; all places lie in the list, and its values in [least, most].
  void append_listed(std::span<const std::uint32_t> places, std::span<const std::int64_t> list, std::int64_t least, std::int64_t most);

  /// Calls use(span of the stored values), whatever their width.
  template <class Use>
  decltype(auto) visit(const Use& use) const {
    return std::visit([&](const auto& stored) -> decltype(auto) { return use(std::span(stored)); }, stored_);
  }
  std::int64_t at(std::size_t place) const {
    return visit([&](const auto values) { return static_cast<std::int64_t>(values[place]); });
  }

  /// What each of some numbers takes when all lie in [least, most].
  static std::int64_t bytes_of_each(std::int64_t least, std::int64_t most);
  /// Room for so many, as wide as the given ones; all must be put.
  static Numbers sized(std::size_t count, const Numbers& like);
  /// Whether these are at least as wide as the given ones.
  bool holds(const Numbers& others) const { return stored_.index() >= others.stored_.index(); }
  void make_hold(const Numbers& others);
  /// values[i] goes to places[i], or without places to first + i. Several threads may put values at different places.
  void put(const Numbers& values, std::size_t first, const std::uint32_t* places);

 private:
  using Stored = std::variant<Bulk<std::uint8_t>, Bulk<std::uint16_t>, Bulk<std::int32_t>, Bulk<std::int64_t>>;
  /// value_of(i) for i below `count`, all in [least, most].
  template <class ValueOf>
  void add(std::size_t count, std::int64_t least, std::int64_t most, const ValueOf& value_of);
  template <class T>
  void append_any(std::span<const T> values);
  static Stored empty(std::size_t width);
  void widen(std::size_t width);
  Stored stored_;
  std::size_t reserved_ = 0;
};

}  // namespace rodtrad::engine::kernels
