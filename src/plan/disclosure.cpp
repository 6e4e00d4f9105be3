// Reading dated values: each parameter is a list of {level, from, value, reference}, in order for each level.
#include "plan/disclosure.h"

#include <cassert>

#include "core/embedded.h"
#include "core/toml.h"

namespace rodtrad::plan {

using core::Problem;
using core::Problems;
using core::Toml;

namespace {

class DatedReader {
 public:
  DatedReader(const Toml& root, const core::Date& day) : root_(root), day_(day) {}

  ProtectionRules rules_of(const std::string& level) {
    return {.threshold = static_cast<std::int64_t>(value_of("threshold", level)),
            .measure_margin = value_of("measure_margin", level) / 100,
            .closeness = value_of("p_percent", level) / 100,
            .dominators = static_cast<int>(value_of("dominance_n", level)),
            .dominance = value_of("dominance_k", level) / 100};
  }

  Problems problems;

 private:
  double value_of(const std::string& name, const std::string& level) {
    const Toml& parameter = root_[name];
    std::optional<double> holds;
    for (const Toml& dated : parameter["values"].array()) {
      const auto from = core::parse_iso_date(dated["from"].string());
      const bool known_level = dated["level"].string() == "internal" || dated["level"].string() == "public";
      if (!from || !known_level || !dated["value"].is_number() || dated["reference"].string().empty()) {
        refuse("bad_parameter", dated.place(), fmt::format("{}: ett värde har level (internal eller public), from, value och reference", name),
               fmt::format("{}: a value has level (internal or public), from, value and reference", name));
      } else if (dated["level"].string() == level && *from <= day_) {
        holds = dated["value"].number();
      }
    }
    if (!holds) {
      refuse("missing_parameter", parameter.place(), fmt::format("{} ({}) har inget värde för {}", name, level, core::to_iso(day_)),
             fmt::format("{} ({}) has no value for {}", name, level, core::to_iso(day_)));
    } else if (*holds < parameter["least"].number() || *holds > parameter["most"].number(*holds)) {
      refuse("bad_parameter", parameter.place(), fmt::format("{} = {} ligger utanför sina gränser", name, *holds),
             fmt::format("{} = {} is outside its bounds", name, *holds));
    }
    return holds.value_or(0);
  }

  /// Once, though each level reads all values.
  void refuse(const char* code, core::Place place, std::string sv, std::string en) {
    if (std::any_of(problems.begin(), problems.end(), [&](const Problem& known) { return known.message.sv == sv && known.place.line == place.line; }))
      return;
    problems.push_back({.code = code, .place = std::move(place), .message = {.sv = std::move(sv), .en = std::move(en)}});
  }

  const Toml& root_;
  core::Date day_;
};

}  // namespace

core::Expected<ProtectOptions> read_disclosure(std::string_view toml, const std::string& file, const core::Date& day) {
  const Toml root = TRY(core::parse_toml(toml, file));
  DatedReader reader(root, day);
  const ProtectOptions options{.internal = reader.rules_of("internal"), .public_ = reader.rules_of("public")};
  if (!reader.problems.empty()) return core::fail(std::move(reader.problems));
  return options;
}

ProtectOptions disclosure_on(const core::Date& day) {
  constexpr const char* kFile = "data/parameters/disclosure.toml";
  const auto options = read_disclosure(core::embedded_file(kFile).value_or(""), kFile, day);
  assert(options);
  return *options;
}

}  // namespace rodtrad::plan
