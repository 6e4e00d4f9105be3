// A packed number is cut out of the eight bytes that begin where it does.
#include "engine/kernels/hybrid.h"

#include <algorithm>

namespace rodtrad::engine::kernels {

Hybrid::Hybrid(Bytes bytes, unsigned width) : input_(bytes), width_(width) {
  if (width > 32) throw Unfit{"packed numbers are too wide"};
}

void Hybrid::start_run() {
  const std::uint64_t head = input_.varint();
  packed_ = head & 1;
  left_ = static_cast<std::size_t>(head >> 1);
  if (left_ == 0 || left_ > std::size_t{1} << 31) throw Unfit{"a run has an impossible length"};
  if (packed_) {
    groups_ = input_.take(std::min(left_ * width_, input_.size()));  // the last group may be cut short
    left_ = width_ == 0 ? left_ * 8 : std::min(left_ * 8, groups_.size() * 8 / width_);
    bit_ = 0;
    if (left_ == 0) throw Unfit{"a run ends too early"};
    return;
  }
  value_ = 0;
  const Bytes bytes = input_.take((width_ + 7) / 8);
  std::memcpy(&value_, bytes.data(), bytes.size());
}

void Hybrid::unpack(std::span<std::uint32_t> to) {
  const std::uint64_t mask = (std::uint64_t{1} << width_) - 1;
  const std::byte* from = groups_.data();
  std::size_t bit = bit_;
  for (std::uint32_t& number : to) {
    std::uint64_t word;
    std::memcpy(&word, from + bit / 8, sizeof word);
    number = static_cast<std::uint32_t>(word >> (bit % 8) & mask);
    bit += width_;
  }
  bit_ = bit;
}

void Hybrid::take(std::span<std::uint32_t> to) {
  while (!to.empty()) {
    if (left_ == 0) start_run();
    const std::size_t count = std::min(left_, to.size());
    if (packed_)
      unpack(to.first(count));
    else
      std::fill_n(to.begin(), count, value_);
    left_ -= count;
    to = to.subspan(count);
  }
}

bool Hybrid::is_run_of(std::uint32_t value, std::size_t count) {
  if (left_ == 0) start_run();
  return !packed_ && value_ == value && left_ >= count;
}

}  // namespace rodtrad::engine::kernels
