// The views of a result: which of its tables show development, comparison, sex, age or geography.
#pragma once

#include <set>

#include "model/result.h"

namespace rodtrad::web {

enum class View { development, comparison, sex, age, geography };

struct ViewName {
  View view;
  std::string_view id;
  core::Text label;
};
const std::vector<ViewName>& view_names();

/// A table without a view of its own is a comparison.
std::set<View> views_of(const model::Result& result, const table::Table& table);

/// Of the tables with a view the one most like `table` (itself when it has the view); nullptr when there is none.
const table::Table* best_for(const model::Result& result, const table::Table& table, View view);

/// Why the result has no such view: the method's own note, or nothing.
const model::Note* why_without(const model::Result& result, View view);

}  // namespace rodtrad::web
