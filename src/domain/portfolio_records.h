// A portfolio as records: one project for each row with a name and each listed project.
#pragma once

#include "domain/portfolio/portfolio_document.h"
#include "domain/record_import.h"

namespace rodtrad::domain {

/// In the caller's transaction. A project without figures gets none. Problems: those of RecordImport::put.
core::Expected<core::Done> store_portfolio(RecordImport& import, const PortfolioDocument& portfolio);

}  // namespace rodtrad::domain
