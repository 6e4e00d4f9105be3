// A value that is new to a thread is looked up under the lock.
#include "engine/kernels/dictionary.h"

namespace rodtrad::engine::kernels {

std::uint32_t Dictionary::code_of(const Value& value) {
  const std::lock_guard lock(mutex_);
  const auto found = codes_.find(value);
  if (found != codes_.end()) return found->second;
  if (values_.size() >= limit_) return kNoCode;
  const auto code = static_cast<std::uint32_t>(values_.size());
  codes_.emplace(value, code);
  values_.push_back(value);
  return code;
}

std::vector<Value> Dictionary::values() const {
  const std::lock_guard lock(mutex_);
  return values_;
}

std::uint32_t CodeCache::find_further(std::uint64_t low, std::uint64_t high) const {
  for (std::size_t at = place(low, high);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].code == kNoCode || (slots_[at].low == low && slots_[at].high == high)) return slots_[at].code;
  }
}

void CodeCache::put(const Slot& slot) {
  std::size_t at = place(slot.low, slot.high);
  while (slots_[at].code != kNoCode) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void CodeCache::add(std::uint64_t low, std::uint64_t high, std::uint32_t code) {
  if (++used_ * 4 > slots_.size()) {
    --shift_;
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : before) {
      if (slot.code != kNoCode) put(slot);
    }
  }
  put({low, high, code});
}

std::uint32_t Coder::nothing() {
  if (nothing_ == kNoCode) nothing_ = shared_->code_of({});
  return nothing_;
}

std::uint32_t Coder::text(std::string_view value) {
  if (value.size() > sizeof sql::PackedText{}.near.bytes) return long_text(std::string(value));
  sql::PackedText packed{.near = {.length = static_cast<std::uint32_t>(value.size()), .bytes = {}}};
  std::copy(value.begin(), value.end(), packed.near.bytes);
  return text(packed);
}

std::uint32_t Coder::learn_number(std::int64_t value) {
  const std::uint32_t code = shared_->code_of(value);
  if (code == kNoCode) return code;
  if (const auto key = static_cast<std::uint64_t>(value); key < small_.size())
    small_[key] = code;
  else
    near_.add(key, 0, code);
  return code;
}

std::uint32_t Coder::learn_text(const sql::PackedText& value, const std::uint64_t (&key)[2]) {
  const std::uint32_t code = shared_->code_of(std::string(value.view()));
  if (code != kNoCode) near_.add(key[0], key[1], code);
  return code;
}

std::uint32_t Coder::long_text(std::string value) {
  const auto found = far_.find(value);
  if (found != far_.end()) return found->second;
  const std::uint32_t code = shared_->code_of(value);
  if (code != kNoCode) far_.emplace(std::move(value), code);
  return code;
}

}  // namespace rodtrad::engine::kernels
