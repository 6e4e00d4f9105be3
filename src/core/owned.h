// Handles of C libraries that free themselves: `Owned<EVP_PKEY, EVP_PKEY_free>`.
#pragma once

#include <memory>

namespace rodtrad::core {

template <auto release>
struct Releaser {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};

template <class T, auto release>
using Owned = std::unique_ptr<T, Releaser<release>>;

}  // namespace rodtrad::core
