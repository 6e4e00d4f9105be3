// Looking up methods.
#include "ops/method_ops.h"

#include "methods/catalogue.h"

namespace rodtrad::ops {

std::span<const model::Method* const> methods() { return methods::catalogue(); }

core::Expected<const model::Method*> find_method(const std::string& id) {
  if (const model::Method* method = methods::find_method(id)) return method;
  std::vector<std::string> known;
  for (const model::Method* method : methods()) known.push_back(method->id);
  return core::fail({.code = "unknown_method",
                     .message = core::say("det finns ingen metod \"{}\"", "there is no method \"{}\"", id),
                     .hint = core::did_you_mean(id, known)});
}

}  // namespace rodtrad::ops
