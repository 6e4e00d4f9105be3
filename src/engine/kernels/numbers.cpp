// Widening copies what is there once; it happens at most three times.
#include "engine/kernels/numbers.h"

#include <algorithm>
#include <limits>

namespace rodtrad::engine::kernels {

namespace {

template <class T>
bool fits(std::int64_t least, std::int64_t most) {
  return least >= std::numeric_limits<T>::min() && most <= std::numeric_limits<T>::max();
}

/// Index of the narrowest stored type for values in [least, most].
std::size_t width_for(std::int64_t least, std::int64_t most) {
  if (fits<std::uint8_t>(least, most)) return 0;
  if (fits<std::uint16_t>(least, most)) return 1;
  return fits<std::int32_t>(least, most) ? 2 : 3;
}

}  // namespace

std::int64_t Numbers::bytes_of_each(std::int64_t least, std::int64_t most) { return std::int64_t{1} << width_for(least, most); }

Numbers::Stored Numbers::empty(std::size_t width) {
  switch (width) {
    case 0:
      return Bulk<std::uint8_t>();
    case 1:
      return Bulk<std::uint16_t>();
    case 2:
      return Bulk<std::int32_t>();
    default:
      return Bulk<std::int64_t>();
  }
}

std::size_t Numbers::size() const {
  return visit([](const auto values) { return values.size(); });
}

void Numbers::reserve(std::size_t count) {
  reserved_ = count;
  std::visit([&](auto& stored) { stored.reserve(count); }, stored_);
}

void Numbers::clear() {
  std::visit([](auto& stored) { stored.clear(); }, stored_);
}

void Numbers::widen(std::size_t width) {
  Stored wider = empty(width);
  std::visit(
      [&](auto& to, const auto& from) {
        to.reserve(std::max(reserved_, from.size()));
        for (const auto value : from) to.push_back(static_cast<typename std::decay_t<decltype(to)>::value_type>(value));
      },
      wider, stored_);
  stored_ = std::move(wider);
}

template <class ValueOf>
void Numbers::add(std::size_t count, std::int64_t least, std::int64_t most, const ValueOf& value_of) {
  if (const std::size_t width = width_for(least, most); width > stored_.index()) widen(width);
  std::visit(
      [&](auto& stored) {
        using Value = typename std::decay_t<decltype(stored)>::value_type;
        const std::size_t before = stored.size();
        stored.resize(before + count);
        Value* to = stored.data() + before;
        for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<Value>(value_of(i));
      },
      stored_);
}

template <class T>
void Numbers::append_any(std::span<const T> values) {
  if (values.empty()) return;
  T least = values[0], most = values[0];
  for (const T value : values) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
  add(values.size(), least, most, [&](std::size_t i) { return values[i]; });
}

void Numbers::append(std::span<const std::int64_t> values) { append_any(values); }
void Numbers::append(std::span<const std::int32_t> values) { append_any(values); }
void Numbers::append(std::span<const std::uint32_t> codes) { append_any(codes); }

void Numbers::append_listed(std::span<const std::uint32_t> places, std::span<const std::int64_t> list, std::int64_t least, std::int64_t most) {
  add(places.size(), least, most, [&](std::size_t i) { return list[places[i]]; });
}

Numbers Numbers::sized(std::size_t count, const Numbers& like) {
  Numbers made;
  made.stored_ = empty(like.stored_.index());
  std::visit([&](auto& stored) { stored.resize(count); }, made.stored_);
  return made;
}

void Numbers::make_hold(const Numbers& others) {
  if (!holds(others)) widen(others.stored_.index());
}

void Numbers::put(const Numbers& values, std::size_t first, const std::uint32_t* places) {
  std::visit(
      [&](auto& stored, const auto& from) {
        using Value = typename std::decay_t<decltype(stored)>::value_type;
        Value* to = places ? stored.data() : stored.data() + first;
        if (places) {
          for (std::size_t i = 0; i < from.size(); ++i) to[places[i]] = static_cast<Value>(from[i]);
        } else {
          for (std::size_t i = 0; i < from.size(); ++i) to[i] = static_cast<Value>(from[i]);
        }
      },
      stored_, values.stored_);
}

}  // namespace rodtrad::engine::kernels
