// The programs that the audit solves, at their limits.
#include "plan/linear_program.h"

#include "support/support.h"

using rodtrad::plan::LinearProgram;

TEST_CASE("linear program: a row ties columns together") {
  LinearProgram program;
  const std::size_t x = program.add_column(-3, 5), y = program.add_column(-2, 5);
  program.add_row(0, 0, {{x, 1}, {y, 1}});
  const auto least = program.minimise({{x, 1}});
  REQUIRE(least);
  CHECK((*least)[x] == doctest::Approx(-3));
  CHECK((*least)[y] == doctest::Approx(3));
}

TEST_CASE("linear program: columns without any row go to their bounds") {
  for (const auto simplex : {LinearProgram::Simplex::primal, LinearProgram::Simplex::dual}) {
    LinearProgram program(simplex);
    const std::size_t x = program.add_column(-3, 5);
    REQUIRE(program.minimise({{x, 1}}));
    CHECK((*program.minimise({{x, 1}}))[x] == doctest::Approx(-3));
    if (simplex == LinearProgram::Simplex::primal) CHECK((*program.minimise({{x, -1}}))[x] == doctest::Approx(5));
  }
}
