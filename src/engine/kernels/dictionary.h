// Dictionary: the values of one column and their codes, shared by the threads that read it; and what each thread knows
// of it already, so that the lock is taken only at a value's first occurrence. Codes may differ between runs: no answer
// shows them.
#pragma once

#include <bit>
#include <map>
#include <mutex>

#include "engine/kernels/column.h"
#include "sql/raw_block.h"

namespace rodtrad::engine::kernels {

inline constexpr std::uint32_t kNoCode = 0xFFFFFFFF;

class Dictionary {
 public:
  explicit Dictionary(std::size_t limit) : limit_(limit) {}
  /// kNoCode when the dictionary is full and the value not in it.
  std::uint32_t code_of(const Value& value);
  std::vector<Value> values() const;

 private:
  mutable std::mutex mutex_;
  std::size_t limit_;
  std::map<Value, std::uint32_t> codes_;
  std::vector<Value> values_;
};

/// Codes by keys of 16 bytes: open addressing with linear steps.
class CodeCache {
 public:
  CodeCache() : slots_(kFirstSize) {}
  std::uint32_t find(std::uint64_t low, std::uint64_t high) const {
    const Slot& first = slots_[place(low, high)];  // an empty slot has key 0 and no code, so no test for it is needed
    return first.low == low && first.high == high ? first.code : find_further(low, high);
  }
  void add(std::uint64_t low, std::uint64_t high, std::uint32_t code);

 private:
  static constexpr std::size_t kFirstSize = 1024;
  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t code = kNoCode;
  };
  std::size_t place(std::uint64_t low, std::uint64_t high) const { return ((low ^ std::rotl(high, 29)) * 0x9E3779B97F4A7C15) >> shift_; }
  std::uint32_t find_further(std::uint64_t low, std::uint64_t high) const;
  void put(const Slot& slot);
  std::vector<Slot> slots_;
  int shift_ = 64 - 10;  // the leading bits of a product are its best
  std::size_t used_ = 0;
};

/// One thread's view of a dictionary.
class Coder {
 public:
  explicit Coder(Dictionary& shared) : shared_(&shared) {}
  std::uint32_t nothing();
  std::uint32_t number(std::int64_t value) {
    const std::uint64_t key = static_cast<std::uint64_t>(value);
    const std::uint32_t code = key < small_.size() ? small_[key] : near_.find(key, 0);
    return code != kNoCode ? code : learn_number(value);
  }
  std::uint32_t text(std::string_view value);
  std::uint32_t text(const sql::PackedText& value) {
    if (value.near.length > sizeof value.near.bytes) return long_text(std::string(value.view()));
    std::uint64_t key[2];
    std::memcpy(key, &value, sizeof key);
    const std::uint32_t code = near_.find(key[0], key[1]);
    return code != kNoCode ? code : learn_text(value, key);
  }

 private:
  std::uint32_t learn_number(std::int64_t value);
  std::uint32_t learn_text(const sql::PackedText& value, const std::uint64_t (&key)[2]);
  std::uint32_t long_text(std::string value);
  Dictionary* shared_;
  std::vector<std::uint32_t> small_ = std::vector<std::uint32_t>(4096, kNoCode);  // of years, ages and the like
  CodeCache near_;
  std::unordered_map<std::string, std::uint32_t> far_;
  std::uint32_t nothing_ = kNoCode;
};

}  // namespace rodtrad::engine::kernels
