// MappedAllocator: large blocks straight from the system, and back to it: blocks of ever larger sizes leave no holes behind.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace rodtrad::core {

template <class T>
struct MappedAllocator {
  using value_type = T;
  static constexpr std::size_t kLarge = std::size_t{64} << 10;

  MappedAllocator() = default;
  template <class Other>
  MappedAllocator(const MappedAllocator<Other>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < kLarge) return static_cast<T*>(::operator new(bytes));
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    if (count * sizeof(T) < kLarge)
      ::operator delete(memory);
    else
      munmap(memory, count * sizeof(T));
  }
  bool operator==(const MappedAllocator&) const { return true; }
};

}  // namespace rodtrad::core
