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
#define TRY(expression) RODTRAD_TRY(expression, RODTRAD_JOIN(try_result_, __COUNTER__))
#define RODTRAD_JOIN(a, b) RODTRAD_JOIN_NOW(a, b)
#define RODTRAD_JOIN_NOW(a, b) a##b
#define RODTRAD_TRY(expression, result)                                   \
  __extension__({                                                         \
    auto result = (expression);                                           \
    if (!result) return ::rodtrad::core::Fail(std::move(result).error()); \
    *std::move(result);                                                   \
  })
