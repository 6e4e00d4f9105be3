// A request that is sent twice with the same key (Idempotency-Key) is carried out once: the second gets the answer of the first.
#pragma once

#include <functional>

#include "core/expected.h"
#include "sql/connection.h"

namespace rodtrad::ops {

struct OnceRequest {
  std::string user;  // keys of different users are different
  std::string key;
  std::string request;  // all of what is asked
};

struct OnceAnswer {
  std::string text;
  bool replayed = false;
};

/// Answers, as texts, are kept for a day. Problems: key_reused (the same key with another request), key_in_use (the first try is under
/// way or was broken off: whether it was done must be looked for), bad_key, and those of `answer`, which are not kept.
core::Expected<OnceAnswer> answer_once(sql::Connection& server_file, const OnceRequest& once,
                                       const std::function<core::Expected<std::string>()>& answer);

}  // namespace rodtrad::ops
