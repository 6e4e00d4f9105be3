// What all pages are made from: the open workspace, what visitors may read of it, and the door for those who log in.
#pragma once

#include "ops/entrance.h"
#include "ops/jobs.h"
#include "ops/reader.h"

namespace rodtrad::web {

struct Site {
  ops::Workspace& workspace;
  ops::Reader visitors;
  ops::Entrance* entrance = nullptr;  // nullptr: nobody can log in
  ops::JobQueue* jobs = nullptr;      // there when the entrance is

  /// Readers come over https, through a gateway.
  bool is_secure() const { return !workspace.settings().web_url.empty(); }
};

}  // namespace rodtrad::web
