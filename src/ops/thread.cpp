// The thread, by the id that a person wrote.
#include "ops/thread.h"

#include "ops/register.h"

namespace rodtrad::ops {

core::Expected<domain::Thread> view_thread(const Workspace& workspace, const std::string& id, domain::ThreadWay way) {
  return domain::follow_thread(workspace.store(), TRY(parse_id(id)), way);
}

}  // namespace rodtrad::ops
