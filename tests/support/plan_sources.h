// Checks that every value of a plan says what its spans say.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/unicode.h"
#include "domain/plan_json.h"
#include "support/support.h"

namespace rodtrad::test {

/// Without what cleaning takes away or puts in: white space, hyphens, soft hyphens, emphasis, footnote marks.
inline std::string squeezed(const std::u32string& text) {
  std::u32string kept;
  for (const char32_t c : text) {
    const bool raised = c == U'\u00B9' || c == U'\u00B2' || c == U'\u00B3' || (c >= U'\u2070' && c <= U'\u2079');
    if (!core::is_space(c) && c != U'-' && c != U'\u00AD' && c != U'*' && !raised) kept += c;
  }
  return core::to_utf8(kept);
}

inline std::string squeezed(const std::string& text) { return squeezed(core::to_code_points(text)); }

inline std::string at_spans(const std::u32string& text, const domain::Spans& spans) {
  std::string joined;
  for (const domain::Span& span : spans) joined += squeezed(text.substr(span.begin, span.end - span.begin));
  return joined;
}

/// Spans are not empty, lie inside the text, and follow each other.
inline bool in_order(const domain::Spans& spans, std::size_t size) {
  std::size_t reached = 0;
  for (const domain::Span& span : spans) {
    if (span.begin < reached || span.begin >= span.end || span.end > size) return false;
    reached = span.end;
  }
  return true;
}

/// One text per element of a value: a string, a list of strings, an object of strings, a list of such objects.
inline std::vector<std::string> elements_of(const core::Json& value) {
  if (value.is_string()) return {value.string()};
  if (value.is_number()) return {std::to_string(value.integer())};
  std::vector<std::string> elements;
  for (const auto& [name, member] : value.object()) elements.push_back(member.string());
  for (const core::Json& element : value.array()) {
    std::string text = element.string();
    for (const auto& [name, member] : element.object()) text += member.string();
    elements.push_back(text);
  }
  return elements;
}

/// A list has one part per element; a single value in one part may rest on several lines.
inline void check_read_field(const std::u32string& text, const std::string& where, const core::Json& value, const domain::FieldSource& source) {
  const std::vector<std::string> elements = elements_of(value);
  CAPTURE(where);
  REQUIRE(elements.size() == source.parts.size());
  for (std::size_t i = 0; i < elements.size(); ++i) CHECK(squeezed(elements[i]) == at_spans(text, source.parts[i]));
}

inline void check_sources(const std::u32string& text, const std::string& owner, const core::Json& record, const domain::Sources& sources) {
  for (const auto& [field, source] : sources) {
    for (const domain::Spans& spans : source.parts) CHECK_MESSAGE(in_order(spans, text.size()), owner, " ", field);
    if (source.origin == domain::Origin::read) check_read_field(text, owner + " " + field, record[field], source);
    if (source.origin == domain::Origin::derived) CHECK_MESSAGE(!source.rule.empty(), owner, " ", field);
  }
}

/// All fields of the plan, its assignments and trends.
inline void check_all_sources(const domain::PlanDocument& plan) {
  const std::u32string text = core::to_code_points(plan.text);
  const auto json = core::parse_json(domain::to_json(plan));
  REQUIRE(json);
  check_sources(text, "plan", (*json)["plan"], plan.sources);
  for (std::size_t i = 0; i < plan.assignments.size(); ++i) {
    check_sources(text, "assignment " + std::to_string(i + 1), (*json)["assignments"].array()[i], plan.assignments[i].sources);
  }
  for (const domain::Trend& trend : plan.trends) {
    CHECK(in_order(trend.spans, text.size()));
    CHECK(squeezed(trend.text) == at_spans(text, trend.spans));
  }
}

}  // namespace rodtrad::test
