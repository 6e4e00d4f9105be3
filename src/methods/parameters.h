// Default values of a method's parameters: dated, with a reference, in data/parameters/<method>.toml.
#pragma once

#include "model/method.h"

namespace rodtrad::methods {

struct DatedValue {
  std::string from;  // first day that it holds
  std::string value;
  std::string reference;
};

/// The latest value of a parameter. A missing one is our mistake: Failure{internal}.
DatedValue dated_value(const std::string& method, const std::string& parameter);

/// The parameter with that value as default and its reference.
model::Param with_dated_default(const std::string& method, model::Param param);

}  // namespace rodtrad::methods
