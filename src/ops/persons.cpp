// One way to say it, and one to ask.
#include "ops/persons.h"

#include "schema/contract.h"

namespace rodtrad::ops {

bool is_about_persons(const lake::DatasetVersion& version) { return version.has_persons || schema::contract(version.kind)->personal; }

void tell_strong_login(core::Problems& problems, std::string field, core::Text hint) {
  core::tell(problems, {.file = std::move(field)}, "persons_need_strong_login",
             {.sv = "uppgifter om enskilda personer kräver organisationens egen inloggning",
              .en = "data about single persons need the organisation's own login"},
             std::move(hint));
}

}  // namespace rodtrad::ops
