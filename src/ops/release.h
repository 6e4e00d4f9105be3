// Letting results out: release by a named person, publication of what is released.
#pragma once

#include "core/text.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

struct ReleaseRequest {
  std::string run;
  std::string by;      // name or role
  std::string ground;  // why it may be released
  std::string level;   // internal, public
};

struct ReleaseDone {
  std::string release;  // id
  std::string run;
  std::string assignment;
  std::string level;
  std::filesystem::path preview;          // what was examined
  std::vector<std::string> held_against;  // ids of releases that it was proven together with
  std::vector<std::string> not_tested;    // of those whose cells are not kept any more
  std::int64_t hidden = 0;                // numbers that were proven not to be told
};

/// Lets out what is proven to tell nothing hidden, also together with what is let out already; the proof stays with the release.
/// Problems: unknown_run, run_failed, by_missing, ground_missing, unknown_level, cells_missing, told_together, and those of plan::may_release.
core::Expected<ReleaseDone> release_run(Workspace& workspace, const ReleaseRequest& request);

struct PublishRequest {
  std::string assignment;
  std::string form;                       // analysresultat (slides), webb (page)
  std::vector<core::Language> languages;  // empty: Swedish and English
  std::filesystem::path template_file;    // the region's own, for slides and documents; "" = ours
};

struct Published {
  std::string publication;  // id
  std::string form;
  core::Language language = core::Language::sv;
  std::filesystem::path file;
  std::string sha256;
  core::Problems notes;  // what the template lacks
};

/// Publishes the assignment's last released run into publications/<assignment>/. Problems: those of find_assignment, unknown_form, not_released.
core::Expected<std::vector<Published>> publish_assignment(Workspace& workspace, const PublishRequest& request);

}  // namespace rodtrad::ops
