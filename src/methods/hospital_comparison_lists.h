// Which weights and outliers hold for one care form. Weights of two lists are never mixed: where a year's contacts have
// weights from several, or a published list has prospective and retrospective ones, there are no points, and it is said why.
#pragma once

#include "methods/drg_lists.h"
#include "methods/hospital_comparison_settings.h"
#include "model/draft.h"

namespace rodtrad::methods::hospital_comparison {

struct Weights {
  std::optional<table::Expression> points;  // millionths of a point; nothing when there are none
  core::Text why_none;
  core::Text names;               // of the lists, with version and corrections
  std::optional<DrgList> nation;  // what the nation's points are counted with: the same list; nothing when it is not at hand
  core::Text why_no_nation;
};

struct Outliers {
  std::optional<table::Expression> code;  // 1, 0, or null when the contact cannot be judged; nothing when none can
  core::Text why_none;
  core::Text names;  // of the lists of limits, or "källans märkning"
};

/// `contacts` filters the grouped contacts of one care form.
Weights find_weights(model::Run& run, const Settings& settings, const std::string& care_form, const table::Filter& contacts);
Outliers find_outliers(model::Run& run, const Settings& settings, const std::string& care_form, const table::Filter& contacts);

}  // namespace rodtrad::methods::hospital_comparison
