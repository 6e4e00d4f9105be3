// Small linear programs, solved by Clp: what disclosure control needs to find the range of a hidden count.
#pragma once

#include <memory>
#include <optional>
#include <vector>

namespace rodtrad::plan {

/// Columns with bounds, rows with bounds, one objective at a time. Solving again starts from the last solution.
class LinearProgram {
 public:
  struct Term {
    std::size_t column = 0;
    double factor = 1;
  };
  using Terms = std::vector<Term>;

  /// primal suits programs where all columns at 0 satisfy the rows; dual those where no factor of the objective is negative.
  enum class Simplex { primal, dual };

  explicit LinearProgram(Simplex simplex = Simplex::primal);
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  std::size_t add_column(double least, double most);
  void add_row(double least, double most, const Terms& terms);  // before the first solution
  void set_bounds(std::size_t column, double least, double most);

  /// Values of the columns at a least value of the objective; nothing when no values satisfy the rows. The bounds must
  /// keep the objective finite.
  std::optional<std::vector<double>> minimise(const Terms& objective);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rodtrad::plan
