// Reading dated values: each parameter is a list of {from, value, reference} in order.
#include "plan/disclosure.h"

#include <cassert>

#include "core/embedded.h"
#include "core/toml.h"

namespace rodtrad::plan {

using core::Problem;
using core::Problems;
using core::Toml;

namespace {

struct DatedValue {
  double value = 0;
  std::string reference;
};

class DatedReader {
 public:
  DatedReader(const Toml& root, const core::Date& day) : root_(root), day_(day) {}

  DatedValue value_of(const std::string& name) {
    const Toml& parameter = root_[name];
    DatedValue holds;
    bool found = false;
    for (const Toml& dated : parameter["values"].array()) {
      const auto from = core::parse_iso_date(dated["from"].string());
      if (!from || !dated["value"].is_number() || dated["reference"].string().empty()) {
        refuse("bad_parameter", dated.place(), fmt::format("{}: ett värde har from, value och reference", name),
               fmt::format("{}: a value has from, value and reference", name));
      } else if (*from <= day_) {
        holds = {dated["value"].number(), dated["reference"].string()};
        found = true;
      }
    }
    if (!found) {
      refuse("missing_parameter", parameter.place(), fmt::format("{} har inget värde för {}", name, core::to_iso(day_)),
             fmt::format("{} has no value for {}", name, core::to_iso(day_)));
    } else if (holds.value < parameter["least"].number() || holds.value > parameter["most"].number(holds.value)) {
      refuse("bad_parameter", parameter.place(), fmt::format("{} = {} ligger utanför sina gränser", name, holds.value),
             fmt::format("{} = {} is outside its bounds", name, holds.value));
    }
    return holds;
  }

  Problems problems;

 private:
  void refuse(const char* code, core::Place place, std::string sv, std::string en) {
    problems.push_back({.code = code, .place = std::move(place), .message = {.sv = std::move(sv), .en = std::move(en)}});
  }

  const Toml& root_;
  core::Date day_;
};

}  // namespace

core::Expected<ProtectOptions> read_disclosure(std::string_view toml, const std::string& file, const core::Date& day) {
  const Toml root = TRY(core::parse_toml(toml, file));
  DatedReader reader(root, day);
  const DatedValue threshold = reader.value_of("threshold");
  const DatedValue margin = reader.value_of("measure_margin");
  if (!reader.problems.empty()) return core::fail(std::move(reader.problems));
  return ProtectOptions{
      .threshold = static_cast<std::int64_t>(threshold.value), .threshold_reference = threshold.reference, .measure_margin_percent = margin.value};
}

ProtectOptions disclosure_on(const core::Date& day) {
  constexpr const char* kFile = "data/parameters/disclosure.toml";
  const auto options = read_disclosure(core::embedded_file(kFile).value_or(""), kFile, day);
  assert(options);
  return *options;
}

}  // namespace rodtrad::plan
