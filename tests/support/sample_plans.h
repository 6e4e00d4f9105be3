// Plans of the same kind as a region's, as they are meant, with all that a reader should find in them.
#pragma once

#include "support/plan_printer.h"

namespace rodtrad::test {

/// Three assignments of a region, whole by its own template.
domain::PlanDocument other_region();
/// Its way of writing: metadata first, in another order and by other labels.
PlanStyle other_order();

/// Assignments that break the template, with several due dates: what they lack is absent, not guessed.
domain::PlanDocument with_gaps();

/// The first plan with a table of contents, definitions and a horizon scan.
domain::PlanDocument long_texts();

}  // namespace rodtrad::test
