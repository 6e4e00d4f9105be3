// Parameters of a method as given by people: checked against their declaration, typed, and shown again.
#pragma once

#include <map>
#include <variant>

#include "core/expected.h"
#include "model/method.h"
#include "model/report.h"

namespace rodtrad::plan {

using GivenParams = std::vector<std::pair<std::string, std::string>>;  // id, value as written

/// A value for every parameter of the method.
class ParamSet {
 public:
  /// Collects every problem in `problems`: unknown_parameter, repeated_parameter, bad_parameter.
  ParamSet(const model::Method& method, const GivenParams& given, core::Problems& problems);

  /// Failure{internal} when the method asks for what it has not declared, or as another type.
  std::int64_t integer(const std::string& id) const;
  double real(const std::string& id) const;
  const std::string& choice(const std::string& id) const;

  /// In the order of the declaration, with labels and references.
  const std::vector<model::ParamValue>& shown() const { return shown_; }

 private:
  using Value = std::variant<std::int64_t, double, std::string>;
  template <class T>
  const T& held(const std::string& id) const;
  std::map<std::string, Value> values_;
  std::vector<model::ParamValue> shown_;
};

}  // namespace rodtrad::plan
