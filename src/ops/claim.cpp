// Costs and their claim.
#include "ops/claim.h"

#include <algorithm>

#include "ops/record_change.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;
using core::Money;
using records::Record;

namespace {

constexpr std::int64_t kMost = 5000;

/// Of one currency: sums of several are nobody's costs.
std::optional<Money> sum_of(const std::vector<Record>& costs) {
  std::optional<Money> sum;
  for (const Record& cost : costs) {
    const auto amount = cost.get<Money>("amount");
    if (!amount || (sum && sum->currency != amount->currency)) return std::nullopt;
    sum = Money{.minor = (sum ? sum->minor : 0) + amount->minor, .currency = amount->currency};
  }
  return sum;
}

/// Before it is sent in, and when more is asked for.
bool takes_costs(const Record& claim) { return claim.text("state") == "draft" || claim.text("state") == "completion"; }

}  // namespace

Expected<std::vector<Record>> costs_to_declare(Workspace& workspace, const Actor& actor, const std::string& claim) {
  const Record here = TRY(view_record(workspace, actor, claim)).record;
  const auto project = here.get<records::RecordId>("project");
  if (!project || !takes_costs(here)) return std::vector<Record>();
  std::vector<Record> costs = TRY(list_records(workspace, actor,
                                               {.type = "booked_cost",
                                                .states = {"booked", "parked"},
                                                .where = {{"project", to_text(*project)}, {"claim", ""}},
                                                .order_by = "date",
                                                .limit = kMost}))
                                  .records;
  const std::string from = here.text("from"), to = here.text("to");
  const auto is_outside = [&](const Record& cost) {
    const std::string day = cost.text("date");
    return (!from.empty() && day < from) || (!to.empty() && day > to);
  };
  std::stable_partition(costs.begin(), costs.end(), [&](const Record& cost) { return !is_outside(cost); });
  return costs;
}

Expected<core::Done> declare_costs(Workspace& workspace, const Actor& actor, const std::string& claim, const std::vector<std::string>& costs) {
  if (costs.empty()) {
    return core::fail({.code = "nothing_chosen",
                       .place = {.file = "cost"},
                       .message = {.sv = "ingen kostnad är vald", .en = "no cost is chosen"},
                       .hint = {.sv = "kryssa för dem som ska med", .en = "tick those that shall be in it"}});
  }
  const records::RecordId id = TRY(parse_id(claim));
  if (!takes_costs(TRY(view_record(workspace, actor, claim)).record)) {
    return core::fail({.code = "claim_sent_in",
                       .place = {.file = claim},
                       .message = {.sv = "rekvisitionen är inskickad", .en = "the claim has been sent in"},
                       .hint = {.sv = "begär komplettering först", .en = "ask for completion first"}});
  }
  sql::Savepoint all_or_nothing(workspace.connection());
  for (const std::string& one : costs) {
    Record change("booked_cost");
    change.id = TRY(parse_id(one));
    change.set("claim", id);
    const std::int64_t version = TRY(edit_record(workspace, actor, change, workspace.store().version(change.id)));
    TRY(step_record(workspace, actor, one, version, "declare"));
  }
  const RecordList all = TRY(list_records(workspace, actor, {.type = "booked_cost", .where = {{"claim", claim}}, .limit = kMost}));
  if (const auto sum = sum_of(all.records)) {
    Record change("claim");
    change.id = id;
    change.set("costs", *sum);
    TRY(edit_record(workspace, actor, change, workspace.store().version(id)));
  }
  all_or_nothing.release();
  return core::Done{};
}

}  // namespace rodtrad::ops
