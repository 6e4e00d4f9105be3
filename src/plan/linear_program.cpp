// Linear programs by the C interface of Clp.
#include "plan/linear_program.h"

#include <limits>

#include <coin/Clp_C_Interface.h>

namespace rodtrad::plan {

struct LinearProgram::State {
  std::vector<double> column_least, column_most, row_least, row_most;
  std::vector<CoinBigIndex> starts{0};  // rows, in row order
  std::vector<int> columns;
  std::vector<double> factors;
  Clp_Simplex* model = nullptr;
  bool bounds_changed = true;
  Simplex simplex = Simplex::primal;

  ~State() {
    if (model) Clp_deleteModel(model);
  }
  void load();
  void push_bounds() const {
    Clp_chgColumnLower(model, column_least.data());
    Clp_chgColumnUpper(model, column_most.data());
  }
};

void LinearProgram::State::load() {
  if (row_least.empty()) {  // without any row Clp has no matrix and crashes
    row_least.push_back(-std::numeric_limits<double>::max());
    row_most.push_back(std::numeric_limits<double>::max());
    starts.push_back(0);
  }
  model = Clp_newModel();
  Clp_setLogLevel(model, 0);
  Clp_resize(model, 0, static_cast<int>(column_least.size()));
  Clp_addRows(model, static_cast<int>(row_least.size()), row_least.data(), row_most.data(), starts.data(), columns.data(), factors.data());
}

LinearProgram::LinearProgram(Simplex simplex) : state_(std::make_unique<State>()) { state_->simplex = simplex; }
LinearProgram::~LinearProgram() = default;

std::size_t LinearProgram::add_column(double least, double most) {
  state_->column_least.push_back(least);
  state_->column_most.push_back(most);
  return state_->column_least.size() - 1;
}

void LinearProgram::add_row(double least, double most, const Terms& terms) {
  for (const Term& term : terms) {
    state_->columns.push_back(static_cast<int>(term.column));
    state_->factors.push_back(term.factor);
  }
  state_->starts.push_back(static_cast<CoinBigIndex>(state_->columns.size()));
  state_->row_least.push_back(least);
  state_->row_most.push_back(most);
}

void LinearProgram::set_bounds(std::size_t column, double least, double most) {
  state_->column_least[column] = least;
  state_->column_most[column] = most;
  state_->bounds_changed = true;
}

std::optional<std::vector<double>> LinearProgram::minimise(const Terms& objective) {
  if (!state_->model) state_->load();
  if (std::exchange(state_->bounds_changed, false)) state_->push_bounds();
  std::vector<double> costs(state_->column_least.size());
  for (const Term& term : objective) costs[term.column] += term.factor;
  Clp_chgObjCoefficients(state_->model, costs.data());
  state_->simplex == Simplex::primal ? Clp_primal(state_->model, 0) : Clp_dual(state_->model, 0);
  if (Clp_status(state_->model) != 0) return std::nullopt;
  const double* solution = Clp_primalColumnSolution(state_->model);
  return std::vector<double>(solution, solution + costs.size());
}

}  // namespace rodtrad::plan
