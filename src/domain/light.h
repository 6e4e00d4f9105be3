// The traffic light of an indicator: how far it has come, against how far it should have come by then.
#pragma once

#include <optional>

#include "core/date.h"
#include "core/text.h"

namespace rodtrad::domain {

enum class Light { green, amber, red, grey };

/// "grön", "nås troligen" …: colour and meaning in one word each.
const core::Text& light_word(Light light);

/// How the colour is computed, with its limits.
core::Text light_rule();

struct Measured {
  std::optional<double> baseline, target;
  std::optional<core::Date> baseline_date, target_date;
  std::string direction;  // up, down, keep; "" = told by baseline and target
  std::int64_t interval_months = 0;
  std::optional<core::Date> next_due;  // the next value is expected by then
  std::optional<double> value;
  std::optional<core::Date> value_date;  // last day that the value is about
};

struct LightAnswer {
  Light light = Light::grey;
  core::Text why;                  // the rule with its numbers, in words
  std::optional<double> expected;  // by then
};

/// Grey when it cannot be told, and when the value is older than its interval allows.
LightAnswer light_of(const Measured& measured, const core::Date& today);

}  // namespace rodtrad::domain
