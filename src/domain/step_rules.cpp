// Rules of steps.
#include "domain/step_rules.h"

namespace rodtrad::domain {

core::Problems check_step(const schema::Transition& step, const records::Record& record) {
  core::Problems problems;
  const bool grant = record.id.type == "decision" && step.to == "decided" && record.text("kind") == "grant";
  if (!grant) return problems;
  const core::Place place{.file = to_text(record.id)};
  if (is_absent(record.value("target_area"))) {
    tell(problems, place, "grant_without_target_area",
         {.sv = "ett bidrag beslutas för ett målområde i den regionala strategin",
          .en = "a grant is decided for a target area of the regional strategy"},
         {.sv = "fyll i målområde i strategin (förordning 2003:596, 3 §)", .en = "fill in the target area (ordinance 2003:596, section 3)"});
  }
  if (is_absent(record.value("amount")) && is_absent(record.value("cap"))) {
    tell(problems, place, "grant_without_amount", {.sv = "ett bidrag har ett belopp eller ett högsta belopp", .en = "a grant has an amount or a cap"},
         {.sv = "fyll i beslutat belopp eller högst", .en = "fill in the amount or the cap"});
  }
  return problems;
}

}  // namespace rodtrad::domain
