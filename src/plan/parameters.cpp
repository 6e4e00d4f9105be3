// Reading and showing parameter values.
#include "plan/parameters.h"

#include <charconv>

#include "core/failure.h"
#include "core/number_format.h"
#include "core/unicode.h"

namespace rodtrad::plan {

using core::Problem;
using core::Problems;
using core::Text;
using model::Param;
using model::ParamType;

namespace {

constexpr std::int64_t kGroupedFrom = 10000;  // years and small numbers are shown without grouping

template <class T>
std::optional<T> parse_number(const std::string& text) {
  const std::string plain = core::replace_all(text, ",", ".");
  T value{};
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || plain.empty()) return std::nullopt;
  return value;
}

std::string plain_number(double value) { return fmt::format("{}", value); }

Problem bad_value(const Param& param, const std::string& given, const Text& hint) {
  return {.code = "bad_parameter",
          .message = {.sv = fmt::format("parametern {} kan inte vara \"{}\"", param.id, given),
                      .en = fmt::format("parameter {} cannot be \"{}\"", param.id, given)},
          .hint = hint};
}

Text bounds_hint(const Param& param) {
  const std::string least = plain_number(param.least), most = plain_number(param.most);
  const bool whole = param.type == ParamType::integer;
  return {.sv = fmt::format("ange ett {} från {} till {}", whole ? "heltal" : "tal", least, most),
          .en = fmt::format("give a {} from {} to {}", whole ? "whole number" : "number", least, most)};
}

Text show_integer(std::int64_t value) {
  if (std::abs(value) < kGroupedFrom) return core::same_text(fmt::format("{}", value));
  return {core::show_integer(value, core::Language::sv), core::show_integer(value, core::Language::en)};
}

/// With the decimals that it was written with.
Text show_real(double value, const std::string& written) {
  const std::size_t mark = written.find_first_of(".,");
  const int decimals = mark == std::string::npos ? 0 : static_cast<int>(written.size() - mark - 1);
  return {core::show_number(value, decimals, core::Language::sv), core::show_number(value, decimals, core::Language::en)};
}

using Value = std::variant<std::int64_t, double, std::string>;

template <class T>
std::optional<std::pair<Value, Text>> read_number(const Param& param, const std::string& given, Problems& problems) {
  const std::optional<T> value = parse_number<T>(given);
  if (!value || static_cast<double>(*value) < param.least || static_cast<double>(*value) > param.most) {
    problems.push_back(bad_value(param, given, bounds_hint(param)));
    return std::nullopt;
  }
  if constexpr (std::is_same_v<T, double>)
    return std::pair<Value, Text>(*value, show_real(*value, given));
  else
    return std::pair<Value, Text>(*value, show_integer(*value));
}

std::optional<std::pair<Value, Text>> read_choice(const Param& param, const std::string& given, Problems& problems) {
  std::vector<std::string> codes;
  for (const model::Choice& choice : param.choices) {
    if (choice.code == given) return std::pair<Value, Text>(choice.code, choice.label);
    codes.push_back(choice.code);
  }
  problems.push_back(bad_value(param, given, core::did_you_mean(given, codes)));
  return std::nullopt;
}

std::optional<std::pair<Value, Text>> read_value(const Param& param, const std::string& given, Problems& problems) {
  switch (param.type) {
    case ParamType::integer:
      return read_number<std::int64_t>(param, given, problems);
    case ParamType::real:
      return read_number<double>(param, given, problems);
    case ParamType::choice:
      return read_choice(param, given, problems);
  }
  return std::nullopt;
}

void check_names(const model::Method& method, const GivenParams& given, Problems& problems) {
  std::vector<std::string> known;
  for (const Param& param : method.params) known.push_back(param.id);
  std::set<std::string> seen;
  for (const auto& [id, value] : given) {
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      problems.push_back({.code = "unknown_parameter",
                          .message = {.sv = fmt::format("metoden {} har ingen parameter \"{}\"", method.id, id),
                                      .en = fmt::format("method {} has no parameter \"{}\"", method.id, id)},
                          .hint = core::did_you_mean(id, known)});
    } else if (!seen.insert(id).second) {
      problems.push_back(
          {.code = "repeated_parameter",
           .message = {.sv = fmt::format("parametern {} är angiven två gånger", id), .en = fmt::format("parameter {} is given twice", id)}});
    }
  }
}

}  // namespace

ParamSet::ParamSet(const model::Method& method, const GivenParams& given, Problems& problems) {
  check_names(method, given, problems);
  for (const Param& param : method.params) {
    const auto found = std::find_if(given.begin(), given.end(), [&](const auto& pair) { return pair.first == param.id; });
    const std::string& written = found == given.end() ? param.default_value : found->second;
    auto read = read_value(param, std::string(core::trim(written)), problems);
    if (!read) continue;
    values_[param.id] = read->first;
    shown_.push_back({.id = param.id,
                      .label = param.label,
                      .unit = param.unit,
                      .value = read->second,
                      .is_default = found == given.end() || found->second == param.default_value,
                      .reference = param.reference});
  }
}

template <class T>
const T& ParamSet::held(const std::string& id) const {
  const auto found = values_.find(id);
  const T* value = found == values_.end() ? nullptr : std::get_if<T>(&found->second);
  if (!value) throw core::Failure(core::FailureKind::internal, core::same_text("parameter " + id));
  return *value;
}

std::int64_t ParamSet::integer(const std::string& id) const { return held<std::int64_t>(id); }
double ParamSet::real(const std::string& id) const { return held<double>(id); }
const std::string& ParamSet::choice(const std::string& id) const { return held<std::string>(id); }

}  // namespace rodtrad::plan
