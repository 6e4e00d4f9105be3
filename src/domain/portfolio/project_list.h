// The list of projects with their programmes: "Namn (Interreg IVA)".
#pragma once

#include "domain/document/zone.h"
#include "domain/portfolio/portfolio_document.h"

namespace rodtrad::domain {

/// Reads the slide when it holds such a list of at least two; false when it does not.
bool read_project_list(const Zone& slide, PortfolioDocument& portfolio);
/// One name for a project that the list and the table spell in two ways, and which row each listed one has.
void match_names(PortfolioDocument& portfolio);

}  // namespace rodtrad::domain
