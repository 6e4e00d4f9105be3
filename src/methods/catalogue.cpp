// The list of methods.
#include "methods/catalogue.h"

#include "methods/cost_outliers.h"
#include "methods/demographic_pressure.h"
#include "methods/hospital_comparison.h"

namespace rodtrad::methods {

std::span<const model::Method* const> catalogue() {
  static const std::array all = {
      &cost_outliers::method(),
      &demographic_pressure::method(),
      &hospital_comparison::method(),
  };
  return all;
}

const model::Method* find_method(std::string_view id) {
  for (const model::Method* method : catalogue()) {
    if (method->id == id) return method;
  }
  return nullptr;
}

}  // namespace rodtrad::methods
