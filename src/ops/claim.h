// Costs of a project into a claim: what a project owner does for each voucher, in one go.
#pragma once

#include "ops/record_ops.h"

namespace rodtrad::ops {

/// Booked or parked costs of the claim's project that stand in no claim, those in the claim's period first by day; only those that
/// the actor may see, and none once the claim has been sent in. Problems: those of view_record and list_records.
core::Expected<std::vector<records::Record>> costs_to_declare(Workspace& workspace, const Actor& actor, const std::string& claim);

/// Puts the costs into the claim and declares them; the claim's declared costs become their sum with those it had. All or nothing.
/// Problems: nothing_chosen, claim_sent_in, those of edit_record and step_record.
core::Expected<core::Done> declare_costs(Workspace& workspace, const Actor& actor, const std::string& claim, const std::vector<std::string>& costs);

}  // namespace rodtrad::ops
