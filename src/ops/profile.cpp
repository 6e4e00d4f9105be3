// What is kept, and what of it is shown to whom.
#include "ops/profile.h"

#include "plan/disclosure.h"

namespace rodtrad::ops {

std::optional<ProfileView> view_profile(Workspace& workspace, const lake::DatasetVersion& version, bool may_see_persons) {
  auto kept = lake::kept_profile(workspace.lake(), version.name, version.version);
  const schema::Contract* contract = schema::contract(version.kind);
  if (!kept || !contract) return std::nullopt;
  if (may_see_persons || !contract->personal) return ProfileView{.profile = *std::move(kept)};
  const std::int64_t least = plan::disclosure_on(core::today()).internal.threshold;
  return ProfileView{.profile = lake::protected_profile(*std::move(kept), *contract, least), .least = least};
}

core::Expected<core::Done> make_profile(Workspace& workspace, const std::string& reference) {
  TRY(lake::make_profile(workspace.lake(), reference));
  return core::Done{};
}

}  // namespace rodtrad::ops
