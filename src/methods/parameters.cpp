// Reading the embedded parameter files.
#include "methods/parameters.h"

#include "core/embedded.h"
#include "core/failure.h"
#include "core/toml.h"

namespace rodtrad::methods {

[[noreturn]] static void throw_absent(const std::string& method, const std::string& parameter) {
  throw core::Failure(core::FailureKind::internal, core::same_text(fmt::format("data/parameters/{}.toml: {} is absent", method, parameter)));
}

DatedValue dated_value(const std::string& method, const std::string& parameter) {
  const std::string file = "data/parameters/" + method + ".toml";
  const auto bytes = core::embedded_file(file);
  if (!bytes) throw_absent(method, parameter);
  const auto parsed = core::parse_toml(*bytes, file);
  if (!parsed) throw core::Failure(core::FailureKind::internal, core::same_text(core::to_line(parsed.error().front(), core::Language::en)));
  DatedValue latest;
  for (const core::Toml& dated : (*parsed)[parameter].array()) {
    const std::string from = dated["from"].string();
    if (from >= latest.from) latest = {.from = from, .value = dated["value"].string(), .reference = dated["reference"].string()};
  }
  if (latest.value.empty() || latest.reference.empty()) throw_absent(method, parameter);
  return latest;
}

model::Param with_dated_default(const std::string& method, model::Param param) {
  const DatedValue value = dated_value(method, param.id);
  param.default_value = value.value;
  param.reference = value.reference;
  return param;
}

}  // namespace rodtrad::methods
