// The red thread: from one record up to what it comes from and down to what came of it, over the links that the schema
// marks as part of it, and what is missing on the way.
#pragma once

#include "records/store.h"

namespace rodtrad::domain {

enum class ThreadWay { both, up, down };

struct ThreadStep {
  records::RecordId id;
  std::string title;
  int level = 0;           // above the record that was asked about: negative; below: positive
  core::Text via;          // the link that led here, as it is called from `from`
  records::RecordId from;  // number 0 for the record that was asked about
};

struct ThreadGap {
  records::RecordId id;
  std::string title;
  core::Text missing;  // the link that leads nowhere
};

struct Thread {
  std::vector<ThreadStep> steps;  // from the top down; each record once, at its nearest level
  std::vector<ThreadGap> gaps;    // in the order of the steps: no link up, or none down where one is expected
};

/// Problems: unknown_type, no_such_record.
core::Expected<Thread> follow_thread(const records::Store& store, const records::RecordId& id, ThreadWay way = ThreadWay::both);

/// {"steps": [{"id", "title", "level", "via", "from"}], "gaps": [{"id", "title", "missing"}]}
std::string thread_json(const Thread& thread);

}  // namespace rodtrad::domain
