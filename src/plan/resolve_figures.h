// Figures of a draft, with points from tables that are protected already and alternative texts made from these points.
#pragma once

#include "model/draft.h"
#include "model/result.h"

namespace rodtrad::plan {

/// A title that rests on a hidden or missing cell gives way to the title of the table. Categories that are hidden in a
/// figure sorted by value go last. Throws Failure{internal} when a series names a cell that is not there.
figure::Figure resolve_figure(const model::DraftFigure& draft, const model::Result& result);

/// Kind, what is compared, the message, highest and lowest, and how many values are hidden or missing.
core::Text alternative_text(const figure::Figure& figure);

}  // namespace rodtrad::plan
