// Profiles of datasets for those who work with them.
#pragma once

#include "lake/profile.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// The profile of a version as the reader may see it; nothing when none has been made.
struct ProfileView {
  lake::Profile profile;
  std::int64_t least = 0;  // values of fewer persons are not shown; 0 = all is
};
std::optional<ProfileView> view_profile(Workspace& workspace, const lake::DatasetVersion& version, bool may_see_persons);

/// Reads the whole version: for a job. Problems: those of lake::make_profile.
core::Expected<core::Done> make_profile(Workspace& workspace, const std::string& reference);

}  // namespace rodtrad::ops
