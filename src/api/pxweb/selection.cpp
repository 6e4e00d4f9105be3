// Selection and placement.
#include "api/pxweb/selection.h"

#include <algorithm>

#include "core/unicode.h"
#include "formats/pxweb.h"

namespace rodtrad::api::pxweb {

using core::Expected;
using core::Json;
using formats::StatisticsTable;

namespace {

constexpr std::size_t kLastPeriods = 13;

constexpr const char* kNoVariable = "Non-existent variable";
constexpr const char* kNoValue = "Non-existent value";
constexpr const char* kNoCodelist = "Non-existent codelist";
constexpr const char* kMissing = "Missing selection for mandantory variable";
constexpr const char* kBadExpression = "Illegal selection expression";
constexpr const char* kBadPlacement = "Illegal placment";

bool is_named(const table::Dimension& one, const std::string& code) {
  const std::string folded = core::to_lower(code);
  return core::to_lower(one.id) == folded || (one.role == table::Role::time && folded == "time");
}

std::optional<std::size_t> find(const StatisticsTable& table, const std::string& code) {
  for (std::size_t at = 0; at < table.dimensions.size(); ++at) {
    if (is_named(table.dimensions[at], code)) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> total_of(const table::Dimension& one) {
  for (std::size_t i = 0; i < one.categories.size(); ++i) {
    if (one.categories[i].total) return i;
  }
  return std::nullopt;
}

std::vector<std::string> strings(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& one : list.array()) texts.push_back(one.string());
  return texts;
}

/// The name in the brackets of "valueCodes[Tid]"; nothing when the parameter is another.
std::optional<std::string> bracketed(const std::string& key, std::string_view name) {
  if (!core::to_lower(key).starts_with(name)) return std::nullopt;
  const std::string_view rest = std::string_view(key).substr(name.size());
  if (!rest.starts_with('[') || !rest.ends_with(']')) return "";
  return std::string(rest.substr(1, rest.size() - 2));
}

Expected<std::vector<std::size_t>> positions(const table::Dimension& one, const std::vector<std::string>& expressions) {
  formats::PxWebVariable variable{.code = one.id, .is_time = one.role == table::Role::time};
  for (const table::Category& category : one.categories) variable.values.push_back(category.code);
  auto chosen = formats::choose_values(variable, expressions, {});
  if (chosen) return chosen;
  return parameter_error(chosen.error().front().code == "bad_selection" ? kBadExpression : kNoValue);
}

class Chooser {
 public:
  Chooser(const StatisticsTable& table, const Asked& asked, Version version) : table_(table), asked_(asked), version_(version) {}

  Expected<Part> choose(std::size_t most_cells) {
    TRY(choose_values());
    std::size_t cells = 1;
    for (const auto& one : choice_.categories) cells *= one.size();
    if (cells > most_cells) return parameter_error(kTooMany);
    TRY(place());
    Part part{.table = formats::select(table_, choice_)};
    for (std::size_t i = 0; i < choice_.order.size(); ++i) (i < stub_ ? part.stub : part.heading).push_back(table_.dimensions[choice_.order[i]].id);
    return part;
  }

 private:
  Expected<core::Done> choose_values() {
    choice_.categories.resize(table_.dimensions.size());
    for (const Asked::Variable& one : asked_.selection) {
      const auto at = find(table_, one.code);
      if (!at) return parameter_error(kNoVariable);
      choice_.categories[*at] = TRY(positions(table_.dimensions[*at], one.expressions));
      kept_.push_back(*at);
    }
    for (std::size_t at = 0; at < table_.dimensions.size(); ++at) {
      if (choice_.categories[at].empty()) TRY(leave_out(at));
    }
    std::sort(kept_.begin(), kept_.end());
    kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
    return core::Done{};
  }

  Expected<core::Done> leave_out(std::size_t at) {
    const table::Dimension& one = table_.dimensions[at];
    std::erase(kept_, at);
    if (const auto total = total_of(one)) {
      choice_.categories[at] = {*total};
      return core::Done{};
    }
    if (version_ == Version::two) return parameter_error(kMissing);
    for (std::size_t i = 0; i < one.categories.size(); ++i) choice_.categories[at].push_back(i);
    kept_.push_back(at);
    return core::Done{};
  }

  /// Stub, then heading; of which one is given, the rest of the variables stand in the other.
  Expected<core::Done> place() {
    std::vector<std::size_t> stub = TRY(placed(asked_.stub)), heading = TRY(placed(asked_.heading));
    const bool is_free = stub.empty() && heading.empty();
    for (const std::size_t at : kept_) {
      const bool known = std::count(stub.begin(), stub.end(), at) + std::count(heading.begin(), heading.end(), at) > 0;
      if (known) continue;
      if (!is_free && !asked_.stub.empty() && !asked_.heading.empty()) return parameter_error(kBadPlacement);
      const bool is_column = is_free ? table_.dimensions[at].id == table_.measure : asked_.heading.empty();
      (is_column ? heading : stub).push_back(at);
    }
    choice_.order = stub;
    choice_.order.insert(choice_.order.end(), heading.begin(), heading.end());
    stub_ = stub.size();
    if (choice_.order.size() == kept_.size()) return core::Done{};
    return parameter_error(kBadPlacement);
  }

  Expected<std::vector<std::size_t>> placed(const std::vector<std::string>& codes) const {
    std::vector<std::size_t> all;
    for (const std::string& code : codes) {
      const auto at = find(table_, code);
      if (!at || std::find(kept_.begin(), kept_.end(), *at) == kept_.end()) return parameter_error(kBadPlacement);
      all.push_back(*at);
    }
    return all;
  }

  const StatisticsTable& table_;
  const Asked& asked_;
  Version version_;
  formats::StatisticsChoice choice_;
  std::vector<std::size_t> kept_;
  std::size_t stub_ = 0;
};

/// Version 1 names the kind of selection beside its values.
Expected<std::vector<std::string>> expressions_of(const Json& selection) {
  const std::string filter = core::to_lower(selection["filter"].string());
  const std::vector<std::string> values = strings(selection["values"]);
  if (filter == "item" || filter == "all") return values;
  if (filter == "top" && values.size() == 1) return std::vector{fmt::format("top({})", values[0])};
  return parameter_error(filter.starts_with("agg:") || filter.starts_with("vs:") ? kNoCodelist : kBadExpression);
}

}  // namespace

core::Fail parameter_error(const char* title) { return core::fail({.code = "parameter_error", .message = core::same_text(title)}); }

Expected<Asked> asked_by_address(const http::Request& request) {
  Asked asked;
  for (const auto& [key, value] : request.query) {
    const std::string name = core::to_lower(key);
    if (const auto code = bracketed(key, "valuecodes")) {
      if (code->empty()) return parameter_error(kNoVariable);
      asked.selection.push_back({*code, formats::selection_expressions(value)});
    } else if (bracketed(key, "codelist") && !value.empty()) {
      return parameter_error(kNoCodelist);
    } else if (name == "heading" || name == "stub") {
      for (std::string& one : formats::selection_expressions(value)) (name == "stub" ? asked.stub : asked.heading).push_back(std::move(one));
    }
  }
  return asked;
}

Expected<Asked> asked_by_body(const Json& body) {
  Asked asked;
  for (const Json& one : body["selection"].array()) {
    if (!one["codelist"].string().empty()) return parameter_error(kNoCodelist);
    asked.selection.push_back({one["variableCode"].string(), strings(one["valueCodes"])});
  }
  asked.heading = strings(body["placement"]["heading"]);
  asked.stub = strings(body["placement"]["stub"]);
  return asked;
}

Expected<Asked> asked_by_query(const Json& body) {
  if (!body["query"].is_array()) return parameter_error(kMissing);
  Asked asked;
  for (const Json& one : body["query"].array()) asked.selection.push_back({one["code"].string(), TRY(expressions_of(one["selection"]))});
  return asked;
}

Asked default_selection(const StatisticsTable& table, std::size_t most_cells) {
  std::vector<std::vector<std::string>> values;
  for (const table::Dimension& one : table.dimensions) {
    std::vector<std::string>& codes = values.emplace_back();
    for (const table::Category& category : one.categories) codes.push_back(category.code);
    if (one.role == table::Role::time && codes.size() > kLastPeriods)
      codes.erase(codes.begin(), codes.end() - static_cast<std::ptrdiff_t>(kLastPeriods));
  }
  std::size_t cells = 1;
  for (const auto& one : values) cells *= one.size();
  const auto largest = std::max_element(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  if (cells > most_cells && largest != values.end()) largest->resize(std::max<std::size_t>(1, most_cells / (cells / largest->size())));
  Asked asked;
  for (std::size_t at = 0; at < values.size(); ++at) asked.selection.push_back({table.dimensions[at].id, std::move(values[at])});
  return asked;
}

Expected<Part> part_of(const StatisticsTable& table, const Asked& asked, Version version, std::size_t most_cells) {
  return Chooser(table, asked, version).choose(most_cells);
}

void lay_out(const StatisticsTable& table, std::vector<std::string>& stub, std::vector<std::string>& heading) {
  for (const table::Dimension& one : table.dimensions) (one.id == table.measure ? heading : stub).push_back(one.id);
}

}  // namespace rodtrad::api::pxweb
