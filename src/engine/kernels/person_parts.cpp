// Totals stay where they are while parts are added, so that other sets may point to them.
#include "engine/kernels/person_parts.h"

namespace rodtrad::engine::kernels {

void PersonParts::make_room(std::size_t more) {
  if (parts_.size() >= count_ + more) return;
  parts_.resize(count_ + 2 * more);
  own_.resize(parts_.size() * width_);
  for (std::size_t i = 0; i < count_; ++i) parts_[i].sums = own(i);
}

std::span<PersonPart> PersonParts::complete() {
  std::size_t count = count_;
  while (count > 0 && parts_[count - 1].person == parts_[count_ - 1].person) --count;
  return all().first(count);
}

void PersonParts::drop(std::size_t count) {
  if (count == 0) return;
  count_ -= static_cast<std::uint32_t>(count);
  for (std::size_t i = 0; i < count_; ++i) {
    parts_[i] = parts_[count + i];
    std::copy_n(parts_[i].sums, width_, own(i));
    parts_[i].sums = own(i);
    open_[parts_[i].place].part = static_cast<std::uint32_t>(i);
  }
}

}  // namespace rodtrad::engine::kernels
