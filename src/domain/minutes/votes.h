// What was proposed and how it was voted: proposals, votes with counts and names, reservations, statements, notes.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// One for each sentence that says who proposes what; the sentences after it are a part of it.
std::vector<Proposal> read_proposals(const Zone& zone, const MinutesContext& context);

/// Counts, meanings and names that are written; what is not stays empty.
Vote read_vote(const Zone& zone, const MinutesContext& context);

/// One for each sentence that says who does it; the sentences after it are a part of it.
std::vector<Statement> read_statements(const Zone& zone, const MinutesContext& context);

}  // namespace rodtrad::domain
