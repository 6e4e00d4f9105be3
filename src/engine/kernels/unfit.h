// Unfit: thrown inside the kernels when a request or its data are not for them (another type of column, a sum that leaves
// its range, too much for memory). It never leaves the engine: the request is then answered with SQL, which knows the rest.
#pragma once

namespace rodtrad::engine::kernels {

struct Unfit {
  const char* why;
};

/// What is Unfit only because more memory would be needed.
struct TooLarge : Unfit {};

}  // namespace rodtrad::engine::kernels
