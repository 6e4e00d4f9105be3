// The dated parameters of disclosure control, from data/parameters/disclosure.toml.
#pragma once

#include <string>

#include "core/date.h"
#include "core/expected.h"
#include "model/result.h"
#include "plan/protection_rules.h"

namespace rodtrad::plan {

/// The rules of both levels.
struct ProtectOptions {
  ProtectionRules internal;
  ProtectionRules public_;
  const ProtectionRules& at(model::Level level) const { return level == model::Level::internal ? internal : public_; }
};

/// The values that hold on the day. Problems: missing_parameter, bad_parameter with place.
core::Expected<ProtectOptions> read_disclosure(std::string_view toml, const std::string& file, const core::Date& day);

/// From the program's own file; the file is under test, so it cannot be wrong.
ProtectOptions disclosure_on(const core::Date& day);

}  // namespace rodtrad::plan
