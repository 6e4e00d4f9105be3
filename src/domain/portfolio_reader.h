// Reads a portfolio of projects out of a presentation: the table of external and own money, with its sums checked, and the
// list of projects with their programmes.
#pragma once

#include "core/json.h"
#include "domain/portfolio/portfolio_document.h"

namespace rodtrad::domain {

/// `bytes`: text, a presentation, a Word document or a PDF. Problems: those of read_source_document; portfolio_not_found.
/// Warnings to `notes`: portfolio_ambiguous, portfolio_sum_differs (a difference that rounding does not explain).
core::Expected<PortfolioDocument> read_portfolio(const std::string& bytes, const std::string& file, core::Problems& notes);

/// {"financing_table": …, "project_list": …, "checks": […], "ambiguities": […]}; amounts in millions of kronor.
std::string to_json(const PortfolioDocument& portfolio);

/// In words, why a printed sum differs; "" when it does not.
core::Text explain(const SumCheck& check);

}  // namespace rodtrad::domain
