// Expected<T>: a value, or the problems that stopped it. TRY hands problems up.
#pragma once

#include <tl/expected.hpp>

#include "core/problem.h"

namespace rodtrad::core {

template <class T>
struct [[nodiscard]] Expected : tl::expected<T, Problems> {
  using Base = tl::expected<T, Problems>;
  using Base::Base;
};

using Fail = tl::unexpected<Problems>;

/// One problem as failure: `return fail({.code = …, .message = {…}});`
inline Fail fail(Problem problem) { return Fail(Problems{std::move(problem)}); }
inline Fail fail(Problems problems) { return Fail(std::move(problems)); }

struct Done {};  // Expected<Done>: success without a value

}  // namespace rodtrad::core

/// Value of an Expected, or return its problems from the enclosing function (a GNU statement expression).
#define TRY(expression)                                                             \
  __extension__({                                                                   \
    auto try_result_ = (expression);                                                \
    if (!try_result_) return ::rodtrad::core::Fail(std::move(try_result_).error()); \
    *std::move(try_result_);                                                        \
  })
