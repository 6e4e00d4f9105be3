// Bulk: a vector for very many values: in large pages where the system has them, and not cleared before it is filled.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace rodtrad::engine::kernels {

template <class T>
struct BulkAllocator {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{2} << 20;
  static constexpr std::size_t kLarge = kPage;

  BulkAllocator() = default;
  template <class Other>
  BulkAllocator(const BulkAllocator<Other>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < kLarge) return static_cast<T*>(::operator new(bytes));
    void* memory = ::operator new(bytes, std::align_val_t(kPage));
    madvise(memory, bytes, MADV_HUGEPAGE);  // only advice: without it there are more page faults
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    if (count * sizeof(T) < kLarge)
      ::operator delete(memory);
    else
      ::operator delete(memory, std::align_val_t(kPage));
  }
  template <class Made>
  void construct(Made* place) {
    ::new (static_cast<void*>(place)) Made;  // leaves numbers as they are
  }
  template <class Made, class... Args>
  void construct(Made* place, Args&&... args) {
    ::new (static_cast<void*>(place)) Made(std::forward<Args>(args)...);
  }
  bool operator==(const BulkAllocator&) const { return true; }
};

template <class T>
using Bulk = std::vector<T, BulkAllocator<T>>;

}  // namespace rodtrad::engine::kernels
